import type { TextRange } from '../transcript/textRange.ts';

/** A kind of text that is no prose; `hint` is cheap and must be in the text for `pattern` to be tried. */
interface Literal {
  readonly hint: RegExp;
  readonly pattern: RegExp;
}

/** Addresses; they reach to the next blank or quotation mark, less the marks at their end. */
const ADDRESSES: readonly Literal[] = [
  // With a scheme, beginning with www, e-mail, DOI.
  {
    hint: /:\/\/|www\.|mailto:|doi:/i,
    pattern: /(?:(?<![\p{L}\p{N}+.-])\p{L}[\p{L}\p{N}+.-]*:\/\/|\bwww\.|mailto:|doi:)[^\s«»“”"<>]+/giu,
  },
  { hint: /@/, pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu },
  { hint: /10\.\d/, pattern: /(?<![\p{L}\p{N}])10\.\d{4,9}\/[^\s«»“”"<>]+/gu },
  // Names with inner points: files and hosts. The part behind a point begins with a letter, so `p.12` is none.
  {
    hint: /\.\p{L}/u,
    pattern: /(?<![\p{L}\p{N}_-])[\p{L}\p{N}_-]+(?:\.\p{L}[\p{L}\p{N}_-]*)+(?:\/[^\s«»“”"<>]*)?/gu,
  },
  // Paths.
  { hint: /[/\\]/, pattern: /(?<![\p{L}\p{N}/\\])(?:\p{L}:\\|~\/|\.{1,2}\/|\/(?=\p{L}))[^\s«»“”"<>]+/gu },
];

/** What else no rule may touch. */
const LITERALS: readonly Literal[] = [
  // Times, ratios and verses: 12:30, 1:02:03, 16:9; minutes and seconds: 03'14", 3′14″.
  { hint: /\d:\d/, pattern: /(?<![\p{L}\p{N}])\d+(?::\d+)+/gu },
  { hint: /\d['’′]\d/, pattern: /(?<![\p{L}\p{N}])\d+['’′]\d{1,2}(?:["”″]|''|’’)?/gu },
  // Code: between backticks, tags, entities, names with underscores, calls, options, handles.
  { hint: /`/, pattern: /(?<![\p{L}\p{N}`])`[^`\n]+`(?![\p{L}\p{N}`])/gu },
  { hint: /</, pattern: /<\/?[a-z][^<>\n]*>/giu },
  { hint: /&/, pattern: /&#?[\p{L}\p{N}]+;/gu },
  { hint: /_/, pattern: /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+/gu },
  { hint: /\(\)/, pattern: /(?<![\p{L}\p{N}_])[\p{L}\p{N}_]+\(\)/gu },
  { hint: /--/, pattern: /(?<![\p{L}\p{N}-])--[\p{L}\p{N}][\p{L}\p{N}-]*/gu },
  { hint: /[@#]/, pattern: /(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_-]+/gu },
  // Faces: :-) ;) :(
  { hint: /[:;]-?[()DP]/, pattern: /[:;]-?[()DP](?![\p{L}\p{N}])/gu },
];

/** What ends a sentence rather than an address. */
const TRAILING_MARKS = /[.,;:!?…)\]}»”’"']+$/u;

/**
 * The ranges of a text that are no French prose and that typography leaves alone: times, addresses, e-mails, DOIs,
 * file names, code. Ascending; ranges may overlap. Passages in other languages are not found here: they are marked.
 */
export function protectedRangesOf(text: string): TextRange[] {
  const addresses = matchesIn(text, ADDRESSES).map(([index, found]) => ({
    from: index,
    to: index + found.replace(TRAILING_MARKS, '').length,
  }));
  const literals = matchesIn(text, LITERALS).map(([index, found]) => ({ from: index, to: index + found.length }));
  return [...addresses, ...literals].toSorted((a, b) => a.from - b.from);
}

function matchesIn(text: string, kinds: readonly Literal[]): [index: number, found: string][] {
  return kinds
    .filter(({ hint }) => hint.test(text))
    .flatMap(({ pattern }) => [...text.matchAll(pattern)].map((match): [number, string] => [match.index, match[0]]));
}
