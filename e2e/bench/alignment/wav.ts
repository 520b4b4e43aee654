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

/** The first and the last sample but one, from the start of a sound. */
interface SampleRange {
  readonly from: number;
  readonly to: number;
}

const BLOCK = SAMPLES_A_SECOND / 200;
/** What is this far below the loudest block of a sentence is no part of it. */
const DEEPEST_SHARE = 10 ** -3.8;
/** Speech is louder than the noise of its recording by this factor, 10 dB. */
const ABOVE_NOISE = 10;
const NOISE_BLOCKS = 10;

/** The stretch of a recorded sentence that sounds: from the first to the last 5 ms within 38 dB of the loudest. */
export function soundingRange(samples: Int16Array): SampleRange {
  const energies = blockEnergies(samples);
  return rangeAbove(energies, Math.max(...energies) * DEEPEST_SHARE);
}

/**
 * The stretch in which the sentence is said, which is what is known of its time where only its file is: what sounds
 * and is louder than the noise that the recording begins or ends with, the lower of the two.
 */
export function spokenRange(samples: Int16Array): SampleRange {
  const energies = blockEnergies(samples);
  const noise = Math.min(meanOf(energies.slice(0, NOISE_BLOCKS)), meanOf(energies.slice(-NOISE_BLOCKS)));
  return rangeAbove(energies, Math.max(Math.max(...energies) * DEEPEST_SHARE, noise * ABOVE_NOISE));
}

function blockEnergies(samples: Int16Array): number[] {
  return Array.from({ length: Math.floor(samples.length / BLOCK) }, (_, index) =>
    samples.subarray(index * BLOCK, (index + 1) * BLOCK).reduce((sum, sample) => sum + sample * sample, 0),
  );
}

function rangeAbove(energies: readonly number[], least: number): SampleRange {
  const isAbove = (energy: number): boolean => energy >= least;
  return { from: Math.max(0, energies.findIndex(isAbove)) * BLOCK, to: (energies.findLastIndex(isAbove) + 1) * BLOCK };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
