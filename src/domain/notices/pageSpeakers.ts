import { respelledName } from '../people/matchPeople.ts';
import { parseCredits } from './credits.ts';
import { foldText } from './foldText.ts';
import { isOrganisation } from './isOrganisation.ts';
import { readNameField } from './nameField.ts';
import type { Certainty, NoticeSpeaker } from './notice.ts';
import { isNamePart, readPersonName, type PersonName } from './personName.ts';
import { proposeSpeakers } from './proposeSpeakers.ts';
import { isTrade, readOccupation, type Occupation } from './trades.ts';

/** Where a page may name its speakers. */
export interface SpeakerSources {
  /** The lines under `Intervenant`, `Auteur(s)`…, one or several people each. */
  readonly stated: readonly string[];
  /** `Name (Role), …`, people and organisations mixed. */
  readonly credits: readonly string[];
  /** The authors in the citation. */
  readonly authors: readonly PersonName[];
  /** The prose, which may present them with their function. */
  readonly abstract: string;
}

const MAX_LINE = 2_000;

interface Named {
  readonly name: PersonName;
  readonly role: string | null;
  readonly affiliation: string | null;
  readonly certainty: Certainty;
}

/**
 * The speakers of a page, each once. Fields, credits of those who speak, and the citation state names; the prose gives a
 * stated speaker function and affiliation, and proposes speakers only where none is stated. A name that is written twice
 * has the better spelling. Organisations are left out; what may be one is `guessed`.
 */
export function speakersOf({ stated, credits, authors, abstract }: SpeakerSources): NoticeSpeaker[] {
  const proposed = proposeSpeakers(abstract);
  const speakers: NoticeSpeaker[] = [];
  for (const person of [...stated.flatMap(namesIn), ...creditedSpeakers(credits), ...authors.flatMap(asAuthor)]) {
    const index = speakers.findIndex((speaker) => respelledName(speaker, person.name) !== null);
    const known = speakers[index];
    if (known === undefined) speakers.push(described(person, proposed));
    else speakers[index] = namedAgain(known, person);
  }
  return speakers.length > 0 ? speakers : proposed;
}

/** A person with what the prose says of them. */
function described({ name, role, affiliation, certainty }: Named, proposed: readonly NoticeSpeaker[]): NoticeSpeaker {
  const same = proposed.find((speaker) => respelledName(name, speaker) !== null);
  if (same === undefined) return { ...bareName(name), affiliation, role, certainty };
  const { given, family } = respelledName(name, same) ?? name;
  return { given, family, affiliation: affiliation ?? same.affiliation, role: role ?? same.role, certainty };
}

function bareName({ given, family }: PersonName): PersonName {
  return { given, family };
}

function namedAgain(known: NoticeSpeaker, { name, certainty }: Named): NoticeSpeaker {
  const isTurned = isTurnedRound(known, name);
  const [first, second] = isTurned ? [{ ...known, ...bareName(name) }, known] : [known, name];
  const isStated = known.certainty === 'stated' || certainty === 'stated';
  return { ...(respelledName(first, second) ?? first), certainty: isStated ? 'stated' : known.certainty };
}

/** `Dupont Jean` in a field, where no capitals tell: credits and citation have the given name first. */
function isTurnedRound(known: PersonName, later: PersonName): boolean {
  const isSwapped =
    foldText(known.given) === foldText(later.family) && foldText(known.family) === foldText(later.given);
  return isSwapped && !/\p{Lu}{2}/u.test(known.family);
}

function asAuthor(name: PersonName): Named[] {
  if (isOrganisation(`${name.given} ${name.family}`.trim())) return [];
  return [{ name, role: null, affiliation: null, certainty: 'stated' }];
}

function creditedSpeakers(lines: readonly string[]): Named[] {
  return parseCredits(lines.join('\n')).flatMap(({ name, speaks, isUnsure }): Named[] =>
    name === null || !speaks
      ? []
      : [{ name, role: null, affiliation: null, certainty: isUnsure ? 'guessed' : 'stated' }],
  );
}

/** The people of a line: `Family, Given`, `Given Family, Given Family`, `Given Family, role, institution ; …`. */
function namesIn(line: string): Named[] {
  const written = line.slice(0, MAX_LINE).replace(/^[-–—•]\s*/u, '');
  return written.split(/\s*(?:;|\s[/•|]\s)(?![^(]{0,200}\))\s*/u).flatMap(namesInEntry);
}

function namesInEntry(entry: string): Named[] {
  const pieces = entry
    .split(
      /\s*,\s*(?:(?:et|and|&)\s+)?(?![^(]{0,200}\))|\s+(?:et|and|&)\s+(?=\p{Lu}[^,]{0,60}(?:,|$|\s\())(?![^(]{0,200}\))/u,
    )
    .filter((piece) => piece !== '');
  if (pieces.length === 1 && isOrganisation(readNameField(entry).bare)) return [];
  const isList = pieces.length > 1 && pieces.every((piece) => /\s/.test(piece.trim()));
  if (!isList) {
    const whole = named(entry, isLowerCase(entry));
    if (whole.length > 0 || pieces.length < 2) return whole;
  }
  const isOfSingleWords = pieces.length % 2 === 0 && pieces.every((piece) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(piece));
  return isOfSingleWords ? inPairs(pieces) : inOrder(pieces);
}

/** `Dupont, Jean, Martin, Anne`: family and given names in turn, most likely. */
function inPairs(pieces: readonly string[]): Named[] {
  return pieces.flatMap((family, index) =>
    index % 2 === 0 ? named(`${family}, ${pieces[index + 1] ?? ''}`, pieces.length > 2) : [],
  );
}

/** Names with what stands behind each: roles and institutions belong to the person before. */
function inOrder(pieces: readonly string[]): Named[] {
  const people: Named[] = [];
  for (const piece of pieces) {
    const last = people.at(-1);
    const note = isTrade(piece) || isOrganisation(withoutBrackets(piece)) ? noteOf(piece) : null;
    if (note !== null) {
      if (last !== undefined) people[people.length - 1] = withNote(last, note);
    } else if (piece.includes(' ')) people.push(...named(piece, isLowerCase(piece)));
  }
  return people;
}

function withNote(person: Named, { role, affiliation }: Partial<Occupation>): Named {
  return { ...person, role: person.role ?? (role || null), affiliation: person.affiliation ?? affiliation ?? null };
}

function withoutBrackets(text: string): string {
  return text.replace(/\s*\([^()]{0,200}\)?$/u, '');
}

function isLowerCase(text: string): boolean {
  return !/\p{Lu}/u.test(text);
}

function named(written: string, isGuess: boolean): Named[] {
  const read = readPersonName(written);
  if (read === null || !(isNamePart(read.name.family) || isLowerCase(written))) return [];
  const note = read.note === null ? {} : noteOf(read.note);
  const certainty = isGuess || read.isUnsure ? 'guessed' : 'stated';
  return [withNote({ name: read.name, role: null, affiliation: null, certainty }, note)];
}

/** What stood beside a name: a role, perhaps with its place, or a place. */
function noteOf(note: string): Partial<Occupation> {
  return isTrade(note) ? readOccupation(note) : { affiliation: note };
}
