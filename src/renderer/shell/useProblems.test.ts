import { expect, it } from 'vitest';
import { estimateTimes } from '../../domain/transcript/estimateTimes.ts';
import { newParagraph, type ParagraphId } from '../../domain/transcript/transcript.ts';
import { problemsOf } from './useProblems.ts';

/** A word said from 162 s on, and a recording of 158 s. */
function problemsWith(offsetMs: number): readonly string[] {
  const words = [[162_000, 162_500, 0] as const];
  const transcript = [newParagraph('p' as ParagraphId, 'merci', { startMs: 162_000, endMs: 162_500, words })];
  const timed = { transcript, times: estimateTimes(transcript, null) };
  return problemsOf({ timed }, { media: { offsetMs, durationMs: 158_000 } }).map(({ kind }) => kind);
}

it('looks for words after the end of a recording where this is on the time line of its talk', () => {
  expect(problemsWith(0)).toEqual(['beyondMedia']);
  expect(problemsWith(7_000)).toEqual([]);
});
