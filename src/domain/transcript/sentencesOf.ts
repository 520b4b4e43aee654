import type { TextRange } from './textRange.ts';

/** Abbreviations that a name follows, without their last dot: titles, and what refers to somebody. */
const BEFORE_NAMES =
  'MM?|Mmes?|Mlles?|Me|Mgr|Drs?|Pr|Prof|Stes?|St|Mrs?|Ms|Messrs|Rev|Hon|Gen|Col|Capt|Lt|Sgt|Sen|Gov|' +
  '[Cc]f|vs?|viz|p\\. ?ex|c\\.-à-d|i\\. ?e|e\\. ?g|éd|ed|coll|trad|dir|env|bd|av';
/** Abbreviations that a number follows, also a Roman one. */
const BEFORE_NUMBERS = 'pp?|t|vol|liv|chap|ch|art|sect|fig|pl|tab|n[or]s?';
/** No letter, digit or dot before: an elision or a bracket may stand there. */
const START = '(?<![\\p{L}\\p{N}.])';
const NAME_FOLLOWS = new RegExp(`${START}(?:${BEFORE_NAMES})\\.\\s+$`, 'u');
const NUMBER_FOLLOWS = new RegExp(`${START}(?:${BEFORE_NUMBERS})\\.\\s+$`, 'iu');
const ROMAN_NUMERAL = /[IVXLC]+(?![\p{L}\p{N}])/uy;
/** The first letter of a name; neither the pronoun I nor the end of an era (J.-C.). */
const INITIAL = /(?<![\p{L}\p{N}])(?!I|(?<=J\.[- ]?)C)\p{Lu}\.\s+$/u;
/** The longest of the abbreviations, with its dot and the blanks after it. */
const LONGEST = 16;
/** Marks that close what was said before: `»` after a blank, `!` after another. */
const CLOSING = /(?:[^\p{L}\p{N}\s«“‘„([{<—–-]+(?:\s+|$))+/uy;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The sentences of a text as half-open ranges of UTF-16 offsets that cover it, by the rules of Unicode (UAX 29) for the
 * language, BCP 47, and what these do not know: a dot after an abbreviation or an initial ends none, nor does one before a
 * digit or a small letter, and closing marks belong to what they close. Each has a letter or a digit, unless the whole
 * text has none, and none ends inside a run without white space: a token lies in one of them.
 */
export function sentencesOf(text: string, language: string): TextRange[] {
  const sentences: { from: number; to: number }[] = [];
  let from = 0;
  for (const { index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const at = Math.max(from, afterClosing(text, index));
    if (!isEnd(text, { from, index, at })) continue;
    sentences.push({ from, to: at });
    from = at;
  }
  const last = sentences.at(-1);
  if (last !== undefined && !LETTER_OR_DIGIT.test(text.slice(from))) last.to = text.length;
  else if (text !== '') sentences.push({ from, to: text.length });
  return sentences;
}

function afterClosing(text: string, index: number): number {
  CLOSING.lastIndex = index;
  return CLOSING.test(text) ? CLOSING.lastIndex : index;
}

/** Whether a sentence from `from` on ends at `at`, where Unicode has it end at `index`, before marks that close it. */
function isEnd(text: string, { from, index, at }: { from: number; index: number; at: number }): boolean {
  if (/\S/u.test(text.slice(at - 1, at)) || !LETTER_OR_DIGIT.test(text.slice(from, at))) return false;
  const before = text.slice(Math.max(from, index - LONGEST), index);
  if (at > index) return !/^\p{Ll}/u.test(text.slice(at, at + 2));
  if (!/\.\s+$/u.test(before)) return true;
  return !/^[\p{Ll}\d]/u.test(text.slice(at, at + 2)) && !isAbbreviated(text, before, at);
}

function isAbbreviated(text: string, before: string, at: number): boolean {
  if (NAME_FOLLOWS.test(before) || INITIAL.test(before)) return true;
  ROMAN_NUMERAL.lastIndex = at;
  return NUMBER_FOLLOWS.test(before) && ROMAN_NUMERAL.test(text);
}
