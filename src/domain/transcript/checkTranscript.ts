import { areMarksSound } from './textMarks.ts';
import { tokensOf } from './tokensOf.ts';
import type { Paragraph, ParagraphId, Transcript } from './transcript.ts';

/** How a transcript can be broken; `detail` is for the log. */
export interface StructureProblem {
  readonly code: 'duplicateId' | 'wordCount' | 'marks';
  readonly paragraphId: ParagraphId;
  readonly detail: string;
}

/** What an edit must never make of a sound transcript; `detail` is for the log. */
export interface TranscriptProblem {
  readonly code: StructureProblem['code'] | 'reversedTimes' | 'wordOutside' | 'wordOrder';
  readonly paragraphId: ParagraphId;
  readonly detail: string;
}

type ProblemOf = (code: TranscriptProblem['code'], detail: string) => TranscriptProblem;

/**
 * What no transcript may be: ids twice, another number of word times than words, marks outside the text. Only a
 * programmer's mistake makes it so, and the store refuses it. Times are not looked at: see `checkTimes`.
 */
export function checkStructure(transcript: Transcript): StructureProblem[] {
  const seen = new Set<ParagraphId>();
  const problems: StructureProblem[] = [];
  for (const { id, text, words, marks } of transcript) {
    if (seen.has(id)) problems.push({ code: 'duplicateId', paragraphId: id, detail: id });
    seen.add(id);
    const tokenCount = words.length === 0 ? 0 : tokensOf(text).length;
    if (tokenCount !== words.length) {
      problems.push({ code: 'wordCount', paragraphId: id, detail: `${tokenCount} tokens, ${words.length} times` });
    }
    if (!areMarksSound(marks, text.length)) {
      problems.push({ code: 'marks', paragraphId: id, detail: JSON.stringify(marks) });
    }
  }
  return problems;
}

/**
 * The broken invariants of a transcript; empty when it is sound. Every edit keeps a sound transcript sound. A source
 * may bring times that are not: they are kept, listed (`checkTimes`) and mended on request (`repairTimes`).
 */
export function checkTranscript(transcript: Transcript): TranscriptProblem[] {
  return [...checkStructure(transcript), ...transcript.flatMap(checkOwnTimes)];
}

function checkOwnTimes(paragraph: Paragraph): TranscriptProblem[] {
  const { id, startMs, endMs } = paragraph;
  const problem: ProblemOf = (code, detail) => ({ code, paragraphId: id, detail });
  const problems = checkWords(paragraph, problem);
  if (startMs !== null && endMs !== null && endMs < startMs) {
    problems.unshift(problem('reversedTimes', `${startMs} > ${endMs}`));
  }
  return problems;
}

function checkWords({ startMs, endMs, words }: Paragraph, problem: ProblemOf): TranscriptProblem[] {
  const problems: TranscriptProblem[] = [];
  // Words need both ends of their paragraph: without them every comparison below is false.
  let earliest = startMs ?? Number.NaN;
  const latest = endMs ?? Number.NaN;
  for (const [wordStart, wordEnd] of words) {
    if (!(wordStart >= earliest && wordEnd >= wordStart))
      problems.push(problem('wordOrder', `${wordStart}-${wordEnd}`));
    if (!(wordEnd <= latest)) problems.push(problem('wordOutside', `${wordEnd} > ${endMs}`));
    earliest = wordStart;
  }
  return problems;
}
