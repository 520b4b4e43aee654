import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { WAV_HEADER_BYTES, wavHeader } from '../../../src/domain/sound/wavHeader.ts';

export const SAMPLES_A_SECOND = 16_000;

/** The samples of a 16 kHz mono 16 bit WAV file. Throws when it is another kind. */
export function readWav(path: string): Int16Array {
  const file = readFileSync(path);
  const format = file.indexOf('fmt ');
  const data = file.indexOf('data');
  const isFit = file.readUInt16LE(format + 10) === 1 && file.readUInt32LE(format + 12) === SAMPLES_A_SECOND;
  if (!isFit) throw new Error(`${path} is not 16 kHz mono`);
  const bytes = file.subarray(data + 8, data + 8 + ((file.length - data - 8) & ~1));
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** Writes pieces of 16 kHz mono sound one after another, so that hours need not be in memory. */
export class WavWriter {
  readonly #file: number;
  #samples = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
    writeSync(this.#file, wavHeader(0, SAMPLES_A_SECOND));
  }

  /** Where the next piece will start. */
  get nowMs(): number {
    return (this.#samples * 1000) / SAMPLES_A_SECOND;
  }

  write(samples: Int16Array): void {
    writeSync(this.#file, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
    this.#samples += samples.length;
  }

  silence(seconds: number): void {
    this.write(new Int16Array(Math.round(seconds * SAMPLES_A_SECOND)));
  }

  close(): void {
    writeSync(this.#file, wavHeader(this.#samples, SAMPLES_A_SECOND), 0, WAV_HEADER_BYTES, 0);
    closeSync(this.#file);
  }
}

/**
 * The stretch of a recorded sentence that sounds, in samples: from the first to the last 5 ms whose level is within
 * 38 dB of the loudest. What is known of a sentence's time where only its file is.
 */
export function soundingRange(samples: Int16Array): { from: number; to: number } {
  const block = SAMPLES_A_SECOND / 200;
  const energies = Array.from({ length: Math.floor(samples.length / block) }, (_, index) =>
    samples.subarray(index * block, (index + 1) * block).reduce((sum, sample) => sum + sample * sample, 0),
  );
  const least = Math.max(...energies) * 10 ** -3.8;
  const from = energies.findIndex((energy) => energy >= least);
  return { from: Math.max(0, from) * block, to: (energies.findLastIndex((energy) => energy >= least) + 1) * block };
}
