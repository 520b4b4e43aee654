import {
  ADTS,
  AudioSampleSink,
  EncodedPacketSink,
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
import { mp3Delay } from '../../domain/sound/mp3Delay.ts';
import { mp3Start } from '../../domain/sound/mp3Tag.ts';
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
/** As much of an MP3 file as its first frame has at most. */
const FRAME_BYTES = 1_500;
const TRIES = 3;
const RETRY_S = 0.2;

/**
 * The sound of a recording, decoded by the browser from its address, any part of it at any time: only the bytes of that
 * part are fetched, where the host serves ranges. Runs in the page or, better, in a worker.
 */
export class PageSound {
  readonly #input: Input;
  readonly #track: InputAudioTrack;
  /** What players leave out, in seconds: the silence that the encoder put before the sound, and the clock's beginning. */
  readonly #leadS: number;

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
      const track = await decodableTrack(input);
      const delay = track.codec === 'mp3' ? await delayOfMp3(url) : 0;
      return new PageSound(input, track, delay / track.sampleRate + (await zeroOf(input)));
    } catch (error) {
      input.dispose();
      throw error instanceof Failure ? error : new Failure('media.undecodable', String(error));
    }
  }

  private constructor(input: Input, track: InputAudioTrack, leadS: number) {
    this.#input = input;
    this.#track = track;
    this.#leadS = leadS;
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
    const startS = Math.max(0, fromMs / 1_000 + this.#leadS - PREROLL_S);
    const endS = toMs / 1_000 + this.#leadS + PREROLL_S;
    try {
      const shift = Math.round(((await missingAt(this.#track, startS)) - this.#leadS) * SOUND_RATE);
      for await (const block of monoBlocks(new AudioSampleSink(this.#track).samples(startS, endS))) {
        const at = block.at + shift;
        const skipped = Math.max(0, from - at);
        const samples = block.samples.subarray(skipped, Math.max(skipped, to - at));
        if (samples.length > 0) yield { at: at + skipped, samples };
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

/**
 * How much of the first packet, in seconds, the browser's decoder leaves out when it begins within a recording, although
 * it gives what comes next the time of that packet: the whole of it in Vorbis, which needs it to make the next, and the
 * pre-skip in Opus. Matroska's times of Opus are late by the pre-skip, so that they come out right.
 */
async function missingAt(track: InputAudioTrack, startS: number): Promise<number> {
  const { codec } = track;
  if (codec !== 'vorbis' && (codec !== 'opus' || (await track.input.getFormat()) !== OGG)) return 0;
  const packets = new EncodedPacketSink(track);
  const packet = await packets.getPacket(startS);
  if (packet === null || packet.timestamp <= ((await packets.getFirstPacket())?.timestamp ?? 0)) return 0;
  return codec === 'vorbis' ? packet.duration : preSkipOf(await track.getDecoderConfig());
}

/** From the Opus header: samples at 48 kHz, in its bytes 10 and 11. */
function preSkipOf(config: AudioDecoderConfig | null): number {
  const { description } = config ?? {};
  if (description === undefined) return 0;
  const bytes = ArrayBuffer.isView(description)
    ? new DataView(description.buffer, description.byteOffset, description.byteLength)
    : new DataView(description);
  return bytes.byteLength < 12 ? 0 : bytes.getUint16(10, true) / 48_000;
}

/** Where time begins: the clock of a transport stream runs from anywhere, and is counted from its first packet. */
async function zeroOf(input: Input): Promise<number> {
  return (await input.getFormat()) === MPEG_TS ? input.getFirstTimestamp() : 0;
}

/** Samples of silence before the sound of an MP3 file. */
async function delayOfMp3(url: string): Promise<number> {
  const bytesFrom = async (from: number): Promise<Uint8Array> => {
    const response = await fetch(url, { headers: { range: `bytes=${from}-${from + FRAME_BYTES - 1}` } });
    // A host without ranges gives the whole file.
    if (response.status !== 206) return new Uint8Array();
    return new Uint8Array(await response.arrayBuffer());
  };
  const head = await bytesFrom(0);
  const start = mp3Start(head);
  return mp3Delay(start === 0 ? head : await bytesFrom(start));
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
