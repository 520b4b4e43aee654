import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShiftTask, ThreadControl } from './soundTask.ts';
import { findRecordingShift } from './findRecordingShift.ts';

const LECTURE = resolve(import.meta.dirname, '../../../resources/demo/lecture.webm');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-shift-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The lecture as a microphone at the back of the room has it: faint, dull, with an echo and noise. */
function fromTheBack(name: string, ...effects: string[]): string {
  const [dry, path] = [join(folder, `dry-${name}.wav`), join(folder, `${name}.wav`)];
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-t', '120', '-i', LECTURE, '-vn', '-ac', '1', '-ar', '22050', dry]);
  const room = ['lowpass', '3500', 'reverb', '60', 'vol', '0.2'];
  execFileSync('sox', ['-R', '-V1', dry, path, ...room, ...effects]);
  const noisy = join(folder, `noisy-${name}.mp3`);
  const noise = 'anoisesrc=color=pink:amplitude=0.006:sample_rate=22050:seed=3';
  const mix = '[0:a][1:a]amix=inputs=2:duration=first:normalize=0';
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', path, '-f', 'lavfi', '-i', noise, '-filter_complex', mix, noisy]);
  return noisy;
}

const control: ThreadControl = {
  signal: new AbortController().signal,
  turn: async () => nextTurn(),
  progress: () => {},
  fromWindow: () => {
    throw new Error('ffmpeg is here');
  },
};

function taskOf(other: string): ShiftTask {
  const source = { id: 'a', path: LECTURE, fingerprint: 'a', durationMs: 120_000 };
  return { kind: 'shift', source, other: { ...source, path: other } };
}

describe('findRecordingShift', () => {
  it.each<[string, string[], { scale: number; offsetMs: number }]>([
    ['started later', ['trim', '21.37'], { scale: 1, offsetMs: 21_370 }],
    ['started earlier', ['pad', '8.25'], { scale: 1, offsetMs: -8_250 }],
    ['has a clock that is off by a thousandth', ['pad', '5', 'speed', '0.999'], { scale: 0.999, offsetMs: -5_000 }],
  ])('finds where a recording lies that %s', async (name, effects, { scale, offsetMs }) => {
    const found = (await findRecordingShift(taskOf(fromTheBack(name.replaceAll(' ', '-'), ...effects)), control))!;
    expect(found.isSure).toBe(true);
    for (const timeMs of [10_000, 50_000, 90_000]) {
      expect(Math.abs(found.scale * timeMs + found.offsetMs - (scale * timeMs + offsetMs))).toBeLessThan(60);
    }
  });

  it('gives nothing when it is cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    expect(await findRecordingShift(taskOf(LECTURE), { ...control, signal: abort.signal })).toBeNull();
  });
});
