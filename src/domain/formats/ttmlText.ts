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
    if (isBreak) {
      trimEnd(written);
      written.push({ text: '\n', styles: [] });
      hasRoom = false;
      continue;
    }
    const collapsed: string = preserves
      ? text
      : text.replaceAll(/[ \t\r\n]+/g, ' ').slice(!hasRoom && /^[ \t\r\n]/.test(text) ? 1 : 0);
    if (collapsed === '') continue;
    const last = written.at(-1);
    if (last !== undefined && last.styles.join() === styles.join() && last.text !== '\n') last.text += collapsed;
    else written.push({ text: collapsed, styles });
    hasRoom = !collapsed.endsWith(' ');
  }
  if (runs.at(-1)?.preserves !== true) trimEnd(written);
  return written.flatMap(({ text, styles }) => [
    ...styles.map((start) => ({ start })),
    { text },
    ...styles.toReversed().map((end) => ({ end })),
  ]);
}

function trimEnd(written: Written[]): void {
  for (let last = written.at(-1); last !== undefined && last.text !== '\n'; last = written.at(-1)) {
    last.text = last.text.replace(/ $/, '');
    if (last.text !== '') return;
    written.pop();
  }
}
