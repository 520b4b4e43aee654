import { foldTitle, splitTitle } from './citationTitle.ts';
import { foldText } from './foldText.ts';
import { isOrganisation } from './isOrganisation.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { parsePersonName, type PersonName } from './personName.ts';

/**
 * Channels and people that other citations of the same source name beyond doubt, and titles that a page may have,
 * folded: they tell `Channel. Title` from `Author. Channel` where there is no date between.
 */
export interface CitationContext {
  readonly channels: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
}

/** Who made what a citation names, when it was recorded, and what follows: title and collection. */
export interface CitationHead extends Makers {
  readonly recordedOn: string | null;
  readonly tail: string;
  /** What separates the parts. */
  readonly separator: Separator;
}

interface Makers {
  readonly authors: readonly PersonName[];
  readonly organisations: readonly string[];
  readonly channel: string | null;
}

type Separator = '. ' | ', ';

const NO_MAKERS: Makers = { authors: [], organisations: [], channel: null };
/** A bracket between two parts, where the date stands: one inside a channel's or title's words is none. */
const BRACKET = /(?<=^|[.,] )\(([^()]{0,40})\)(?:([.,]) ?| )/gu;
const UNDATED = /^(?:s\. ?d\.?|n\. ?d\.?|sans date|undated|no date)?$/iu;
/** A dot behind one capital letter is an initial's, not the end of a part. */
const PART_END = /(?<!(?:^|[\s.-])\p{Lu})\. /u;
/** Words that stand in the names of institutions, channels and programmes, and in no person's. */
const OF_ORGANISATION = new RegExp(
  String.raw`(?<!\p{L})(?:(?:universit|institut|laborato|biblioth|facult|fondation|acad[ée]mi|minist[èe]r|associati|soci[ée]t[ée]|cin[ée]math|observatoi|f[ée]d[ée]ration|conservatoi|plateforme|production|[ée]ducati|d[ée]partement)` +
    String.raw`|(?:[ée]coles?|centres?|mus[ée]es?|coll[èe]ge|campus|canal|cha[iî]ne|cnrs|inria|r[ée]seau|services?|maisons?|m[ée]dias?|t[ée]l[ée]|tv|sciences?|musiques?|culture|savoirs|cit[ée]|agence|conseil|comit[ée]|h[ôo]pital|h[ôo]pitaux|chu|groupe?|unit[ée]|p[ôo]le|ateliers?|amphis?|college|schools?|faculty|library|museum|cent(?:er|re)|research|studies|club|[ée]ditions?|films?|images?|labex|mshs?|ens|ensa|iufm|inspe|iut|umr|ufr)(?!\p{L}))`,
  'iu',
);
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const SMALL_NAME_WORD =
  /^(?:d['’])?(?:de|du|des|la|le|les|van|von|der|den|ter|di|da|dal|del|della|dos|das|el|al|ben|bin|ibn|y|e|zu|d['’]\p{Lu}[\p{L}-]*)$/u;

/** Takes apart what stands before the kind: `Author, Author. Channel. (yyyy, d mois). Title , in Collection`. */
export function splitHead(text: string, separator: Separator, context: CitationContext): CitationHead {
  for (const match of text.matchAll(BRACKET)) {
    const [written, inside = '', mark] = match;
    const recordedOn = parseFrenchDate(inside) ?? /^\d{4}(?=,|$)/.exec(inside)?.[0] ?? null;
    if (recordedOn === null && !UNDATED.test(inside)) continue;
    const own = mark === ',' ? ', ' : '. ';
    const makers = splitMakers(text.slice(0, match.index), own, context);
    return { ...makers, recordedOn, tail: text.slice(match.index + written.length), separator: own };
  }
  const undated = separator === ', ' ? splitAtCommas(text, context) : splitAtDots(text, context);
  return { ...undated, recordedOn: null, separator };
}

/** `Author, Author. Channel.`, or the channel alone. */
function splitMakers(text: string, separator: Separator, context: CitationContext): Makers {
  const trimmed = text.trim().replace(/[.,]$/, '');
  if (trimmed === '') return NO_MAKERS;
  const pieces = separator === ', ' ? trimmed.split(', ') : [];
  if (pieces.length > 1 && isPerson(pieces[0]!)) return makersOf(pieces, context);
  const parts = trimmed.split(PART_END).map((part) => part.trim());
  if (parts.length === 1) return pieces.length > 0 ? makersOf(pieces, context) : { ...NO_MAKERS, channel: trimmed };
  const at = endOfNames(parts, context);
  const names = parts.slice(0, at).join('. ');
  if (names === '' || !/\p{L}{3}|\p{Lo}/u.test(names)) return { ...NO_MAKERS, channel: trimmed };
  return { ...readAuthors(names.split(/, ?/u)), channel: parts.slice(at).join('. ') };
}

/**
 * How many parts before the channel name people. A channel may hold a dot (`Richelieu. Histoire du quartier`): it begins
 * where a known one does, else behind the first parts that are written as people's names.
 */
function endOfNames(parts: readonly string[], context: CitationContext): number {
  const known = parts.findIndex((_, index) => isKnownChannel(parts.slice(index).join('. '), context));
  if (known >= 0) return known;
  const named = parts.findIndex((_, index) => index > 0 && areAuthors(parts.slice(0, index).join('. ')));
  if (named > 0) return named;
  // One word that is no institution, and behind it no institution either, are one name with a dot.
  const isOneName =
    parts.length === 2 &&
    !parts[0]!.includes(' ') &&
    !parts.some((part) => OF_ORGANISATION.test(part) || isOrganisation(part));
  return isOneName ? 0 : parts.length - 1;
}

/** Whether a list names people, and institutions beside them at most. */
function areAuthors(text: string): boolean {
  const names = text.split(/, ?/u);
  return names.some(isPerson) && names.every((name) => isPerson(name) || OF_ORGANISATION.test(name));
}

/** `Author, Author, Channel`: the channel is the last part, with those before it that name no person. */
function makersOf(parts: readonly string[], context: CitationContext): Makers {
  let at = parts.length - 1;
  while (at > 0 && !isPerson(parts[at - 1]!) && !isKnownChannel(parts.slice(at).join(', '), context)) {
    if (OF_ORGANISATION.test(parts[at]!) && !OF_ORGANISATION.test(parts[at - 1]!)) break;
    at--;
  }
  return { ...readAuthors(parts.slice(0, at)), channel: parts.slice(at).join(', ') };
}

/** Undated, with dots: `Channel. Title` or `Authors. Channel. Title`; the first names tell which. */
function splitAtDots(text: string, context: CitationContext): Makers & { tail: string } {
  const parts = text.split(PART_END).map((part) => part.trim());
  const [first = '', second = ''] = parts;
  const dotted = endOfDottedChannel(parts, context);
  const guessed = parts.length > 2 && opensWithAuthors(first, second, context) ? 2 : Math.min(1, parts.length - 1);
  const head = dotted?.end ?? headBefore(context.titles, text, parts) ?? guessed;
  const start = dotted?.start ?? Math.max(0, head - 1);
  const names = parts.slice(0, start).join('. ');
  const makers = names === '' ? NO_MAKERS : readAuthors(names.split(/, ?/u));
  const channel = head === 0 ? null : parts.slice(start, head).join('. ');
  return { ...NO_MAKERS, ...makers, channel, tail: tailBehind(text, parts, head) };
}

/** Where a known channel of several parts stands, at the beginning or behind the authors. */
function endOfDottedChannel(
  parts: readonly string[],
  context: CitationContext,
): { start: number; end: number } | undefined {
  const spans = [0, 1].flatMap((start) => [2, 3].map((length) => ({ start, end: start + length })));
  return spans.find(
    ({ start, end }) => end < parts.length && isKnownChannel(parts.slice(start, end).join('. '), context),
  );
}

/** How many parts stand before a title that is known; `null` when none is. */
function headBefore(titles: ReadonlySet<string>, text: string, parts: readonly string[]): number | null {
  if (titles.size === 0) return null;
  const heads = [0, 1, 2, 3].slice(0, parts.length);
  return heads.find((head) => titles.has(foldTitle(splitTitle(tailBehind(text, parts, head), '. ').title))) ?? null;
}

/** The text behind the first `head` parts, as it stands. */
function tailBehind(text: string, parts: readonly string[], head: number): string {
  let at = 0;
  for (const part of parts.slice(0, head)) at = text.indexOf(part, at) + part.length + 1;
  // Without a date, nothing may be left between two dots.
  return text
    .slice(at)
    .trim()
    .replace(/^(?:[.,] )+/, '');
}

function opensWithAuthors(first: string, second: string, context: CitationContext): boolean {
  if (isKnownChannel(first, context)) return false;
  const names = first.split(/, ?/u);
  if (isKnownChannel(second, context)) return true;
  if (names.every((name) => context.people.has(foldText(name)))) return true;
  return areAuthors(first) && mayBeChannel(second);
}

/** A channel's name is short, and asks and explains nothing. */
function mayBeChannel(text: string): boolean {
  return text.split(' ').length <= 10 && !/[:?!«»"“”…]/u.test(text);
}

/** Undated, with commas: people up to the first part that is none, which is the channel. */
function splitAtCommas(text: string, context: CitationContext): Makers & { tail: string } {
  const parts = text.split(/, /u);
  const last = parts.length - 1;
  let at = parts.findIndex((part) => isKnownChannel(part, context) || OF_ORGANISATION.test(part));
  if (at < 0 || !parts.slice(0, at).every(isPerson)) at = 0;
  if (last === 0) return { ...NO_MAKERS, tail: text };
  at = Math.min(at, last - 1);
  return { ...readAuthors(parts.slice(0, at)), channel: parts[at] ?? null, tail: parts.slice(at + 1).join(', ') };
}

function readAuthors(names: readonly string[]): Pick<Makers, 'authors' | 'organisations'> {
  const authors: PersonName[] = [];
  const organisations: string[] = [];
  for (const written of names) {
    const text = written.trim();
    const name = OF_ORGANISATION.test(text) ? null : parsePersonName(text);
    if (name !== null) authors.push(name);
    else if (text !== '') organisations.push(text);
  }
  return { authors, organisations };
}

function isKnownChannel(text: string, { channels }: CitationContext): boolean {
  return channels.has(foldText(text));
}

/** Whether a text is written as a person's name: two to six words, capitals but for particles. */
function isPerson(text: string): boolean {
  const words = text.split(' ');
  if (words.length < 2 || words.length > 6 || OF_ORGANISATION.test(text)) return false;
  return words.every((word) => NAME_WORD.test(word) || SMALL_NAME_WORD.test(word)) && NAME_WORD.test(words[0] ?? '');
}
