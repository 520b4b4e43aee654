import { z } from 'zod';
import type { AlignmentProposal } from '../domain/alignment/alignmentProposal.ts';
import { LIMITS, longText, milliseconds, paragraphId, wordTime } from './schemas.ts';

const proposedParagraph = z.object({
  id: paragraphId,
  text: longText,
  startMs: milliseconds.nullable(),
  endMs: milliseconds.nullable(),
  words: z.array(wordTime).max(LIMITS.words).readonly(),
});

export const proposedSentence = z.object({
  paragraphId,
  from: z.int().min(0),
  to: z.int().min(0),
  text: longText,
  startMs: milliseconds,
  endMs: milliseconds,
  confidence: z.number().min(0).max(1),
  spoken: z.boolean(),
});

/** What an alignment found: `AlignmentProposal` of the domain. */
export const alignmentProposal = z.object({
  paragraphs: z.array(proposedParagraph),
  sentences: z.array(proposedSentence),
  unscripted: z.array(z.object({ startMs: milliseconds, endMs: milliseconds })),
}) satisfies z.ZodType<AlignmentProposal>;
