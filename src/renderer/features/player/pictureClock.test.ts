import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PictureClock, type FramedPicture } from './pictureClock.ts';

/** A picture whose frames are shown by the test. */
class FakePicture implements FramedPicture {
  #callback: VideoFrameRequestCallback | null = null;

  requestVideoFrameCallback(callback: VideoFrameRequestCallback): number {
    this.#callback = callback;
    return 1;
  }

  cancelVideoFrameCallback(): void {
    this.#callback = null;
  }

  show(timeMs: number): void {
    this.#callback?.(0, { mediaTime: timeMs / 1_000 } as VideoFrameCallbackMetadata);
  }

  get isWatched(): boolean {
    return this.#callback !== null;
  }
}

function started(...framesMs: number[]) {
  const picture = new FakePicture();
  const seen: number[] = [];
  const clock = new PictureClock(picture, () => seen.push(0));
  for (const timeMs of framesMs) picture.show(timeMs);
  return { picture, clock, seen };
}

describe('PictureClock', () => {
  it('tells a time of the frame that is seen, however the clock of the sound is beside it', () =>
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 500 }), fc.integer({ min: -240, max: 240 }), (index, besideMs) => {
        const { clock } = started((index - 1) * 40, index * 40);
        const toldMs = clock.timeAt(index * 40 + besideMs);
        expect(toldMs).toBeGreaterThanOrEqual(index * 40);
        expect(toldMs).toBeLessThan((index + 1) * 40);
      }),
    ));

  it('is that of the sound inside the frame, so that a word that was gone to is the word that is told', () => {
    expect(started(960, 1_000).clock.timeAt(1_031)).toBe(1_031);
  });

  it('follows the sound while a still is seen', () => {
    const { clock } = started(1_000, 6_000);
    expect(clock.timeAt(6_900)).toBe(6_900);
    expect(clock.timeAt(6_200)).toBe(6_200);
  });

  it('takes a frame that was dropped for no long one', () => {
    expect(started(960, 1_000, 1_080).clock.timeAt(1_150)).toBe(1_119);
  });

  it('does not hold a new place to the frame of the old one', () => {
    const { clock, picture, seen } = started(960, 1_000);
    clock.moved();
    expect(clock.timeAt(1_100)).toBe(1_100);
    picture.show(1_080);
    expect(clock.timeAt(1_100)).toBe(1_100);
    expect(seen).toHaveLength(3);
  });

  it('lets the picture go', () => {
    const { clock, picture } = started(40);
    clock.dispose();
    expect(picture.isWatched).toBe(false);
  });
});
