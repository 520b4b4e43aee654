import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { WAV_HEADER_BYTES, WAV_SAMPLE_BYTES, wavHeader } from '../../src/domain/sound/wavHeader.ts';

/** The slowest that Chromium plays. */
const SAMPLES_A_SECOND = 3_000;

/** Writes a WAV file of silence; its samples are a hole in the file, so that hours of it cost no room. */
export function writeSilence(path: string, seconds: number): void {
  const samples = Math.ceil(seconds) * SAMPLES_A_SECOND;
  const file = openSync(path, 'w');
  try {
    writeSync(file, wavHeader(samples, SAMPLES_A_SECOND));
    ftruncateSync(file, WAV_HEADER_BYTES + samples * WAV_SAMPLE_BYTES);
  } finally {
    closeSync(file);
  }
}
