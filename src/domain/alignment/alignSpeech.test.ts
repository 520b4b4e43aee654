import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { Alignment } from './alignment.ts';
import { alignSpeech, type AlignmentRequest } from './alignSpeech.ts';
import { speechRanges } from './detectSpeech.ts';
import { MEL_BANDS } from './melFilters.ts';
import { PHONES, PHONE_NAMES } from './phones.ts';
import { phoneShape } from './phoneTemplates.ts';
import { pronounce } from './pronounce.ts';
import { FRAME_MS, type MelSpectrogram } from './spectrogramBuilder.ts';

const SENTENCES = [
  'Le premier chapitre raconte la vie des ouvriers.',
  'Nous avons donc comparé trois méthodes différentes.',
  'Pourquoi cette question est-elle restée sans réponse ?',
  'Les archives de la ville contiennent mille lettres.',
  'Une machine ne remplace jamais un bon professeur.',
  'La suite du cours portera sur les images.',
  'Il faudrait encore vérifier chaque hypothèse.',
  'Deux historiens ont publié leurs conclusions.',
];
const FRAMES_A_PHONE = 8;
const PAUSE_FRAMES = 60;

/** A spectrogram that sounds as the phones are sketched, one sentence after another with pauses around. */
function sketchSpeech(sentences: readonly string[], seed = 1): { sound: MelSpectrogram; startsMs: number[] } {
  const rows: Float64Array[] = [];
  let state = seed;
  const jitter = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return (state / 0x7f_ff_ff_ff - 0.5) * 2;
  };
  const add = (shape: Float64Array, frames: number): void => {
    for (let frame = 0; frame < frames; frame++) rows.push(shape.map((level) => Math.max(level, -9) + jitter()));
  };
  const silence = new Float64Array(MEL_BANDS).fill(-9);
  add(silence, PAUSE_FRAMES);
  const startsMs = sentences.map((sentence) => {
    const start = rows.length * FRAME_MS;
    const tokens = tokensOf(sentence).map(({ start: from, end }) => sentence.slice(from, end));
    for (const { phone } of pronounce(tokens, 'fr').flat())
      add(phoneShape(PHONES[PHONE_NAMES[phone]!]), FRAMES_A_PHONE);
    add(silence, PAUSE_FRAMES);
    return start;
  });
  const bands = new Float32Array(rows.length * MEL_BANDS);
  for (const [frame, row] of rows.entries()) bands.set(row, frame * MEL_BANDS);
  return { sound: { frames: rows.length, bands }, startsMs };
}

function align(request: Omit<AlignmentRequest, 'language'>): Alignment {
  const work = alignSpeech({ ...request, language: 'fr' });
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

function expectInOrder({ words, sentences }: Alignment, sound: MelSpectrogram): void {
  let now = 0;
  for (const { startMs, endMs } of words) {
    expect(startMs).toBeGreaterThanOrEqual(now);
    expect(endMs).toBeGreaterThanOrEqual(startMs);
    now = endMs;
  }
  expect(now).toBeLessThanOrEqual(sound.frames * FRAME_MS + 15);
  for (const { confidence } of sentences) expect(confidence).toSatisfy((value: number) => value >= 0 && value <= 1);
}

describe('alignSpeech', () => {
  const { sound, startsMs } = sketchSpeech(SENTENCES);

  it('finds each sentence within 60 ms', () => {
    const found = align({ sound, sentences: SENTENCES });
    expect(found.sentences.map(({ spoken }) => spoken)).toEqual(SENTENCES.map(() => true));
    for (const [index, { startMs }] of found.sentences.entries()) {
      expect(Math.abs(startMs - startsMs[index]!)).toBeLessThan(60);
    }
    expect(found.words.map(({ text }) => text).slice(0, 3)).toEqual(['Le', 'premier', 'chapitre']);
    expect(found.unscripted).toEqual([]);
    expectInOrder(found, sound);
  });

  it('gives the same twice', () => {
    expect(align({ sound, sentences: SENTENCES })).toEqual(align({ sound, sentences: SENTENCES }));
  });

  it('tells a sentence that nobody says', () => {
    const text = SENTENCES.toSpliced(3, 0, 'Voici quelque chose que personne ne prononce aujourd’hui.');
    const found = align({ sound, sentences: text });
    expect(found.sentences.map(({ spoken }) => spoken)).toEqual(text.map((_, index) => index !== 3));
    expect(found.sentences[4]!.startMs).toBeCloseTo(startsMs[3]!, -2);
    expectInOrder(found, sound);
  });

  it('tells speech that the text does not have', () => {
    const found = align({ sound, sentences: SENTENCES.toSpliced(4, 1) });
    const middle = (startsMs[4]! + startsMs[5]!) / 2 - (PAUSE_FRAMES * FRAME_MS) / 2;
    expect(found.unscripted.filter(({ startMs, endMs }) => startMs < middle && middle < endMs)).toHaveLength(1);
    expect(found.sentences[4]!.startMs).toBeCloseTo(startsMs[5]!, -2);
  });

  it('keeps anchors, wrong ones too', () => {
    const anchors = [
      { token: 8, startMs: 4_321 },
      { token: 20, startMs: 9_876 },
    ];
    const found = align({ sound, sentences: SENTENCES, anchors });
    for (const { token, startMs } of anchors) expect(found.words[token]).toMatchObject({ startMs, source: 'anchor' });
    expectInOrder(found, sound);
  });

  it('refuses anchors out of order or outside', () => {
    const refused = [
      [
        { token: 5, startMs: 900 },
        { token: 4, startMs: 1_000 },
      ],
      [
        { token: 4, startMs: 1_000 },
        { token: 5, startMs: 900 },
      ],
      [{ token: 999, startMs: 0 }],
      [{ token: 0, startMs: 9e9 }],
    ];
    for (const anchors of refused) expect(() => align({ sound, sentences: SENTENCES, anchors })).toThrow(RangeError);
  });

  it('puts any text in order beside any sound', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...SENTENCES), fc.string(), fc.constant('…')), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 99 }), (sentences, said, seed) => {
        const recording = sketchSpeech(SENTENCES.slice(0, said), seed).sound;
        const found = align({ sound: recording, sentences });
        expect(found.sentences.map(({ text }) => text)).toEqual(sentences);
        expectInOrder(found, recording);
      }),
      { numRuns: 20 },
    );
    expect(align({ sound: { frames: 0, bands: new Float32Array() }, sentences: SENTENCES }).sentences).toHaveLength(8);
  });

  it('says how far it is, rising to the end', () => {
    const shares = [...alignSpeech({ sound, sentences: SENTENCES, language: 'fr' })];
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    for (const [index, share] of shares.entries()) expect(share).toBeGreaterThanOrEqual(shares[index - 1] ?? 0);
  });
});

describe('speechRanges', () => {
  it('finds the sentences between the pauses, in order and apart', () => {
    const { sound, startsMs } = sketchSpeech(SENTENCES);
    const ranges = speechRanges(sound);
    expect(ranges).toHaveLength(SENTENCES.length);
    for (const [index, { startMs, endMs }] of ranges.entries()) {
      expect(Math.abs(startMs - startsMs[index]!)).toBeLessThan(100);
      expect(endMs).toBeGreaterThan(startMs);
    }
  });
});
