import type { SpeechRange } from '../../../domain/alignment/detectSpeech.ts';
import { settingNow } from '../../host/settings.ts';
import type { Transport } from '../../ui/playhead.ts';
import { PictureClock, type FramedPicture } from './pictureClock.ts';
import { rewoundTo } from './rewoundTo.ts';
import { offeredRate, stepOfRate } from './playbackRates.ts';

/** A part of the recording, half-open, in integer milliseconds. */
interface Range {
  readonly startMs: number;
  readonly endMs: number;
}

/** The transport of the window, over whichever media element is shown at the moment. */
export interface MediaTransport extends Transport {
  /** The range that repeats, or `null`. */
  loop(): Range | null;
  /** The speed, 1 being the recording's own. */
  rate(): number;
  setRate(rate: number): void;
  /**
   * Plays through an element, instead of the one before, whose recording begins at `offsetMs` of the talk's time line:
   * all times here are on that line. The speed goes on, and the time; playing does when the change is made at once. A
   * range ends with its recording. Returns a function that lets the element go: it is paused and keeps no listener.
   */
  attach(element: HTMLMediaElement, offsetMs?: number): () => void;
  /** Says when someone speaks: after a pause it goes on where a phrase begins. In order and apart. */
  setSpeech(speech: readonly SpeechRange[]): void;
  /**
   * Moves the recording on the talk's time line: what is heard goes on, at another time; what would be before the talk is
   * left for its beginning.
   */
  setOffset(offsetMs: number): void;
  /** Lets the element go and forgets every listener. */
  dispose(): void;
}

const ANNOUNCED = ['play', 'pause', 'seeked', 'timeupdate', 'ratechange', 'loadedmetadata', 'emptied', 'error'];

/**
 * Makes a transport without an element.
 *
 * The playhead is the element's `currentTime`, which follows the sound, brought into the frame that is seen: see
 * `PictureClock`. Where a range begins and ends is the sound's alone.
 */
export function createMediaTransport(): MediaTransport {
  return new ElementTransport();
}

class ElementTransport implements MediaTransport {
  #element: HTMLMediaElement | null = null;
  #range: (Range & { readonly isLoop: boolean }) | null = null;
  #rate = 1;
  #speech: readonly SpeechRange[] = [];
  /** Whether playing would resume after a pause, the playhead not having been moved since. */
  #isResuming = false;
  /** Whether the `pause` event to come was asked for here. */
  #isPausing = false;
  #frame: number | null = null;
  #offsetMs = 0;
  #picture: PictureClock | null = null;
  /** Where the element before was let go. */
  #left: { readonly timeMs: number; readonly isPlaying: boolean } | null = null;
  readonly #listeners = new Set<() => void>();

  timeMs(): number {
    if (this.#element === null) return 0;
    const soundMs = this.#element.currentTime * 1_000;
    return this.#onTimeLine(this.#picture?.timeAt(soundMs) ?? soundMs);
  }

  heardMs(): number {
    return this.#element === null ? 0 : this.#onTimeLine(this.#element.currentTime * 1_000);
  }

  isPlaying(): boolean {
    return this.hasMedia() && this.#element?.paused === false && !this.#element.ended;
  }

  hasMedia(): boolean {
    return this.#element !== null && this.#element.error === null;
  }

  loop(): Range | null {
    return this.#range?.isLoop === true ? this.#range : null;
  }

  rate(): number {
    return this.#rate;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  play(): void {
    if (this.#element === null || this.isPlaying()) return;
    const rewindMs = this.#isResuming ? settingNow('rewindOnResumeMs') : 0;
    if (rewindMs > 0) {
      this.#moveTo(Math.max(this.#floorMs(), rewoundTo(this.heardMs(), rewindMs, this.#speech)));
    }
    // An element would go on with its own beginning, which may lie before the talk.
    if (this.#element.ended) this.#moveTo(0);
    this.#enterTalk();
    this.#start(this.#element);
  }

  pause(): void {
    if (!this.isPlaying()) return;
    this.#stop();
    this.#isResuming = true;
  }

  toggle(): void {
    if (this.isPlaying()) this.pause();
    else this.play();
  }

  seek(timeMs: number): void {
    // Going elsewhere is leaving the range: otherwise a click on a far paragraph would spring back.
    if (this.#range !== null && (timeMs < this.#range.startMs || timeMs >= this.#range.endMs)) this.#range = null;
    this.#moveTo(timeMs);
  }

  skip(byMs: number): void {
    const ceilingMs = this.#range === null ? Infinity : this.#range.endMs - 1;
    this.#moveTo(Math.min(ceilingMs, Math.max(this.#floorMs(), this.heardMs() + byMs)));
  }

  stepRate(direction: -1 | 1): void {
    this.setRate(stepOfRate(this.#rate, direction, settingNow('speedStep')));
  }

  setRate(rate: number): void {
    this.#rate = offeredRate(rate);
    if (this.#element !== null) {
      // Loading resets the speed to the default one.
      this.#element.defaultPlaybackRate = this.#rate;
      this.#element.playbackRate = this.#rate;
    }
    this.#announce();
  }

  setLoop(range: Range | null): void {
    if (this.#element === null) return;
    if (range === null) {
      if (this.#range?.isLoop === true) this.#range = null;
    } else if (range.endMs > range.startMs) {
      this.#range = { startMs: range.startMs, endMs: range.endMs, isLoop: true };
      if (this.heardMs() < range.startMs || this.heardMs() >= range.endMs) this.#moveTo(range.startMs);
    }
    this.#announce();
  }

  playRange(range: Range): void {
    if (this.#element === null || range.endMs <= range.startMs) return;
    this.#range = { startMs: range.startMs, endMs: range.endMs, isLoop: false };
    this.#moveTo(range.startMs);
    this.#start(this.#element);
  }

  setSpeech(speech: readonly SpeechRange[]): void {
    this.#speech = speech;
  }

  attach(element: HTMLMediaElement, offsetMs = 0): () => void {
    this.#release();
    this.#element = element;
    this.#offsetMs = offsetMs;
    if (isFramed(element)) {
      this.#picture = new PictureClock(element, () => element.paused && this.#announce());
    }
    element.defaultPlaybackRate = this.#rate;
    element.playbackRate = this.#rate;
    element.preservesPitch = true;
    for (const type of ANNOUNCED) element.addEventListener(type, this.#onEvent);
    element.addEventListener('ended', this.#onEnded);
    this.#goOn();
    this.#announce();
    return () => {
      if (this.#element !== element) return;
      this.#release();
      this.#announce();
    };
  }

  setOffset(offsetMs: number): void {
    if (this.#offsetMs === offsetMs) return;
    this.#offsetMs = offsetMs;
    this.#enterTalk();
    this.#announce();
  }

  dispose(): void {
    this.#release();
    this.#listeners.clear();
  }

  #release(): void {
    const element = this.#element;
    if (element === null) return;
    for (const type of ANNOUNCED) element.removeEventListener(type, this.#onEvent);
    element.removeEventListener('ended', this.#onEnded);
    this.#leave();
    this.#picture?.dispose();
    this.#picture = null;
    element.pause();
    this.#element = null;
    this.#range = null;
    this.#isResuming = false;
    this.#isPausing = false;
    this.#stopWatching();
  }

  /** Remembers the place for a recording that comes next, and that it was playing for one that comes at once. */
  #leave(): void {
    const left = { timeMs: this.heardMs(), isPlaying: this.isPlaying() };
    this.#left = left;
    queueMicrotask(() => {
      if (this.#left === left) this.#left = { ...left, isPlaying: false };
    });
  }

  /** Goes on where the recording before was left; what begins before the talk begins with the talk. */
  #goOn(): void {
    const { timeMs, isPlaying } = this.#left ?? { timeMs: 0, isPlaying: false };
    this.#left = null;
    if (timeMs > 0 || this.#offsetMs < 0) this.#moveTo(timeMs);
    if (isPlaying && this.#element !== null) this.#start(this.#element);
  }

  /** Leaves what lies before the talk, where the time shown would stand still. */
  #enterTalk(): void {
    if (this.#element !== null && this.#element.currentTime * 1_000 < -this.#offsetMs - 1) this.#moveTo(0);
  }

  readonly #onEvent = ({ type }: Event): void => {
    if (type === 'play') {
      this.#isResuming = false;
      this.#watch();
    } else if (type === 'pause') {
      // A media key pauses the element itself; at its end an element pauses too.
      if (!this.#isPausing) this.#isResuming = this.#element?.ended === false;
      this.#isPausing = false;
      this.#stopWatching();
    } else if (type === 'timeupdate') {
      // Frames do not run in a hidden window; the element's own clock does.
      this.#keepInRange();
    }
    this.#announce();
  };

  readonly #onEnded = (): void => {
    // A range may reach past the end of the recording.
    if (this.#range?.isLoop === true && this.#element !== null) {
      this.#moveTo(this.#range.startMs);
      this.#start(this.#element);
    } else {
      this.#range = null;
      this.#stopWatching();
    }
    this.#announce();
  };

  #watch(): void {
    if (this.#frame !== null) return;
    const onFrame = (): void => {
      this.#frame = requestAnimationFrame(onFrame);
      this.#keepInRange();
    };
    this.#frame = requestAnimationFrame(onFrame);
  }

  #stopWatching(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  #keepInRange(): void {
    const range = this.#range;
    if (range === null || !this.isPlaying() || this.heardMs() < range.endMs) return;
    if (range.isLoop) {
      this.#moveTo(range.startMs);
      return;
    }
    this.#range = null;
    this.#stop();
    this.#moveTo(range.endMs);
  }

  #start(element: HTMLMediaElement): void {
    // Refused when the recording cannot be played; the element's `error` tells why.
    element.play().catch(() => this.#announce());
  }

  #stop(): void {
    this.#isPausing = true;
    this.#element?.pause();
  }

  #moveTo(timeMs: number): void {
    if (this.#element === null) return;
    const { duration } = this.#element;
    const lastMs = Number.isFinite(duration) ? duration * 1_000 : Infinity;
    this.#isResuming = false;
    this.#picture?.moved();
    this.#element.currentTime = Math.min(lastMs, Math.max(0, -this.#offsetMs, timeMs - this.#offsetMs)) / 1_000;
  }

  #onTimeLine(recordingMs: number): number {
    return Math.max(0, Math.round(recordingMs + this.#offsetMs));
  }

  #floorMs(): number {
    return this.#range?.startMs ?? 0;
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

function isFramed(element: HTMLMediaElement): element is HTMLMediaElement & FramedPicture {
  return 'requestVideoFrameCallback' in element;
}
