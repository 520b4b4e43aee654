import type { AlignmentProposal, ProposedParagraph } from '../../../domain/alignment/alignmentProposal.ts';
import { firstWhere } from '../../../domain/transcript/firstWhere.ts';
import { timedWordsOf, timeRangeOf, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';

/**
 * What a row says. `moved`, `kept`: a sentence with other times than it had, or the same. `doubtful`: it fits the sound
 * badly. `unspoken`: nobody says it. `unscripted`: speech that the text does not have.
 */
type AlignmentRowKind = 'moved' | 'kept' | 'doubtful' | 'unspoken' | 'unscripted';

/** A sentence, or speech without text, with the times it had and those that were found. */
export interface AlignmentRow {
  readonly id: string;
  readonly kind: AlignmentRowKind;
  readonly text: string;
  /** Where the sentence is; `null` for speech without text. */
  readonly place: { readonly paragraphId: ParagraphId; readonly from: number; readonly to: number } | null;
  /** `null` where it had none, or its text has changed since. */
  readonly before: (TimeRange & { readonly isEstimated: boolean }) | null;
  /** `null` where nobody says it. */
  readonly after: TimeRange | null;
  /** By how many milliseconds words within it move the most, where it begins when it did; else `null`. */
  readonly withinMs: number | null;
}

/** Times that differ by no more than this, in milliseconds, are the same to who hears them. */
const SAME_MS = 80;
/** Below this a sentence fits hardly better than any other text would. */
const DOUBTFUL_BELOW = 0.2;

/** What was made of each sentence and stretch, and of each proposal, last. */
const made = new WeakMap<object, AlignmentRow>();
const lists = new WeakMap<AlignmentProposal, readonly AlignmentRow[]>();

/**
 * The rows of a proposal, in the order of the recording. `timed` is the text as it is now. Rows that are as they were
 * stay the same objects, and so does the list of them: it is asked for with every pause in typing.
 */
export function alignmentRows(proposal: AlignmentProposal, timed: TimedTranscript): readonly AlignmentRow[] {
  const sentences = sentenceRows(proposal, timed);
  const rows: AlignmentRow[] = [];
  let next = 0;
  for (const stretch of proposal.unscripted) {
    const past = sentences.findIndex(({ after }, at) => at >= next && after !== null && after.startMs >= stretch.endMs);
    const until = past < 0 ? sentences.length : past;
    rows.push(...sentences.slice(next, until), unscriptedRow(stretch));
    next = until;
  }
  rows.push(...sentences.slice(next));
  const before = lists.get(proposal);
  if (before?.length === rows.length && before.every((row, index) => row === rows[index])) return before;
  lists.set(proposal, rows);
  return rows;
}

function sentenceRows({ sentences, paragraphs }: AlignmentProposal, timed: TimedTranscript): AlignmentRow[] {
  const indexes = new Map(timed.transcript.map(({ id }, index) => [id, index]));
  const proposed = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  return sentences.map((sentence, number) => {
    const { paragraphId, from, to, text, startMs, endMs, spoken, confidence } = sentence;
    const index = indexes.get(paragraphId);
    const before = timesBefore(timed, index, sentence);
    const after = spoken ? { startMs, endMs } : null;
    const found = kindOf(before, after, confidence);
    const movedMs = found === 'kept' ? movedWithin(timed, index!, proposed.get(paragraphId), sentence) : 0;
    const withinMs = movedMs > SAME_MS ? movedMs : null;
    const kind = withinMs === null ? found : 'moved';
    const last = made.get(sentence);
    if (last?.kind === kind && last.withinMs === withinMs && isSameTime(last.before, before)) return last;
    const place = { paragraphId, from, to };
    const row: AlignmentRow = { id: String(number), kind, text, place, before, after, withinMs };
    made.set(sentence, row);
    return row;
  });
}

function unscriptedRow(stretch: AlignmentProposal['unscripted'][number]): AlignmentRow {
  const { startMs, endMs } = stretch;
  const row: AlignmentRow = made.get(stretch) ?? {
    id: `at ${startMs}`,
    kind: 'unscripted',
    text: '',
    place: null,
    before: null,
    after: { startMs, endMs },
    withinMs: null,
  };
  made.set(stretch, row);
  return row;
}

function isSameTime(first: AlignmentRow['before'], second: AlignmentRow['before']): boolean {
  return (
    first?.startMs === second?.startMs && first?.endMs === second?.endMs && first?.isEstimated === second?.isEstimated
  );
}

/** What is still to be looked at once the times were taken: there is nothing to compare any more. */
export function rowsToCheck(proposal: AlignmentProposal, timed: TimedTranscript): AlignmentRow[] {
  const rows = alignmentRows(proposal, timed).filter(needsLook);
  return rows.map((row) => (row.after === null ? row : { ...row, before: null }));
}

/** Whether somebody should look at a row. */
export function needsLook({ kind }: AlignmentRow): boolean {
  return kind !== 'moved' && kind !== 'kept';
}

/** How many rows there are of each kind, and by how much the sentences move that had times. */
export interface AlignmentSummary {
  readonly counts: Readonly<Record<AlignmentRowKind, number>>;
  /** The median of the shifts without their sign, in milliseconds; `null` where none had a time. */
  readonly medianShiftMs: number | null;
}

export function summarise(rows: readonly AlignmentRow[]): AlignmentSummary {
  const counts = { moved: 0, kept: 0, doubtful: 0, unspoken: 0, unscripted: 0 };
  const shifts: number[] = [];
  for (const { kind, before, after } of rows) {
    counts[kind]++;
    if (before !== null && after !== null) shifts.push(Math.abs(after.startMs - before.startMs));
  }
  shifts.sort((a, b) => a - b);
  return { counts, medianShiftMs: shifts[Math.floor(shifts.length / 2)] ?? null };
}

function kindOf(before: AlignmentRow['before'], after: TimeRange | null, confidence: number): AlignmentRowKind {
  if (after === null) return 'unspoken';
  if (confidence < DOUBTFUL_BELOW) return 'doubtful';
  const isSame = before !== null && !before.isEstimated && Math.abs(before.startMs - after.startMs) <= SAME_MS;
  return isSame ? 'kept' : 'moved';
}

/**
 * By how many milliseconds the edges of a sentence's words move the most: one that begins when it did may have been
 * corrected within. 0 where the text is another than was aligned.
 */
function movedWithin(
  timed: TimedTranscript,
  paragraphIndex: number,
  proposed: ProposedParagraph | undefined,
  { from, to }: AlignmentProposal['sentences'][number],
): number {
  const { tokens, times } = timedWordsOf(timed, paragraphIndex);
  const { text } = timed.transcript[paragraphIndex]!;
  if (proposed?.text !== text || proposed.words.length !== tokens.length) return 0;
  const first = firstWhere(tokens, ({ end }) => end > from);
  const past = firstWhere(tokens, ({ start }) => start >= to);
  let mostMs = 0;
  for (let at = first; at < past; at++) {
    const [word, found] = [times[at]!, proposed.words[at]!];
    mostMs = Math.max(mostMs, Math.abs(found[0] - word[0]), Math.abs(found[1] - word[1]));
  }
  return mostMs;
}

function timesBefore(
  timed: TimedTranscript,
  paragraphIndex: number | undefined,
  { from, to, text }: AlignmentProposal['sentences'][number],
): AlignmentRow['before'] {
  if (paragraphIndex === undefined) return null;
  const paragraph = timed.transcript[paragraphIndex]!;
  if (paragraph.text.slice(from, to).trim() !== text) return null;
  const range = timeRangeOf(timed, { paragraphIndex, offset: from }, { paragraphIndex, offset: to });
  return range === null ? null : { ...range, isEstimated: paragraph.words.length === 0 };
}
