import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeSetting } from '../../host/settings.ts';
import { createMediaTransport, type MediaTransport } from './mediaTransport.ts';

/** A media element as the browser shows it to its page: a clock, and events that come after the call returned. */
class FakeElement extends EventTarget {
  #currentTime = 0;
  paused = true;
  ended = false;
  error: MediaError | null = null;
  duration = 60;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  preservesPitch = false;
  listenerCount = 0;

  get currentTime(): number {
    return this.#currentTime;
  }

  set currentTime(seconds: number) {
    this.#currentTime = seconds;
    this.ended = false;
    this.#later('seeked');
  }

  async play(): Promise<void> {
    if (this.ended) this.currentTime = 0;
    this.paused = false;
    this.#later('play');
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.#later('pause');
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listenerCount += 1;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listenerCount -= 1;
    super.removeEventListener(...args);
  }

  /** Lets the sound run. */
  run(seconds: number): void {
    if (this.paused) return;
    this.#currentTime = Math.min(this.duration, this.#currentTime + seconds * this.playbackRate);
    if (this.#currentTime < this.duration) return;
    this.ended = true;
    this.paused = true;
    this.#later('pause');
    this.#later('ended');
  }

  #later(type: string): void {
    queueMicrotask(() => this.dispatchEvent(new Event(type)));
  }
}

const FRAME_SECONDS = 0.016;
let frames: Map<number, () => void>;
let lastFrame: number;

beforeEach(() => {
  frames = new Map();
  lastFrame = 0;
  vi.stubGlobal('requestAnimationFrame', (onFrame: () => void) => {
    frames.set(++lastFrame, onFrame);
    return lastFrame;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => void frames.delete(id));
  changeSetting('rewindOnResumeMs', 1_500);
});
afterEach(() => vi.unstubAllGlobals());

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Runs the sound and the frames side by side for a while. */
async function playFor(element: FakeElement, seconds: number): Promise<void> {
  for (let at = 0; at < seconds; at += FRAME_SECONDS) {
    element.run(FRAME_SECONDS);
    const due = [...frames.values()];
    frames.clear();
    for (const onFrame of due) onFrame();
    await Promise.resolve();
  }
  await settled();
}

function opened() {
  const element = new FakeElement();
  const transport = createMediaTransport();
  const detach = transport.attach(element as unknown as HTMLMediaElement);
  return { element, transport, detach };
}

describe('a transport without a recording', () => {
  it('does nothing that is asked', () => {
    const transport = createMediaTransport();
    transport.toggle();
    transport.seek(5_000);
    transport.skip(1_000);
    transport.setLoop({ startMs: 0, endMs: 1_000 });
    transport.playRange({ startMs: 0, endMs: 1_000 });
    expect([transport.hasMedia(), transport.isPlaying(), transport.timeMs(), transport.loop()]).toEqual([
      false,
      false,
      0,
      null,
    ]);
  });
});

describe('the playhead', () => {
  it('is where the element is, in whole milliseconds', () => {
    const { element, transport } = opened();
    transport.seek(1_234);
    expect(transport.timeMs()).toBe(1_234);
    element.currentTime = 0.0004;
    expect(transport.timeMs()).toBe(0);
  });

  it('stays inside the recording', () => {
    const { transport } = opened();
    transport.seek(90_000);
    expect(transport.timeMs()).toBe(60_000);
    transport.skip(-120_000);
    expect(transport.timeMs()).toBe(0);
  });

  it('can be placed before the length is known', () => {
    const { element, transport } = opened();
    element.duration = NaN;
    transport.seek(90_000);
    expect(transport.timeMs()).toBe(90_000);
  });
});

describe('resuming', () => {
  it('steps back after a pause', async () => {
    const { element, transport } = opened();
    transport.play();
    await playFor(element, 5);
    transport.pause();
    await settled();
    const pausedMs = transport.timeMs();
    transport.play();
    expect(transport.timeMs()).toBe(pausedMs - 1_500);
  });

  it('steps back after the element was paused by a media key', async () => {
    const { element, transport } = opened();
    transport.play();
    await playFor(element, 5);
    element.pause();
    await settled();
    const pausedMs = transport.timeMs();
    transport.play();
    expect(transport.timeMs()).toBe(pausedMs - 1_500);
  });

  it('starts where a seek has put it, even before the pause is announced', async () => {
    const { element, transport } = opened();
    transport.play();
    await playFor(element, 5);
    transport.pause();
    transport.seek(20_000);
    await settled();
    transport.play();
    expect(transport.timeMs()).toBe(20_000);
  });

  it('does not step back before the start of a loop', async () => {
    const { element, transport } = opened();
    transport.setLoop({ startMs: 10_000, endMs: 20_000 });
    transport.play();
    await playFor(element, 0.5);
    transport.pause();
    await settled();
    transport.play();
    expect(transport.timeMs()).toBe(10_000);
  });

  it('does not step back when the setting says so', async () => {
    changeSetting('rewindOnResumeMs', 0);
    const { element, transport } = opened();
    transport.play();
    await playFor(element, 5);
    transport.pause();
    await settled();
    const pausedMs = transport.timeMs();
    transport.play();
    expect(transport.timeMs()).toBe(pausedMs);
  });
});

describe('a loop', () => {
  it('begins at once when the playhead is elsewhere, and returns within a frame of its end', async () => {
    const { element, transport } = opened();
    transport.setLoop({ startMs: 10_000, endMs: 12_000 });
    expect(transport.timeMs()).toBe(10_000);
    transport.play();
    let latestMs = 0;
    transport.subscribe(() => void (latestMs = Math.max(latestMs, transport.timeMs())));
    await playFor(element, 7);
    expect(latestMs).toBeLessThan(12_000 + FRAME_SECONDS * 1_000);
    expect(transport.timeMs()).toBeGreaterThanOrEqual(10_000);
    expect(transport.isPlaying()).toBe(true);
  });

  it('returns even when no frame runs, as in a hidden window', async () => {
    const { element, transport } = opened();
    transport.setLoop({ startMs: 10_000, endMs: 12_000 });
    transport.play();
    await settled();
    element.run(2.1);
    element.dispatchEvent(new Event('timeupdate'));
    expect(transport.timeMs()).toBe(10_000);
  });

  it('goes round at the end of the recording', async () => {
    const { element, transport } = opened();
    transport.setLoop({ startMs: 58_000, endMs: 61_000 });
    transport.play();
    await playFor(element, 3);
    expect(transport.isPlaying()).toBe(true);
    expect(transport.timeMs()).toBeLessThan(60_000);
  });

  it('holds a skip and ends with a seek outside', () => {
    const { transport } = opened();
    transport.setLoop({ startMs: 10_000, endMs: 12_000 });
    transport.skip(5_000);
    expect(transport.timeMs()).toBe(11_999);
    transport.skip(-5_000);
    expect(transport.timeMs()).toBe(10_000);
    transport.seek(11_000);
    expect(transport.loop()).not.toBeNull();
    transport.seek(12_000);
    expect(transport.loop()).toBeNull();
  });

  it('is not made of an empty range', () => {
    const { transport } = opened();
    transport.setLoop({ startMs: 10_000, endMs: 10_000 });
    expect(transport.loop()).toBeNull();
  });
});

describe('playRange', () => {
  it('plays once, rests exactly at the end, and goes on from there without stepping back', async () => {
    const { element, transport } = opened();
    transport.playRange({ startMs: 30_000, endMs: 31_000 });
    expect(transport.timeMs()).toBe(30_000);
    await playFor(element, 2);
    expect([transport.isPlaying(), transport.timeMs()]).toEqual([false, 31_000]);
    transport.play();
    expect(transport.timeMs()).toBe(31_000);
    await playFor(element, 2);
    expect(transport.timeMs()).toBeGreaterThan(32_000);
  });
});

describe('the speed', () => {
  it('keeps the pitch and outlives the element', () => {
    const { transport } = opened();
    transport.stepRate(1);
    transport.stepRate(1);
    const next = new FakeElement();
    transport.attach(next as unknown as HTMLMediaElement);
    expect([next.playbackRate, next.defaultPlaybackRate, next.preservesPitch]).toEqual([1.2, 1.2, true]);
    expect(transport.rate()).toBe(1.2);
  });

  it('outlives loading the same element anew, which goes back to the default speed', () => {
    const { element, transport } = opened();
    transport.setRate(1.4);
    expect([element.playbackRate, element.defaultPlaybackRate]).toEqual([1.4, 1.4]);
  });

  it('goes by the step that is set', () => {
    changeSetting('speedStep', 0.25);
    const { transport } = opened();
    transport.stepRate(1);
    expect(transport.rate()).toBe(1.25);
    changeSetting('speedStep', 0.1);
  });
});

describe('attach', () => {
  it('silences and lets go of the element before', async () => {
    const { element, transport } = opened();
    transport.play();
    await settled();
    const next = new FakeElement();
    transport.attach(next as unknown as HTMLMediaElement);
    expect([element.paused, element.listenerCount]).toEqual([true, 0]);
    expect(next.listenerCount).toBeGreaterThan(0);
  });

  it('leaves nothing behind after 50 elements', async () => {
    const transport = createMediaTransport();
    const elements = Array.from({ length: 50 }, () => new FakeElement());
    for (const element of elements) {
      const detach = transport.attach(element as unknown as HTMLMediaElement);
      transport.play();
      await settled();
      detach();
    }
    expect(elements.map(({ listenerCount }) => listenerCount)).toEqual(elements.map(() => 0));
    expect([frames.size, transport.hasMedia()]).toEqual([0, false]);
  });

  it('gives back a function that does not disturb a later element', () => {
    const { transport, detach } = opened();
    const next = new FakeElement();
    transport.attach(next as unknown as HTMLMediaElement);
    detach();
    expect(transport.hasMedia()).toBe(true);
  });
});

function attach(transport: MediaTransport, element: FakeElement, offsetMs: number): () => void {
  return transport.attach(element as unknown as HTMLMediaElement, offsetMs);
}

describe('several recordings', () => {
  it('are heard at their places on the time line of the talk', () => {
    const transport = createMediaTransport();
    const later = new FakeElement();
    attach(transport, later, 5_000);
    transport.seek(7_000);
    expect([later.currentTime, transport.timeMs()]).toEqual([2, 7_000]);
    // Before it begins there is nothing to hear.
    transport.seek(1_000);
    expect([later.currentTime, transport.timeMs()]).toEqual([0, 5_000]);
    const earlier = new FakeElement();
    attach(createMediaTransport(), earlier, -3_000);
    expect(earlier.currentTime).toBe(3);
  });

  it('go on where the one before was, playing if it was', async () => {
    const transport = createMediaTransport();
    const [camera, micro] = [new FakeElement(), new FakeElement()];
    const detach = attach(transport, camera, 0);
    transport.seek(20_000);
    transport.play();
    await settled();
    detach();
    attach(transport, micro, -4_000);
    expect([micro.currentTime, transport.timeMs(), transport.isPlaying()]).toEqual([24, 20_000, true]);
    await settled();
    expect(camera.paused).toBe(true);
    expect(camera.listenerCount).toBe(0);
  });

  it('do not begin to play by themselves when another comes later', async () => {
    const transport = createMediaTransport();
    const detach = attach(transport, new FakeElement(), 0);
    transport.seek(20_000);
    transport.play();
    detach();
    await settled();
    attach(transport, new FakeElement(), 0);
    expect([transport.timeMs(), transport.isPlaying()]).toEqual([20_000, false]);
  });

  it('are heard on when they are moved, at other times', () => {
    const { element, transport } = opened();
    transport.seek(20_000);
    transport.setOffset(-1_500);
    expect([element.currentTime, transport.timeMs()]).toEqual([20, 18_500]);
  });

  it('begin with the talk where they are moved before it, and begin there again after their end', async () => {
    const { element, transport } = opened();
    transport.setOffset(-22_000);
    expect([element.currentTime, transport.timeMs()]).toEqual([22, 0]);
    transport.play();
    await playFor(element, 40);
    expect(element.ended).toBe(true);
    transport.play();
    expect([element.currentTime, transport.timeMs()]).toEqual([22, 0]);
    // Loaded anew, an element is at its own beginning.
    transport.pause();
    element.currentTime = 0;
    await settled();
    transport.play();
    expect(element.currentTime).toBe(22);
  });

  it('keep a range to the time line', async () => {
    const transport = createMediaTransport();
    const element = new FakeElement();
    attach(transport, element, 5_000);
    transport.playRange({ startMs: 8_000, endMs: 9_000 });
    await playFor(element, 2);
    expect([transport.timeMs(), transport.isPlaying()]).toEqual([9_000, false]);
  });
});

describe('dispose', () => {
  it('forgets the element, the frames and the listeners', async () => {
    const { element, transport } = opened();
    let heard = 0;
    transport.subscribe(() => void (heard += 1));
    transport.play();
    await settled();
    expect(heard).toBeGreaterThan(0);
    transport.dispose();
    heard = 0;
    await playFor(element, 1);
    expect([heard, element.listenerCount, frames.size]).toEqual([0, 0, 0]);
  });
});

describe('a recording that cannot be played', () => {
  it('is told to the listeners and does not count as media', async () => {
    const { element, transport } = opened();
    element.play = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
    element.error = { code: 4 } as MediaError;
    let heard = 0;
    transport.subscribe(() => void (heard += 1));
    transport.play();
    await settled();
    expect(heard).toBeGreaterThan(0);
    expect([transport.hasMedia(), transport.isPlaying()]).toEqual([false, false]);
  });
});
