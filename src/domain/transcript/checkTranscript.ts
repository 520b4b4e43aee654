import { areMarksSound } from './textMarks.ts';
import { tokensOf } from './tokensOf.ts';
import type { Paragraph, ParagraphId, Transcript } from './transcript.ts';

/** What can be wrong with a transcript; `detail` is for the log. */
export interface TranscriptProblem {
  readonly code: 'duplicateId' | 'wordCount' | 'marks' | 'reversedTimes' | 'wordOutside' | 'wordOrder';
  readonly paragraphId: ParagraphId;
  readonly detail: string;
}

type ProblemOf = (code: TranscriptProblem['code'], detail: string) => TranscriptProblem;

/** The broken invariants of a transcript; empty when it is sound. Every edit keeps a sound transcript sound. */
export function checkTranscript(transcript: Transcript): TranscriptProblem[] {
  const seen = new Set<ParagraphId>();
  const problems: TranscriptProblem[] = [];
  for (const paragraph of transcript) {
    if (seen.has(paragraph.id)) {
      problems.push({ code: 'duplicateId', paragraphId: paragraph.id, detail: paragraph.id });
    }
    seen.add(paragraph.id);
    problems.push(...checkParagraph(paragraph));
  }
  return problems;
}

function checkParagraph(paragraph: Paragraph): TranscriptProblem[] {
  const { id, startMs, endMs } = paragraph;
  const problem: ProblemOf = (code, detail) => ({ code, paragraphId: id, detail });
  const problems = checkWords(paragraph, problem);
  if (!areMarksSound(paragraph.marks, paragraph.text.length)) {
    problems.push(problem('marks', JSON.stringify(paragraph.marks)));
  }
  if (startMs !== null && endMs !== null && endMs < startMs) {
    problems.unshift(problem('reversedTimes', `${startMs} > ${endMs}`));
  }
  return problems;
}

function checkWords(paragraph: Paragraph, problem: ProblemOf): TranscriptProblem[] {
  const { startMs, endMs, words, text } = paragraph;
  if (words.length === 0) return [];
  const problems: TranscriptProblem[] = [];
  const tokenCount = tokensOf(text).length;
  if (tokenCount !== words.length) problems.push(problem('wordCount', `${tokenCount} tokens, ${words.length} times`));
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
