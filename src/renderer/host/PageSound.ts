import {
  ADTS,
  AudioSampleSink,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  UrlSource,
  WAVE,
  WEBM,
  type AudioSample,
  type InputAudioTrack,
} from 'mediabunny';
import { Failure } from '../../contract/failure.ts';
import { Resampler } from '../../domain/sound/resampler.ts';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';

/** Samples of -1 to 1, mono at `SOUND_RATE`; `at` is the place of the first one, counted from the recording's start. */
export interface SoundBlock {
  readonly at: number;
  readonly samples: Float32Array;
}

/** All that one file can hold: a playlist, which names other files to be read, is no recording. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, FLAC, MP3, ADTS, MPEG_TS];
/** Decoders need some sound before what they give is right: Opus 80 ms, MP3 and AAC two frames. */
const PREROLL_S = 0.12;
/** Samples farther than this from where the ones before end do not follow them: packets are missing. */
const LARGEST_JUMP_S = 0.02;
const TRIES = 3;
const RETRY_S = 0.2;

/**
 * The sound of a recording, decoded by the browser from its address, any part of it at any time: only the bytes of that
 * part are fetched, where the host serves ranges. Runs in the page or, better, in a worker.
 */
export class PageSound {
  readonly #input: Input;
  readonly #track: InputAudioTrack;

  /**
   * Refused with `media.noSound`, with `media.undecodable` where the browser has no decoder or the file is damaged, and
   * with `media.notFound` where it cannot be fetched.
   */
  static async open(url: string): Promise<PageSound> {
    const input = new Input({
      formats: FORMATS,
      source: new UrlSource(url, { getRetryDelay: (tries) => (tries < TRIES - 1 ? RETRY_S : null) }),
    });
    try {
      const response = await fetch(url, { method: 'HEAD' }).catch(() => null);
      if (response?.ok !== true) throw new Failure('media.notFound');
      return new PageSound(input, await decodableTrack(input));
    } catch (error) {
      input.dispose();
      throw error instanceof Failure ? error : new Failure('media.undecodable', String(error));
    }
  }

  private constructor(input: Input, track: InputAudioTrack) {
    this.#input = input;
    this.#track = track;
  }

  /**
   * The sound between two times in milliseconds, a fraction of a second at a time, in order; where the recording has no
   * sound in between, a block begins later than the one before ended. Whoever stops taking blocks stops the decoder.
   * Refused with `media.undecodable`.
   */
  async *blocks(fromMs: number, toMs: number): AsyncGenerator<SoundBlock> {
    const from = Math.floor((fromMs * SOUND_RATE) / 1_000);
    const to = Math.ceil((toMs * SOUND_RATE) / 1_000);
    // The filter of the resampler reaches a few samples beyond what it gives.
    const [startS, endS] = [Math.max(0, fromMs / 1_000 - PREROLL_S), toMs / 1_000 + PREROLL_S];
    try {
      for await (const block of monoBlocks(new AudioSampleSink(this.#track).samples(startS, endS))) {
        const skipped = Math.max(0, from - block.at);
        const samples = block.samples.subarray(skipped, Math.max(skipped, to - block.at));
        if (samples.length > 0) yield { at: block.at + skipped, samples };
      }
    } catch (error) {
      throw error instanceof Failure ? error : new Failure('media.undecodable', String(error));
    }
  }

  /** Lets the recording go; blocks that are being decoded end with a refusal. */
  dispose(): void {
    this.#input.dispose();
  }
}

async function decodableTrack(input: Input): Promise<InputAudioTrack> {
  const track = await input.getPrimaryAudioTrack();
  if (track === null) throw new Failure('media.noSound');
  if (!(await track.canDecode())) throw new Failure('media.undecodable', String(track.codec));
  return track;
}

/** Samples that follow one another at one rate, on their way through the resampler. */
interface Run {
  readonly resampler: Resampler;
  readonly rate: number;
  /** Where the next block belongs, and when the next samples should begin, in seconds. */
  at: number;
  endS: number;
}

async function* monoBlocks(samples: AsyncIterable<AudioSample>): AsyncGenerator<SoundBlock> {
  let run: Run | null = null;
  for await (const sample of samples) {
    const { timestamp, sampleRate, duration } = sample;
    if (run === null || run.rate !== sampleRate || Math.abs(run.endS - timestamp) > LARGEST_JUMP_S) {
      if (run !== null) yield { at: run.at, samples: run.resampler.finish() };
      run = newRun(timestamp, sampleRate);
    }
    const resampled = run.resampler.push(monoOf(sample));
    sample.close();
    const { at } = run;
    run.at += resampled.length;
    run.endS = timestamp + duration;
    if (resampled.length > 0) yield { at, samples: resampled };
  }
  if (run !== null) yield { at: run.at, samples: run.resampler.finish() };
}

function newRun(timestamp: number, rate: number): Run {
  return {
    resampler: new Resampler(rate, SOUND_RATE),
    rate,
    at: Math.round(timestamp * SOUND_RATE),
    endS: timestamp,
  };
}

function monoOf(sample: AudioSample): Float32Array {
  const { numberOfChannels: channels, numberOfFrames } = sample;
  const mono = new Float32Array(numberOfFrames);
  const plane = new Float32Array(numberOfFrames);
  for (let planeIndex = 0; planeIndex < channels; planeIndex++) {
    sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    for (let index = 0; index < numberOfFrames; index++) mono[index]! += plane[index]! / channels;
  }
  return mono;
}
