import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Failure } from '../../contract/failure.ts';
import type { Media } from '../../contract/schemas.ts';
import { errnoOf } from '../store/storageFailure.ts';
import type { ContainerDescription } from './describeContainer.ts';
import { describeInThread } from './describeInThread.ts';
import { needsFfprobe, probeWithFfprobe } from './probeWithFfprobe.ts';

/** What a recording's container says of it, and its size. */
export type MediaDescription = ContainerDescription & Pick<Media, 'sizeBytes'>;

/**
 * Describes a recording. Refused with `media.notFound`, `media.denied`, or `media.notMedia`, whose detail is what
 * the file is instead. Where ffprobe is installed, containers that no browser plays are described too.
 */
export async function probeMedia(path: string): Promise<MediaDescription> {
  const status = await statFile(path);
  if (!status.isFile()) throw new Failure('media.notMedia', 'notAFile');
  if (status.size === 0) throw new Failure('media.notMedia', 'empty');
  const description = (await describeInThread(path)) ?? (await probeOther(path));
  if (description === null) {
    throw new Failure('media.notMedia', (await needsFfprobe(path)) ? 'needsFfmpeg' : 'unknownFormat');
  }
  const hasTracks = description.tracks.some(({ kind }) => kind === 'video' || kind === 'audio');
  if (!hasTracks) throw new Failure('media.notMedia', 'noTracks');
  // Behind its header a file that is cut off has nothing of the tracks that it tells of.
  if (description.durationMs === 0) throw new Failure('media.notMedia', 'cutOff');
  return { ...description, sizeBytes: status.size };
}

async function statFile(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT' || errno === 'ENOTDIR' || errno === 'ENAMETOOLONG') {
      throw new Failure('media.notFound', path);
    }
    if (errno === 'EACCES' || errno === 'EPERM') throw new Failure('media.denied', path);
    throw error;
  }
}

async function probeOther(path: string): Promise<ContainerDescription | null> {
  const probed = await probeWithFfprobe(path);
  return probed === null ? null : { ...probed, declaredMs: null, seeksInexactly: false };
}
