import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import type { LoopingTransport } from './stripActions.ts';
import { isSameRange, type StripModel } from './StripModel.ts';
import { regionOf } from './stripScene.ts';

/** The stretch that is selected on the strip, and its being played. A stretch that repeats goes on to do so when it changes. */
export class StripSelection {
  readonly #model: StripModel;
  readonly #transport: LoopingTransport;
  #anchorMs = 0;
  /** The end that keys move; `null` once the sound has been taken elsewhere: they begin anew there. */
  #headMs: number | null = null;

  constructor(model: StripModel, transport: LoopingTransport) {
    this.#model = model;
    this.#transport = transport;
  }

  /** From where keys extend the selection. */
  get headMs(): number {
    return this.#headMs ?? this.#transport.timeMs();
  }

  /** Selects a stretch; one without length is none. A sound that stands still waits at its start. */
  select(range: TimeRange): void {
    this.#anchorMs = range.startMs;
    this.#headMs = range.endMs;
    if (!this.#show(range)) this.#wait(range.startMs);
  }

  /** Extends the selection to a time from where it began, or from the sound; a sound that stands still goes along. */
  extendTo(timeMs: number): void {
    if (this.#headMs === null) this.#anchorMs = this.#transport.timeMs();
    this.#headMs = timeMs;
    const range = { startMs: Math.min(this.#anchorMs, timeMs), endMs: Math.max(this.#anchorMs, timeMs) };
    if (!this.#show(range)) this.#wait(timeMs);
    this.#model.reveal(timeMs);
  }

  /** The sound was taken elsewhere: what keys select next begins there. */
  leave(): void {
    this.#headMs = null;
  }

  drop(): void {
    this.leave();
    if (isSameRange(this.#transport.loop(), this.#model.selection)) this.#transport.setLoop(null);
    this.#model.setSelection(null);
  }

  /** Plays the selection from its start, once or as it repeats; `false` when there is none. */
  play(): boolean {
    const { selection } = this.#model;
    if (selection === null) return false;
    if (!isSameRange(this.#transport.loop(), selection)) this.#transport.playRange(selection);
    else {
      this.#transport.seek(selection.startMs);
      this.#transport.play();
    }
    return true;
  }

  /** Repeats the selection, or what repeats no longer; `false` when there is nothing to repeat. */
  toggleLoop(): boolean {
    const { selection } = this.#model;
    const isLooping = this.#transport.loop() !== null;
    if (!isLooping && selection === null) return false;
    this.#transport.setLoop(isLooping ? null : selection);
    if (!isLooping) this.#transport.play();
    return true;
  }

  /** Whether it repeats now. */
  #show(range: TimeRange): boolean {
    const loop = this.#transport.loop();
    const isLooping = loop !== null && isSameRange(loop, regionOf(this.#model.scene()));
    const isEmpty = range.endMs <= range.startMs;
    this.#model.setSelection(isEmpty ? null : range);
    if (isLooping) this.#transport.setLoop(isEmpty ? null : range);
    return isLooping && !isEmpty;
  }

  #wait(timeMs: number): void {
    if (!this.#transport.isPlaying()) this.#transport.seek(timeMs);
  }
}
