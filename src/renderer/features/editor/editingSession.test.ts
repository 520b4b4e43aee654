import { redo, undo } from '@tiptap/pm/history';
import type { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import { mergeTranscripts } from '../../../domain/transcript/mergeTranscripts.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import { startByHandOf, type Transcript } from '../../../domain/transcript/transcript.ts';
import { applyChange, diffTranscripts, type TranscriptChange } from '../../../domain/transcript/transcriptChange.ts';
import { transcriptStepsAt, type TranscriptStep } from '../../../domain/transcript/transcriptSteps.suite.ts';
import { adoptTranscript } from './adoptTranscript.ts';
import { documentOf, paragraphOf, transcriptOf } from './documentBridge.ts';
import { blocksOf } from './editCommands.ts';
import { openTranscript, run, select } from './editingBench.ts';
import { sessionsAt, transcriptsOf, type Range, type Step } from './editingSteps.suite.ts';
import { keepForeignText } from './foreignText.ts';
import { newParagraphId } from './newParagraphId.ts';

/** How many sessions are tried; thousands are for looking for faults. */
const RUNS = Number(process.env['LUTRIN_LAW_RUNS'] ?? 80);

interface TimedWord extends Range {
  /** Its text and time. */
  readonly said: string;
  readonly startMs: number;
  /** The number of its paragraph. */
  readonly block: number;
}

function timedWords({ doc }: EditorState): TimedWord[] {
  return blocksOf(doc).flatMap(({ node, position }, block) => {
    const { text, words: times } = paragraphOf(node);
    return tokensOf(text).flatMap(({ start, end }, index) => {
      const time = times[index];
      if (time === undefined) return [];
      const said = `${text.slice(start, end)} ${time.join(' ')}`;
      return [{ said, startMs: time[0], block, from: position + 1 + start, to: position + 1 + end }];
    });
  });
}

/**
 * The words that an edit of some ranges has to leave alone: all but those that it borders on. Where paragraphs that were
 * moved are joined, times may run backwards and cannot all stay.
 */
function untouchedWords(state: EditorState, ranges: readonly Range[]): TimedWord[] {
  const blocks = blocksOf(state.doc);
  const all = timedWords(state);
  return all.filter((word) =>
    ranges.every(({ from, to }) => {
      const first = blocks.findLastIndex(({ position }) => position < from) - 1;
      const last = blocks.findLastIndex(({ position }) => position < to) + 1;
      if (word.block < first || word.block > last) return true;
      const near = all.filter(({ block }) => block >= first && block <= last);
      const runsForward = near.every(({ startMs }, index) => startMs >= (near[index - 1]?.startMs ?? 0));
      return runsForward && (word.to < from || word.from > to);
    }),
  );
}

/** What of `before` is not, or not as often, in `after`. */
function missing(before: readonly TimedWord[], after: readonly TimedWord[]): string[] {
  const left = Map.groupBy(after, ({ said }) => said);
  return before.map(({ said }) => said).filter((said) => left.get(said)?.pop() === undefined);
}

/** What the library would hold after a save: the change goes as JSON, is applied and read back. */
function saved(stored: Transcript, state: EditorState): Transcript {
  const change = JSON.parse(JSON.stringify(diffTranscripts(stored, transcriptOf(state.doc)))) as TranscriptChange;
  const applied = applyChange(stored, change);
  if (!applied.ok) throw new Error(applied.reason);
  return applied.transcript;
}

function expectSound(state: EditorState): void {
  state.doc.check();
  const transcript = transcriptOf(state.doc);
  expect(checkTranscript(transcript)).toEqual([]);
  expect(transcript.filter((one) => one.isStartByHand && startByHandOf(one) === null)).toEqual([]);
  const sections = Array.from({ length: state.doc.childCount }, (_, index) => state.doc.child(index).childCount);
  expect(Math.max(...sections)).toBeLessThanOrEqual(80);
  expect(transcriptOf(documentOf(transcript, newParagraphId))).toEqual(transcript);
}

/** Sections end at 40 paragraphs. */
const nearEdges = fc.oneof(fc.nat(90), fc.integer({ min: 38, max: 42 }));
const SIZES = [
  ['a short text', transcriptsOf(1, 5), fc.nat(5), RUNS],
  ['a text of several sections', transcriptsOf(30, 90), nearEdges, Math.ceil(RUNS / 8)],
] as const;

function keepsAll(transcript: Transcript, steps: readonly Step[]): void {
  const first = openTranscript(transcript);
  let state = first;
  let stored = transcript;
  for (const { from, to, act, reach } of steps) {
    const before = select(state, from, to);
    state = act(before);
    expectSound(state);
    stored = saved(stored, state);
    expect(stored).toEqual(transcriptOf(state.doc));
    if (reach === null) continue;
    const ranges = [before.selection, ...reach(before)];
    expect(missing(untouchedWords(before, ranges), timedWords(state))).toEqual([]);
  }
  while (redo(state)) state = run(state, redo);
  const last = transcriptOf(state.doc);
  while (undo(state)) state = run(state, undo);
  expect(transcriptOf(state.doc)).toEqual(transcriptOf(first.doc));
  while (redo(state)) state = run(state, redo);
  expect(transcriptOf(state.doc)).toEqual(last);
}

/** What comes after a step of a session: nothing, a save, or a change elsewhere. */
type Elsewhere = readonly (TranscriptStep | 'nothing' | 'save')[];

function staysSound(transcript: Transcript, steps: readonly Step[], elsewhere: Elsewhere): void {
  let state = openTranscript(transcript);
  let stored = transcript;
  const check = (): void => {
    expectSound(state);
    expect(saved(stored, state)).toEqual(transcriptOf(state.doc));
  };
  for (const [index, { from, to, act }] of steps.entries()) {
    const next = elsewhere[index % elsewhere.length]!;
    state = act(select(state, from, to));
    check();
    if (next === 'save') stored = saved(stored, state);
    if (next === 'save' || next === 'nothing') continue;
    const theirs = next.change(stored);
    const merged = mergeTranscripts(stored, transcriptOf(state.doc), theirs);
    if (merged === null) continue;
    stored = theirs;
    state = run(state, adoptTranscript(merged, false));
    expect(transcriptOf(state.doc)).toEqual(merged);
    check();
  }
  for (const back of [undo, redo]) {
    while (back(state)) {
      state = run(run(state, back), keepForeignText);
      check();
    }
  }
}

describe.each(SIZES)('a session of edits in %s', (_, transcripts, index, numRuns) => {
  it('keeps untouched words, soundness and what is stored; undo and redo give each text back (law)', () => {
    fc.assert(fc.property(transcripts, sessionsAt(index), keepsAll), { numRuns });
  });

  it('stays sound and can be saved whatever is changed elsewhere, through undo and redo (law)', () => {
    const next = fc.oneof(
      transcriptStepsAt(index),
      fc.constantFrom('nothing' as const, 'save' as const, 'save' as const),
    );
    const elsewhere = fc.array(next, { minLength: 1, maxLength: 25 });
    fc.assert(fc.property(transcripts, sessionsAt(index), elsewhere, staysSound), { numRuns });
  });
});
