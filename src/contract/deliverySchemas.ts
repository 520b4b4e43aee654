import { z } from 'zod';
import { DELIVERY_FORMATS, ENCODINGS } from '../domain/delivery/deliveryFormats.ts';
import { DEFAULT_DELIVERY, LINE_ENDS, SPEAKER_STYLES } from '../domain/delivery/deliveryOptions.ts';
import { deliveryCheck, toldViolation } from './checkSchemas.ts';
import { soundProfile } from './ruleProfileSchema.ts';
import { droppedWhat, offset, path, shortText, talkId } from './schemas.ts';

const deliveryFormat = z.enum(DELIVERY_FORMATS);

const deliveryOptions = z.object({
  profile: z.union([shortText, soundProfile]).nullable(),
  encoding: z.enum(ENCODINGS),
  lineEnd: z.enum(LINE_ENDS),
  frameRate: z.number().min(1).max(1_000),
  offsetMs: offset,
  speakers: z.enum(SPEAKER_STYLES),
  keepsSounds: z.boolean(),
  keepsUnspoken: z.boolean(),
});

/** What to deliver of a talk; without options, as the library does by itself. */
export const exportRequest = z.object({
  talkId,
  format: deliveryFormat,
  options: deliveryOptions.default(DEFAULT_DELIVERY),
});

/** The files to deliver a talk in, each under its own path. */
export const exportFiles = z
  .array(z.object({ format: deliveryFormat, path }))
  .min(1)
  .max(100)
  .refine((files) => new Set(files.map((file) => file.path)).size === files.length);

/**
 * Many talks to deliver in a folder. In `pattern`, `{title}`, `{date}`, `{id}` and `{format}` stand for what they name;
 * names are made safe for every system, and numbered where they are taken by another of these talks.
 */
export const batchRequest = z.object({
  talkIds: z.array(talkId).min(1).max(100_000),
  formats: z.array(deliveryFormat).min(1).max(DELIVERY_FORMATS.length),
  options: deliveryOptions.default(DEFAULT_DELIVERY),
  folder: path,
  pattern: shortText.min(1),
  overwrite: z.boolean(),
});

/**
 * What a delivery holds. `estimatedCount` counts paragraphs with a time that is only an estimate; `dropped` is what the format
 * could not say, `unspoken` the sentences that subtitles leave out because nobody says them, `lost` the characters that the
 * encoding does not have and what is written for them; `check` what breaks the rules in subtitles as the file has them,
 * `null` in one without subtitles.
 */
export const exportSummary = z.object({
  format: deliveryFormat,
  encoding: z.enum(ENCODINGS),
  cueCount: z.int(),
  estimatedCount: z.int(),
  dropped: z.array(
    z.object({
      what: droppedWhat,
      count: z.int(),
    }),
  ),
  unspoken: z.array(z.string()),
  lost: z.array(z.object({ character: z.string(), written: z.string(), count: z.int() })),
  check: deliveryCheck.nullable(),
});

/** What a delivery holds. */
export type ExportSummary = z.infer<typeof exportSummary>;

/** A delivery as it would be written now; `violations` are the first errors of its `check`. */
export const exportPreview = exportSummary.extend({ text: z.string(), violations: z.array(toldViolation) });
