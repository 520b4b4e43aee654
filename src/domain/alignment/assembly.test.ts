import { describe, expect, it } from 'vitest';
import { alignSpeech } from './alignSpeech.ts';
import { MEL_BANDS } from './melFilters.ts';
import { SENTENCES, sketchSpeech } from './sketchSpeech.ts';
import { FRAME_MS, LEVELS_A_FRAME, type MelSpectrogram } from './spectrogramBuilder.ts';

const MUSIC_MS = 12_000;

/** The sound with a tone in it: one of its frames again and again. */
function withTone({ frames, bands, levels }: MelSpectrogram, atMs: number, frame: number): MelSpectrogram {
  const [at, length] = [Math.round(atMs / FRAME_MS), MUSIC_MS / FRAME_MS];
  const insert = (rows: Float32Array, width: number): Float32Array => {
    const own = rows.subarray(frame * width, (frame + 1) * width);
    const all = new Float32Array(rows.length + length * width);
    all.set(rows.subarray(0, at * width));
    for (let row = 0; row < length; row++) all.set(own, (at + row) * width);
    all.set(rows.subarray(at * width), (at + length) * width);
    return all;
  };
  return { frames: frames + length, bands: insert(bands, MEL_BANDS), levels: insert(levels, LEVELS_A_FRAME) };
}

describe('Assembly', () => {
  it.each([110, 140, 170])('does not hold a word through a tone beside its sentence (that of frame %i)', (frame) => {
    const { sound, startsMs } = sketchSpeech(SENTENCES);
    const atMs = startsMs[4]! - 300;
    const toned = withTone(sound, atMs, frame);
    // A third of so short a recording is the tone: it makes the text doubtful.
    const work = alignSpeech({ sound: toned, sentences: SENTENCES, language: 'fr', isTrusted: true });
    let step = work.next();
    while (step.done !== true) step = work.next();
    const { sentences, words } = step.value.alignment;
    expect(Math.max(...words.map(({ startMs, endMs }) => endMs - startMs))).toBeLessThan(2_000);
    for (const [index, { startMs, spoken }] of sentences.entries()) {
      expect(spoken).toBe(true);
      expect(Math.abs(startMs - startsMs[index]! - (index < 4 ? 0 : MUSIC_MS))).toBeLessThan(100);
    }
  });
});
