import { SOUND_RATE } from '../sound/waveform.ts';
import { FourierTransform } from './fourierTransform.ts';
import { MEL_BANDS, melFilters, type MelFilter } from './melFilters.ts';

/** A frame stands for this much time; frame `i` for `[i * FRAME_MS, (i + 1) * FRAME_MS)`. */
export const FRAME_MS = 10;
/** Finer than frames, since these are blurred by their window: a level each 2.5 ms. */
export const LEVELS_A_FRAME = 4;

const STEP = (SOUND_RATE * FRAME_MS) / 1000;
const WINDOW = (SOUND_RATE * 25) / 1000;
const SIZE = 512;
/** Speech loses some 6 dB an octave; the usual factor that gives them back. */
const PREEMPHASIS = 0.97;
/** Far below 16 bit noise: digital silence must not be minus infinity. */
const LEAST_POWER = 1e-7;
/** The same for the power of a sample: what rounding to 16 bits leaves. */
const LEAST_SAMPLE_POWER = 1e-9;
/** The natural logarithm of power that no band lies below. */
export const LEAST_LEVEL = Math.log(LEAST_POWER);
const GROWTH = 60 * (1000 / FRAME_MS);
/** Where a frame begins in its window. */
const FRAME_START = (WINDOW - STEP) / 2;
const LEVEL_STEP = STEP / LEVELS_A_FRAME;
/**
 * The sum of so many samples less that of as many before lets voices through, half as strong at 200 and 1,050 Hz as at
 * 600, and little of hum and hiss.
 */
const VOICE_SAMPLES = 10;

/** The spectrum of a recording: `MEL_BANDS` natural logarithms of power a frame. */
export interface MelSpectrogram {
  readonly frames: number;
  readonly bands: Float32Array;
  /** How loud the sound is: `LEVELS_A_FRAME` natural logarithms of power a frame. */
  readonly levels: Float32Array;
  /** The same of the frequencies at which voices are loudest. */
  readonly voiceLevels: Float32Array;
}

/** The frames `[first, end)` of a sound, which they share the memory of. */
export function cutFrames({ bands, levels, voiceLevels }: MelSpectrogram, first: number, end: number): MelSpectrogram {
  return {
    frames: end - first,
    bands: bands.subarray(first * MEL_BANDS, end * MEL_BANDS),
    levels: levels.subarray(first * LEVELS_A_FRAME, end * LEVELS_A_FRAME),
    voiceLevels: voiceLevels.subarray(first * LEVELS_A_FRAME, end * LEVELS_A_FRAME),
  };
}

/**
 * Turns sound that arrives in blocks of any length into a mel spectrogram. Samples are in [-1, 1], 16 kHz, mono.
 *
 * The window of 25 ms lies around the middle of its frame, so that the boundary between two frames is where the sound
 * changes; windows that reach over the ends see silence.
 */
export class SpectrogramBuilder {
  readonly #transform = new FourierTransform(SIZE);
  readonly #filters: readonly MelFilter[] = melFilters(SIZE / 2 + 1, SOUND_RATE / 2);
  readonly #window = Float32Array.from(
    { length: WINDOW },
    (_, index) => 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (WINDOW - 1)),
  );
  readonly #frame = new Float32Array(SIZE);
  readonly #power = new Float32Array(SIZE / 2 + 1);
  /** Samples not yet used up; begins with the silence before the recording. */
  #pending = new Float32Array(FRAME_START);
  #samples = 0;
  #frames = 0;
  #bands = new Float32Array(GROWTH * MEL_BANDS);
  #levels = new Float32Array(GROWTH * LEVELS_A_FRAME);
  #voiceLevels = new Float32Array(GROWTH * LEVELS_A_FRAME);

  /** Takes the next samples. */
  push(samples: Float32Array): void {
    this.#samples += samples.length;
    this.#take(samples);
  }

  /** The whole spectrogram; one frame for each 10 ms begun. */
  finish(): MelSpectrogram {
    const frames = Math.ceil(this.#samples / STEP);
    this.#take(new Float32Array(WINDOW + STEP));
    this.#frames = Math.min(this.#frames, frames);
    const [bands, levels, voiceLevels] = [this.#bands, this.#levels, this.#voiceLevels];
    return cutFrames({ frames: this.#frames, bands, levels, voiceLevels }, 0, this.#frames);
  }

  #take(samples: Float32Array): void {
    const sound = new Float32Array(this.#pending.length + samples.length);
    sound.set(this.#pending);
    sound.set(samples, this.#pending.length);
    let start = 0;
    for (; start + WINDOW <= sound.length; start += STEP) this.#addFrame(sound.subarray(start, start + WINDOW));
    this.#pending = sound.slice(start);
  }

  #addFrame(sound: Float32Array): void {
    const frame = this.#frame;
    frame[0] = sound[0]! * (1 - PREEMPHASIS) * this.#window[0]!;
    for (let index = 1; index < WINDOW; index++) {
      frame[index] = (sound[index]! - PREEMPHASIS * sound[index - 1]!) * this.#window[index]!;
    }
    this.#transform.powerOf(frame, this.#power);
    const at = this.#frames * MEL_BANDS;
    if (at + MEL_BANDS > this.#bands.length) this.#grow();
    for (let band = 0; band < MEL_BANDS; band++) {
      const { first, weights } = this.#filters[band]!;
      let sum = LEAST_POWER;
      for (let index = 0; index < weights.length; index++) sum += weights[index]! * this.#power[first + index]!;
      this.#bands[at + band] = Math.log(sum);
    }
    this.#addLevels(sound);
    this.#frames++;
  }

  #addLevels(sound: Float32Array): void {
    let voice = 0;
    for (let index = FRAME_START - VOICE_SAMPLES; index < FRAME_START; index++)
      voice += (sound[index + VOICE_SAMPLES]! - sound[index]!) / VOICE_SAMPLES;
    for (let level = 0; level < LEVELS_A_FRAME; level++) {
      const from = FRAME_START + level * LEVEL_STEP;
      let sum = 0;
      let voiceSum = 0;
      for (let index = from; index < from + LEVEL_STEP; index++) {
        sum += (sound[index]! - PREEMPHASIS * sound[index - 1]!) ** 2;
        voiceSum += voice ** 2;
        const [before, after] = [sound[index - VOICE_SAMPLES]!, sound[index + VOICE_SAMPLES]!];
        voice += (before - 2 * sound[index]! + after) / VOICE_SAMPLES;
      }
      const at = this.#frames * LEVELS_A_FRAME + level;
      this.#levels[at] = Math.log(LEAST_SAMPLE_POWER + sum / LEVEL_STEP);
      this.#voiceLevels[at] = Math.log(LEAST_SAMPLE_POWER + voiceSum / LEVEL_STEP);
    }
  }

  #grow(): void {
    const frames = Math.ceil(this.#frames * 1.3);
    this.#bands = longer(this.#bands, frames * MEL_BANDS);
    this.#levels = longer(this.#levels, frames * LEVELS_A_FRAME);
    this.#voiceLevels = longer(this.#voiceLevels, frames * LEVELS_A_FRAME);
  }
}

function longer(values: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const grown = new Float32Array(length);
  grown.set(values);
  return grown;
}
