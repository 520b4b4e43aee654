import { settingNow } from '../../host/settings.ts';
import type { Transport } from '../../ui/playhead.ts';
import { createValueStore } from '../../ui/valueStore.ts';
import { stepTypingPause, type TypingPauseEvent, type TypingPauseRules, type TypingPauseState } from './typingPause.ts';

/** A clock that can be asked to call back. */
interface Clock {
  /** Milliseconds. */
  now(): number;
  /** Runs something later; gives a function that calls it off. */
  after(delayMs: number, run: () => void): () => void;
}

const BROWSER_CLOCK: Clock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Lets the sound wait while the text is typed in, where the settings say so. */
export class PauseWhileTyping {
  /** Whether the sound waits for the typing to end. */
  readonly isWaiting = createValueStore(false);
  readonly #transport: Transport;
  readonly #clock: Clock;
  #state: TypingPauseState = { kind: 'idle' };
  #callOff: () => void = () => undefined;

  constructor(transport: Transport, clock = BROWSER_CLOCK) {
    this.#transport = transport;
    this.#clock = clock;
  }

  /** Says that a key was typed in the text. */
  typed(): void {
    this.#step({ type: 'typed', atMs: this.#clock.now(), isPlaying: this.#transport.isPlaying() });
  }

  /** Says that the user wants the sound to stay as it is. */
  takeOver(): void {
    this.#step({ type: 'takenOver' });
  }

  /** Watches what else moves the sound. Returns a function that stops, and resumes nothing any more. */
  watch(): () => void {
    const unsubscribe = this.#transport.subscribe(() => {
      const isOurs = this.#transport.hasMedia() && !this.#transport.isPlaying();
      if (this.#state.kind === 'waiting' && !isOurs) this.takeOver();
    });
    return () => {
      unsubscribe();
      this.takeOver();
    };
  }

  #step(event: TypingPauseEvent): void {
    const { state, order } = stepTypingPause(this.#state, event, rulesNow());
    this.#state = state;
    this.#callOff();
    if (state.kind === 'waiting') {
      const delayMs = Math.max(0, state.resumeAtMs - this.#clock.now());
      this.#callOff = this.#clock.after(delayMs, () => this.#step({ type: 'waited', atMs: this.#clock.now() }));
    }
    if (order === 'pause') this.#transport.pause();
    if (order === 'play') this.#transport.play();
    this.isWaiting.set(state.kind === 'waiting');
  }
}

function rulesNow(): TypingPauseRules {
  return {
    isOn: settingNow('pausesWhileTyping'),
    resumeAfterMs: settingNow('resumesAfterTyping') ? settingNow('resumeAfterTypingMs') : null,
  };
}
