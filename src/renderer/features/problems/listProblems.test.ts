import { describe, expect, it } from 'vitest';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import { newParagraph, type ParagraphId, type WordTime } from '../../../domain/transcript/transcript.ts';
import { currentProblem, listProblems, neighbourProblem } from './listProblems.ts';

function timed(...paragraphs: [text: string, ...words: [number, number][]][]): TimedTranscript {
  const transcript = paragraphs.map(([text, ...words], index) =>
    newParagraph(`p${index}` as ParagraphId, text, {
      startMs: 100 * Math.min(...words.map(([from]) => from)),
      endMs: 100 * Math.max(...words.map(([, to]) => to)),
      words: words.map(([from, to], at): WordTime => [100 * from, 100 * to, at]),
    }),
  );
  return { transcript, times: estimateTimes(transcript, null) };
}

function place(paragraphIndex: number, offset: number) {
  return { paragraphIndex, offset };
}

describe('listProblems', () => {
  it('shows the first word that is wrong among its neighbours, and how many there are', () => {
    const [problem] = listProblems(timed(['un deux trois', [0, 9], [5, 12], [10, 20]]), null);
    expect(problem).toMatchObject({
      kind: 'wordOverlap',
      from: 3,
      to: 7,
      count: 2,
      context: ['un ', 'deux', ' trois'],
    });
  });

  it('is in reading order, and the same list for the same text', () => {
    const text = timed(['un', [50, 60]], ['deux trois', [0, 9], [5, 12]]);
    const problems = listProblems(text, null);
    expect(problems.map(({ paragraphIndex, from, kind }) => [paragraphIndex, from, kind])).toEqual([
      [1, 0, 'paragraphOrder'],
      [1, 5, 'wordOverlap'],
    ]);
    expect(listProblems(text, null)).toBe(problems);
    expect(listProblems(text, 10_000)).not.toBe(problems);
  });
});

describe('currentProblem', () => {
  const problems = listProblems(timed(['un deux', [0, 9], [5, 12]], ['trois', [20, 30]], ['quatre', [15, 10]]), null);
  const [first, second, third] = problems;

  it('is one of those in the paragraph: the one that was gone to', () => {
    expect([second, third].map((problem) => problem?.paragraphIndex)).toEqual([2, 2]);
    expect(currentProblem(problems, second!.paragraphId, null)).toBe(second);
    expect(currentProblem(problems, second!.paragraphId, third!.key)).toBe(third);
    expect(currentProblem(problems, first!.paragraphId, third!.key)).toBe(first);
  });

  it('is none where all is well', () => {
    expect(currentProblem(problems, 'p1' as ParagraphId, first!.key)).toBeUndefined();
    expect(currentProblem(problems, null, first!.key)).toBeUndefined();
  });
});

describe('neighbourProblem', () => {
  const problems = listProblems(
    timed(['un deux', [0, 9], [5, 12]], ['trois', [20, 30]], ['quatre', [15, 10]], ['cinq', [40, 50]]),
    null,
  );

  it('goes forwards and backwards from the caret, and around', () => {
    expect(problems.map(({ paragraphIndex }) => paragraphIndex)).toEqual([0, 2, 2]);
    expect(neighbourProblem(problems, 1, place(0, 0), null)).toBe(problems[0]);
    expect(neighbourProblem(problems, 1, place(1, 2), null)).toBe(problems[1]);
    expect(neighbourProblem(problems, 1, place(3, 0), null)).toBe(problems[0]);
    expect(neighbourProblem(problems, -1, place(1, 2), null)).toBe(problems[0]);
    expect(neighbourProblem(problems, -1, place(0, 0), null)).toBe(problems[2]);
  });

  it('goes through several at the same place', () => {
    const [, second, third] = problems;
    expect(neighbourProblem(problems, 1, place(2, second!.to), second!.key)).toBe(third);
    expect(neighbourProblem(problems, 1, place(2, third!.to), third!.key)).toBe(problems[0]);
    expect(neighbourProblem(problems, -1, place(2, third!.to), third!.key)).toBe(second);
  });

  it('goes nowhere when all is well', () => {
    expect(neighbourProblem([], 1, place(0, 0), null)).toBeNull();
  });
});
