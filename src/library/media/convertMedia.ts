import { dirname, resolve } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import type { Conversion, Media } from '../../contract/schemas.ts';
import { startProgram } from '../startProgram.ts';
import { errnoOf } from '../store/storageFailure.ts';
import type { ConversionWork } from './conversionWork.ts';
import { copyPackets } from './copyPackets.ts';

/** What players take in MP4; Matroska, which Chromium plays as well, takes all the rest. */
const IN_MP4 = /^(avc[1-4]|h\.?264|hvc1|hev1|hevc|av0?1|vp0?9|mp4a|aac|mp3|opus|flac|ac-?3|ec-?3|eac3)/i;

/** The container for what is kept of a recording. What is encoded fits in any. */
export function containerFor({ audio, video }: Conversion, tracks: Media['tracks']): 'mp4' | 'mkv' {
  const kept = tracks.filter(
    ({ kind }) => (kind === 'audio' && audio === 'copy') || (kind === 'video' && video === 'copy'),
  );
  return kept.every(({ codec }) => IN_MP4.test(codec)) ? 'mp4' : 'mkv';
}

/**
 * Writes a recording anew. ffmpeg does it where it is installed; what is only copied needs nothing installed, as long as
 * its container is one that `probeMedia` reads by itself. Refused with `media.noDecoder` where ffmpeg is missing, and with
 * `media.undecodable`, whose detail is its last word. When `signal` is aborted it ends early, and what is at `target` is
 * unfinished.
 */
export async function convertMedia(work: ConversionWork): Promise<void> {
  const { audio, video } = work.conversion;
  try {
    await runFfmpeg(work);
  } catch (error) {
    const canCopy = error instanceof Failure && audio !== 'encode' && video !== 'encode';
    if (!canCopy || !(await copyPackets(work))) throw error;
  }
}

async function runFfmpeg({ signal, onProgress, onPause, ...work }: ConversionWork): Promise<void> {
  if (signal.aborted) return;
  let said = '';
  const program = startProgram(['ffmpeg', argumentsFor(work)], dirname(work.target), (line, isMessage) => {
    if (isMessage) said = `${said}\n${line}`.slice(-MESSAGE_LENGTH);
    const microseconds = /out_time_us=(\d+)/.exec(line)?.[1];
    if (microseconds !== undefined) onProgress(Math.round(Number(microseconds) / 1_000));
  });
  signal.addEventListener('abort', program.kill);
  onPause(program.hold);
  try {
    const code = await program.ended;
    if (code !== 0 && !signal.aborted) throw failureOf(said);
  } catch (error) {
    throw errnoOf(error) === 'ENOENT' ? new Failure('media.noDecoder', 'ffmpeg') : error;
  } finally {
    signal.removeEventListener('abort', program.kill);
  }
}

/** How much of what ffmpeg says is kept: the last lines name what went wrong. */
const MESSAGE_LENGTH = 2_000;

function failureOf(said: string): Failure {
  if (/No space left|Disk quota/.test(said)) return new Failure('storage.full');
  return new Failure('media.undecodable', said.trim().split('\n').at(-1) ?? '');
}

function argumentsFor({
  path,
  target,
  container,
  conversion,
}: Pick<ConversionWork, 'path' | 'target' | 'container' | 'conversion'>): string[] {
  // Players draw 4:2:0 of 8 bits only, of an even size.
  const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-vf', 'scale=trunc(iw/2)*2:trunc(ih/2)*2'];
  const video = { copy: ['-c:v', 'copy'], encode: [...h264, '-pix_fmt', 'yuv420p'], drop: ['-vn'] };
  const audio = { copy: ['-c:a', 'copy'], encode: ['-c:a', 'aac', '-b:a', '160k'], drop: ['-an'] };
  const quiet = ['-nostdin', '-v', 'error', '-y', '-progress', 'pipe:1', '-protocol_whitelist', 'file'];
  const input = ['-i', `file:${resolve(path)}`, '-map', '0:V:0?', '-map', '0:a?', '-map_metadata', '-1'];
  const output = ['-f', container === 'mp4' ? 'mp4' : 'matroska', `file:${resolve(target)}`];
  return [...quiet, ...input, ...video[conversion.video], ...audio[conversion.audio], ...output];
}
