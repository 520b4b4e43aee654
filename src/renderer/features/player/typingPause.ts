/** Whether the sound waits for the typing to end, and until when. */
export type TypingPauseState = { readonly kind: 'idle' } | { readonly kind: 'waiting'; readonly resumeAtMs: number };

/** What happens to the sound and the text; `atMs` is on any clock that never runs backwards. */
export type TypingPauseEvent =
  | { readonly type: 'typed'; readonly atMs: number; readonly isPlaying: boolean }
  | { readonly type: 'waited'; readonly atMs: number }
  /** The user played or paused, or the recording went away: from here on it is not ours to resume. */
  | { readonly type: 'takenOver' };

/** As the user has set it. */
export interface TypingPauseRules {
  readonly isOn: boolean;
  /** From the last key until the sound goes on; `null`: it does not go on by itself. */
  readonly resumeAfterMs: number | null;
}

/** The next state, and what the player is to do. */
interface TypingPauseStep {
  readonly state: TypingPauseState;
  readonly order: 'play' | 'pause' | null;
}

const IDLE: TypingPauseState = { kind: 'idle' };

/**
 * Pauses the sound at the first key typed while it plays, and resumes it some time after the last. A sound that the
 * user has paused is never resumed.
 */
export function stepTypingPause(
  state: TypingPauseState,
  event: TypingPauseEvent,
  { isOn, resumeAfterMs }: TypingPauseRules,
): TypingPauseStep {
  if (event.type === 'takenOver') return { state: IDLE, order: null };
  if (event.type === 'waited') {
    const isOver = state.kind === 'waiting' && event.atMs >= state.resumeAtMs;
    return isOver ? { state: IDLE, order: 'play' } : { state, order: null };
  }
  const isPausing = isOn && event.isPlaying;
  if (!isPausing && state.kind === 'idle') return { state, order: null };
  const next: TypingPauseState =
    resumeAfterMs === null ? IDLE : { kind: 'waiting', resumeAtMs: event.atMs + resumeAfterMs };
  return { state: next, order: isPausing ? 'pause' : null };
}
