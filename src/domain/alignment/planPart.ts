import type { Paragraph, ParagraphId, Transcript } from '../transcript/transcript.ts';
import type { TimeRange } from '../transcript/wordTimes.ts';
import { isSaid } from './soundTokens.ts';
import { FRAME_MS } from './spectrogramBuilder.ts';

/** The paragraphs `[first, end)` of a transcript, and when they are said. */
export interface PartStretch extends TimeRange {
  readonly first: number;
  readonly end: number;
}

/** What is to be heard to align some paragraphs of a transcript. */
export interface PartPlan {
  /** The sound that is needed: in order and apart, multiples of `FRAME_MS`, the last perhaps a frame longer than there is. */
  readonly ranges: readonly TimeRange[];
  /** Paragraphs to align, those between them whose times are not known, and the time that their neighbours leave. */
  readonly stretches: readonly PartStretch[];
  /** Where the phones are learnt; `null` when they are known, or nothing is to be done. */
  readonly lesson: PartStretch | null;
}

/** What a plan depends on besides the text. */
export interface PartCircumstances {
  /** The length of the recording. */
  readonly durationMs: number;
  /** Whether an alignment of the recording has left what it learnt. */
  readonly hasModel: boolean;
}

/** The windows at the ends of a stretch hear what is beside it. */
const MARGIN_MS = 100;
/** Nothing is said in less than two frames. */
const LEAST_MS = 2 * FRAME_MS;
/** To decode so much in between costs less than to start once more. */
const NEAR_MS = 5_000;
/** Errors of lectures of 5 minutes, aligned from the templates, are those of an hour. */
const LESSON_MS = 300_000;

/**
 * Plans the alignment of some paragraphs: each is looked for between the end of the last paragraph before and the start
 * of the first after it that have times and are not asked for. One for which these leave no time is left out; so are
 * headings and sounds.
 *
 * Without a model the phones are learnt from some five minutes around the shortest stretch, by the words whose time is
 * known, or from the stretch itself where there are none.
 */
export function planPart(
  transcript: Transcript,
  asked: ReadonlySet<ParagraphId>,
  { durationMs, hasModel }: PartCircumstances,
): PartPlan {
  const roles = transcript.map((paragraph) => roleOf(paragraph, asked));
  const stretches = stretchesOf(transcript, roles, durationMs);
  const lesson = hasModel ? null : lessonAround(transcript, roles, { stretches, durationMs });
  const heard = lesson === null ? stretches : [...stretches, lesson];
  return { ranges: rangesOf(heard, durationMs), stretches, lesson };
}

/** What a paragraph is to a plan. */
type Role = 'silent' | 'asked' | 'unknown' | 'known';

function roleOf(paragraph: Paragraph, asked: ReadonlySet<ParagraphId>): Role {
  if (!isSaid(paragraph)) return 'silent';
  const { id, startMs, endMs } = paragraph;
  if (asked.has(id)) return 'asked';
  return startMs === null || endMs === null ? 'unknown' : 'known';
}

function stretchesOf(transcript: Transcript, roles: readonly Role[], durationMs: number): PartStretch[] {
  const stretches: PartStretch[] = [];
  let first = 0;
  let startMs = 0;
  const close = (end: number, endMs: number): void => {
    const isAsked = roles.slice(first, end).includes('asked');
    if (isAsked && endMs - startMs >= LEAST_MS) stretches.push({ first, end, startMs, endMs });
    first = end + 1;
  };
  for (const [index, paragraph] of transcript.entries()) {
    if (roles[index] !== 'known') continue;
    close(index, Math.min(durationMs, paragraph.startMs!));
    // Two voices may be heard at once: what ends last counts.
    startMs = Math.max(startMs, paragraph.endMs!);
  }
  close(transcript.length, durationMs);
  return stretches;
}

function lessonAround(
  transcript: Transcript,
  roles: readonly Role[],
  { stretches, durationMs }: { readonly stretches: readonly PartStretch[]; readonly durationMs: number },
): PartStretch | null {
  let [lesson] = stretches.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  while (lesson !== undefined && lengthOf(lesson) < LESSON_MS) {
    const { first, end, startMs, endMs } = lesson;
    const before = roles.slice(0, first).lastIndexOf('known');
    const after = roles.indexOf('known', end);
    if (before < 0 && after < 0) break;
    lesson = {
      first: before < 0 ? first : before,
      end: after < 0 ? end : after + 1,
      // A recording may begin after words that another one has heard.
      startMs: Math.max(0, Math.min(startMs, transcript[before]?.startMs ?? startMs)),
      endMs: Math.min(durationMs, Math.max(endMs, transcript[after]?.endMs ?? endMs)),
    };
  }
  return lesson ?? null;
}

function lengthOf({ startMs, endMs }: TimeRange): number {
  return endMs - startMs;
}

/** The sound of stretches, rounded to frames, with margins; near ones in one. */
function rangesOf(stretches: readonly TimeRange[], durationMs: number): TimeRange[] {
  const ranges: { startMs: number; endMs: number }[] = [];
  const lastMs = Math.ceil(durationMs / FRAME_MS) * FRAME_MS;
  for (const { startMs, endMs } of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    const from = Math.max(0, Math.floor((startMs - MARGIN_MS) / FRAME_MS) * FRAME_MS);
    const to = Math.min(lastMs, Math.ceil((endMs + MARGIN_MS) / FRAME_MS) * FRAME_MS);
    const before = ranges.at(-1);
    if (before !== undefined && from <= before.endMs + NEAR_MS) before.endMs = Math.max(before.endMs, to);
    else ranges.push({ startMs: from, endMs: to });
  }
  return ranges;
}
