import type { SpokenLanguage } from './spokenLanguage.ts';
import { endsInNumber } from './spokenUnits.ts';

/** What stands before and after a token. */
export interface Neighbours {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** An abbreviation that is also a word, and where its long form is the usual one. */
interface Ambiguous {
  readonly full: string;
  readonly isFull: (beside: Neighbours) => boolean;
}

const FRENCH: Readonly<Record<string, Ambiguous>> = {
  sept: { full: 'septembre', isFull: isBesideNumber },
  max: { full: 'maximum', isFull: isBesideNumber },
  art: { full: 'article', isFull: isBeforeNumber },
  vol: { full: 'volume', isFull: isBeforeNumber },
  // No words, but some say them as they are written.
  coll: { full: 'collection', isFull: () => true },
  dir: { full: 'direction', isFull: () => true },
};

/**
 * The ways to say a token that what is beside it decides, the likelier one first; `undefined` for what is no such token.
 * Apostrophes are straight.
 */
export function ambiguousReadings(
  token: string,
  language: SpokenLanguage,
  beside: Neighbours,
): readonly string[] | undefined {
  const [, elided, word] = /^[^\p{L}\p{N}]*(?:([dlDL])')?(\p{L}{1,4}\.?)[^\p{L}\p{N}]*$/u.exec(token) ?? [];
  if (word === undefined) return undefined;
  const readings = language === 'fr' ? frenchReadings(word, beside) : englishReadings(word, beside);
  return elided === undefined ? readings : readings?.map((words) => `${elided.toLowerCase()} ${words}`);
}

function frenchReadings(word: string, beside: Neighbours): readonly string[] | undefined {
  if (word === 'Me') return titleReadings(beside);
  // Without a point, « nos » is another word.
  if (/^no\.?$/iu.test(word)) return startsInDigit(beside.after) ? ['numéro'] : undefined;
  if (/^nos\.$/iu.test(word)) return startsInDigit(beside.after) ? ['numéros'] : undefined;
  const plain = word.slice(0, -1).toLowerCase();
  if (!word.endsWith('.') || !Object.hasOwn(FRENCH, plain)) return undefined;
  const { full, isFull } = FRENCH[plain]!;
  return isFull(beside) ? [full, plain] : [plain, full];
}

/** « Me » is a title before a name; at the start of a sentence it may be the pronoun. */
function titleReadings({ before, after }: Neighbours): readonly string[] {
  if (after === undefined || !/^[^\p{L}\p{N}]*\p{Lu}/u.test(after)) return ['me'];
  return before === undefined || /[.!?…:«"“]\s*$/u.test(before.slice(-4)) ? ['me', 'maître'] : ['maître'];
}

function englishReadings(word: string, { before, after }: Neighbours): readonly string[] | undefined {
  if (word === 'am' || word === 'am.') return morningReadings(before);
  const [, many] = /^no(s?)\.$/iu.exec(word) ?? [];
  if (many === undefined || !startsInDigit(after)) return undefined;
  if (/^\d+(?:st|nd|rd|th)(?!\p{L})/iu.test(after!)) return [`no${many}`];
  return [`number${many}`, `no${many}`];
}

/** After an hour « am » is rarely the word, after another number mostly. */
function morningReadings(before: string | undefined): readonly string[] | undefined {
  if (!endsInNumber(before)) return undefined;
  const isHour = /^\P{N}*(?:1[0-2]|0?\d)(?:[:.]\d\d)?\D*$/u.test(before!);
  return isHour ? ['ay em', 'am'] : ['am', 'ay em'];
}

function startsInDigit(token: string | undefined): boolean {
  return token !== undefined && /^\d/u.test(token);
}

function isBeforeNumber({ after }: Neighbours): boolean {
  return after !== undefined && /^[^\p{L}\p{N}]*(?:\d|[IVXLC]+(?![\p{L}'’]))/u.test(after);
}

function isBesideNumber(beside: Neighbours): boolean {
  return isBeforeNumber(beside) || (beside.before !== undefined && /^[^\p{L}\p{N}]*\d/u.test(beside.before));
}
