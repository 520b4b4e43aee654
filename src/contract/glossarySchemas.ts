import { z } from 'zod';
import { LONGEST_TERM } from '../domain/glossary/parseGlossaryCsv.ts';
import { isVisibleTerm, type GlossaryEntry, type GlossaryScope } from '../domain/glossary/glossaryEntry.ts';
import { shortText, talkId } from './schemas.ts';

const term = z.string().trim().min(1).max(LONGEST_TERM);

const glossaryScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('library') }),
  z.object({ kind: z.literal('collection'), collection: shortText.min(1) }),
  z.object({ kind: z.literal('talk'), talkId }),
]) satisfies z.ZodType<GlossaryScope>;

/** An entry of the glossary: `GlossaryEntry` of the domain. */
export const glossaryEntry = z.object({
  id: z.string().min(1).max(64),
  heard: term,
  correct: term,
  scope: glossaryScope,
}) satisfies z.ZodType<GlossaryEntry>;

const visibleTerm = term.refine(isVisibleTerm);

/** Entries to add, or (with an id) to change. */
export const glossaryPuts = z
  .array(glossaryEntry.extend({ id: glossaryEntry.shape.id.nullable(), heard: visibleTerm, correct: visibleTerm }))
  .min(1)
  .max(5_000);
