import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { Failure } from '../../contract/failure.ts';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';
import type { TimeRange } from '../../domain/transcript/wordTimes.ts';
import { lowerPriority } from '../startProgram.ts';
import { errnoOf } from '../store/storageFailure.ts';

const SAMPLE_BYTES = 4;
/** How much of what ffmpeg says is kept: the last lines name what went wrong. */
const MESSAGE_LENGTH = 2_000;

/**
 * The sound of a recording as blocks of samples, -1 to 1, mono at `SOUND_RATE`; its first audio track, from time 0:
 * a track that begins later is preceded by silence, and what lies before 0 is dropped, as players do; or only a range of
 * it. Memory is that of one block, however long the recording is.
 *
 * Refused with `media.noDecoder` where ffmpeg is not installed, `media.noSound`, or `media.undecodable`, whose detail
 * is ffmpeg's last word. A recording that is cut off gives what there is of it. When `signal` is aborted the decoder is
 * killed and the blocks end.
 */
export async function* decodeSound(path: string, signal: AbortSignal, range?: TimeRange): AsyncGenerator<Float32Array> {
  if (signal.aborted) return;
  const isOwn = await hasOwnClock(path, signal);
  if (signal.aborted) return;
  const decoder = startDecoder(path, clockOf(isOwn, range));
  const kill = (): void => void decoder.kill('SIGKILL');
  signal.addEventListener('abort', kill);
  let said = '';
  decoder.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-MESSAGE_LENGTH)));
  const ended = once(decoder, 'close') as Promise<[code: number | null]>;
  // An error of the process is awaited below; until then nobody else may take it for unhandled.
  ended.catch(() => undefined);
  let samples = 0;
  try {
    for await (const block of blocksOf(decoder.stdout)) {
      samples += block.length;
      yield block;
    }
    const [code] = await ended.catch((error: unknown) => refuse(error));
    if (signal.aborted || (code === 0 && samples > 0)) return;
    if (samples === 0) throw failureOf(said);
  } finally {
    signal.removeEventListener('abort', kill);
    kill();
  }
}

/** EBML's mark, and that of the MP4 family, four bytes on. */
const MATROSKA_MARK = '1a45dfa3';
const MP4_MARK = /^.{8}(?:66747970|6d6f6f76|6d646174|77696465|66726565|736b6970)/;

/** A piece of what an encoder sends for days begins days late: so much silence would fill the memory. */
const LATEST_START_SECONDS = 3 * 3_600;
const PROBE_TIMEOUT_MS = 20_000;

/**
 * Whether time 0 of a file is that of its clock, Matroska's and MP4's, even if its first packet comes later, by hours at
 * most: so play browsers. Of others it is the first packet. A file that cannot be read is ffmpeg's to refuse.
 */
async function hasOwnClock(path: string, signal: AbortSignal): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const mark = buffer.toString('hex');
    if (!mark.startsWith(MATROSKA_MARK) && !MP4_MARK.test(mark)) return false;
  } finally {
    await file.close();
  }
  return (await startOf(path, signal)) <= LATEST_START_SECONDS;
}

/** When the first packet of a file comes, in seconds; 0 where ffprobe does not know. */
async function startOf(path: string, signal: AbortSignal): Promise<number> {
  const asked = ['-show_entries', 'format=start_time', '-of', 'csv=p=0'];
  const args = ['-v', 'error', '-protocol_whitelist', 'file', ...asked, `file:${resolve(path)}`];
  const limits = { timeout: PROBE_TIMEOUT_MS, signal };
  const { stdout } = await promisify(execFile)('ffprobe', args, limits).catch(() => NOTHING);
  return Number.parseFloat(stdout) || 0;
}

const NOTHING = { stdout: '' };

/** The options by which a file is read from its time 0, or that of a range: otherwise ffmpeg counts from the first packet. */
function clockOf(isOwn: boolean, range: TimeRange | undefined): string[] {
  if (range === undefined) return isOwn ? ['-copyts'] : [];
  const part = ['-ss', seconds(range.startMs), '-t', seconds(range.endMs - range.startMs)];
  return isOwn ? ['-seek_timestamp', '1', ...part] : part;
}

function startDecoder(path: string, part: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  const file = ['-protocol_whitelist', 'file', '-i', `file:${resolve(path)}`];
  const input = ['-nostdin', '-v', 'error', ...part, ...file];
  const filter = ['-map', '0:a:0', '-af', 'aresample=async=1:first_pts=0'];
  // Otherwise each packet of 25 ms is written by itself: of three hours, half a million times.
  const output = ['-ac', '1', '-ar', String(SOUND_RATE), '-f', 'f32le', '-flush_packets', '0', 'pipe:1'];
  const decoder = spawn('ffmpeg', [...input, ...filter, ...output], { stdio: ['ignore', 'pipe', 'pipe'] });
  // As the thread that waits for it has on Linux: below it, ffmpeg would stand still whenever that and a window are both busy.
  lowerPriority(decoder.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return decoder;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}

/** Two seconds: what is done with each block by itself, as a write to a file, would otherwise cost as much as the sound. */
const BLOCK_SAMPLES = 2 * SOUND_RATE;

/** Bytes as samples, `BLOCK_SAMPLES` at a time, the last ones fewer: the pieces of a pipe end anywhere, also inside a sample. */
async function* blocksOf(stream: Readable): AsyncGenerator<Float32Array> {
  let block = new Float32Array(BLOCK_SAMPLES);
  let filled = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    for (let from = 0; from < piece.length;) {
      const end = Math.min(piece.length, from + block.byteLength - filled);
      new Uint8Array(block.buffer).set(piece.subarray(from, end), filled);
      filled += end - from;
      from = end;
      if (filled < block.byteLength) continue;
      yield block;
      block = new Float32Array(BLOCK_SAMPLES);
      filled = 0;
    }
  }
  if (filled >= SAMPLE_BYTES) yield block.subarray(0, Math.floor(filled / SAMPLE_BYTES));
}

function refuse(error: unknown): never {
  if (errnoOf(error) === 'ENOENT') throw new Failure('media.noDecoder', 'ffmpeg');
  throw error;
}

function failureOf(said: string): Failure {
  if (/matches no streams|does not contain any stream/.test(said)) return new Failure('media.noSound');
  const last = said.trim().split('\n').at(-1) ?? '';
  // Which of its parts says so, and where in memory that is: `[mov,mp4,m4a,3gp,3g2,mj2 @ 0x5594daf61a00]`.
  return new Failure('media.undecodable', last.replace(/^(?:\[[^\]]* @ 0x[0-9a-f]+\] *)+/, ''));
}
