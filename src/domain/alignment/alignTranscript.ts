import { tokensOf } from '../transcript/tokensOf.ts';
import { BY_HAND, ESTIMATED, type Paragraph, type Transcript, type WordTime } from '../transcript/transcript.ts';
import type { AlignedWord, Alignment } from './alignment.ts';
import { alignSpeech } from './alignSpeech.ts';
import type { Anchor } from './cutAtAnchors.ts';
import { spokenSentences } from './spokenSentences.ts';
import { FRAME_MS, type MelSpectrogram } from './spectrogramBuilder.ts';

/** What of a talk its alignment needs. */
export interface TranscriptAlignmentRequest {
  readonly sound: MelSpectrogram;
  readonly transcript: Transcript;
  /** BCP 47, or `null` where nobody knows; French is read then. */
  readonly language: string | null;
  /** The words get anchors from here on. */
  readonly firstAnchor: number;
}

/** A transcript with the times that were found, and what was found besides. */
export interface AlignedTranscript {
  readonly transcript: Transcript;
  readonly alignment: Alignment;
}

/**
 * Finds when the words of a transcript are said; see `alignSpeech`. Headings are not spoken. Words that were set by hand
 * keep their times, and the others are found between them. Words that nobody says share out what lies around them, as
 * estimates.
 */
export function* alignTranscript(request: TranscriptAlignmentRequest): Generator<number, AlignedTranscript> {
  const { sound, transcript, language, firstAnchor } = request;
  const spoken = transcript.filter(({ kind }) => kind === 'paragraph');
  const sentences = spokenSentences(transcript, language).map(({ text }) => text);
  const isEnglish = language?.toLowerCase().split('-')[0] === 'en';
  const anchors = anchorsOf(spoken, sound.frames * FRAME_MS);
  const alignment = yield* alignSpeech({ sound, sentences, anchors, language: isEnglish ? 'en' : 'fr' });
  let word = 0;
  const aligned = transcript.map((paragraph): Paragraph => {
    if (paragraph.kind === 'heading') return paragraph;
    const first = word;
    word += tokensOf(paragraph.text).length;
    return withTimes(paragraph, alignment.words.slice(first, word), firstAnchor + first);
  });
  return { transcript: aligned, alignment };
}

/** The starts that were set by hand, as far as they rise and lie in the sound: not all that contradict can be kept. */
function anchorsOf(spoken: Transcript, soundMs: number): Anchor[] {
  const anchors: Anchor[] = [];
  let token = 0;
  for (const { text, words } of spoken) {
    for (const [index, [startMs, , anchor]] of words.entries()) {
      const isLater = startMs > (anchors.at(-1)?.startMs ?? -1) && startMs < soundMs;
      if (anchor === BY_HAND && isLater) anchors.push({ token: token + index, startMs });
    }
    token += tokensOf(text).length;
  }
  return anchors;
}

function withTimes(paragraph: Paragraph, found: readonly AlignedWord[], firstAnchor: number): Paragraph {
  if (found.length === 0) return paragraph;
  const words = found.map(({ startMs, endMs, source }, index): WordTime => {
    const isByHand = paragraph.words[index]?.[2] === BY_HAND && source === 'anchor';
    return [startMs, endMs, source === 'unspoken' ? ESTIMATED : isByHand ? BY_HAND : firstAnchor + index];
  });
  const isSpoken = found.some(({ source }) => source !== 'unspoken');
  const ends = isSpoken ? { startMs: words[0]![0], endMs: words.at(-1)![1] } : { startMs: null, endMs: null };
  return { ...paragraph, ...ends, words: isSpoken ? words : [] };
}
