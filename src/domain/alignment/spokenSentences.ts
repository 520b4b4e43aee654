import { sentencesOf } from '../transcript/sentencesOf.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { soundTokens } from './soundTokens.ts';
import type { ParagraphId, Transcript } from '../transcript/transcript.ts';
import type { AlignedSentence, Alignment } from './alignment.ts';

/** A sentence of a transcript: half-open UTF-16 offsets in its paragraph, and its text without blanks around it. */
export interface SpokenSentence {
  readonly paragraphId: ParagraphId;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Whether it is nothing but sounds in brackets. */
  readonly isSound: boolean;
}

/** A sentence with what was found of it. */
export interface PlacedSentence extends Omit<SpokenSentence, 'isSound'>, AlignedSentence {}

/** The sentences that have words, in order, without headings. `language` as in `alignTranscript`. */
export function spokenSentences(transcript: Transcript, language: string | null): SpokenSentence[] {
  return transcript.flatMap(({ id, kind, text, marks }) => {
    if (kind === 'heading') return [];
    const tokens = tokensOf(text);
    const sounds = soundTokens({ text, marks });
    return sentencesOf(text, language ?? 'fr').flatMap(({ from, to }): SpokenSentence[] => {
      const sentence = text.slice(from, to).trim();
      if (tokensOf(sentence).length === 0) return [];
      const isSound = tokens.every(({ start }, index) => start < from || start >= to || sounds[index]!);
      return [{ paragraphId: id, from, to, text: sentence, isSound }];
    });
  });
}

/** The sentences of an aligned transcript where they stand in it, but for sounds; the alignment counts from `zeroMs`. */
export function placeSentences(
  transcript: Transcript,
  language: string | null,
  { alignment, zeroMs }: { readonly alignment: Alignment; readonly zeroMs: number },
): PlacedSentence[] {
  const sentences = spokenSentences(transcript, language).filter(({ isSound }) => !isSound);
  return sentences.map(({ paragraphId, from, to, text }, index) => {
    const { startMs, endMs, confidence, spoken } = alignment.sentences[index]!;
    return { paragraphId, from, to, text, startMs: zeroMs + startMs, endMs: zeroMs + endMs, confidence, spoken };
  });
}
