import type { Transcript } from '../transcript/transcript.ts';
import type { Alignment } from './alignment.ts';
import { alignSpeech } from './alignSpeech.ts';
import { anchorsOf, isByHand, spokenText, withTimes } from './spokenParagraphs.ts';
import type { RecordingModel } from './recordingModel.ts';
import type { RunSides } from './searchSide.ts';
import { FRAME_MS, type MelSpectrogram } from './spectrogramBuilder.ts';

/** What of a talk its alignment needs. */
export interface TranscriptAlignmentRequest {
  readonly sound: MelSpectrogram;
  readonly transcript: Transcript;
  /** BCP 47, or `null` where nobody knows; French is read then. */
  readonly language: string | null;
  /** The words get anchors from here on. */
  readonly firstAnchor: number;
  /** See `alignSpeech`. */
  readonly isTrusted?: boolean | undefined;
  /** See `alignSpeech`. */
  readonly run?: RunSides | undefined;
}

/** A transcript with the times that were found, and what was found besides. */
export interface AlignedTranscript {
  readonly transcript: Transcript;
  readonly alignment: Alignment;
  /** What was learnt about the recording: `alignPart` goes by it. `null` where the text is another recording's. */
  readonly model: RecordingModel | null;
}

/**
 * Finds when the words of a transcript are said; see `alignSpeech`. Headings are not spoken. Words that were set by hand
 * keep their times, and the others are found between them; see `withTimes`.
 */
export function* alignTranscript(request: TranscriptAlignmentRequest): Generator<number, AlignedTranscript> {
  const { sound, transcript, language, firstAnchor, isTrusted, run } = request;
  const range = { startMs: 0, endMs: sound.frames * FRAME_MS };
  const anchors = anchorsOf(transcript, range, isByHand);
  const { alignment, model } = yield* alignSpeech({
    sound,
    ...spokenText(transcript, language),
    anchors,
    isTrusted,
    ...(run && { run }),
  });
  const timed = withTimes(transcript, alignment.words, { firstAnchor, zeroMs: 0, range });
  return { transcript: timed, alignment, model };
}
