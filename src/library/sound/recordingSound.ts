import { Failure } from '../../contract/failure.ts';
import type { TimeRange } from '../../domain/transcript/wordTimes.ts';
import { decodeSound } from './decodeSound.ts';
import type { SoundSource, ThreadControl } from './soundTask.ts';

/**
 * The sound of a recording, or of a range of it, from ffmpeg or, where that is not installed, from a window: blocks of
 * samples, sample for sample in the same place from either. Refused with what `decodeSound` and `WindowSound` refuse.
 */
export async function* recordingSound(
  { id, path }: SoundSource,
  { signal, fromWindow }: Pick<ThreadControl, 'signal' | 'fromWindow'>,
  range?: TimeRange,
): AsyncGenerator<Float32Array> {
  try {
    yield* decodeSound(path, signal, range);
  } catch (error) {
    // It is told before the first sample.
    if (!(error instanceof Failure && error.code === 'media.noDecoder')) throw error;
    yield* fromWindow(id, range);
  }
}
