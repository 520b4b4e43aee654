import { join } from 'node:path';
import { type Token, tokensOf } from '../../src/domain/transcript/tokensOf.ts';
import type { Lecture, Sentence, SlideName, Voice } from './lecture.ts';
import { run } from './programs.ts';

/** A half-open range in integer milliseconds from the recording's start. */
export type TimeRange = readonly [startMs: number, endMs: number];

/** A sentence in its place in the recording, with the time of each token of its text. */
export interface SpokenSentence {
  readonly chapter: number;
  /** Counts the turns of the whole lecture. */
  readonly turn: number;
  readonly speaker: number;
  readonly text: string;
  readonly slide: SlideName | null;
  readonly startMs: number;
  readonly endMs: number;
  readonly words: readonly TimeRange[];
}

/** The lecture spoken: one track for each speaker, all of the recording's length. */
export interface Narration {
  readonly sampleRate: number;
  readonly tracks: readonly Float32Array[];
  readonly sentences: readonly SpokenSentence[];
  readonly durationMs: number;
}

type SpeechEvent = readonly [kind: 'word' | 'sound' | 'pause', offset: number, sample: number];

interface Speech {
  readonly sampleRate: number;
  readonly sentences: readonly { readonly pcm: string; readonly events: readonly SpeechEvent[] }[];
}

interface ToSpeak extends Sentence {
  readonly chapter: number;
  readonly turn: number;
  readonly speaker: number;
  readonly voice: Voice;
}

const LEAD_MS = 2600;
const TAIL_MS = 3600;
const BETWEEN_SENTENCES_MS = 430;
const BETWEEN_TURNS_MS = 800;
const BETWEEN_CHAPTERS_MS = 1700;

/** Names that espeak-ng would read as English, spelled for a French reader. The length must not change. */
const RESPELLED: readonly (readonly [written: string, spoken: string])[] = [['Tory', 'Tori']];

/** Speaks the lecture and lays the sentences on one time line. */
export function narrate(lecture: Lecture): Narration {
  const toSpeak = sentencesOf(lecture);
  const speech = speak(toSpeak);
  const { sampleRate } = speech;
  const placed: { sentence: SpokenSentence; pcm: Int16Array; atSample: number }[] = [];
  let endMs = 0;
  for (const [index, sentence] of toSpeak.entries()) {
    const { pcm, events } = speech.sentences[index] ?? { pcm: '', events: [] };
    const ranges = wordSamples(sentence.text, events);
    const firstSample = ranges[0]?.[0] ?? 0;
    const startMs = endMs + pauseBefore(sentence, toSpeak[index - 1]);
    const atSample = Math.round((startMs * sampleRate) / 1000) - firstSample;
    const words = ranges.map(([from, to]): TimeRange => [ms(atSample + from), ms(atSample + to)]);
    endMs = words.at(-1)?.[1] ?? startMs;
    const { chapter, turn, speaker, text, slide } = sentence;
    placed.push({
      sentence: { chapter, turn, speaker, text, slide, startMs, endMs, words },
      pcm: samplesOf(pcm),
      atSample,
    });
  }
  const durationMs = endMs + TAIL_MS;
  const tracks = lecture.speakers.map(() => new Float32Array(Math.ceil((durationMs * sampleRate) / 1000)));
  for (const { sentence, pcm, atSample } of placed) addSamples(tracks[sentence.speaker], pcm, atSample);
  return { sampleRate, tracks, durationMs, sentences: placed.map(({ sentence }) => sentence) };

  function ms(sample: number): number {
    return Math.round((sample * 1000) / sampleRate);
  }
}

function sentencesOf(lecture: Lecture): ToSpeak[] {
  const turns = lecture.chapters.flatMap(({ turns: inside }, chapter) => inside.map((each) => ({ ...each, chapter })));
  return turns.flatMap(({ chapter, speaker, sentences }, turn) => {
    const voice = lecture.speakers[speaker]?.voice;
    if (voice === undefined) throw new RangeError(`no speaker ${speaker}`);
    return sentences.map((sentence) => ({ ...sentence, chapter, turn, speaker, voice }));
  });
}

function pauseBefore(sentence: ToSpeak, previous: ToSpeak | undefined): number {
  if (previous === undefined) return LEAD_MS;
  if (previous.chapter !== sentence.chapter) return BETWEEN_CHAPTERS_MS;
  return previous.turn === sentence.turn ? BETWEEN_SENTENCES_MS : BETWEEN_TURNS_MS;
}

function speak(sentences: readonly ToSpeak[]): Speech {
  const requests = sentences.map(({ text, voice }) => ({
    text: spokenForm(text),
    voice: voice.name,
    rate: voice.rate,
    pitch: voice.pitch,
    range: voice.range,
  }));
  const script = join(import.meta.dirname, 'speak.py');
  return JSON.parse(run('python3', [script], JSON.stringify(requests)).stdout.toString()) as Speech;
}

/** What the synthesiser reads: character for character as long as the text, so that its offsets are the text's. */
function spokenForm(text: string): string {
  const plain = text.replaceAll('’', "'").replaceAll(/[\u00A0\u202F«»]/g, ' ');
  const spoken = RESPELLED.reduce((form, [from, to]) => form.replaceAll(from, to), plain);
  if (spoken.length !== text.length) throw new RangeError(`respelling changed the length of: ${text}`);
  return spoken;
}

/**
 * The first and last sample of each token, from the synthesiser's events.
 *
 * A word begins with its first event and ends where the next word or a pause begins. espeak-ng reads a few pairs
 * such as `est-ce que` as one word; the second then has no event, and the text must be worded otherwise.
 */
function wordSamples(text: string, events: readonly SpeechEvent[]): [from: number, to: number][] {
  const starts = tokensOf(text).map((token) => startOf(token, text, events));
  return starts.map((from, index) => {
    const next = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const inside = events.filter(([, , sample]) => sample >= from && sample < next);
    const lastSound = inside.findLastIndex(([kind]) => kind === 'sound');
    const to = inside[lastSound + 1]?.[2] ?? next;
    if (lastSound < 0 || to <= from || to === Number.POSITIVE_INFINITY) {
      throw new Error(`word ${index + 1} of “${text}” has no end`);
    }
    return [from, to];
  });
}

function startOf(token: Token, text: string, events: readonly SpeechEvent[]): number {
  const first = events.find(([kind, offset]) => kind === 'word' && offset >= token.start && offset < token.end);
  if (first === undefined) throw new Error(`“${text.slice(token.start, token.end)}” is not spoken alone in “${text}”`);
  return first[2];
}

function samplesOf(pcm: string): Int16Array {
  const bytes = Uint8Array.from(Buffer.from(pcm, 'base64'));
  return new Int16Array(bytes.buffer);
}

function addSamples(track: Float32Array | undefined, pcm: Int16Array, atSample: number): void {
  if (track === undefined) throw new RangeError('no track for this speaker');
  for (const [index, sample] of pcm.entries()) {
    const at = atSample + index;
    if (at >= 0 && at < track.length) track[at] = (track[at] ?? 0) + sample / 32768;
  }
}
