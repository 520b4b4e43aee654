import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** The slowest that Chromium plays. */
const SAMPLES_A_SECOND = 3_000;
const BYTES_A_SAMPLE = 2;
const HEADER_BYTES = 44;

/** Writes a WAV file of silence; its samples are a hole in the file, so that hours of it cost no room. */
export function writeSilence(path: string, seconds: number): void {
  const dataBytes = Math.ceil(seconds) * SAMPLES_A_SECOND * BYTES_A_SAMPLE;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  // PCM, one channel.
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLES_A_SECOND, 24);
  header.writeUInt32LE(SAMPLES_A_SECOND * BYTES_A_SAMPLE, 28);
  header.writeUInt16LE(BYTES_A_SAMPLE, 32);
  header.writeUInt16LE(8 * BYTES_A_SAMPLE, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  const file = openSync(path, 'w');
  try {
    writeSync(file, header);
    ftruncateSync(file, HEADER_BYTES + dataBytes);
  } finally {
    closeSync(file);
  }
}
