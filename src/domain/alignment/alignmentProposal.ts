import { editOf } from '../transcript/mergeTranscripts.ts';
import { replaceInParagraph } from '../transcript/replaceInParagraph.ts';
import { BY_HAND, startByHandOf, type Paragraph, type ParagraphId, type Transcript } from '../transcript/transcript.ts';
import type { UnscriptedRange } from './alignment.ts';
import type { PlacedSentence } from './spokenSentences.ts';

/** A paragraph with the times that were found for it; `text` is that it was aligned with. */
export type ProposedParagraph = Pick<Paragraph, 'id' | 'text' | 'startMs' | 'endMs' | 'words'>;

/** What an alignment found, for the editor to look at and to take or not. */
export interface AlignmentProposal {
  readonly paragraphs: readonly ProposedParagraph[];
  readonly sentences: readonly PlacedSentence[];
  readonly unscripted: readonly UnscriptedRange[];
}

/** A transcript that has the times of a proposal, and the paragraphs that could not take them. */
export interface TakenProposal {
  readonly transcript: Transcript;
  /** Of these, the time of a word or the start was set by hand since. */
  readonly skipped: readonly ParagraphId[];
}

/** The times of paragraphs, for a proposal. Headings are not spoken. */
export function proposedParagraphs(paragraphs: Transcript): ProposedParagraph[] {
  return paragraphs.flatMap(({ id, kind, text, startMs, endMs, words }) =>
    kind === 'heading' ? [] : [{ id, text, startMs, endMs, words }],
  );
}

/**
 * Gives a transcript the times that were found. It may have changed since it was aligned: a corrected word keeps the
 * time of what it replaced, as it does in the editor. Texts, marks and the rest stay as they are, and so does every
 * word or start that was set by hand: a paragraph where that was done since keeps all its times.
 */
export function takeProposal(transcript: Transcript, { paragraphs }: AlignmentProposal): TakenProposal {
  const found = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const skipped: ParagraphId[] = [];
  const taken = transcript.map((paragraph): Paragraph => {
    const proposed = found.get(paragraph.id);
    if (proposed === undefined || paragraph.kind === 'heading') return paragraph;
    const timed = withTimesOf(paragraph, proposed);
    if (!keepsHandTimes(paragraph, timed)) {
      skipped.push(paragraph.id);
      return paragraph;
    }
    return timed;
  });
  return { transcript: taken, skipped };
}

function withTimesOf(paragraph: Paragraph, { text, startMs, endMs, words }: ProposedParagraph): Paragraph {
  const isStartByHand = paragraph.isStartByHand && words.length === 0;
  const aligned = { ...paragraph, text, startMs, endMs, words, isStartByHand, marks: [] };
  const timed = text === paragraph.text ? aligned : replaceInParagraph(aligned, [editOf(text, paragraph.text)]);
  return { ...timed, marks: paragraph.marks };
}

function keepsHandTimes(before: Paragraph, after: Paragraph): boolean {
  const byHandMs = startByHandOf(before);
  if (byHandMs !== null) {
    const isKept = after.words.length === 0 || after.words.some((word) => word[0] === byHandMs && word[2] === BY_HAND);
    return after.startMs === byHandMs && isKept;
  }
  return before.words.every(([startMs, endMs, anchor], index) => {
    const now = after.words[index];
    return anchor !== BY_HAND || (now?.[0] === startMs && now[1] === endMs && now[2] === BY_HAND);
  });
}
