import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';
import type { TimeRange } from '../../domain/transcript/wordTimes.ts';
import { decodeSound } from './decodeSound.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-decode-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Makes a recording with ffmpeg: `input` are its options up to the output. */
function make(name: string, ...input: string[]): string {
  const path = join(folder, name);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, path]);
  return path;
}

/** Three seconds: a tone in the second one, silence before and after. */
const TONE = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=3,volume='between(t,1,2)':eval=frame`];

async function samplesOf(
  path: string,
  { range, signal = new AbortController().signal }: { range?: TimeRange; signal?: AbortSignal } = {},
): Promise<Float32Array> {
  const blocks: Float32Array[] = [];
  for await (const block of decodeSound(path, signal, range)) blocks.push(block);
  return Float32Array.from(blocks.flatMap((block) => [...block]));
}

function loudest(samples: Float32Array, fromSeconds: number, toSeconds: number): number {
  return samples
    .subarray(fromSeconds * SOUND_RATE, toSeconds * SOUND_RATE)
    .reduce((a, b) => Math.max(a, Math.abs(b)), 0);
}

describe('decodeSound', () => {
  it.each([
    ['lecture.wav'],
    ['lecture.flac'],
    ['lecture.mp3'],
    ['lecture.m4a'],
    ['lecture.ogg', '-c:a', 'libvorbis'],
    ['lecture.webm', '-c:a', 'libopus'],
    ['lecture.mkv', '-c:a', 'libopus'],
  ])('decodes %s, in time', async (name, ...codec) => {
    const samples = await samplesOf(make(name, ...TONE, '-ar', '48000', '-ac', '2', ...codec));
    expect(Math.abs(samples.length / SOUND_RATE - 3)).toBeLessThan(0.1);
    expect(loudest(samples, 0, 0.9)).toBeLessThan(0.02);
    expect(loudest(samples, 1.2, 1.8)).toBeGreaterThan(0.05);
    expect(loudest(samples, 2.15, 2.9)).toBeLessThan(0.02);
  });

  it.each([['lecture.wav'], ['lecture.mp3'], ['lecture.m4a'], ['lecture.webm', '-c:a', 'libopus']])(
    'decodes a range of %s from its very first sample',
    async (name, ...codec) => {
      // Rising, so that each moment sounds different.
      const sweep = ['-f', 'lavfi', '-i', "aevalsrc='0.5*sin(2*PI*(200*t+60*t*t))':duration=8:sample_rate=48000"];
      const path = make(`sweep-${name}`, ...sweep, ...codec);
      const whole = await samplesOf(path);
      const part = await samplesOf(path, { range: { startMs: 3_210, endMs: 5_000 } });
      const first = 3.21 * SOUND_RATE;
      expect(Math.abs(part.length - 1.79 * SOUND_RATE)).toBeLessThan(0.01 * SOUND_RATE);
      const errorAt = (shift: number): number => {
        const at = Array.from(
          { length: 8_000 },
          (_, index) => part[index + 4_000]! - whole[first + shift + index + 4_000]!,
        );
        return at.reduce((sum, difference) => sum + difference ** 2, 0);
      };
      const shifts = Array.from({ length: 161 }, (_, index) => index - 80);
      const best = shifts.toSorted((a, b) => errorAt(a) - errorAt(b))[0]!;
      expect(Math.abs(best)).toBeLessThanOrEqual(16);
    },
  );

  it('puts silence where the sound begins after the picture', async () => {
    const picture = ['-f', 'lavfi', '-i', 'color=size=64x64:rate=10:duration=4'];
    const late = ['-itsoffset', '1', '-f', 'lavfi', '-i', 'sine=frequency=440:duration=2'];
    const path = make('late.mp4', ...picture, ...late, '-c:v', 'mpeg4', '-c:a', 'aac');
    const samples = await samplesOf(path);
    expect(loudest(samples, 0, 0.9)).toBeLessThan(0.02);
    expect(loudest(samples, 1.2, 2.8)).toBeGreaterThan(0.05);
  });

  it.each([
    ['clock.mp4', '-c:a', 'aac'],
    ['clock.mkv', '-c:a', 'libopus'],
    ['clock.webm', '-c:a', 'libvorbis'],
  ])('has the clock of players where all of %s begins late', async (name, ...codec) => {
    const path = make(name, '-itsoffset', '5', ...TONE, ...codec);
    const samples = await samplesOf(path);
    expect(Math.abs(samples.length / SOUND_RATE - 8)).toBeLessThan(0.1);
    expect(loudest(samples, 0, 5.9)).toBeLessThan(0.02);
    expect(loudest(samples, 6.2, 6.8)).toBeGreaterThan(0.05);
    const part = await samplesOf(path, { range: { startMs: 5_500, endMs: 7_500 } });
    expect(Math.abs(part.length / SOUND_RATE - 2)).toBeLessThan(0.1);
    expect(loudest(part, 0, 0.4)).toBeLessThan(0.02);
    expect(loudest(part, 0.7, 1.3)).toBeGreaterThan(0.05);
  });

  it('hears what begins days late from its first packet', async () => {
    const path = make('days.mp4', ...TONE, '-ar', '16000', '-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov');
    const bytes = await readFile(path);
    // The time at which a fragment begins, of 64 bits: ISO/IEC 14496-12, 8.8.12.
    for (let at = bytes.indexOf('tfdt'); at >= 0; at = bytes.indexOf('tfdt', at + 4))
      bytes.writeBigUInt64BE(bytes.readBigUInt64BE(at + 8) + 100_000n * 16_000n, at + 8);
    await writeFile(path, bytes);
    const samples = await samplesOf(path);
    expect(Math.abs(samples.length / SOUND_RATE - 3)).toBeLessThan(0.15);
    expect(loudest(samples, 1.2, 1.8)).toBeGreaterThan(0.05);
  });

  it.each([['clock.ts'], ['clock.ogg', '-c:a', 'libvorbis']])(
    'hears %s from its first packet',
    async (name, ...codec) => {
      const samples = await samplesOf(make(name, '-itsoffset', '5', ...TONE, ...codec));
      expect(Math.abs(samples.length / SOUND_RATE - 3)).toBeLessThan(0.15);
      expect(loudest(samples, 1.2, 1.8)).toBeGreaterThan(0.05);
    },
  );

  it('gives what there is of a recording that is cut off', async () => {
    const path = make('cut.mp3', ...TONE);
    await truncate(path, (await readFile(path)).length / 2);
    const { length } = await samplesOf(path);
    expect(length / SOUND_RATE).toBeGreaterThan(1);
    expect(length / SOUND_RATE).toBeLessThan(2);
  });

  it('says what has no sound, or cannot be decoded', async () => {
    const silent = make('silent.mp4', '-f', 'lavfi', '-i', 'color=size=64x64:duration=1', '-c:v', 'mpeg4');
    await expect(samplesOf(silent)).rejects.toThrow('media.noSound');
    const text = join(folder, 'text.mp3');
    await writeFile(text, 'Ceci est un texte, pas un enregistrement.');
    // In ffmpeg's words, without those that tell where in its memory.
    await expect(samplesOf(text)).rejects.toThrow(/^media\.undecodable: (?!.*@ 0x)/);
    await expect(samplesOf(join(folder, 'missing.wav'))).rejects.toThrow('media.undecodable');
  });

  it('says that ffmpeg is missing', async () => {
    const before = process.env['PATH'];
    process.env['PATH'] = folder;
    try {
      await expect(samplesOf(join(folder, 'lecture.wav'))).rejects.toThrow('media.noDecoder: ffmpeg');
    } finally {
      process.env['PATH'] = before;
    }
  });

  it('ends when it is cancelled, whoever waits', async () => {
    const path = make('long.wav', '-f', 'lavfi', '-i', 'anoisesrc=duration=600');
    const abort = new AbortController();
    let count = 0;
    for await (const block of decodeSound(path, abort.signal)) {
      count += block.length;
      abort.abort();
    }
    expect(count).toBeLessThan(60 * SOUND_RATE);
    expect(await samplesOf(path, { signal: abort.signal })).toHaveLength(0);
  });

  it.skipIf(process.platform === 'win32')('starts no decoder when it is cancelled before', async () => {
    const path = make('asked.mkv', ...TONE, '-c:a', 'libopus');
    const [before, programs] = [process.env['PATH'], join(folder, 'programs')];
    const [asked, started] = [join(folder, 'asked'), join(folder, 'started')];
    await mkdir(programs);
    await writeFile(join(programs, 'ffprobe'), `#!/bin/sh\n: > '${asked}'\nexec /bin/sleep 600\n`, { mode: 0o755 });
    await writeFile(join(programs, 'ffmpeg'), `#!/bin/sh\n: > '${started}'\n`, { mode: 0o755 });
    const abort = new AbortController();
    process.env['PATH'] = programs;
    try {
      const samples = samplesOf(path, { signal: abort.signal });
      await expect.poll(() => existsSync(asked)).toBe(true);
      abort.abort();
      expect(await samples).toHaveLength(0);
      expect(existsSync(started)).toBe(false);
    } finally {
      process.env['PATH'] = before;
    }
  });
});
