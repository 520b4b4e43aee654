import { parseDurationText } from './durationText.ts';
import { foldText } from './foldText.ts';
import type { NoticeSpeaker, RelatedTalk } from './notice.ts';
import type { PageLine } from './pageLines.ts';
import { kindOf } from './pageSections.ts';
import { splitGluedNames, type GluedNames, type PersonName } from './personName.ts';
import { proposeSpeakers } from './proposeSpeakers.ts';

/** The portal cuts a title to 100 characters, the ellipsis included. */
const CUT_TITLE_LENGTH = 100;
/** The portal cuts an abstract to 200 characters, and adds no ellipsis. */
const CUT_ABSTRACT_LENGTH = 200;
/** No talk has a longer title: such a line is not a card's. */
const MAX_TITLE_LENGTH = 1_000;
/** The names of those who speak, before the abstract. */
const MAX_NAMES_LENGTH = 300;

const BULLET = /^[-–—•*](?:\s+|$)/u;
const SENTENCE_END = /[.!?][»”"')\]\s]*$/u;
/** The last of a card that was cut; search results put a blank before it. */
const ELLIPSIS = /\s?(?:…|\.\.\.)$/u;

/** The talks that a page shows as cards, and the lines that belong to none. */
export interface RelatedCards {
  readonly related: readonly RelatedTalk[];
  readonly unread: readonly PageLine[];
}

/**
 * The talks named under `Sur le même thème`, or of a collection. A card is a bullet or a heading, perhaps a line with
 * its kind and one with its length, a line with the title, and a line with the names glued to the abstract
 * (`LebrunFabienFabien Lebrun, chercheur…`); further lines belong to the abstract, as long as it can still be the
 * portal's. Without bullets a title follows what ends as an abstract does. A card shown twice is given once.
 */
export function parseRelatedCards(lines: readonly PageLine[]): RelatedCards {
  const related = new Map<string, RelatedTalk>();
  const unread: PageLine[] = [];
  for (const card of cardsOf(lines)) {
    const { title, body, rest } = partsOf(card);
    unread.push(...rest);
    if (title === null) continue;
    const texts = body.map((line) => line.text);
    const addresses = [title, ...body].flatMap((line) => line.addresses);
    const talk = readCard(title.text, texts, addresses);
    if (!related.has(talk.raw)) related.set(talk.raw, talk);
  }
  return { related: [...related.values()], unread };
}

type Begins = (card: readonly PageLine[], line: PageLine) => boolean;

/** Lines before the first bullet, if any, make a card of their own. */
function cardsOf(lines: readonly PageLine[]): PageLine[][] {
  const begins = beginningOf(lines);
  const cards: PageLine[][] = [];
  let card: PageLine[] = [];
  for (const line of lines) {
    if (card.length > 0 && begins(card, line)) {
      cards.push(card);
      card = [];
    }
    const text = line.text.replace(BULLET, '');
    if (text !== '') card.push({ ...line, text, original: line.original.slice(-text.length) });
  }
  if (card.length > 0) cards.push(card);
  return cards;
}

const hasMark: Begins = (_, line) => BULLET.test(line.text) || line.level > 0;

/** How the cards of a section begin: with a bullet or heading, with their kind, or as `beginsCard` tells. */
function beginningOf(lines: readonly PageLine[]): Begins {
  if (lines.some((line) => hasMark([], line))) return hasMark;
  const [first] = lines;
  return first !== undefined && kindOf(first) !== null ? (_, line) => kindOf(line) !== null : beginsCard;
}

/** The kind of a talk that stands behind a card and over none: it is that of the page's talk. */
export function kindBehindCard(lines: readonly PageLine[]): PageLine | undefined {
  return lines.find((line, index) => {
    const next = lines[index + 1];
    const isLast = next === undefined || BULLET.test(next.text) || next.level > 0;
    return isLast && index > 1 && kindOf(line) !== null && !BULLET.test(lines[index - 1]!.text);
  });
}

/** Without bullets: a kind opens a card, and so does what may be a title behind an abstract. */
function beginsCard(card: readonly PageLine[], line: PageLine): boolean {
  const content = card.filter((each) => !isFact(each));
  if (content.length === 0) return false;
  if (kindOf(line) !== null) return true;
  const isTitle = line.text.length <= CUT_TITLE_LENGTH && splitGluedNames(line.text).names.length === 0;
  const last = content.at(-1)!.text;
  const isBehindAbstract = last.length > CUT_TITLE_LENGTH || SENTENCE_END.test(last) || line.isAfterBlank;
  return content.length > 1 && isTitle && isBehindAbstract;
}

/** The kind or the length of a card's talk, on a line of its own. */
function isFact(line: PageLine): boolean {
  return kindOf(line) !== null || parseDurationText(line.text) !== null;
}

function partsOf(card: readonly PageLine[]): { title: PageLine | null; body: PageLine[]; rest: PageLine[] } {
  const rest = card.filter(isFact);
  const [title, ...body] = card.filter((line) => !isFact(line));
  if (title === undefined || title.text.length > MAX_TITLE_LENGTH) return { title: null, body: [], rest: [...card] };
  const end = endOfBody(body);
  rest.push(...body.slice(end));
  return { title, body: body.slice(0, end), rest };
}

/** The first line is always the card's; what would make the abstract longer than the portal shows is not. */
function endOfBody(body: readonly PageLine[]): number {
  let length = 0;
  for (const [index, line] of body.entries()) {
    length += line.text.length + 1;
    if (index > 0 && length > CUT_ABSTRACT_LENGTH + 1 + namesLength(body)) return index;
  }
  return body.length;
}

function namesLength(body: readonly PageLine[]): number {
  const text = body
    .slice(0, 4)
    .map((line) => line.text)
    .join(' ')
    .slice(0, CUT_ABSTRACT_LENGTH + MAX_NAMES_LENGTH);
  return text.length - splitGluedNames(text).rest.length;
}

function readCard(title: string, body: readonly string[], addresses: readonly string[]): RelatedTalk {
  const { names, certainty, rest } = splitNames(body);
  const presented = proposeSpeakers(rest);
  const speakers = names.map(({ given, family }): NoticeSpeaker => {
    const same = presented.find((speaker) => isSameName(speaker, { given, family }));
    return { given, family, affiliation: same?.affiliation ?? null, role: same?.role ?? null, certainty };
  });
  const abstract = rest.trim();
  return {
    title,
    titleTruncated: lengthOf(title) === CUT_TITLE_LENGTH && title.endsWith('…'),
    speakers: speakers.length > 0 ? speakers : presented,
    abstract: abstract === '' ? null : abstract,
    abstractTruncated: abstract !== '' && isCutAbstract(abstract),
    raw: [title, ...body, ...addresses].join('\n'),
  };
}

/** Words of names, of which two are glued: `Le GoffThomas`. */
const GLUED_ALONE =
  /^(?=.{0,80}\p{Ll}\p{Lu})(?:(?:d['’])?(?:de|du|des|la|le|van|von|der|den|di|el|al|ben) |\p{Lu}[\p{L}\p{M}'’-]{0,40} ?){1,8}$/u;

/** The names before an abstract, glued to it or on a line of their own. */
function splitNames(body: readonly string[]): GluedNames {
  const [first = '', ...others] = body;
  if (!GLUED_ALONE.test(first)) return splitGluedNames(body.join(' '));
  if (others.length > 0) return splitGluedNames(first + others.join(' '));
  // Names are told by the capital that begins the abstract: here a letter stands for it.
  const glued = splitGluedNames(`${first}X`);
  return glued.rest === 'X' ? { ...glued, rest: '' } : splitGluedNames(first);
}

function isCutAbstract(abstract: string): boolean {
  return (
    lengthOf(abstract) === CUT_ABSTRACT_LENGTH || ELLIPSIS.test(abstract) || !SENTENCE_END.test(abstract.slice(-10))
  );
}

/** The portal counts code points. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** Whether two names are one person's, whichever way accents and case are written. */
export function isSameName(a: PersonName, b: PersonName): boolean {
  return foldText(`${a.given} ${a.family}`) === foldText(`${b.given} ${b.family}`);
}
