import { LECTURE_FR } from '../segmentation/cueLimits.ts';
import { deriveCues } from '../segmentation/deriveCues.ts';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import {
  ESTIMATED,
  newParagraph,
  type ParagraphId,
  type SpeakerId,
  type Transcript,
  type WordTime,
} from '../transcript/transcript.ts';
import { cueFileOf, type CueFile } from './cueFile.ts';
import { textOfCueFile } from './readTimedText.ts';

/** What a recogniser or a transcriber wrote, as prose with its speakers. */
interface Speech {
  readonly transcript: Transcript;
  readonly speakers: readonly { readonly id: SpeakerId; readonly name: string }[];
}

/** The prose of a file: its stretches of speech, which are longer than a screen, joined into paragraphs. */
export function speechOf(file: CueFile): Speech {
  const { paragraphs, speakers } = textOfCueFile(file);
  const transcript = paragraphs.map(({ text, speaker, startMs, endMs, words }, index) => {
    const times = words.map(([from, to, anchor = ESTIMATED]): WordTime => [from, to, anchor]);
    const speakerId = speaker as SpeakerId | null;
    return newParagraph(String(index) as ParagraphId, text, { speakerId, startMs, endMs, words: times });
  });
  return { transcript, speakers: speakers.map((name) => ({ id: name as SpeakerId, name })) };
}

/** Subtitles of what a recogniser or a transcriber wrote, derived with the profile for lectures in French. */
export function subtitlesOfSpeech(file: CueFile): CueFile {
  const { transcript, speakers } = speechOf(file);
  const times = estimateTimes(transcript, null);
  const cues = deriveCues(transcript, times, LECTURE_FR, { speakers, durationMs: null });
  return { ...cueFileOf(cues), language: file.language };
}
