import {
  ADTS,
  FilePathSource,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
  type InputTrack,
} from 'mediabunny';
import { Failure } from '../../contract/failure.ts';
import type { Media } from '../../contract/schemas.ts';
import { errnoOf } from '../store/storageFailure.ts';
import { audioDetail } from './audioDetail.ts';
import { declaredWaveLength } from './declaredWaveLength.ts';
import { matroskaFault } from './matroskaFault.ts';
import { measureEnd, type MeasuredEnd } from './measureEnd.ts';
import { measureMp3, type Mp3Measure } from './measureMp3.ts';
import { mp4Fault } from './mp4Fault.ts';

/** What the container of a recording says of it. */
export type ContainerDescription = Pick<Media, 'mimeType' | 'durationMs' | 'declaredMs' | 'seeksInexactly' | 'tracks'>;

/** By how much an end may miss what the header says: tracks end a moment apart, and headers count in seconds. */
const END_TOLERANCE_MS = 2_000;

/** All that one file can hold: a playlist, which names other files to be read, is no recording. */
export const FORMATS = [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, FLAC, MP3, ADTS, MPEG_TS];

/**
 * Describes a recording by its container; `null` where it is none that is known. Refused with `media.denied`, or
 * `media.notMedia`, whose detail is what is wrong with it. A damaged file may keep the reader in a loop without end: it
 * is for a thread that can be ended, `describeInThread`.
 */
export async function describeContainer(path: string): Promise<ContainerDescription | null> {
  const input = new Input({ formats: FORMATS, source: new FilePathSource(path, { handleUnhandledError: () => {} }) });
  try {
    const fault = (await mp4Fault(path)) ?? (await matroskaFault(path));
    if (fault !== null) throw new Failure('media.notMedia', fault);
    if (!(await input.canRead())) return null;
    const inputTracks = await input.getTracks();
    const mp3 = (await input.getFormat()) === MP3 ? await measureMp3(path) : null;
    return {
      mimeType: await input.getMimeType(),
      ...(mp3 === null ? lengthOf(await measured(input, path)) : mp3Length(mp3)),
      tracks: await Promise.all(inputTracks.map(describeTrack)),
    };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EACCES' || errno === 'EPERM') throw new Failure('media.denied', path);
    if (errno !== null || error instanceof Failure) throw error;
    // A damaged or foreign file makes the reader throw what it likes.
    return null;
  } finally {
    input.dispose();
  }
}

/** The reader of WAVE files is content with what is there, and does not tell what their header promises. */
async function measured(input: Input, path: string): Promise<MeasuredEnd> {
  const end = await measureEnd(input);
  if ((await input.getFormat()) !== WAVE) return end;
  return { ...end, declaredSeconds: (await declaredWaveLength(path)) ?? end.declaredSeconds };
}

type Length = Pick<ContainerDescription, 'durationMs' | 'declaredMs' | 'seeksInexactly'>;

function lengthOf({ seconds, declaredSeconds }: MeasuredEnd): Length {
  const durationMs = Math.round(seconds * 1_000);
  const declaredMs = declaredSeconds === null ? null : Math.round(declaredSeconds * 1_000);
  // What is not cut off is as long as it says: a last packet need not tell how long it lasts.
  if (declaredMs === null || !isCutOff(durationMs, declaredMs)) {
    return { durationMs: declaredMs ?? durationMs, declaredMs: null, seeksInexactly: false };
  }
  return { durationMs, declaredMs, seeksInexactly: false };
}

function mp3Length({ durationMs, declaredMs, isVariable }: Mp3Measure): Length {
  const isCut = declaredMs !== null && isCutOff(durationMs, declaredMs);
  return { durationMs, declaredMs: isCut ? declaredMs : null, seeksInexactly: isVariable };
}

function isCutOff(durationMs: number, declaredMs: number): boolean {
  return declaredMs - durationMs > END_TOLERANCE_MS;
}

async function describeTrack(track: InputTrack): Promise<Media['tracks'][number]> {
  const codec = (await track.getCodecParameterString()) ?? (await track.getCodec()) ?? (await internalCodec(track));
  if (track.isVideoTrack()) {
    const [width, height] = await Promise.all([track.getDisplayWidth(), track.getDisplayHeight()]);
    return { kind: 'video', codec, detail: `${width}×${height}` };
  }
  if (track.isAudioTrack()) {
    const [rate, channels] = await Promise.all([track.getSampleRate(), track.getNumberOfChannels()]);
    return { kind: 'audio', codec, detail: audioDetail(rate, channels) };
  }
  return { kind: 'other', codec, detail: '' };
}

async function internalCodec(track: InputTrack): Promise<string> {
  const id = await track.getInternalCodecId();
  return typeof id === 'string' || typeof id === 'number' ? String(id) : 'unknown';
}
