import { LECTURE_FR } from '../segmentation/cueLimits.ts';
import { deriveCues } from '../segmentation/deriveCues.ts';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import { ESTIMATED, newParagraph, type ParagraphId, type SpeakerId, type WordTime } from '../transcript/transcript.ts';
import { cueFileOf, type CueFile } from './cueFile.ts';
import { textOfCueFile } from './readTimedText.ts';

/**
 * Subtitles of what a recogniser or a transcriber wrote, whose stretches of speech are longer than a screen: joined into
 * paragraphs, and derived from them with the profile for lectures in French.
 */
export function subtitlesOfSpeech(file: CueFile): CueFile {
  const { paragraphs, speakers } = textOfCueFile(file);
  const transcript = paragraphs.map(({ text, speaker, startMs, endMs, words }, index) => {
    const times = words.map(([from, to, anchor = ESTIMATED]): WordTime => [from, to, anchor]);
    const speakerId = speaker as SpeakerId | null;
    return newParagraph(String(index) as ParagraphId, text, { speakerId, startMs, endMs, words: times });
  });
  const named = speakers.map((name) => ({ id: name as SpeakerId, name }));
  const times = estimateTimes(transcript, null);
  const cues = deriveCues(transcript, times, LECTURE_FR, { speakers: named, durationMs: null });
  return { ...cueFileOf(cues), language: file.language };
}
