import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Alignment } from '../../domain/alignment/alignment.ts';
import { alignSpeech, type AlignedSpeech, type AlignmentRequest } from '../../domain/alignment/alignSpeech.ts';
import { alignTranscript } from '../../domain/alignment/alignTranscript.ts';
import type { RecordingModel } from '../../domain/alignment/recordingModel.ts';
import { FRAME_MS, SpectrogramBuilder, type MelSpectrogram } from '../../domain/alignment/spectrogramBuilder.ts';
import { spokenSentences } from '../../domain/alignment/spokenSentences.ts';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';
import { setParagraphTime } from '../../domain/transcript/paragraphEdits.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import { BY_HAND, newParagraph, type ParagraphId, type Transcript } from '../../domain/transcript/transcript.ts';
import { hasFfmpeg } from '../media/hasFfmpeg.suite.ts';
import { decodeSound } from './decodeSound.ts';

/** The laws of alignments, on the beginning of the demonstration lecture as it is and in noises of any seed. */
const demo = resolve(import.meta.dirname, '../../../resources/demo');
/** Its first four paragraphs, and the middles of the pauses between them: 0.8, 0.8 and 1.7 s. */
const END_MS = 60_800;
const PAUSES_MS = [17_620, 39_060, 57_340];

/** A frame, and what an edge is moved by within its frame. */
const MOST_APART_MS = 1.5 * FRAME_MS;

/** The share of edges that may be elsewhere in noise, however quiet it is. */
const MOST_LATE_SHARE = 0.02;
/** Of the edges of half a minute's words, learnt from these alone: 0.8 to 0.88 were seen, 0.63 to 0.71 by the best paths alone. */
const LEAST_NEAR_SHARE = 0.75;

interface Demo {
  readonly paragraphs: readonly { readonly kind: string; readonly text: string }[];
}

let samples: Float32Array;
let transcript: Transcript;
let model: RecordingModel;
let found: Alignment;

function finish<T>(work: Generator<number, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

function heard(from: Float32Array): MelSpectrogram {
  const builder = new SpectrogramBuilder();
  builder.push(from);
  return builder.finish();
}

function align(request: Omit<AlignmentRequest, 'language'>): Alignment {
  return finish(alignSpeech({ ...request, language: 'fr' })).alignment;
}

/** The alignment of the whole text, and what it has learnt. */
function learn(sound: MelSpectrogram): AlignedSpeech & { readonly model: RecordingModel } {
  const learnt = finish(alignSpeech({ sound, sentences: sentencesOf(transcript), language: 'fr' }));
  return { ...learnt, model: learnt.model! };
}

function sentencesOf(paragraphs: Transcript): string[] {
  return spokenSentences(paragraphs, 'fr').map(({ text }) => text);
}

/** When the words before and after a pause begin and end, each side aligned alone: by a model, or by what it teaches. */
function alignHalves(all: Float32Array, pause: number, known?: RecordingModel): Pick<Alignment, 'words'> {
  const cutMs = PAUSES_MS[pause]!;
  const cut = (cutMs * SOUND_RATE) / 1_000;
  const halves = [
    { sound: heard(all.subarray(0, cut)), sentences: sentencesOf(transcript.slice(0, pause + 1)) },
    { sound: heard(all.subarray(cut)), sentences: sentencesOf(transcript.slice(pause + 1)) },
  ];
  const [before, after] = halves.map((half) => align(known === undefined ? half : { ...half, model: known }).words);
  const moved = after!.map((word) => ({ ...word, startMs: word.startMs + cutMs, endMs: word.endMs + cutMs }));
  return { words: [...before!, ...moved] };
}

/** How far apart the same edges of words are. */
function differences({ words }: Alignment, { words: others }: Pick<Alignment, 'words'>): number[] {
  expect(others).toHaveLength(words.length);
  return words.flatMap(({ startMs, endMs }, index) => [
    Math.abs(others[index]!.startMs - startMs),
    Math.abs(others[index]!.endMs - endMs),
  ]);
}

/** The recording at another level, in noise: evenly spread numbers up to `noise`, by a generator that `seed` starts. */
function inNoise({ gain, noise, seed }: { gain: number; noise: number; seed: number }): Float32Array {
  let state = seed;
  return samples.map((sample) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return Math.max(-1, Math.min(1, gain * sample + (noise * state) / 2 ** 31));
  });
}

const ROOMS = fc.record({
  gain: fc.double({ min: 0.2, max: 1, noNaN: true }),
  noise: fc.constantFrom(0, 0.0005, 0.003, 0.01),
  seed: fc.nat(),
});

function expectInOrder({ words, sentences }: Alignment): void {
  for (const parts of [words, sentences]) {
    let now = 0;
    for (const { startMs, endMs } of parts) {
      expect(startMs).toBeGreaterThanOrEqual(now);
      expect(endMs).toBeGreaterThanOrEqual(startMs);
      now = endMs;
    }
  }
}

beforeAll(async () => {
  if (!hasFfmpeg) return;
  const blocks: Float32Array[] = [];
  const range = { startMs: 0, endMs: END_MS };
  for await (const block of decodeSound(join(demo, 'lecture.webm'), new AbortController().signal, range))
    blocks.push(block);
  samples = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    samples.set(block, at);
    at += block.length;
  }
  const { paragraphs } = JSON.parse(await readFile(join(demo, 'transcript.json'), 'utf8')) as Demo;
  transcript = paragraphs
    .filter(({ kind }) => kind === 'paragraph')
    .slice(0, 4)
    .map(({ text }, index) => newParagraph(String(index) as ParagraphId, text));
  ({ model, alignment: found } = learn(heard(samples)));
});

describe.skipIf(!hasFfmpeg)('the laws of alignments', () => {
  it('have words and sentences run forwards, whatever the text has of what is said, in any room', () => {
    const all = sentencesOf(transcript);
    const texts = fc.oneof(
      fc.shuffledSubarray(all, { minLength: 1 }),
      fc.array(fc.constantFrom(...all), { minLength: 1 }),
    );
    fc.assert(
      fc.property(ROOMS, texts, fc.boolean(), (room, sentences, isLearnt) => {
        const request = { sound: heard(inNoise(room)), sentences };
        const alignment = align(isLearnt ? { ...request, model } : request);
        expectInOrder(alignment);
        expect(alignment.sentences.map(({ text }) => text)).toEqual(sentences);
      }),
      { numRuns: 5 },
    );
  });

  it('never have an anchor move', () => {
    const anchorsOf = fc.array(
      fc.record({ token: fc.nat(found.words.length - 1), byMs: fc.integer({ min: -900, max: 900 }) }),
    );
    fc.assert(
      fc.property(ROOMS, anchorsOf, (room, wanted) => {
        const anchors: { token: number; startMs: number }[] = [];
        for (const { token, byMs } of wanted.toSorted((a, b) => a.token - b.token)) {
          const startMs = Math.max(0, found.words[token]!.startMs + byMs);
          const last = anchors.at(-1);
          if (last === undefined || (token > last.token && startMs > last.startMs)) anchors.push({ token, startMs });
        }
        const alignment = align({ sound: heard(inNoise(room)), sentences: sentencesOf(transcript), anchors, model });
        expectInOrder(alignment);
        for (const { token, startMs } of anchors)
          expect(alignment.words[token]).toMatchObject({ startMs, source: 'anchor' });
      }),
      { numRuns: 5 },
    );
  });

  it('have nothing change when what was aligned is aligned again, with words set by hand or without', () => {
    fc.assert(
      fc.property(ROOMS, fc.array(fc.nat(46), { maxLength: 3 }), (room, byHand) => {
        const request = { sound: heard(inNoise(room)), language: 'fr', firstAnchor: 0 };
        const once = finish(alignTranscript({ ...request, transcript })).transcript;
        const corrected = once.map((paragraph) => ({
          ...paragraph,
          words: paragraph.words.map((word, index) =>
            byHand.includes(index) ? ([word[0], word[1], BY_HAND] as const) : word,
          ),
        }));
        const twice = finish(alignTranscript({ ...request, transcript: corrected })).transcript;
        expect(finish(alignTranscript({ ...request, transcript: twice })).transcript).toEqual(twice);
        if (byHand.length === 0) expect(twice).toEqual(once);
      }),
      { numRuns: 2 },
    );
  });

  it('never have a start move that was set by hand of words without times, nor anything when aligned again', () => {
    const starts = fc.array(fc.option(fc.integer({ min: -900, max: 900 })), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(ROOMS, starts, (room, moved) => {
        const request = { sound: heard(inNoise(room)), language: 'fr', firstAnchor: 0 };
        let token = 0;
        const untimed = transcript.map((paragraph, index) => {
          const byMs = moved[index] ?? null;
          const startMs = Math.max(0, found.words[token]!.startMs + (byMs ?? 0));
          token += tokensOf(paragraph.text).length;
          return byMs === null ? paragraph : setParagraphTime(paragraph, 'start', startMs);
        });
        const once = finish(alignTranscript({ ...request, transcript: untimed })).transcript;
        for (const [index, { isStartByHand, startMs }] of untimed.entries()) {
          if (!isStartByHand) continue;
          expect(once[index]!.startMs).toBe(startMs);
          expect(once[index]!.isStartByHand || once[index]!.words[0]![2] === BY_HAND).toBe(true);
        }
        expect(finish(alignTranscript({ ...request, transcript: once })).transcript).toEqual(once);
      }),
      { numRuns: 2 },
    );
  });

  it('have the halves of what is cut at a long silence give the times of the whole, within a frame', () => {
    fc.assert(
      fc.property(ROOMS, fc.constantFrom(0, 1, 2), (room, pause) => {
        const all = inNoise(room);
        const whole = learn(heard(all));
        const apart = differences(whole.alignment, alignHalves(all, pause, whole.model));
        const late = apart.filter((ms) => ms > MOST_APART_MS);
        // Where words die away in noise, a frame of the path more or less may find another end.
        expect(late.length).toBeLessThanOrEqual(room.noise === 0 ? 0 : MOST_LATE_SHARE * apart.length);
      }),
      // An edge of this one is 71 ms away.
      { numRuns: 4, examples: [[{ gain: 0.551, noise: 0.003, seed: 124_576_495 }, 1]] },
    );
  });

  it('have halves that learn alone, each from half the sound, give most times of the whole within a frame', () => {
    fc.assert(
      fc.property(ROOMS, fc.constantFrom(0, 1), (room, pause) => {
        const all = inNoise(room);
        const apart = differences(learn(heard(all)).alignment, alignHalves(all, pause));
        const near = apart.filter((ms) => ms <= FRAME_MS);
        expect(near.length).toBeGreaterThan(LEAST_NEAR_SHARE * apart.length);
      }),
      // How many depends on the noise: always the same rooms.
      { numRuns: 3, seed: 1 },
    );
  });
});
