import { z } from 'zod';
import type { FindQuery } from '../domain/transcript/findText.ts';
import type { Replacement } from '../domain/transcript/replacementText.ts';
import { milliseconds, paragraphId, shortText, talkId } from './schemas.ts';

/** What is looked for: `FindQuery` of the domain. */
const findQuery = z.object({
  text: shortText,
  matchCase: z.boolean(),
  matchAccents: z.boolean(),
  wholeWord: z.boolean(),
  isRegExp: z.boolean(),
}) satisfies z.ZodType<FindQuery>;

/** A query and what takes the place of what it finds. */
const replaceRule = z.object({
  query: findQuery,
  replacement: z.object({ text: shortText, keepCase: z.boolean() }) satisfies z.ZodType<Replacement>,
});

/** A place in a text: half-open UTF-16 offsets of a paragraph. */
const hitPlace = z.object({ talkId, paragraphId, from: z.int().min(0), to: z.int().min(0) });
const hitPlaces = z.array(hitPlace).max(100_000).readonly();

/** A place where something was found. `before` and `after` are what a reader sees around it, cut between words. */
const textHit = z.object({
  paragraphId,
  from: z.int().min(0),
  to: z.int().min(0),
  /** The index of the query that found it. */
  rule: z.int().min(0),
  before: z.string(),
  found: z.string(),
  after: z.string(),
  /** What would take its place, when that was asked for. */
  replacement: z.string().nullable(),
  /** When it is spoken; `isEstimated` where no word of the paragraph has a time. */
  startMs: milliseconds,
  endMs: milliseconds,
  isEstimated: z.boolean(),
});

/** What was found in one talk: `count` hits, of which the first are listed. */
const foundTalk = z.object({ talkId, title: shortText, count: z.int(), hits: z.array(textHit) });

/** Asks for the places where queries are found, in one talk or (`talkId: null`) in all. */
export const findRequest = z.object({
  rules: z
    .array(z.object({ query: findQuery, replacement: replaceRule.shape.replacement.nullable() }))
    .min(1)
    .max(5_000),
  talkId: talkId.nullable(),
  /** Leaves out the places where the text is already what would replace it. */
  onlyChanges: z.boolean(),
  /** The talk that `next` of the last reply named; `null` to begin. */
  after: talkId.nullable(),
  /** How many hits to list at most; more are only counted. */
  limit: z.int().min(0).max(10_000),
});

/** A part of what is found; `next` asks for the rest, `done` of `total` talks have been looked through. */
export const findReply = z.object({
  talks: z.array(foundTalk),
  next: talkId.nullable(),
  done: z.int(),
  total: z.int(),
});

/** Replaces what `rules` find, in one talk or in all: all but `except`, or `only` those of the listed places that lie there. */
export const replaceRequest = z.object({
  rules: z.array(replaceRule).min(1).max(5_000),
  talkId: talkId.nullable(),
  only: hitPlaces.nullable(),
  except: hitPlaces,
  /** The talk to begin with: who asks has it open, and waits for it. */
  firstTalkId: talkId.optional(),
});

/** A replacement that was made, for the offer to undo it. */
export const pastReplacement = z.object({
  id: z.string(),
  madeAt: z.string(),
  /** The first of its rules, and how many there were. */
  find: shortText,
  replaceBy: shortText,
  ruleCount: z.int(),
  replaced: z.int(),
  talkCount: z.int(),
  isUndone: z.boolean(),
});

export type TextHit = z.infer<typeof textHit>;
export type FoundTalk = z.infer<typeof foundTalk>;
export type HitPlace = z.infer<typeof hitPlace>;
export type ReplaceRule = z.infer<typeof replaceRule>;
export type PastReplacement = z.infer<typeof pastReplacement>;
