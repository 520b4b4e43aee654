import { SOUND_RATE } from '../sound/waveform.ts';
import { FourierTransform } from './fourierTransform.ts';
import { MEL_BANDS, melFilters, type MelFilter } from './melFilters.ts';

/** A frame stands for this much time; frame `i` for `[i * FRAME_MS, (i + 1) * FRAME_MS)`. */
export const FRAME_MS = 10;

const STEP = (SOUND_RATE * FRAME_MS) / 1000;
const WINDOW = (SOUND_RATE * 25) / 1000;
const SIZE = 512;
/** Speech loses some 6 dB an octave; the usual factor that gives them back. */
const PREEMPHASIS = 0.97;
/** Far below 16 bit noise: digital silence must not be minus infinity. */
const LEAST_POWER = 1e-7;
/** The natural logarithm of power that no band lies below. */
export const LEAST_LEVEL = Math.log(LEAST_POWER);
const GROWTH = 60 * (1000 / FRAME_MS);

/** The spectrum of a recording: `MEL_BANDS` natural logarithms of power a frame. */
export interface MelSpectrogram {
  readonly frames: number;
  readonly bands: Float32Array;
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
  #pending = new Float32Array((WINDOW - STEP) / 2);
  #samples = 0;
  #frames = 0;
  #bands = new Float32Array(GROWTH * MEL_BANDS);

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
    return { frames: this.#frames, bands: this.#bands.subarray(0, this.#frames * MEL_BANDS) };
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
    this.#frames++;
  }

  #grow(): void {
    const bands = new Float32Array(Math.ceil(this.#bands.length * 1.3));
    bands.set(this.#bands);
    this.#bands = bands;
  }
}
