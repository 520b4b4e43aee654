import type { MarkedPiece, Style } from './vttMarkup.ts';

/** A piece of the text of a paragraph of TTML, with when it is seen and how. */
export interface TtmlRun {
  readonly text: string;
  readonly isBreak: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly isTimed: boolean;
  readonly styles: readonly Style[];
  readonly speaker: string | null;
  /** `xml:space="preserve"`: blanks stay as they are. */
  readonly preserves: boolean;
}

interface Written {
  text: string;
  readonly styles: readonly Style[];
}

/** The text of runs: blanks that are not preserved become one space, and none at either end of a line. */
export function piecesOfRuns(runs: readonly TtmlRun[]): MarkedPiece[] {
  const written: Written[] = [];
  let hasRoom = false;
  for (const { text, isBreak, styles, preserves } of runs) {
    if (isBreak && !preserves) trimEnd(written);
    const shown: string =
      preserves || isBreak
        ? text
        : text.replaceAll(/[ \t\r\n]+/g, ' ').slice(!hasRoom && /^[ \t\r\n]/.test(text) ? 1 : 0);
    written.push(...shown.split(/(\n)/).flatMap((part) => (part === '' ? [] : [{ text: part, styles }])));
    if (shown !== '') hasRoom = !/[ \n]$/.test(shown);
  }
  if (runs.at(-1)?.preserves !== true) trimEnd(written);
  return joined(written).flatMap(({ text, styles }) => [
    ...styles.map((start) => ({ start })),
    { text },
    ...styles.toReversed().map((end) => ({ end })),
  ]);
}

/** What follows in the same styles is one piece, over line breaks. */
function joined(written: readonly Written[]): Written[] {
  const pieces: Written[] = [];
  for (const { text, styles } of written) {
    const last = pieces.at(-1);
    if (last !== undefined && last.styles.join() === styles.join()) last.text += text;
    else pieces.push({ text, styles });
  }
  return pieces;
}

function trimEnd(written: Written[]): void {
  for (let last = written.at(-1); last !== undefined && last.text !== '\n'; last = written.at(-1)) {
    last.text = last.text.replace(/ $/, '');
    if (last.text !== '') return;
    written.pop();
  }
}
