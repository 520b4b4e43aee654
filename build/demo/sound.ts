import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Narration, SpokenSentence } from './narration.ts';
import { run } from './programs.ts';

/** The loudness of the finished recording, as broadcast speech is measured (EBU R 128). */
const LOUDNESS_LUFS = -18;
const PEAK_LIMIT_DBTP = -1.5;
const MIX_RATE = 48_000;

/**
 * One equaliser for each speaker, in the order of the tracks: warmth where formant synthesis is thin, less of its
 * buzz between 1 and 4 kHz. They bring the long-term spectrum near that of human speech.
 */
const VOICE_FILTERS = [
  'highpass=f=80,equalizer=f=280:t=o:w=1.2:g=4,equalizer=f=1000:t=o:w=0.9:g=-4,equalizer=f=4000:t=o:w=0.8:g=-7,highshelf=f=7000:g=2',
  'highpass=f=60,equalizer=f=220:t=o:w=1.4:g=3,equalizer=f=1150:t=o:w=1.4:g=-3,equalizer=f=2800:t=o:w=1:g=-3,highshelf=f=7000:g=2',
];

/**
 * Early reflections of a small furnished room, its faint tone, a slow gentle compressor and a fast one for peaks.
 * No stage looks ahead or delays.
 */
const ROOM = 'aecho=1:1:11|19|29|41:0.15|0.11|0.08|0.05';
const ROOM_TONE = `anoisesrc=color=pink:amplitude=0.0025:seed=42:sample_rate=${MIX_RATE}`;
const DYNAMICS =
  'acompressor=threshold=-24dB:ratio=1.8:attack=15:release=180,acompressor=threshold=-12dB:ratio=6:attack=1:release=50';

/** Mixes the narration into one 48 kHz mono WAV file in `folder` and gives its path. Times do not move. */
export function mixSound(narration: Narration, folder: string): string {
  const voices = narration.tracks.map((track, index) => {
    const raw = join(folder, `voice${index}.f32`);
    writeFileSync(raw, new Uint8Array(track.buffer));
    const input = ['-f', 'f32le', '-ar', String(narration.sampleRate), '-ac', '1', '-i', raw];
    const filters = `${VOICE_FILTERS[index] ?? 'anull'},aresample=${MIX_RATE}`;
    return levelled(input, filters, join(folder, `voice${index}.wav`));
  });
  const inputs = [...voices.flatMap((voice) => ['-i', voice]), '-f', 'lavfi', '-i', ROOM_TONE];
  const mix = `amix=inputs=${voices.length + 1}:duration=first:normalize=0,${ROOM},${DYNAMICS}`;
  const path = levelled(inputs, mix, join(folder, 'mix.wav'));
  const { peak } = measureLoudness(path);
  if (peak > PEAK_LIMIT_DBTP) throw new Error(`the mix peaks at ${peak} dBTP, above ${PEAK_LIMIT_DBTP}`);
  return path;
}

/** Filters `inputs` into `path`, then sets its loudness by one constant gain. */
function levelled(inputs: readonly string[], filters: string, path: string): string {
  const filtered = path.replace('.wav', '.filtered.wav');
  ffmpeg(...inputs, '-filter_complex', filters, '-c:a', 'pcm_f32le', filtered);
  const gain = LOUDNESS_LUFS - measureLoudness(filtered).loudness;
  ffmpeg('-i', filtered, '-af', `volume=${gain.toFixed(2)}dB`, '-c:a', 'pcm_f32le', path);
  return path;
}

/** Integrated loudness in LUFS and true peak in dBTP. */
export function measureLoudness(path: string): { loudness: number; peak: number } {
  const meter = 'ebur128=peak=true:framelog=verbose';
  const args = ['-hide_banner', '-i', path, '-map', '0:a', '-af', meter, '-f', 'null', '-'];
  const { stderr } = run('ffmpeg', args);
  const loudness = Number(/I:\s+(-?[\d.]+) LUFS/.exec(stderr)?.[1]);
  const peak = Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(stderr)?.[1]);
  if (!Number.isFinite(loudness) || !Number.isFinite(peak)) throw new Error(`no loudness measured in ${path}`);
  return { loudness, peak };
}

/**
 * How far the sound of each sentence begins from the time its first word claims, in milliseconds, measured in the
 * finished recording. `NaN` when no sound begins near.
 */
export function onsetErrors(path: string, sentences: readonly SpokenSentence[]): number[] {
  const { stdout } = run('ffmpeg', [
    '-v',
    'error',
    '-i',
    path,
    '-map',
    '0:a',
    '-f',
    'f32le',
    '-ar',
    '16000',
    '-ac',
    '1',
    '-',
  ]);
  const samples = new Float32Array(Uint8Array.from(stdout).buffer);
  return sentences.map(({ startMs, endMs }) => {
    const threshold = powerBetween(samples, startMs, endMs) / 400;
    // The room of the sentence before has died away 200 ms ahead: the first loud frame after that is the onset.
    for (let at = startMs - 200; at < startMs + 400; at += 5) {
      if (powerBetween(samples, at, at + 10) > threshold) return at - startMs;
    }
    return Number.NaN;
  });
}

function powerBetween(samples: Float32Array, fromMs: number, toMs: number): number {
  const part = samples.subarray(fromMs * 16, toMs * 16);
  return part.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, part.length);
}

/** Runs ffmpeg quietly over files that may exist, without marks of version or time in what it writes. */
export function ffmpeg(...args: readonly string[]): void {
  const { length } = args;
  run('ffmpeg', ['-v', 'error', '-y', ...args.slice(0, length - 1), '-fflags', '+bitexact', ...args.slice(length - 1)]);
}
