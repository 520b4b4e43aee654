import { describe, expect, it } from 'vitest';
import { alignSpeech } from './alignSpeech.ts';
import { MEL_BANDS } from './melFilters.ts';
import { SENTENCES, sketchSpeech } from './sketchSpeech.ts';
import { FRAME_MS, LEVELS_A_FRAME, type MelSpectrogram } from './spectrogramBuilder.ts';

const MUSIC_MS = 12_000;

/** The sound with a tone in it: one of its frames again and again. */
function withTone({ frames, bands, levels: before }: MelSpectrogram, atMs: number, frame: number): MelSpectrogram {
  const [at, length] = [Math.round(atMs / FRAME_MS), MUSIC_MS / FRAME_MS];
  const insert = (rows: Float32Array, width: number): Float32Array => {
    const own = rows.subarray(frame * width, (frame + 1) * width);
    const all = new Float32Array(rows.length + length * width);
    all.set(rows.subarray(0, at * width));
    for (let row = 0; row < length; row++) all.set(own, (at + row) * width);
    all.set(rows.subarray(at * width), (at + length) * width);
    return all;
  };
  const levels = insert(before, LEVELS_A_FRAME);
  return { frames: frames + length, bands: insert(bands, MEL_BANDS), levels, voiceLevels: levels };
}

describe('Assembly', () => {
  it('begins a sentence in noise where its voice is heard, and leaves what begins without one to the path', () => {
    const { sound, startsMs } = sketchSpeech(SENTENCES, 1, { spread: 2 });
    const laterMs = 20;
    const voiceLevels = sound.levels.map((_, at) => sound.levels[at - (laterMs / FRAME_MS) * LEVELS_A_FRAME] ?? -9);
    const noise = new Float32Array(sound.levels.length);
    const startsOf = (levels: Float32Array): number[] => {
      const work = alignSpeech({
        sound: { ...sound, levels: noise, voiceLevels: levels },
        sentences: SENTENCES,
        language: 'fr',
      });
      let step = work.next();
      while (step.done !== true) step = work.next();
      return step.value.alignment.sentences.map(({ startMs }) => startMs);
    };
    const path = startsOf(noise);
    for (const [index, startMs] of startsOf(voiceLevels).entries()) {
      const isVoiced = /^[LNUI]/u.test(SENTENCES[index]!);
      if (!isVoiced) expect(startMs).toBe(path[index]);
      else expect(Math.abs(startMs - (startsMs[index]! + laterMs - 8))).toBeLessThanOrEqual(3);
    }
  });

  it.each([110, 170, 200])('does not hold a word through a tone beside its sentence (that of frame %i)', (frame) => {
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
