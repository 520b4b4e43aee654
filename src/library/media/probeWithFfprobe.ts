import { fileTypeFromFile } from 'file-type';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Media } from '../../contract/schemas.ts';
import { errnoOf } from '../store/storageFailure.ts';
import { audioDetail } from './audioDetail.ts';

const run = promisify(execFile);

/** Containers of one file each: neither pictures nor playlists, which name other files. */
const FORMATS = 'avi,asf,flv,mpeg,mpegts,rm,mov,matroska,ogg,mp3,wav,w64,flac,aac,aiff,amr,ac3,caf,au,dv,mxf';
const TIMEOUT_MS = 20_000;

const probed = z.object({
  format: z.object({ duration: z.string().optional() }),
  streams: z.array(
    z.object({
      codec_type: z.string().optional(),
      codec_name: z.string().optional(),
      width: z.int().optional(),
      height: z.int().optional(),
      sample_rate: z.string().optional(),
      channels: z.int().optional(),
    }),
  ),
});

type ProbedStream = z.infer<typeof probed>['streams'][number];

/** Describes a recording with ffprobe, where it is installed; `null` when it is not, or knows no more. */
export async function probeWithFfprobe(
  path: string,
): Promise<Pick<Media, 'mimeType' | 'durationMs' | 'tracks'> | null> {
  // An absolute path cannot be taken for an option or for an address.
  const target = `file:${resolve(path)}`;
  const limits = ['-protocol_whitelist', 'file', '-format_whitelist', FORMATS];
  try {
    const { stdout } = await run(
      'ffprobe',
      ['-v', 'error', ...limits, '-of', 'json', '-show_format', '-show_streams', target],
      { timeout: TIMEOUT_MS, maxBuffer: 4 * 1024 * 1024, killSignal: 'SIGKILL' },
    );
    const { format, streams } = probed.parse(JSON.parse(stdout));
    const seconds = Number(format.duration ?? 'NaN');
    if (!(seconds > 0)) return null;
    return {
      mimeType: (await fileTypeFromFile(path))?.mime ?? 'application/octet-stream',
      durationMs: Math.round(seconds * 1_000),
      tracks: streams.map(describeStream),
    };
  } catch {
    // Not installed, not media, or too slow: in every case the file stays unknown.
    return null;
  }
}

/** Containers that are read without it: such a file is damaged. */
const READ_ALONE =
  /^(?:audio|video)\/(?:x-)?(?:mp4|m4a|m4v|quicktime|matroska|webm|(?:vnd\.)?wave?|ogg|opus|flac|mpeg|aac|mp2t)$/;

/** Whether a file is a recording by its first bytes, and ffprobe, which would know it, is not installed. */
export async function needsFfprobe(path: string): Promise<boolean> {
  const mime = (await fileTypeFromFile(path))?.mime ?? '';
  if (!/^(audio|video)\//.test(mime) || READ_ALONE.test(mime)) return false;
  return run('ffprobe', ['-version']).then(
    () => false,
    (error: unknown) => errnoOf(error) === 'ENOENT',
  );
}

function describeStream(stream: ProbedStream): Media['tracks'][number] {
  const codec = stream.codec_name ?? 'unknown';
  switch (stream.codec_type) {
    case 'video':
      return { kind: 'video', codec, detail: `${stream.width ?? 0}×${stream.height ?? 0}` };
    case 'audio':
      return { kind: 'audio', codec, detail: audioDetail(Number(stream.sample_rate ?? 0), stream.channels ?? 0) };
    case 'subtitle':
      return { kind: 'subtitle', codec, detail: '' };
    default:
      return { kind: 'other', codec, detail: '' };
  }
}
