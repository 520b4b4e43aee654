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

const RATE = 22_000;

/** The lecture as a microphone at the back of the room has it: faint, dull, with an echo and noise. */
function fromTheBack(name: string, effects: string): string {
  const path = join(folder, `${name}.mp3`);
  const sound = `atrim=end=120,aresample=${RATE},aformat=channel_layouts=mono`;
  const room = 'lowpass=f=3500,aecho=0.8:0.7:37|71|113|167:0.5|0.4|0.3|0.2,volume=0.2';
  const noise = `anoisesrc=color=pink:amplitude=0.006:sample_rate=${RATE}:seed=3`;
  const mix = `[0:a]${sound},${room},${effects}[back];[back][1:a]amix=inputs=2:duration=first:normalize=0`;
  const inputs = ['-i', LECTURE, '-f', 'lavfi', '-i', noise];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...inputs, '-filter_complex', mix, path]);
  return path;
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
  it.each<[string, string, { scale: number; offsetMs: number }]>([
    ['started later', 'atrim=start=21.37,asetpts=PTS-STARTPTS', { scale: 1, offsetMs: 21_370 }],
    ['started earlier', 'adelay=8250', { scale: 1, offsetMs: -8_250 }],
    [
      'has a clock that is off by a thousandth',
      `adelay=5000,asetrate=${0.999 * RATE},aresample=${RATE}`,
      { scale: 0.999, offsetMs: -5_000 },
    ],
  ])('finds where a recording lies that %s', async (name, effects, { scale, offsetMs }) => {
    const found = (await findRecordingShift(taskOf(fromTheBack(name.replaceAll(' ', '-'), effects)), control))!;
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
