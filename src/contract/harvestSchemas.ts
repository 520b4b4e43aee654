import { z } from 'zod';
import { shortText } from './schemas.ts';

/** An address of the web. */
const webUrl = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/[^\s/?#]+\S*$/i);

const setSpec = z.string().min(1).max(500);

/** What answers at an address: a repository of OAI-PMH with its formats and sets, or a feed. */
export const probedSource = z.object({
  kind: z.enum(['oaiPmh', 'feed']),
  name: shortText,
  formats: z.array(shortText),
  sets: z.array(z.object({ spec: z.string(), name: shortText })),
});

/** What to harvest. `format` is a metadata prefix, and `sets` none for all of a repository; a feed has neither. */
export const harvestChoice = z.object({
  url: webUrl,
  kind: z.enum(['oaiPmh', 'feed']),
  name: shortText,
  format: shortText,
  sets: z.array(setSpec).max(1_000),
  /** The least time from one request to the next. */
  paceMs: z.int().min(100).max(60_000).default(1_000),
});

/** A source that is kept. */
export const harvestSource = harvestChoice.extend({
  id: z.string(),
  /** When the last harvest that came to its end was begun; ISO 8601, `null` before the first. */
  harvestedAt: z.string().nullable(),
});

/** What a page of the web may be asked: an address. */
export const probeRequest = z.object({ url: webUrl });

export type ProbedSource = z.infer<typeof probedSource>;
export type HarvestSource = z.infer<typeof harvestSource>;
export type HarvestChoice = z.input<typeof harvestChoice>;
