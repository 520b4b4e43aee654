import { sentencesOf } from '../transcript/sentencesOf.ts';
import type { ParagraphId, Transcript } from '../transcript/transcript.ts';

/** A sentence of a transcript: half-open UTF-16 offsets in its paragraph, and its text without blanks around it. */
export interface SpokenSentence {
  readonly paragraphId: ParagraphId;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The sentences that are to be heard, in order: headings are not spoken. `language` as in `alignTranscript`. */
export function spokenSentences(transcript: Transcript, language: string | null): SpokenSentence[] {
  return transcript.flatMap(({ id, kind, text }) => {
    if (kind === 'heading') return [];
    return sentencesOf(text, language ?? 'fr').map(({ from, to }): SpokenSentence => ({
      paragraphId: id,
      from,
      to,
      text: text.slice(from, to).trim(),
    }));
  });
}
