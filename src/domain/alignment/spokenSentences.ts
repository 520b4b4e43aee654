import { sentencesOf } from '../transcript/sentencesOf.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { ParagraphId, Transcript } from '../transcript/transcript.ts';
import type { AlignedSentence, Alignment } from './alignment.ts';

/** A sentence of a transcript: half-open UTF-16 offsets in its paragraph, and its text without blanks around it. */
interface SpokenSentence {
  readonly paragraphId: ParagraphId;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A sentence with what was found of it. */
export interface PlacedSentence extends SpokenSentence, AlignedSentence {}

/** The sentences that are to be heard, in order: headings and marks alone are not spoken. `language` as in `alignTranscript`. */
export function spokenSentences(transcript: Transcript, language: string | null): SpokenSentence[] {
  return transcript.flatMap(({ id, kind, text }) => {
    if (kind === 'heading') return [];
    return sentencesOf(text, language ?? 'fr').flatMap(({ from, to }): SpokenSentence[] => {
      const sentence = text.slice(from, to).trim();
      return tokensOf(sentence).length === 0 ? [] : [{ paragraphId: id, from, to, text: sentence }];
    });
  });
}

/** The sentences of an aligned transcript where they stand in it; the alignment counts from `zeroMs`. */
export function placeSentences(
  transcript: Transcript,
  language: string | null,
  { alignment, zeroMs }: { readonly alignment: Alignment; readonly zeroMs: number },
): PlacedSentence[] {
  return spokenSentences(transcript, language).map((sentence, index) => {
    const { startMs, endMs, confidence, spoken } = alignment.sentences[index]!;
    return { ...sentence, startMs: zeroMs + startMs, endMs: zeroMs + endMs, confidence, spoken };
  });
}
