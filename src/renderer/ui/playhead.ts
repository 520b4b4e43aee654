/**
 * The position of the sound, shared between the player that moves it and whoever shows it.
 *
 * `timeMs` is read at any moment; listeners run when playing starts or stops, after a seek, and about four times a
 * second while playing. Whoever needs every frame reads `timeMs` in its own animation frame.
 */
export interface Playhead {
  /** Integer milliseconds: where the playhead is, which with a picture is in the frame that is seen. */
  timeMs(): number;
  /** The same for the sound that is heard, as near as the browser tells; a picture may be late. */
  heardMs(): number;
  isPlaying(): boolean;
  subscribe(listener: () => void): () => void;
}

/** What the rest of the window may ask of the player. Without a recording every request does nothing. */
export interface Transport extends Playhead {
  hasMedia(): boolean;
  play(): void;
  pause(): void;
  toggle(): void;
  seek(timeMs: number): void;
  /** Moves by a number of milliseconds, either way. */
  skip(byMs: number): void;
  /** One step slower (-1) or faster (1). */
  stepRate(direction: -1 | 1): void;
  /** Repeats a range, or with `null` goes on to the end. */
  setLoop(range: { readonly startMs: number; readonly endMs: number } | null): void;
  /** Plays a range once. */
  playRange(range: { readonly startMs: number; readonly endMs: number }): void;
}
