import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSetting } from '../../host/settings.ts';
import type { Transport } from '../../ui/playhead.ts';
import { PauseWhileTyping } from './PauseWhileTyping.ts';

const RESUME_AFTER_MS = 1_000;

/** A clock that stands still until it is let run. */
class FakeClock {
  #nowMs = 0;
  readonly #waiting = new Set<{ readonly atMs: number; readonly run: () => void }>();

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const entry = { atMs: this.#nowMs + delayMs, run };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  }

  run(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      const due = [...this.#waiting].filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs)[0];
      if (due === undefined) break;
      this.#waiting.delete(due);
      this.#nowMs = due.atMs;
      due.run();
    }
    this.#nowMs = untilMs;
  }
}

function opened() {
  let isPlaying = false;
  let hasMedia = true;
  const listeners = new Set<() => void>();
  const set = (playing: boolean): void => {
    isPlaying = playing && hasMedia;
    for (const listener of listeners) listener();
  };
  const transport = {
    isPlaying: () => isPlaying,
    hasMedia: () => hasMedia,
    play: () => set(true),
    pause: () => set(false),
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  } as Transport;
  const clock = new FakeClock();
  const pause = new PauseWhileTyping(transport, clock);
  const stop = pause.watch();
  const detach = (): void => {
    hasMedia = false;
    set(false);
  };
  return { transport, clock, pause, stop, detach };
}

beforeEach(() => {
  changeSetting('pausesWhileTyping', true);
  changeSetting('resumesAfterTyping', true);
  changeSetting('resumeAfterTypingMs', RESUME_AFTER_MS);
});
afterEach(() => changeSetting('pausesWhileTyping', false));

describe('PauseWhileTyping', () => {
  it('pauses at the first key, and resumes a second after the last', () => {
    const { transport, clock, pause } = opened();
    transport.play();
    for (let key = 0; key < 5; key++) {
      pause.typed();
      expect(transport.isPlaying()).toBe(false);
      clock.run(RESUME_AFTER_MS - 1);
    }
    expect(pause.isWaiting.get()).toBe(true);
    clock.run(1);
    expect(transport.isPlaying()).toBe(true);
    expect(pause.isWaiting.get()).toBe(false);
  });

  it('leaves a paused sound paused', () => {
    const { transport, clock, pause } = opened();
    pause.typed();
    clock.run(10_000);
    expect(transport.isPlaying()).toBe(false);
  });

  it('lets the user play on at once, and pauses again at the next key', () => {
    const { transport, clock, pause } = opened();
    transport.play();
    pause.typed();
    transport.play();
    expect(pause.isWaiting.get()).toBe(false);
    clock.run(10_000);
    expect(transport.isPlaying()).toBe(true);
    pause.typed();
    expect(transport.isPlaying()).toBe(false);
  });

  it('stays paused where it is set so', () => {
    changeSetting('resumesAfterTyping', false);
    const { transport, clock, pause } = opened();
    transport.play();
    pause.typed();
    clock.run(10_000);
    expect(transport.isPlaying()).toBe(false);
  });

  it('does nothing while it is off', () => {
    changeSetting('pausesWhileTyping', false);
    const { transport, pause } = opened();
    transport.play();
    pause.typed();
    expect(transport.isPlaying()).toBe(true);
  });

  it('resumes nothing once the talk or its recording is left', () => {
    for (const leave of ['stop', 'detach'] as const) {
      const talk = opened();
      talk.transport.play();
      talk.pause.typed();
      talk[leave]();
      talk.clock.run(10_000);
      expect([talk.transport.isPlaying(), talk.pause.isWaiting.get()]).toEqual([false, false]);
    }
  });

  it('plays exactly when the user wants it to and has not just typed (law)', () => {
    const action = fc.oneof(
      fc.constant('type' as const),
      fc.constant('play' as const),
      fc.constant('pause' as const),
      fc.nat(1_500),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const { transport, clock, pause } = opened();
        let isWanted = false;
        let silentUntilMs = 0;
        for (const next of actions) {
          if (next === 'type') {
            pause.typed();
            if (isWanted) silentUntilMs = clock.now() + RESUME_AFTER_MS;
          } else if (next === 'play') {
            transport.play();
            [isWanted, silentUntilMs] = [true, 0];
          } else if (next === 'pause') {
            pause.takeOver();
            transport.pause();
            isWanted = false;
          } else clock.run(next);
          expect(transport.isPlaying()).toBe(isWanted && clock.now() >= silentUntilMs);
        }
      }),
      { numRuns: 500 },
    );
  });
});
