import { ACCENT_CLASS, spellingsOf, withoutAccents } from './letterSpellings.ts';

/** What is looked for. */
export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  /** Whether `é` differs from `e` and `œ` from `oe`; a regular expression is always taken as written. */
  readonly matchAccents: boolean;
  /** Whether a match may touch no other letter or digit. */
  readonly wholeWord: boolean;
  readonly isRegExp: boolean;
}

/** A place where a query was found: the half-open UTF-16 range of the text as written, and what its groups caught. */
export interface TextMatch {
  readonly from: number;
  readonly to: number;
  readonly groups: readonly (string | undefined)[];
  readonly named: Readonly<Record<string, string | undefined>>;
}

/** Finds every match in a text, ascending and disjoint; empty matches are left out. */
export type Matcher = (text: string) => TextMatch[];

/** A query made ready, or why it cannot be: `detail` is what the machine says of a wrong expression. */
export type CompiledQuery =
  | { readonly ok: true; readonly matches: Matcher }
  | { readonly ok: false; readonly reason: 'empty' | 'invalidExpression'; readonly detail: string };

/** Characters that belong to a word, as the inside of a class. */
const WORD = '\\p{L}\\p{N}\\p{M}\\u00AD\\u200B-\\u200D\\u2060\\uFEFF';
const NOT_AFTER_WORD = `(?<![${WORD}])`;
const NOT_BEFORE_WORD = `(?![${WORD}])`;
/** Soft hyphens and zero-width characters, which a reader does not see. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const INVISIBLES = '[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]*';

/**
 * Makes a query ready to be looked for.
 *
 * A plain text is found as a reader takes it: any apostrophe, any space (no-break ones too) and any hyphen stand for
 * one another, invisible characters inside do not count, composed and decomposed accents are the same. The pattern is
 * made from the query and run on the text as written, so that no offset has to be mapped back from a folded text. It
 * takes time in proportion to the text. A regular expression (JavaScript, Unicode) can take for ever on an unlucky
 * text: who runs one bounds its time. Its `\w`, `\b` and `\d` know the letters and digits of every script.
 */
export function compileQuery(query: FindQuery): CompiledQuery {
  const source = query.isRegExp ? ofAnyScript(query.text) : plainPattern(query);
  if (source === '') return { ok: false, reason: 'empty', detail: '' };
  const flags = query.matchCase ? 'gu' : 'giu';
  try {
    // By itself first: an unclosed group must not be closed by what is put around it.
    const bare = new RegExp(source, flags);
    const pattern = query.wholeWord ? new RegExp(wholeWord(query, source), flags) : bare;
    return { ok: true, matches: (text) => matchesOf(text, pattern) };
  } catch (error) {
    // V8 repeats the expression first.
    const detail = (error instanceof Error ? error.message : String(error)).split(': ').at(-1)!;
    return { ok: false, reason: 'invalidExpression', detail };
  }
}

function matchesOf(text: string, pattern: RegExp): TextMatch[] {
  const matches: TextMatch[] = [];
  for (const match of text.matchAll(pattern)) {
    const [found, ...groups] = match;
    if (found === '') continue;
    matches.push({ from: match.index, to: match.index + found.length, groups, named: { ...match.groups } });
  }
  return matches;
}

// As Unicode has it (UTS 18, annex C). What `\W` is in a class is listed, since `\P` of several properties is not theirs.
const WORD_CLASS = '\\p{L}\\p{M}\\p{N}\\p{Pc}';
const NO_WORD_CLASS = '\\p{Z}\\p{S}\\p{C}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}';
const IN_CLASS: Readonly<Record<string, string>> = {
  '\\w': WORD_CLASS,
  '\\W': NO_WORD_CLASS,
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
};
const EDGE = `(?<=[${WORD_CLASS}])(?![${WORD_CLASS}])|(?<![${WORD_CLASS}])(?=[${WORD_CLASS}])`;
const OUTSIDE: Readonly<Record<string, string>> = {
  ...IN_CLASS,
  '\\w': `[${WORD_CLASS}]`,
  '\\W': `[^${WORD_CLASS}]`,
  '\\b': `(?:${EDGE})`,
  '\\B': `(?!${EDGE})`,
};

/** An expression whose `\w`, `\b` and `\d`, ASCII alone in JavaScript, mean the letters and digits of any script. */
function ofAnyScript(source: string): string {
  let isInClass = false;
  return source.replaceAll(/\\[^]|[[\]]/g, (piece) => {
    if (piece.length > 1) return (isInClass ? IN_CLASS : OUTSIDE)[piece] ?? piece;
    isInClass = piece === '[';
    return piece;
  });
}

/** A sign at the edge of a plain query asks for nothing beside it: `?` is found behind a word. */
function wholeWord({ text, isRegExp }: FindQuery, source: string): string {
  const isWord = new RegExp(`^[${WORD}]+$`, 'u');
  const letters = [...text];
  const before = isRegExp || isWord.test(letters[0] ?? '') ? NOT_AFTER_WORD : '';
  const after = isRegExp || isWord.test(letters.at(-1) ?? '') ? NOT_BEFORE_WORD : '';
  return `${before}(?:${source})${after}`;
}

const SIGNS: readonly { readonly sign: RegExp; readonly pattern: string }[] = [
  { sign: /^\s$/u, pattern: '\\s' },
  { sign: /^['’ʼ‘`´′]$/u, pattern: "['’ʼ‘`´′]" },
  { sign: /^[-‐‑]$/u, pattern: '[\\-‐‑]' },
];
/** A character with the marks that follow it; marks that follow nothing. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

function plainPattern({ text, matchAccents, matchCase }: FindQuery): string {
  const seen = text.replaceAll(INVISIBLE, '');
  const clusters = (matchAccents ? seen : splitLigatures(withoutAccents(seen))).match(CLUSTER) ?? [];
  const parts: string[] = [];
  for (let index = 0; index < clusters.length; index++) {
    const cluster = clusters[index]!;
    const letters = cluster + (clusters[index + 1] ?? '');
    const pair = matchAccents ? undefined : LIGATURES[matchCase ? letters : letters.toLowerCase()];
    if (pair === undefined) parts.push(matchAccents ? asWritten(cluster) : anyAccent(cluster));
    else parts.push(`(?:${anyAccent(cluster)}${INVISIBLES}${anyAccent(clusters[++index]!)}|${anyAccent(pair)})`);
  }
  return parts.join(INVISIBLES);
}

const LIGATURES: Readonly<Record<string, string>> = { oe: 'œ', Oe: 'Œ', OE: 'Œ', ae: 'æ', Ae: 'Æ', AE: 'Æ' };

function splitLigatures(text: string): string {
  const letters: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };
  return text.replaceAll(/[œŒæÆ]/g, (ligature) => letters[ligature]!);
}

/** A character with exactly its marks, composed or not. */
function asWritten(cluster: string): string {
  const sign = SIGNS.find((entry) => entry.sign.test(cluster));
  if (sign !== undefined) return sign.pattern;
  const forms = new Set([cluster, cluster.normalize('NFC'), cluster.normalize('NFD')]);
  return `(?:${[...forms].map(escaped).join('|')})(?!\\p{M})`;
}

/** A character with any accents; other marks of its cluster are part of the word. */
function anyAccent(cluster: string): string {
  const sign = SIGNS.find((entry) => entry.sign.test(cluster));
  if (sign !== undefined) return sign.pattern;
  const [letter = '', ...marks] = cluster;
  const spellings = [...spellingsOf(letter)];
  const first = spellings.length === 1 ? escaped(letter) : `[${spellings.map(escaped).join('')}]`;
  return `${first}[${ACCENT_CLASS}]*${marks.map((mark) => `${escaped(mark)}[${ACCENT_CLASS}]*`).join('')}(?!\\p{M})`;
}

/** A text as a pattern that finds just it; in the Unicode mode only these characters may be escaped. */
function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
