import { isBlank } from './blanks.ts';

/** A quotation: the offsets of its marks, and in how many others it lies. */
export interface QuotePair {
  readonly open: number;
  readonly close: number;
  readonly depth: number;
}

/** A straight mark between two letters is a slip of the hand, and nobody knows which. */
const MARK = /[«»“”]|(?<![\p{L}\p{N}])"|"(?![\p{L}\p{N}])/gu;
const OPENERS = '«“';
const CLOSERS: Readonly<Record<string, string>> = { '»': '«', '”': '“' };

/**
 * Pairs the quotation marks of a text: `« »`, `“ ”`, and straight `"`, whose side is read from the blanks and marks
 * around it. A mark without a partner, like the one of `un écran de 15"`, is in no pair.
 *
 * `isSkipped` tells offsets that are not looked at.
 */
export function pairQuotes(text: string, isSkipped: (offset: number) => boolean): QuotePair[] {
  const open: number[] = [];
  const pairs: { open: number; close: number }[] = [];
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (isSkipped(index)) continue;
    if (OPENERS.includes(mark) || (mark === '"' && isOpening(text, index, open))) {
      open.push(index);
      continue;
    }
    const wanted = CLOSERS[mark] ?? '"';
    const partner = open.findLastIndex((offset) => text[offset] === wanted);
    if (partner < 0) continue;
    pairs.push({ open: open[partner]!, close: index });
    // What was opened inside and never closed has no partner.
    open.length = partner;
  }
  return withDepths(pairs);
}

/** The side of a straight quotation mark: by its neighbours, and where they do not tell, by what is open. */
function isOpening(text: string, offset: number, open: readonly number[]): boolean {
  const before = text[offset - 1];
  const after = text[offset + 1];
  const opensBefore = before === undefined || isBlank(before) || /[([{«“"'’–—-]/u.test(before);
  const closesAfter = after === undefined || isBlank(after) || /[)\]}»”".,;:!?…]/u.test(after);
  if (opensBefore !== closesAfter) return opensBefore;
  return !open.some((index) => text[index] === '"');
}

function withDepths(pairs: readonly { readonly open: number; readonly close: number }[]): QuotePair[] {
  const sorted = pairs.toSorted((a, b) => a.open - b.open);
  const ends: number[] = [];
  return sorted.map(({ open, close }) => {
    while (ends.length > 0 && ends.at(-1)! < open) ends.pop();
    const depth = ends.length;
    ends.push(close);
    return { open, close, depth };
  });
}
