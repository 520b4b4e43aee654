import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest } from '../../contract/methods.ts';
import type { Announce } from '../../contract/serve.ts';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';
import type { TimeRange } from '../../domain/transcript/wordTimes.ts';
import { SoundWant, type FedBlock } from './SoundWant.ts';

const SAMPLES_A_MS = SOUND_RATE / 1_000;
const FULL_SCALE = 32_768;
/** Silence comes in blocks no longer than this, so that a long gap takes no memory. */
const SILENCE_SAMPLES = 10 * SOUND_RATE;
/** How often in a row a window may fall silent before anything came of it. */
const MOST_SILENCES = 3;

/** How long windows have, in milliseconds. */
interface WindowPatience {
  /** Between two announcements of what is wanted: a window may only be opening. */
  readonly announceMs: number;
  /** Until one takes it on. */
  readonly offerMs: number;
  /** Until the one that took it on gives the next block, after which it is taken for closed. */
  readonly feedMs: number;
}

/** What of a recording is wanted; `null` is its end. */
interface SoundPart {
  readonly mediaId: string;
  readonly startMs: number;
  readonly endMs: number | null;
}

const PATIENCE: WindowPatience = { announceMs: 1_000, offerMs: 10_000, feedMs: 15_000 };

/** Has the sound of recordings decoded by open windows, for a machine without ffmpeg. */
export class WindowSound {
  readonly #announce: Announce;
  readonly #patience: WindowPatience;
  readonly #wants = new Map<string, SoundWant>();

  constructor(announce: Announce, patience: WindowPatience = PATIENCE) {
    this.#announce = announce;
    this.#patience = patience;
  }

  /**
   * The sound of a recording, or of a range of it, as `decodeSound` gives it; memory is that of two blocks. When the
   * window that decodes is closed, another goes on where it was. When `signal` is aborted the blocks end.
   *
   * Refused with `media.noDecoder` when no window takes it on, and with what the window says: `media.undecodable`,
   * `media.noSound`, `media.notFound`. Of a recording whose rest is damaged it gives what there is.
   */
  async *blocks(mediaId: string, signal: AbortSignal, range?: TimeRange): AsyncGenerator<Float32Array> {
    const from = (range?.startMs ?? 0) * SAMPLES_A_MS;
    const to = (range?.endMs ?? Infinity) * SAMPLES_A_MS;
    let place = from;
    try {
      for await (const block of this.#fromAny(mediaId, signal, range)) {
        for (const samples of inPlace(block, place, to)) {
          place += samples.length;
          yield samples;
        }
      }
    } catch (error) {
      if (place > from && isDamage(error)) return;
      throw error;
    }
    if (place === from && !signal.aborted) throw new Failure('media.undecodable');
  }

  /** Whether the one who asks is to decode what is wanted. */
  offer(wantId: string): boolean {
    return this.#wants.get(wantId)?.take() ?? false;
  }

  /** Takes a block; settles once it is worked with. Refused with `job.unknown` when it is wanted no longer. */
  async feed({ wantId, at, samples, isLast }: ParsedRequest<'sound.feed'>): Promise<void> {
    await this.#require(wantId).feed({ at, samples: samplesOf(samples), isLast });
  }

  /** The window that took it on cannot go on. Refused with `job.unknown`. */
  giveUp({ wantId, code }: ParsedRequest<'sound.giveUp'>): void {
    this.#require(wantId).fail(new Failure(code));
  }

  /** What windows decode, one after the other where one falls silent; ends with the last block, or when aborted. */
  async *#fromAny(mediaId: string, signal: AbortSignal, range: TimeRange | undefined): AsyncGenerator<FedBlock> {
    let startMs = range?.startMs ?? 0;
    for (let silences = 0; silences < MOST_SILENCES && !signal.aborted; silences++) {
      for await (const block of this.#fromOne({ mediaId, startMs, endMs: range?.endMs ?? null }, signal)) {
        silences = 0;
        startMs = Math.max(startMs, Math.floor((block.at + block.samples.length) / SAMPLES_A_MS));
        yield block;
        if (block.isLast) return;
      }
    }
    if (!signal.aborted) throw new Failure('media.noDecoder', 'ffmpeg');
  }

  /** What one window decodes; ends with no last block when it falls silent, or when `signal` is aborted. */
  async *#fromOne(part: SoundPart, signal: AbortSignal): AsyncGenerator<FedBlock> {
    const want = new SoundWant();
    const close = (): void => want.close();
    signal.addEventListener('abort', close);
    this.#wants.set(want.id, want);
    try {
      const announce = (): void => this.#announce('sound.wanted', { wantId: want.id, ...part });
      const isTaken = await want.isTaken(announce, this.#patience);
      if (!isTaken && !signal.aborted) throw new Failure('media.noDecoder', 'ffmpeg');
      for (;;) {
        const block = await want.next(this.#patience.feedMs);
        if (block === null) return;
        yield block;
      }
    } finally {
      signal.removeEventListener('abort', close);
      this.#wants.delete(want.id);
      want.close();
    }
  }

  #require(wantId: string): SoundWant {
    const want = this.#wants.get(wantId);
    if (want === undefined) throw new Failure('job.unknown', wantId);
    return want;
  }
}

/** What of a block lies from a place on and before an end, after the silence that leads to it. */
function* inPlace({ at, samples }: FedBlock, place: number, to: number): Generator<Float32Array> {
  const start = Math.min(at, to);
  for (let silent = place; silent < start; silent += SILENCE_SAMPLES) {
    yield new Float32Array(Math.min(SILENCE_SAMPLES, start - silent));
  }
  const wanted = samples.subarray(Math.max(0, place - at), Math.max(0, Math.min(samples.length, to - at)));
  if (wanted.length > 0) yield wanted;
}

function isDamage(error: unknown): boolean {
  return error instanceof Failure && error.code === 'media.undecodable';
}

function samplesOf(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return Float32Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(2 * index) / FULL_SCALE);
}
