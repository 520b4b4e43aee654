import { foldText } from '../notices/foldText.ts';
import type { PersonName } from '../notices/personName.ts';
import { isInitial, isBareInitials } from '../notices/nameWords.ts';

/** What two affiliations say of two people of one name. `unknown`: one of them is not given. */
export type Agreement = 'agree' | 'differ' | 'unknown';

/** Words that every second institution has in its name: having them in common says nothing. */
const COMMON = new Set(
  (
    'de du des la le les l d et en a au aux of the and for at universite university institut institute national nationale ' +
    'centre center laboratoire ecole school superieure college recherche research faculte department departement professeur'
  ).split(' '),
);

/** Whether a name is whole: a given name that is more than its first letters, and a family name. */
export function isFullName({ given, family }: PersonName): boolean {
  return family !== '' && given.split(' ').some((word) => word.length > 1 && !isInitial(word) && !isBareInitials(word));
}

/**
 * Whether two names of one family name may be one person's because the given name of one is only first letters that
 * fit the other: `J. Dupont` and `Jean-Pierre Dupont`. That is a question, never an answer.
 */
export function initialsFit(a: PersonName, b: PersonName): boolean {
  if (isFullName(a) === isFullName(b) || foldText(a.family) !== foldText(b.family)) return false;
  const [short, full] = isFullName(a) ? [b, a] : [a, b];
  const initials = lettersOf(short.given);
  return initials.length > 0 && lettersOf(full.given).startsWith(initials);
}

/** The first letters of a given name's parts. */
function lettersOf(given: string): string {
  const parts = given.split(/[\s.-]+/u).filter((part) => part !== '');
  return parts.map((part) => (isBareInitials(part) ? foldText(part) : foldText(part).charAt(0))).join('');
}

/** Towns: an institution is not told by where it is, unless nothing else tells it (`université de Lyon`). */
const TOWNS = new Set(
  (
    'paris lyon marseille toulouse lille bordeaux nantes strasbourg montpellier rennes grenoble nice dijon nancy rouen caen ' +
    'tours orleans poitiers limoges clermont ferrand besancon reims amiens angers brest mans metz saint etienne france ' +
    'bruxelles geneve lausanne montreal quebec london londres berlin madrid rome'
  ).split(' '),
);

/** Whether two affiliations have a telling word in common; a town is one only where there is no other. */
export function compareAffiliations(a: string | null, b: string | null): Agreement {
  const first = tellingWords(a);
  const second = tellingWords(b);
  if (first.size === 0 || second.size === 0) return 'unknown';
  const institutions = [withoutTowns(first), withoutTowns(second)] as const;
  const areTold = institutions.every((words) => words.size > 0);
  return haveCommon(...(areTold ? institutions : ([first, second] as const))) ? 'agree' : 'differ';
}

function haveCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((word) => b.has(word));
}

function withoutTowns(words: ReadonlySet<string>): Set<string> {
  return new Set([...words].filter((word) => !TOWNS.has(word)));
}

function tellingWords(text: string | null): Set<string> {
  const words = foldText(text ?? '').split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word !== '' && !COMMON.has(word)));
}

/** Which of two spellings of one name to show: the one with small letters, then the one with accents, then the first. */
export function betterSpelling<Name extends PersonName>(known: Name, other: Name): Name {
  return spellingScore(other) > spellingScore(known) ? other : known;
}

function spellingScore({ given, family }: PersonName): number {
  const isMixed = /\p{Lu}/u.test(family) && /\p{Ll}/u.test(family);
  const hasAccents = /\p{M}/u.test(`${given} ${family}`.normalize('NFD'));
  return (isMixed ? 4 : 0) + (isFullName({ given, family }) ? 2 : 0) + (hasAccents ? 1 : 0);
}

/**
 * A name with the better letters of another spelling of it: small letters where `known` has capitals, and the accents of
 * both. Capitals tell which part is the family name, so given and family name stay as `known` has them, unless all of it
 * is in capitals or in small letters. `null` when the names are not of the same words.
 */
export function respelledName<Name extends PersonName>(known: Name, other: PersonName): Name | null {
  if (known.given === other.given && known.family === other.family) return known;
  if (nameKey(known) !== nameKey(other)) return null;
  const [base, letters] = isFlat(known) && !isFlat(other) ? [other, known] : [known, other];
  const words = wordsOf(letters);
  const respelled = (part: string): string =>
    part
      .split(' ')
      .map((word) => respelledWord(word, words.find((each) => foldText(each) === foldText(word)) ?? word))
      .join(' ');
  return { ...known, given: respelled(base.given), family: respelled(base.family) };
}

function wordsOf({ given, family }: PersonName): string[] {
  return `${given} ${family}`.split(' ').filter((word) => word !== '');
}

function nameKey(name: PersonName): string {
  return wordsOf(name).map(foldText).toSorted().join(' ');
}

/** Whether a name says nothing by its capitals: all of it is in them, or nothing. */
function isFlat(name: PersonName): boolean {
  const words = wordsOf(name).filter((word) => word.length > 1 && !isInitial(word));
  return words.every(isShouted) || words.every((word) => !/\p{Lu}/u.test(word));
}

function isShouted(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word) && !isInitial(word);
}

/** The case of the word that is not in capitals, else of the first, and the accents of both. */
function respelledWord(ours: string, theirs: string): string {
  const casing = isShouted(ours) && !isShouted(theirs) ? theirs : ours;
  const [a, b] = [[...ours.normalize('NFC')], [...theirs.normalize('NFC')]];
  if (a.length !== b.length) return casing;
  return [...casing.normalize('NFC')]
    .map((letter, index) => {
      const accented = hasAccent(a[index]!) ? a[index]! : b[index]!;
      return letter === letter.toLowerCase() ? accented.toLowerCase() : accented.toUpperCase();
    })
    .join('');
}

function hasAccent(letter: string): boolean {
  return /\p{M}/u.test(letter.normalize('NFD'));
}
