import type { TextReplacement } from '../transcript/textRange.ts';
import { BLANKS, isBlank, NO_BREAK, NARROW_NO_BREAK } from './blanks.ts';
import { pairQuotes } from './pairQuotes.ts';
import { changesOf, type RuleInput, type TypographyRule } from './typographyRule.ts';

/** A blank run, possibly empty. */
const B = `[${BLANKS}]*`;
/** A blank run that is there. */
const B1 = `[${BLANKS}]+`;
/** What a mark of punctuation may follow: the end of a word, a number or something closed. */
const ENDED = String.raw`[\p{L}\p{N}\p{M}.)\]}»”’"'…%‰°€$£²³*]`;
/** What may follow a mark of punctuation: a blank, the end, or something that closes. */
const ENDS = String.raw`(?:[\s)\]}»”’"'…,.!?]|$)`;

const DOUBLE_BLANK = new RegExp(`[${BLANKS}]{2,}`, 'gu');
const BEFORE_COMMA = new RegExp(String.raw`(?<=[\p{L}\p{N}\p{M})\]}»”"%‰°€²³])${B1}(?=[,.](?:[\s)\]}»”"]|$))`, 'gu');
const IN_BRACKETS = new RegExp(String.raw`(?<=[(\[])${B1}(?=[^\s)\]])|(?<=[^\s(\[])${B1}(?=[)\]])`, 'gu');
const BETWEEN_MARKS = new RegExp(`(?<=[!?])${B1}(?=[!?])`, 'gu');
const BEFORE_HIGH_MARK = new RegExp(`(?<=${ENDED})${B}(?=[;!?]${ENDS})`, 'gu');
const BEFORE_COLON = new RegExp(String.raw`(?<=${ENDED})${B}(?=:(?:[\s"«“\]]|$))`, 'gu');
const IN_GUILLEMETS = new RegExp(String.raw`(?<=«)${B}(?=[^\s»])|(?<=[^\s«])${B}(?=»)`, 'gu');
const ETC = new RegExp(String.raw`(?<=(?<![\p{L}\p{N}])[Ee]tc)${B}(?:\.{2,}|\.?…)`, 'gu');
const POINTS = /(?<!\.)\.{3,}/gu;
const APOSTROPHE = /(?<=[\p{L}\p{M}])['´`ʼ‘′](?=[\p{L}\p{N}«“"])/gu;
const DASH = new RegExp(String.raw`(?<=[^\s«“(\[–—-])${B1}[-–—]${B1}(?=[^\s,.;:!?)\]»”…–—-])`, 'gu');
const SENTENCE_END = new RegExp(
  String.raw`(?:[!?…]|(?<!(?<![\p{L}\p{N}])(?:MM?|pp?|cf|art|vol|chap|Drs?|Pr|\p{Lu}))\.)[)\]}»”"]*${B1}(?=[\p{Lu}«“"])`,
  'gu',
);

/** Runs of blanks become one; a no-break blank among them is kept. */
function collapse(blanks: string): string {
  return [NARROW_NO_BREAK, NO_BREAK].find((blank) => blanks.includes(blank)) ?? ' ';
}

function straightQuotes({ text, isProtected }: RuleInput): TextReplacement[] {
  const changes: TextReplacement[] = [];
  for (const { open, close, depth } of pairQuotes(text, isProtected)) {
    // Deeper than two levels nobody can be sure.
    const marks = ['«»', '“”'][depth];
    if (marks === undefined || text[open] !== '"') continue;
    changes.push({ from: open, to: open + 1, text: marks[0]! }, { from: close, to: close + 1, text: marks[1]! });
  }
  return changes.toSorted((a, b) => a.from - b.from);
}

/** The blank before a mark of punctuation; a mark that belongs to an address or a face is none. */
function blankBefore(marks: RegExp, blank: string, { text, isProtected }: RuleInput): TextReplacement[] {
  return changesOf(text, marks, blank).filter(({ to }) => !isProtected(to));
}

/** Dashes set off words in pairs within a sentence: the first opens, the second closes. */
function dashes({ text, style }: RuleInput): TextReplacement[] {
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index }) => index);
  const changes: TextReplacement[] = [];
  let isOpen = false;
  for (const { 0: found, index } of text.matchAll(DASH)) {
    const to = index + found.length;
    // 10 - 15 is a range or a subtraction.
    if (/\d/.test(text[index - 1]!) && /\d/.test(text[to]!)) continue;
    while (ends.length > 0 && ends[0]! < index) {
      ends.shift();
      isOpen = false;
    }
    isOpen = !isOpen;
    const wanted = dashText(found, isOpen, style);
    if (wanted !== found) changes.push({ from: index, to, text: wanted });
  }
  return changes;
}

function dashText(found: string, isOpening: boolean, { dash, insideDashes }: RuleInput['style']): string {
  const mark = [...found].find((character) => !isBlank(character))!;
  const shown = mark === '-' ? dash : mark;
  if (insideDashes === null) return found.replace(mark, shown);
  return isOpening ? ` ${shown}${insideDashes}` : `${insideDashes}${shown} `;
}

/**
 * The rules about blanks and marks, in the order in which they run.
 *
 * Sources: L = Lexique des règles typographiques en usage à l'Imprimerie nationale; U = Code de rédaction
 * interinstitutionnel de l'Union européenne, 6.4; Q = Vitrine linguistique de l'Office québécois de la langue
 * française, « Espacement avant et après les signes de ponctuation ». All three agree but for what `TypographyStyle`
 * holds.
 */
export const MARK_RULES = [
  // L U Q: one space between words.
  { id: 'doubleSpaces', changesWords: false, find: ({ text }) => changesOf(text, DOUBLE_BLANK, collapse) },
  // L U Q: comma and point stand close to the word before. ` .txt` and ` ,5` are left alone.
  { id: 'commaAndPoint', changesWords: false, find: (input) => blankBefore(BEFORE_COMMA, '', input) },
  // L U Q: no space inside brackets.
  { id: 'brackets', changesWords: false, find: ({ text }) => changesOf(text, IN_BRACKETS, '') },
  // L « etc. »: never followed by points of suspension.
  { id: 'etc', changesWords: false, find: ({ text }) => changesOf(text, ETC, '.') },
  // L « points de suspension »: always three, as one character.
  { id: 'ellipsis', changesWords: false, find: ({ text }) => changesOf(text, POINTS, '…') },
  // L: the apostrophe is `’`; a straight one between a letter and what follows.
  { id: 'apostrophe', changesWords: false, find: ({ text }) => changesOf(text, APOSTROPHE, '’') },
  // L « guillemets »; U 4.2.3 and Q for the second level.
  { id: 'quotes', changesWords: false, find: straightQuotes },
  // L: no-break inside; U: none; Q: no-break.
  {
    id: 'guillemetSpaces',
    changesWords: false,
    find: ({ text, style }) => changesOf(text, IN_GUILLEMETS, style.insideGuillemets),
  },
  // L « tirets »: an en dash, held to the words it sets off; U: an em dash between spaces.
  { id: 'dashes', changesWords: false, find: dashes },
  // L: `!?` and `?!` are one sign.
  { id: 'repeatedMarks', changesWords: false, find: ({ text }) => changesOf(text, BETWEEN_MARKS, '') },
  // L: a thin space; U Q: none.
  {
    id: 'highMarks',
    changesWords: false,
    find: (input) => blankBefore(BEFORE_HIGH_MARK, input.style.beforeHighMark, input),
  },
  // L Q: a no-break space; U: none.
  { id: 'colon', changesWords: false, find: (input) => blankBefore(BEFORE_COLON, input.style.beforeColon, input) },
] as const satisfies readonly TypographyRule[];
