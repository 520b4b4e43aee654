import { parseVttCueText, type VttNode } from './vttCueText.ts';

/** Makes a plain text one of WebVTT's cues: nothing of it can pass for a tag, an arrow or a character reference. */
export function escapeVttText(text: string): string {
  const isPlain = !text.includes('&') && !text.includes('<') && !text.includes('>');
  return isPlain ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The styles that most formats know. */
export type Style = 'b' | 'i' | 'u';

/** How a format writes text, and the start and end of a style. */
export interface StyleWriter {
  readonly text: (plain: string) => string;
  readonly start: (style: Style) => string;
  readonly end: (style: Style) => string;
}

const STYLES: ReadonlySet<string> = new Set(['b', 'i', 'u']);

/** Writes the markup of WebVTT in another format: bold, italic and underlined text; all else is plain. Iterative. */
export function writeStyled(markup: string, writer: StyleWriter): string {
  let written = '';
  const open: (VttNode | Style)[] = parseVttCueText(markup).toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') written += writer.end(node);
    else if (node.type === 'text') written += writer.text(node.value);
    else if (node.type !== 'timestamp') {
      if (STYLES.has(node.type)) {
        written += writer.start(node.type as Style);
        open.push(node.type as Style);
      }
      for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index]!);
    }
  }
  return written;
}

/** A piece of a text that other formats mark up: plain text, a style that starts or ends, a line end. */
export type MarkedPiece = { readonly text: string } | { readonly start: Style } | { readonly end: Style };

/** The text of pieces, and their markup when they have styles. What is closed and was never opened does nothing. */
export function markedText(pieces: readonly MarkedPiece[]): { text: string; markup?: string } {
  let text = '';
  let markup = '';
  let styled = false;
  const open: Style[] = [];
  for (const piece of pieces) {
    if ('text' in piece) {
      text += piece.text;
      markup += escapeVttText(piece.text);
    } else if ('start' in piece) {
      if (open.includes(piece.start)) continue;
      open.push(piece.start);
      markup += `<${piece.start}>`;
      styled = true;
    } else if (open.includes(piece.end)) markup += closed(open, piece.end);
  }
  while (open.length > 0) markup += `</${open.pop()}>`;
  return styled ? { text, markup } : { text };
}

/** Elements of WebVTT nest: what was opened since is closed and opened again. */
function closed(open: Style[], style: Style): string {
  if (open.at(-1) === style) return `</${open.pop()}>`;
  const since = open.splice(open.indexOf(style)).slice(1);
  open.push(...since);
  const tags = [...since.toReversed(), style].map((name) => `</${name}>`);
  return [...tags, ...since.map((name) => `<${name}>`)].join('');
}

/** A piece of a text in one combination of styles. */
export interface StyledRun {
  readonly text: string;
  readonly styles: readonly Style[];
}

/** A marked text as runs, for formats whose styles do not nest. Iterative. */
export function styledRuns(markup: string): StyledRun[] {
  const runs: StyledRun[] = [];
  const open: Style[] = [];
  const left: (VttNode | 'close')[] = parseVttCueText(markup).toReversed();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node === 'close') open.pop();
    else if (node.type === 'text') runs.push({ text: node.value, styles: [...new Set(open)] });
    else if (node.type !== 'timestamp') {
      if (STYLES.has(node.type)) {
        open.push(node.type as Style);
        left.push('close');
      }
      for (let index = node.children.length - 1; index >= 0; index--) left.push(node.children[index]!);
    }
  }
  return runs;
}
