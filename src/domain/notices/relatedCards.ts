import { quote, type Parsed, type TextProblem } from '../formats/parsed.ts';
import { foldText } from './foldText.ts';
import type { NoticeSpeaker, RelatedTalk } from './notice.ts';
import type { PageLine } from './pageSections.ts';
import { splitGluedNames, type PersonName } from './personName.ts';
import { proposeSpeakers } from './proposeSpeakers.ts';

/** The portal cuts a title to 100 characters, the ellipsis included. */
const CUT_TITLE_LENGTH = 100;
/** The portal cuts an abstract to 200 characters, and adds no ellipsis. */
const CUT_ABSTRACT_LENGTH = 200;
/** No talk has a longer title: such a line is not a card's. */
const MAX_TITLE_LENGTH = 1_000;

const BULLET = /^[-–—•*](?:\s+|$)/u;
const SENTENCE_END = /[.!?][»”"')\]\s]*$/u;
const ELLIPSIS = /(?:…|\.\.\.)$/;

/**
 * The talks named under `Sur le même thème`. A card is a bullet, a line with the title, and a line with the names
 * glued to the abstract (`LebrunFabienFabien Lebrun, chercheur…`); further lines belong to the abstract.
 */
export function parseRelatedCards(lines: readonly PageLine[]): Parsed<RelatedTalk[]> {
  const value: RelatedTalk[] = [];
  const problems: TextProblem[] = [];
  for (const card of cardsOf(lines)) {
    const [title, ...body] = card;
    if (title === undefined) continue;
    if (title.text.length > MAX_TITLE_LENGTH) {
      problems.push({ code: 'cardWithoutTitle', line: title.number, detail: quote(title.text) });
    } else
      value.push(
        readCard(
          title.text,
          body.map((line) => line.text),
        ),
      );
  }
  return { value, problems };
}

/** Lines before the first bullet, if any, make a card of their own. */
function cardsOf(lines: readonly PageLine[]): PageLine[][] {
  const cards: PageLine[][] = [];
  let card: PageLine[] = [];
  for (const line of lines) {
    const bullet = BULLET.exec(line.text);
    if (bullet !== null) {
      if (card.length > 0) cards.push(card);
      card = [];
    }
    const text = line.text.slice(bullet?.[0].length ?? 0);
    if (text !== '') card.push({ text, original: line.original.slice(-text.length), number: line.number });
  }
  if (card.length > 0) cards.push(card);
  return cards;
}

function readCard(title: string, body: readonly string[]): RelatedTalk {
  const { names, certainty, rest } = splitGluedNames(body.join(' '));
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
    raw: [title, ...body].join('\n'),
  };
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
