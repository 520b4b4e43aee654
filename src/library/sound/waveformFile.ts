import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { waveformHeader, WAVEFORM_HEADER_BYTES, type Peaks } from '../../domain/sound/waveform.ts';
import { errnoOf } from '../store/storageFailure.ts';

/** The waveform of a recording, kept by what is in the recording: one that is moved or attached again has it still. */
export function waveformPath(soundFolder: string, fingerprint: string): string {
  return join(soundFolder, `${fingerprint}.dat`);
}

/** A waveform file while it is written; it has its own name until it is whole. */
export interface WaveformWriter {
  /** How many pairs were written. */
  readonly pairs: number;
  add(peaks: Peaks): Promise<void>;
  /** Gives the file its name, and its header the length. */
  finish(): Promise<void>;
  /** Closes the file; what is not finished goes. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Begins the waveform file of a path. */
export async function writeWaveform(path: string): Promise<WaveformWriter> {
  await mkdir(dirname(path), { recursive: true });
  const draft = draftOf(path);
  const file = await open(draft, 'w');
  await file.write(waveformHeader(0));
  let pairs = 0;
  return {
    get pairs() {
      return pairs;
    },
    async add(peaks) {
      await file.write(new Uint8Array(peaks.buffer, peaks.byteOffset, peaks.length));
      pairs += peaks.length / 2;
    },
    async finish() {
      await file.write(waveformHeader(pairs), 0, WAVEFORM_HEADER_BYTES, 0);
      await file.sync();
      await rename(draft, path);
    },
    async [Symbol.asyncDispose]() {
      await file.close();
      await removeDraft(path);
    },
  };
}

/** Takes away what whoever was stopped while it wrote the waveform of a path has left there. */
export async function removeDraft(path: string): Promise<void> {
  await rm(draftOf(path), { force: true });
}

/**
 * Pairs of a waveform that is written, or being written, from one on, at most `limit`; none beyond the end. `isWhole`
 * says that more will not come.
 */
export async function readPeaks(
  path: string,
  from: number,
  limit: number,
): Promise<{ readonly peaks: Buffer; readonly isWhole: boolean }> {
  let whole = await openOrNull(path);
  const draft = whole === null ? await openOrNull(draftOf(path)) : null;
  // It may have been finished between the two looks.
  if (whole === null && draft === null) whole = await openOrNull(path);
  const file = whole ?? draft;
  if (file === null) return { peaks: Buffer.alloc(0), isWhole: false };
  try {
    const { bytesRead, buffer } = await file.read(
      Buffer.alloc(2 * limit),
      0,
      2 * limit,
      WAVEFORM_HEADER_BYTES + 2 * from,
    );
    return { peaks: buffer.subarray(0, bytesRead - (bytesRead % 2)), isWhole: whole !== null };
  } finally {
    await file.close();
  }
}

function draftOf(path: string): string {
  return `${path}.part`;
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
