/** A picture that tells of the frames it shows, as a video element does. */
export type FramedPicture = Pick<HTMLVideoElement, 'requestVideoFrameCallback' | 'cancelVideoFrameCallback'>;

/**
 * A frame that has stood for longer is a still, as in a lecture filmed as slides, or the picture hangs: then only the
 * sound tells the time.
 */
const STILL_MS = 250;
/** A frame is as long as the shortest of so many: frames that are dropped make the ones before seem longer. */
const REMEMBERED_FRAMES = 25;
const ROUNDING_MS = 1e-3;

/** Tells the time of the picture that is seen: the clock of the sound may be a frame or two beside it. */
export class PictureClock {
  readonly #picture: FramedPicture;
  readonly #onFrame: () => void;
  #request: number;
  /** The time of the frame that is seen, in milliseconds of the recording. */
  #shownMs: number | null = null;
  #lengthsMs: readonly number[] = [];

  /** `onFrame` runs each time another frame is seen. */
  constructor(picture: FramedPicture, onFrame: () => void) {
    this.#picture = picture;
    this.#onFrame = onFrame;
    this.#request = picture.requestVideoFrameCallback(this.#onPresented);
  }

  /** The time of the sound, brought into the frame that is seen; both in milliseconds of the recording. */
  timeAt(soundMs: number): number {
    if (this.#shownMs === null || Math.abs(soundMs - this.#shownMs) > STILL_MS) return soundMs;
    const lastMs = this.#shownMs + Math.floor(Math.min(...this.#lengthsMs)) - 1;
    return Math.max(this.#shownMs, Math.min(soundMs, lastMs));
  }

  /** The sound goes elsewhere: the frame that is seen until the next comes is no longer that of the time. */
  moved(): void {
    this.#shownMs = null;
  }

  dispose(): void {
    this.#picture.cancelVideoFrameCallback(this.#request);
  }

  readonly #onPresented = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
    // The first whole millisecond of the frame; a time in seconds may fall short of it by its last digit.
    const timeMs = Math.ceil(mediaTime * 1_000 - ROUNDING_MS);
    if (this.#shownMs !== null && timeMs > this.#shownMs) {
      this.#lengthsMs = [timeMs - this.#shownMs, ...this.#lengthsMs].slice(0, REMEMBERED_FRAMES);
    }
    this.#shownMs = timeMs;
    this.#request = this.#picture.requestVideoFrameCallback(this.#onPresented);
    this.#onFrame();
  };
}
