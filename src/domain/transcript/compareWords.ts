import type { ComparedPiece, LimitedDiff, Presence, TokenRun } from './comparison.ts';
import type { Paragraph } from './transcript.ts';

/** Paragraphs of two texts that belong together, and the text they have in common. */
export interface ComparedWords {
  readonly before: readonly Paragraph[];
  readonly after: readonly Paragraph[];
  readonly pieces: readonly ComparedPiece[];
}

/** A run of characters without white space, or the end of a paragraph, with the white space before it. */
interface SpacedToken {
  readonly text: string;
  readonly gap: string;
}

/** The text of a token that ends a paragraph; no other token holds white space. */
const END = '\n';

/**
 * Compares paragraphs word by word, across the breaks between them, and cuts the result where both texts break and
 * where whole paragraphs were removed or added. `null` when `diffTokens` gives up.
 */
export function compareWords(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
  diffTokens: LimitedDiff,
): ComparedWords[] | null {
  const old = before.flatMap(spacedTokensOf);
  const now = after.flatMap(spacedTokensOf);
  const runs = diffTokens(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
  );
  if (runs === null) return null;
  const builder = new BlockBuilder(before, after);
  let [oldAt, nowAt] = [0, 0];
  for (const { presence, count } of slideToBreaks(runs, old, now)) {
    for (let index = 0; index < count; index++) {
      if (presence === 'same') builder.addSame(old[oldAt++]!, now[nowAt++]!);
      else builder.add(presence, presence === 'removed' ? old[oldAt++]! : now[nowAt++]!);
    }
  }
  return builder.finish();
}

/** Paragraphs of one side alone. */
export function onlyOn(presence: 'removed' | 'added', paragraph: Paragraph): ComparedWords {
  const pieces = paragraph.text === '' ? [] : [{ presence, text: paragraph.text, isBreak: false }];
  return presence === 'removed'
    ? { before: [paragraph], after: [], pieces }
    : { before: [], after: [paragraph], pieces };
}

function spacedTokensOf({ text }: Paragraph): SpacedToken[] {
  const tokens: SpacedToken[] = [];
  let end = 0;
  for (const match of text.matchAll(/\S+/g)) {
    tokens.push({ text: match[0], gap: text.slice(end, match.index) });
    end = match.index + match[0].length;
  }
  tokens.push({ text: END, gap: text.slice(end) });
  return tokens;
}

/**
 * Of `a¶` and `a¶b¶` a difference may be told as `a[¶b]¶` or as `a¶[b¶]`, at the same cost: the second says that a
 * paragraph was added.
 */
function slideToBreaks(
  runs: readonly TokenRun[],
  before: readonly SpacedToken[],
  after: readonly SpacedToken[],
): TokenRun[] {
  const slid: TokenRun[] = [];
  const push = (presence: Presence, count: number): void => {
    const last = slid.at(-1);
    if (count === 0) return;
    if (last?.presence === presence) slid[slid.length - 1] = { presence, count: last.count + count };
    else slid.push({ presence, count });
  };
  const at = { before: 0, after: 0 };
  /** How many tokens of this run were told before the run in front of it. */
  let lent = 0;
  runs.forEach(({ presence, count }, index) => {
    const left = count - lent;
    const [tokens, from] = presence === 'removed' ? [before, at.before] : [after, at.after];
    const slides = isAlone(runs, index) && tokens[from]?.text === END && tokens[from + left]?.text === END;
    lent = slides ? 1 : 0;
    push('same', lent);
    push(presence, left);
    at.before += lent + (presence === 'added' ? 0 : left);
    at.after += lent + (presence === 'removed' ? 0 : left);
  });
  return slid;
}

/** Whether a run is only removed or only added, in front of something that stayed. */
function isAlone(runs: readonly TokenRun[], index: number): boolean {
  const [last, next] = [runs[index - 1], runs[index + 1]];
  return runs[index]!.presence !== 'same' && (last ?? next)?.presence === 'same' && next?.presence === 'same';
}

/** Puts tokens together to pieces, and pieces to blocks. */
class BlockBuilder {
  readonly #before: readonly Paragraph[];
  readonly #after: readonly Paragraph[];
  readonly #blocks: ComparedWords[] = [];
  #pieces: ComparedPiece[] = [];
  /** Where the block under way begins, and how many paragraphs have ended, on each side. */
  #start = { before: 0, after: 0 };
  #ended = { before: 0, after: 0 };

  constructor(before: readonly Paragraph[], after: readonly Paragraph[]) {
    this.#before = before;
    this.#after = after;
  }

  addSame(old: SpacedToken, now: SpacedToken): void {
    if (old.gap === now.gap) this.#push('same', now.gap);
    else this.#pushGaps(old.gap, now.gap);
    if (now.text !== END) return this.#push('same', now.text);
    this.#ended.before++;
    this.#ended.after++;
    this.#close();
  }

  /** The white space that a split took away stood before the break, not at the start of the new paragraph. */
  #pushGaps(old: string, now: string): void {
    const last = this.#pieces.at(-1);
    const newBreak = last?.isBreak === true && last.presence === 'added' ? this.#pieces.pop() : undefined;
    this.#push('removed', old);
    if (newBreak !== undefined) this.#pieces.push(newBreak);
    this.#push('added', now);
  }

  add(presence: 'removed' | 'added', { text, gap }: SpacedToken): void {
    this.#push(presence, gap);
    if (text !== END) return this.#push(presence, text);
    const side = presence === 'removed' ? 'before' : 'after';
    this.#ended[side]++;
    // Nothing of the other side came in between: the paragraph is gone, or new, as a whole.
    const isWhole =
      this.#ended[side] === this.#start[side] + 1 && this.#pieces.every((piece) => piece.presence === presence);
    if (isWhole) this.#close();
    else this.#pieces.push({ presence, text: '', isBreak: true });
  }

  finish(): ComparedWords[] {
    if (this.#pieces.length > 0) this.#close();
    return this.#blocks;
  }

  #push(presence: Presence, text: string): void {
    const last = this.#pieces.at(-1);
    if (text === '') return;
    if (last?.presence === presence && !last.isBreak) {
      this.#pieces[this.#pieces.length - 1] = { ...last, text: last.text + text };
    } else this.#pieces.push({ presence, text, isBreak: false });
  }

  #close(): void {
    // A break at the very end is that of the block itself.
    if (this.#pieces.at(-1)?.isBreak === true) this.#pieces.pop();
    this.#blocks.push({
      before: this.#before.slice(this.#start.before, this.#ended.before),
      after: this.#after.slice(this.#start.after, this.#ended.after),
      pieces: withSharedSpaces(this.#pieces),
    });
    this.#pieces = [];
    this.#start = { ...this.#ended };
  }
}

/** Where words stand for other words, the space before both is in both texts. */
function withSharedSpaces(pieces: readonly ComparedPiece[]): ComparedPiece[] {
  const shared: ComparedPiece[] = [];
  for (const piece of pieces) {
    const old = shared.at(-1);
    const space = old?.presence === 'removed' && piece.presence === 'added' ? sharedSpace(old.text, piece.text) : '';
    if (old === undefined || space === '') {
      shared.push(piece);
      continue;
    }
    shared.pop();
    const same = shared.at(-1);
    if (same?.presence === 'same') shared[shared.length - 1] = { ...same, text: same.text + space };
    else shared.push({ presence: 'same', text: space, isBreak: false });
    for (const each of [old, piece]) {
      if (each.text.length > space.length) shared.push({ ...each, text: each.text.slice(space.length) });
    }
  }
  return shared;
}

function sharedSpace(old: string, now: string): string {
  const [space] = /^\s*/.exec(old)!;
  return now.startsWith(space) ? space : '';
}
