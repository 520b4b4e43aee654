import type { Paragraph, Transcript } from '../transcript/transcript.ts';
import type { Atom } from './atoms.ts';

/** What marks that another speaks, with a no-break space, so that no line ends behind it. */
export const TURN_DASH = '-\u00A0';

/** Whether a line is marked as another's voice. */
export function beginsWithDash(line: string): boolean {
  return /^\s*[-‐‑–—]/u.test(line);
}

/**
 * Whether another speaks in a paragraph than in the one that is spoken before it. `voiceOf` tells who speaks, `null`
 * where no one is named: then nothing is known of a change. No one speaks in a heading or an empty paragraph.
 */
export function isTurn(
  transcript: Transcript,
  index: number,
  voiceOf: (paragraph: Paragraph) => string | null,
): boolean {
  if (!isSpoken(transcript[index]!)) return false;
  let at = index - 1;
  while (at >= 0 && !isSpoken(transcript[at]!)) at--;
  const [before, voice] = [at < 0 ? null : voiceOf(transcript[at]!), voiceOf(transcript[index]!)];
  return before !== null && voice !== null && before !== voice;
}

function isSpoken({ kind, text }: Paragraph): boolean {
  return kind === 'paragraph' && text.trim() !== '';
}

/** Atoms with a dash before the first, which is shown with it and stands for the same words; as they are where one stands. */
export function withTurnDash(atoms: readonly Atom[]): readonly Atom[] {
  const [first, ...others] = atoms;
  if (first === undefined || beginsWithDash(first.text)) return atoms;
  return [{ ...first, text: TURN_DASH + first.text, length: first.length + TURN_DASH.length }, ...others];
}
