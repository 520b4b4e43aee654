import { ENGLISH } from './englishSyntax.ts';
import { FRENCH } from './frenchSyntax.ts';
import { setOf, type Syntax } from './syntax.ts';

/** Words that only one of the two languages has, and that no text of it goes without for long. */
const ONLY_FRENCH = setOf('le la les des une est et dans que qui pour du au nous vous il elle sur pas ce cette avec');
const ONLY_ENGLISH = setOf('the and of to is that it you we this are was with have be not by from they which');

/** The syntax that a text is broken by: that of the language with more of its words in it, of French when in doubt. */
export function syntaxOf(runs: readonly string[]): Syntax {
  let english = 0;
  for (const run of runs) {
    const word = fold(run);
    if (ONLY_ENGLISH.has(word)) english++;
    else if (ONLY_FRENCH.has(word)) english--;
  }
  return english > 0 ? ENGLISH : FRENCH;
}

/** How a piece of text between two blanks stands to a break. */
export interface Piece {
  readonly text: string;
  readonly isSentenceEnd: boolean;
  readonly isClauseEnd: boolean;
}

/** What stands on both sides of a piece: `before` as it was read, `after` as it is written. */
interface Around {
  readonly before: Piece | undefined;
  readonly after: string | undefined;
}

// From the first of a run of marks only: tried from each of them, a run within a word takes squares.
const CLOSING = /(?<![»”"’')\]])[»”"’')\]]+$/u;
const MARKS_BEHIND = /(?<![.,;:!?…»)])[.,;:!?…»)]+$/u;

/** Describes a piece of text. The end of the piece before it is taken over by a lone closing mark. */
export function readPiece(text: string, { before, after }: Around, { abbreviations }: Syntax): Piece {
  const bare = text.replace(CLOSING, '');
  // A closing quote or bracket alone closes whatever ended before it.
  if (bare === '') return { text, isSentenceEnd: before?.isSentenceEnd === true, isClauseEnd: true };
  const isAbbreviation = abbreviations.has(text.toLowerCase()) || /^\p{Lu}\.$/u.test(text);
  const isSentenceEnd = /[.!?…]$/u.test(bare) && !isAbbreviation && !/^\p{Ll}/u.test(after ?? '');
  return { text, isSentenceEnd, isClauseEnd: isSentenceEnd || /[,;:!?…—–)»]$/u.test(text) };
}

type Bond = 0 | 1 | 2 | 3;

/** Two neighbours; the words are folded, `rightWord` is without the marks behind it. */
interface Pair {
  readonly left: string;
  readonly right: string;
  readonly leftWord: string;
  readonly rightWord: string;
}

const UNITS = setOf(
  'mm cm m km mg g kg t ml l ha ms s min h j hz khz mhz ghz w kw mw v kv a c % € $ ko mo go to kb mb gb px mille millions milliards million billion',
);
const YEAR = /^(?:1\d|20)\d\d$/;

/** Why two neighbours hold together, strongest first. */
const BONDS: readonly (readonly [bond: Bond, holds: (pair: Pair, syntax: Syntax) => boolean])[] = [
  [3, ({ left, right }) => /^[?!:;»%€$°)\]”…,.]+$/u.test(right) || /^[«“([—–-]+$/u.test(left)],
  [3, ({ left, right, rightWord }) => /\d$/.test(left) && (/^\d{3}(?!\d)/.test(right) || UNITS.has(rightWord))],
  [2, ({ leftWord }, syntax) => leadsOn(leftWord, syntax)],
  // `12 personnes` and `4 avril` hold together, `en 2015 nous` does not.
  [2, ({ left, right }) => /\d$|^1er$/.test(left) && !YEAR.test(left) && /^\p{Ll}/u.test(right)],
  [2, ({ leftWord, rightWord }, { months }) => months.has(leftWord) && YEAR.test(rightWord)],
  [2, ({ rightWord }, { negations }) => negations.has(rightWord)],
  [2, ({ left, right }) => /^\p{Lu}[\p{Ll}’'-]+$/u.test(left) && /^\p{Lu}\p{Ll}/u.test(right)],
  [1, ({ leftWord }, { mayLeadOn }) => mayLeadOn.has(leftWord)],
  [1, isAdjectiveOfNoun],
];

function leadsOn(word: string, { leadsOn: words, elision }: Syntax): boolean {
  if (words.has(word)) return true;
  const elided = elision === null ? word : word.replace(elision, '');
  return elided !== word && words.has(elided);
}

/** Whether two words of content are, by the ending of one, an adjective and its noun. */
function isAdjectiveOfNoun({ left, leftWord, rightWord }: Pair, syntax: Syntax): boolean {
  const adjective = syntax.adjectives === 'before' ? leftWord : rightWord;
  if (!syntax.isAdjective(adjective) || !/\p{Ll}$/u.test(left)) return false;
  return !isFunctionWord(rightWord, syntax);
}

function isFunctionWord(word: string, { leadsOn: words, opens }: Syntax): boolean {
  return words.has(word) || opens.has(word);
}

/** How strongly two neighbouring pieces hold together: 0 (break freely) to 3 (never, if it can be helped). */
export function bondBetween(left: string, right: string, syntax: Syntax): Bond {
  const pair = { left, right, leftWord: fold(left), rightWord: withoutMarks(fold(right)) };
  return BONDS.find(([, holds]) => holds(pair, syntax))?.[0] ?? 0;
}

/** Whether a group of words begins with this piece. */
export function opensGroup(text: string, { opens }: Syntax): boolean {
  return opens.has(fold(text));
}

function withoutMarks(text: string): string {
  return text.replace(MARKS_BEHIND, '');
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[«“"(]+/, '');
}
