import { foldText } from './foldText.ts';
import { kindOfName } from './isOrganisation.ts';
import { readNameField } from './nameField.ts';
import {
  hasParticlePrefix,
  isBareInitials,
  isCapitals,
  isDegree,
  isDevotion,
  isGivenLike,
  isInitial,
  isJoiner,
  isParticle,
  isSuffix,
  isTitle,
} from './nameWords.ts';
import type { Certainty } from './notice.ts';
import { isTrade } from './trades.ts';

/** A person's name in its two parts. `given` is empty when only one name is known. */
export interface PersonName {
  readonly given: string;
  readonly family: string;
}

/** What stands glued in front of a text: the names, how surely they were told apart, and the text behind them. */
export interface GluedNames {
  readonly names: readonly PersonName[];
  readonly certainty: Certainty;
  readonly rest: string;
}

/** A name as a field has it, with what stood beside it. */
export interface PersonReading {
  readonly name: PersonName;
  /** What stood in brackets behind the name, or behind a comma and was no name: a role or an affiliation. */
  readonly note: string | null;
  /**
   * Whether the text may as well say something else: both parts in capitals or small, a word of institutions, one word
   * alone, an article without more. An editor is to look at it.
   */
  readonly isUnsure: boolean;
}

/** A capitalised word, with inner capitals, hyphens, apostrophes and a final dot for initials. */
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;

/** How far into a text its glued names are looked for: two long compound names and their echo. */
const GLUE_REACH = 120;
/** How far behind glued names the text may say them again. */
const ECHO_REACH = 600;
/** No one's two names are broken in more places than this. */
const MAX_BOUNDARIES = 8;
const MAX_GLUED_PEOPLE = 12;
const MAX_LENGTH = 120;
const MAX_WORDS = 8;

/** Whether a text could be one part of a person's name. Length is bounded: a sentence is no name. */
export function isNamePart(text: string): boolean {
  const words = text.split(' ');
  if (text.length > 40 || words.length > 5) return false;
  return words.every((word) => NAME_WORD.test(word) || isSmallNameWord(word)) && words.some(isNameWord);
}

function isNameWord(word: string): boolean {
  return NAME_WORD.test(word) || hasParticlePrefix(word);
}

function isSmallNameWord(word: string): boolean {
  return isParticle(word) || hasParticlePrefix(word) || isJoiner(word);
}

/**
 * Takes apart `FamilyGivenText`, as cards of the portal have it: `Le GoffThomasThomas Le Goff, maître…`, for each of
 * several people.
 *
 * First the echo test: where the text behind the names says `Given Family` again, or the person is `known`, the split is
 * sure (`stated`). Else the first two boundaries between a small and a capital letter are taken (`guessed`). One guess
 * makes all of them `guessed`. `names` is empty, and `rest` the whole text, when there is nothing that could be a name.
 */
export function splitGluedNames(text: string, known: (name: PersonName) => boolean = () => false): GluedNames {
  const names: PersonName[] = [];
  let isGuess = false;
  let rest = text;
  while (names.length < MAX_GLUED_PEOPLE) {
    const sure = splitSurely(rest, known);
    // Behind a first person another is guessed only where the next word is glued twice.
    const next = sure ?? (names.length === 0 || isGluedTwice(rest) ? splitByCase(rest) : null);
    if (next === null) break;
    isGuess ||= sure === null;
    names.push(next.name);
    rest = next.rest;
  }
  return { names, certainty: isGuess || names.length === 0 ? 'guessed' : 'stated', rest };
}

interface Split {
  readonly name: PersonName;
  readonly rest: string;
}

function splitSurely(text: string, known: (name: PersonName) => boolean): Split | null {
  const boundaries = boundariesOf(text.slice(0, GLUE_REACH));
  if (boundaries.length < 2) return null;
  const echo = ` ${foldText(text.slice(0, ECHO_REACH))} `;
  let byKnown: Split | null = null;
  for (const [index, first] of boundaries.entries()) {
    for (const second of boundaries.slice(index + 1)) {
      const cutting = cutAt(text, first, second);
      if (cutting === null) continue;
      if (isEchoed(echo, cutting.name)) return cutting;
      if (byKnown === null && known(cutting.name)) byKnown = cutting;
    }
  }
  return byKnown;
}

function cutAt(text: string, first: number, second: number): Split | null {
  const name = { family: text.slice(0, first), given: text.slice(first, second) };
  if (!isNamePart(name.family) || !isNamePart(name.given)) return null;
  return { name, rest: text.slice(second) };
}

/** Whether a folded text says `given family`, and goes on with something else than a letter. */
function isEchoed(folded: string, { given, family }: PersonName): boolean {
  const said = foldText(`${given} ${family}`);
  const at = folded.indexOf(said);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(folded[at + said.length] ?? '');
}

/** Whether the first word, with the particles before it, is broken in two places at least. */
function isGluedTwice(text: string): boolean {
  const head = text.slice(0, GLUE_REACH);
  const words = head.split(' ', 5);
  const first = words.findIndex((word) => !isParticle(word));
  return first >= 0 && boundariesOf(words.slice(0, first + 1).join(' ')).length >= 2;
}

function splitByCase(text: string): Split | null {
  // `McDonald`, `DiCaprio`: what stands before the capital is no name of its own.
  const [first, second] = boundariesOf(text.slice(0, GLUE_REACH)).filter(
    (at) => !/(?:^|[ -])(?:Ma?c|De|Di|Da|La|Le|Van|Von|Du|Del|Fitz)$/.test(text.slice(Math.max(0, at - 6), at)),
  );
  return first === undefined || second === undefined ? null : cutAt(text, first, second);
}

/**
 * Where a capital, a figure or an opening quote follows a small letter or an initial's dot, or where a family name in
 * capitals meets a given name (`DUPONTJean`). Combining marks count as part of their letter.
 */
function boundariesOf(text: string): number[] {
  const boundaries: number[] = [];
  for (const { index } of text.matchAll(/[\p{Lu}\p{N}"«“¿¡]/gu)) {
    if (index > 0 && isBoundary(text.slice(Math.max(0, index - 4), index), text.slice(index, index + 4))) {
      boundaries.push(index);
      if (boundaries.length === MAX_BOUNDARIES) break;
    }
  }
  return boundaries;
}

function isBoundary(before: string, after: string): boolean {
  if (/\p{Ll}\p{M}?$/u.test(before)) return true;
  return /(?:\p{Lu}{2}|\p{Lu}\.)$/u.test(before) && /^\p{Lu}\p{M}?\p{Ll}/u.test(after);
}

/**
 * Reads a name from a field that holds one person: `Family, Given`, `FAMILY Given`, `Given FAMILY` or
 * `Given Family`, with titles, particles, compounds, initials and suffixes, and a role in brackets or behind a comma.
 * `null` when the text could be no name, or names an organisation.
 */
export function parsePersonName(text: string): PersonName | null {
  return readPersonName(text)?.name ?? null;
}

/** As `parsePersonName`, with what stood beside the name and whether it is to be looked at. */
export function readPersonName(text: string): PersonReading | null {
  if (text.length > MAX_LENGTH * 4) return null;
  const { bare, note } = readNameField(text);
  const pieces = bare.split(/ ?, ?/);
  if (bare.length > MAX_LENGTH || pieces.length > 3 || !pieces.every(mayBeOfName)) return null;
  const read = pieces.length > 1 ? readPieces(pieces) : (readGivenInBrackets(bare, note) ?? readWords(bare));
  if (read === null) return null;
  const kind = kindOfName([read.name.given, read.name.family].join(' ').trim());
  if (kind === 'organisation') return null;
  const beside = read.name.given === note ? null : (note ?? read.note);
  return { name: read.name, note: beside, isUnsure: read.isUnsure || kind === 'unsure' };
}

/** Marks and numbers are in no name; behind it `Paris 8` and `UMR 5600` are places of work. */
function mayBeOfName(piece: string, at: number): boolean {
  if (piece === '' || /[:;!?()[\]{}<>@/\\|«»"“”_=+*#&%]/u.test(piece)) return false;
  return !/\d/.test(piece) || (at > 0 && /^\p{Lu}\D* \d{1,4}$/u.test(piece));
}

/** `MARTIN (Jean)`, `Martin (J.)`; `null` when the brackets hold no given name. */
function readGivenInBrackets(family: string, note: string | null): PersonReading | null {
  if (note === null || family.includes(' ') || !/^\p{Lu}/u.test(note) || isTrade(note)) return null;
  if (!isInitial(note) && (!isGivenPart(note) || !isNamePart(note))) return null;
  return { ...familyFirst(family, note), isUnsure: !isCapitals(family) && !isInitial(note) };
}

/** `Family, Given`; `Family, Given, Jr.`; `Family, Jr., Given`; `Given Family, Jr.`; `Given Family, professor`. */
function readPieces(pieces: readonly string[]): PersonReading | null {
  const suffix = pieces.slice(1).find(isSuffix);
  const rest = pieces.filter((piece, index) => index === 0 || !(isSuffix(piece) || isDegree(piece)));
  const [first = '', second, third] = rest;
  if (second === undefined) return readWords(suffix === undefined ? first : withSuffix(first, suffix));
  if (third !== undefined) return readThree(first, second, third);
  if (!isGivenPart(second)) return withNote(first, second);
  return familyFirst(suffix === undefined ? first : withSuffix(first, suffix), second);
}

/** `Dupont, Jean, CNRS`; `Jean Dupont, professeur, CNRS`. */
function readThree(first: string, second: string, third: string): PersonReading | null {
  if (!isGivenPart(second)) return withNote(first, `${second}, ${third}`);
  if (kindOfName(third) !== 'organisation' && !isTrade(third)) return null;
  return withNote(first, `${second}, ${third}`) ?? { ...familyFirst(first, second), note: third };
}

function withSuffix(family: string, suffix: string): string {
  return `${family} ${suffix}`;
}

function withNote(name: string, note: string): PersonReading | null {
  const read = readWords(name);
  return read === null || read.name.given === '' ? null : { ...read, note };
}

/** Whether what stands behind a comma is a given name, rather than a role or a place. */
function isGivenPart(text: string): boolean {
  const words = text.split(' ');
  const isSmall = words.length === 1 && /^\p{Ll}[\p{L}\p{M}'’-]*$/u.test(text);
  const isName = words.every((word) => !/^\p{Ll}/u.test(word) || isSmallNameWord(word) || isSuffix(word));
  return (
    words.length <= 5 && (isSmall || isName) && kindOfName(text) !== 'organisation' && !isFunctionWord(words[0] ?? '')
  );
}

/** The first words of the commonest roles: behind a comma they are no given name. */
function isFunctionWord(word: string): boolean {
  return /^(?:professeure?|professor|directeur|directrice|director|chercheu|researcher|ma[iî]tre(?:sse)?s?$|enseignant|ing[eé]nieur|docteur|doctorant|historien|sociologue|philosophe|m[eé]decin|journaliste|responsable|pr[eé]sident|r[eé]alisat|auteur|autrice|lecturer)/iu.test(
    word,
  );
}

function familyFirst(family: string, given: string): PersonReading {
  const words = given.split(' ');
  const titled = isTitle(words[0] ?? '', 1) && words.length > 1 ? words.slice(1) : words;
  // `Gogh, Vincent van`: particles behind the given name belong to the family name.
  let end = titled.length;
  while (end > 1 && isParticle(titled[end - 1] ?? '') && /^\p{Ll}/u.test(titled[end - 1] ?? '')) end--;
  const particles = titled.slice(end);
  const name = { given: titled.slice(0, end).join(' '), family: [...particles, family].join(' ') };
  return { name, note: null, isUnsure: /^\p{Ll}/u.test(given) && /^\p{Ll}/u.test(family) };
}

/** A name without commas. */
function readWords(text: string): PersonReading | null {
  const { words, suffix } = withoutTitles(text.split(' '));
  const isPlural = words.length > 1 && /^les$/iu.test(words[0] ?? '');
  if (words.length > MAX_WORDS || isPlural || words.some(isDash) || !areNameWords(words)) return null;
  const name = split(words);
  const family = suffix === undefined ? name.family : withSuffix(name.family, suffix);
  // One word alone is a family name behind a title, and may be anything without one.
  const isBare = words.length === 1 && words[0] === text;
  return { name: { given: name.given, family }, note: null, isUnsure: isBare || isAmbiguous(words) };
}

/** `Ana López - Luc Petit`, `Ana López - Lyon`: two names, or one and something else. */
function isDash(word: string): boolean {
  return /^[-–—]+$/u.test(word);
}

/** `Mme la Professeure …` */
function isDoubleTitle([, article = '', title = '', ...rest]: readonly string[]): boolean {
  return /^l[ae]$/u.test(article) && isTitle(title, rest.length);
}

function withoutTitles(written: readonly string[]): { words: readonly string[]; suffix: string | undefined } {
  let words = written;
  while (isTitle(words[0] ?? '', words.length - 1)) words = words.slice(isDoubleTitle(words) ? 2 : 1);
  while (words.length > 1 && isDegree(words.at(-1) ?? '')) words = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  return words.length > 2 && isSuffix(last)
    ? { words: words.slice(0, -1), suffix: last }
    : { words, suffix: undefined };
}

/** Small words are those of names; a name all in small letters has three words at most. */
function areNameWords(words: readonly string[]): boolean {
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !isSmallNameWord(word));
  if (small.length === 0) return words.some((word) => !isParticle(word) || words.length <= 2);
  const isWhole = words.every((word) => /^\p{Ll}/u.test(word)) && words.length <= 4;
  return isWhole || (words.length === 2 && small.length === 1);
}

/** In capitals or small throughout, or a bare article with one word: either order, or no person at all. */
function isAmbiguous(words: readonly string[]): boolean {
  const real = words.filter((word) => !isParticle(word) && !isInitial(word));
  if (words.length > 1 && real.length > 1 && real.every(isCapitals)) return true;
  if (real.every((word) => /^\p{Ll}/u.test(word))) return true;
  return words.length === 2 && /^(?:le|la|les)$/iu.test(words[0] ?? '');
}

function split(words: readonly string[]): PersonName {
  if (words.length === 1) return { given: '', family: words[0] ?? '' };
  if (words.length === 2 && /^(?:I{1,3}|IV)$/.test(words[1] ?? '')) return { given: '', family: words.join(' ') };
  const behind = startOfTrailingInitials(words);
  if (behind > 0) return cut(words, behind, 'familyFirst');
  // `JP Vernant`
  if (isBareInitials(words[0] ?? '') && !words.slice(1).some(isCapitals)) return cut(words, 1, 'givenFirst');
  const leading = words.findIndex((word) => !isCapitals(word) && !isParticle(word));
  if (words.slice(0, Math.max(0, leading)).some(isCapitals)) return cut(words, leading, 'familyFirst');
  const headed = endOfParticles(words);
  if (headed > 0) return cut(words, headed, 'familyFirst');
  return cut(words, startOfFamily(words), 'givenFirst');
}

/** `Dupont J.-P.`, `Dupont JP`: where the initials behind a family name begin; 0 when there are none. */
function startOfTrailingInitials(words: readonly string[]): number {
  let start = words.length;
  while (start > 1 && isTrailingInitial(words[start - 1] ?? '', words[start - 2] ?? '')) start--;
  return start === words.length || isInitial(words[0] ?? '') ? 0 : start;
}

function isTrailingInitial(word: string, before: string): boolean {
  return isInitial(word) || (isBareInitials(word) && /\p{Ll}/u.test(before));
}

/**
 * `Le Goff Thomas`, `Van der Berg Jan`: a name that begins with particles begins with the family name. Where it ends,
 * which is before the last word; 0 when the name does not begin so, or is one family name alone.
 */
function endOfParticles(words: readonly string[]): number {
  const first = words[0] ?? '';
  if (!isParticle(first) || (isGivenLike(first) && (words.length === 2 || isParticle(words[1] ?? '')))) return 0;
  const real = words.filter((word) => !isParticle(word)).length;
  return real < 2 ? words.length : words.length - 1;
}

function cut(words: readonly string[], at: number, order: 'familyFirst' | 'givenFirst'): PersonName {
  const front = words.slice(0, at).join(' ');
  const back = words.slice(at).join(' ');
  return order === 'familyFirst' ? { family: front, given: back } : { given: front, family: back };
}

/** In `Given [particle…] Family`, or `Given FAMILY FAMILY`, where the family name begins. */
function startOfFamily(words: readonly string[]): number {
  const last = words.length - 1;
  const capitals = words.findIndex((word, index) => index > 0 && isCapitals(word));
  let start = capitals > 0 ? capitals : last;
  const joiner = words.findIndex((word, index) => index > 1 && index < last && isJoiner(word));
  if (joiner > 0) start = Math.min(start, joiner - 1);
  const particle = words.findIndex(
    (word, index) =>
      index > 0 &&
      !isJoiner(word) &&
      (index < start ? isParticle(word) || isParticle(word.split('-').at(-1) ?? '') : hasParticlePrefix(word)) &&
      !isOfGiven(words, index),
  );
  return particle > 0 ? Math.min(start, particle) : start;
}

/** `María del Carmen Ruiz`: the particle leads to the second half of a given name, and a family name follows. */
function isOfGiven(words: readonly string[], at: number): boolean {
  let next = at;
  while (isParticle(words[next] ?? '')) next++;
  return next < words.length - 1 && isDevotion(words[next] ?? '');
}
