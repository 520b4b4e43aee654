import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import type { FailureCode } from '../../../contract/failure.ts';
import { createValueStore } from '../../ui/valueStore.ts';
import type { TileLook, TileReply, TileRequest } from './spectrogramService.ts';
import { TILE_MS } from './spectrogramTile.ts';
import { MOST_SPECTROGRAM_MS } from './stripScene.ts';
import { spanOf, type ViewWindow } from './viewWindow.ts';

/** The way to a spectrogram service: a `Worker`. */
export interface SpectrogramChannel {
  send(request: TileRequest): void;
  close(): void;
}

/** A picture that is let go of when it is needed no longer: an `ImageBitmap`. */
interface Picture {
  close(): void;
}

interface SpectrogramOptions<Image> {
  readonly url: string;
  /** Opens the way; `onReply` runs with each reply. */
  readonly open: (onReply: (reply: TileReply<Image>) => void) => SpectrogramChannel;
  /** Runs when there is more to be drawn. */
  readonly onGrown: () => void;
}

/** Why there is nothing to be seen: the window shows too much, or the sound cannot be had. */
export type SpectrogramNote = 'zoomIn' | FailureCode | null;

/** How long the same must be wanted to be asked for: what a window that is moved goes past is not made. */
const ASKS_AFTER_MS = 120;
/** Twice as many tiles as the longest window has: 16 MB. */
const MOST_TILES = 32;

/** The spectrogram of a recording, made tile by tile where it is looked at. */
export class Spectrogram<Image extends Picture = ImageBitmap> {
  readonly note = createValueStore<SpectrogramNote>(null);
  readonly #options: SpectrogramOptions<Image>;
  readonly #channel: SpectrogramChannel;
  /** The one that was looked at last comes last. */
  readonly #tiles = new Map<number, Image>();
  #look: TileLook = { ink: '', gain: 1 };
  #wanted: readonly number[] = [];
  /** What was asked for and has not come yet. */
  #asked: readonly number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasFailed = false;

  constructor(options: SpectrogramOptions<Image>) {
    this.#options = options;
    this.#channel = options.open((reply) => this.#onReply(reply));
  }

  /** Says what is looked at of a recording on the time line, and how it is drawn; asks for what is not there yet. */
  show(view: ViewWindow, recording: TimeRange, look: TileLook): void {
    if (this.#hasFailed) return;
    if (look.ink !== this.#look.ink || look.gain !== this.#look.gain) {
      // What is being made of them would go to nobody.
      this.#ask([]);
      this.#forget(look);
    }
    const isTooFar = spanOf(view) > MOST_SPECTROGRAM_MS;
    this.note.set(isTooFar ? 'zoomIn' : null);
    const seen = isTooFar ? [] : tilesOf(view, recording);
    for (const tile of seen) this.#touch(tile);
    this.#want(seen.filter((tile) => !this.#tiles.has(tile)));
  }

  /** The picture of a tile, if it is there. */
  tileAt(tile: number): Image | undefined {
    return this.#tiles.get(tile);
  }

  dispose(): void {
    this.#channel.close();
    this.#forget(this.#look);
  }

  /** Gives up at once what is wanted no longer, and asks for the rest once the window rests: frames come first. */
  #want(wanted: readonly number[]): void {
    if (wanted.join() === this.#wanted.join()) return;
    this.#wanted = wanted;
    this.#ask(this.#asked.filter((tile) => wanted.includes(tile)));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(wanted), ASKS_AFTER_MS);
  }

  #ask(tiles: readonly number[]): void {
    if (tiles.join() === this.#asked.join()) return;
    this.#asked = tiles;
    this.#channel.send({ url: this.#options.url, ...this.#look, tiles });
  }

  #onReply(reply: TileReply<Image>): void {
    if ('failed' in reply) {
      this.#hasFailed = true;
      clearTimeout(this.#timer);
      this.note.set(reply.failed);
      return;
    }
    const { ink, gain, tile, image } = reply;
    if (ink !== this.#look.ink || gain !== this.#look.gain) return image.close();
    this.#asked = this.#asked.filter((other) => other !== tile);
    this.#tiles.get(tile)?.close();
    this.#tiles.set(tile, image);
    const oldest = this.#tiles.size > MOST_TILES ? this.#tiles.keys().next().value : undefined;
    if (oldest !== undefined) {
      this.#tiles.get(oldest)!.close();
      this.#tiles.delete(oldest);
    }
    this.#options.onGrown();
  }

  #touch(tile: number): void {
    const image = this.#tiles.get(tile);
    if (image === undefined) return;
    this.#tiles.delete(tile);
    this.#tiles.set(tile, image);
  }

  #forget(look: TileLook): void {
    clearTimeout(this.#timer);
    for (const image of this.#tiles.values()) image.close();
    this.#tiles.clear();
    this.#look = look;
    this.#wanted = [];
    this.#asked = [];
  }
}

/** The tiles that a window shows, from the first on: they count from where the recording begins on the time line. */
export function tilesOf({ fromMs, toMs }: ViewWindow, { startMs, endMs }: TimeRange): number[] {
  const first = Math.max(0, Math.floor((fromMs - startMs) / TILE_MS));
  const past = Math.ceil((Math.min(toMs, endMs) - startMs) / TILE_MS);
  return Array.from({ length: Math.max(0, past - first) }, (_, index) => first + index);
}
