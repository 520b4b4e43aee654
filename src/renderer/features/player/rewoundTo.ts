import type { SpeechRange } from '../../../domain/alignment/detectSpeech.ts';

/** So much before the first sound of a phrase its breath is heard. */
const LEAD_MS = 150;
/** A phrase that begins so much before is heard from its beginning, as a share of the way back. */
const REACH_SHARE = 0.5;

/**
 * Where to go on after a pause at `timeMs`: some `rewindMs` before, at the beginning of a phrase where one is near, and
 * not in a silence, of which only the end is heard. `speech` is in order and apart; empty where nobody knows it.
 * Milliseconds.
 */
export function rewoundTo(timeMs: number, rewindMs: number, speech: readonly SpeechRange[]): number {
  const back = timeMs - rewindMs;
  const next = speech.findIndex(({ endMs }) => endMs > back);
  const phrase = speech[next];
  if (phrase === undefined) return back;
  const startMs = phrase.startMs - LEAD_MS;
  const isNear = startMs >= back - REACH_SHARE * rewindMs;
  // Of a pause in the midst of a silence the phrase before is what is to be heard again.
  return isNear && startMs < timeMs ? startMs : back;
}
