import type { Certainty } from './notice.ts';

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

/** Words that belong to a family name although they may be written small. */
const PARTICLES = new Set(
  "de du des d' la le les van von der den ter ten di da dal del della dos das el al ben bin ibn abu y zu zur st saint".split(
    ' ',
  ),
);

/** A capitalised word, with inner capitals, hyphens, apostrophes and a final dot for initials. */
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;

/** How far into a text its glued names are looked for: two long compound names and their echo. */
const GLUE_REACH = 120;
/** No one's two names are broken in more places than this. */
const MAX_BOUNDARIES = 8;
const MAX_GLUED_PEOPLE = 12;

function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase());
}

/** Whether a text could be one part of a person's name. Length is bounded: a sentence is no name. */
export function isNamePart(text: string): boolean {
  const words = text.split(' ');
  if (text.length > 40 || words.length > 5) return false;
  return words.every((word) => NAME_WORD.test(word) || isParticle(word)) && words.some((word) => NAME_WORD.test(word));
}

/**
 * Takes apart `FamilyGivenText`, as cards of the portal have it: `Le GoffThomasThomas Le Goff, maître…`.
 *
 * First the echo test: when the text behind the names opens with `Given Family`, the split is certain (`stated`).
 * Else the first two boundaries between a small and a capital letter are taken (`guessed`), again for each further
 * person. `names` is empty, and `rest` the whole text, when there is nothing that could be a name.
 */
export function splitGluedNames(text: string): GluedNames {
  const echoed = splitByEcho(text);
  if (echoed !== null) return echoed;
  const names: PersonName[] = [];
  let rest = text;
  while (names.length < MAX_GLUED_PEOPLE) {
    const split = splitByCase(rest);
    if (split === null) break;
    names.push(split.name);
    rest = split.rest;
    if (boundariesOf(rest.slice(0, GLUE_REACH).split(' ', 1)[0] ?? '').length < 2) break;
  }
  return { names, certainty: 'guessed', rest };
}

function splitByEcho(text: string): GluedNames | null {
  const boundaries = boundariesOf(text.slice(0, GLUE_REACH));
  for (const [index, first] of boundaries.entries()) {
    for (const second of boundaries.slice(index + 1)) {
      const name = { family: text.slice(0, first), given: text.slice(first, second) };
      const rest = text.slice(second);
      if (rest.startsWith(`${name.given} ${name.family}`) && isNamePart(name.family) && isNamePart(name.given)) {
        return { names: [name], certainty: 'stated', rest };
      }
    }
  }
  return null;
}

function splitByCase(text: string): { name: PersonName; rest: string } | null {
  const [first, second] = boundariesOf(text.slice(0, GLUE_REACH)).filter(
    (at) => !/(^|[ -])Ma?c$/.test(text.slice(0, at)),
  );
  if (first === undefined || second === undefined) return null;
  const name = { family: text.slice(0, first), given: text.slice(first, second) };
  if (!isNamePart(name.family) || !isNamePart(name.given)) return null;
  return { name, rest: text.slice(second) };
}

/**
 * Where a capital follows a small letter, or where a family name in capitals meets a given name (`DUPONTJean`).
 * Combining marks count as part of their letter.
 */
function boundariesOf(text: string): number[] {
  const boundaries: number[] = [];
  for (const match of text.matchAll(/(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll})/gu)) {
    boundaries.push(match.index);
    if (boundaries.length === MAX_BOUNDARIES) break;
  }
  return boundaries;
}

/**
 * Reads a name from a field that holds one person: `Family, Given`, `FAMILY Given`, `Given FAMILY` or
 * `Given Family`, with particles and compounds. `null` when the text could be no name.
 */
export function parsePersonName(text: string): PersonName | null {
  const written = text.trim().replaceAll(/\s+/gu, ' ');
  if (written === '' || written.length > 120 || /[\d:;!?()[\]{}<>@/\\|]/u.test(written)) return null;
  const [family = '', given, ...more] = written.split(/ ?, ?/);
  if (given !== undefined) return more.length === 0 && family !== '' && given !== '' ? { given, family } : null;
  const words = written.split(' ');
  if (words.length === 1) return { given: '', family: written };
  const leading = words.findIndex((word) => !isCapitals(word) && !isParticle(word));
  if (words.slice(0, Math.max(0, leading)).some(isCapitals)) return cut(words, leading, 'familyFirst');
  return cut(words, startOfFamily(words), 'givenFirst');
}

/** Two letters or more, all capital; `J.` is an initial. */
function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word) && !/^(?:\p{Lu}\.-?)+$/u.test(word);
}

function cut(words: readonly string[], at: number, order: 'familyFirst' | 'givenFirst'): PersonName {
  const front = words.slice(0, at).join(' ');
  const back = words.slice(at).join(' ');
  return order === 'familyFirst' ? { family: front, given: back } : { given: front, family: back };
}

/** In `Given [particle…] Family`, or `Given FAMILY FAMILY`, where the family name begins. */
function startOfFamily(words: readonly string[]): number {
  const capitals = words.findIndex((word, index) => index > 0 && isCapitals(word));
  let start = capitals > 0 ? capitals : words.length - 1;
  const particle = words.findIndex((word, index) => index > 0 && index < start && isParticle(word));
  if (particle > 0) start = particle;
  return start;
}
