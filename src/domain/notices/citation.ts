import { splitHead, type CitationContext } from './citationHead.ts';
import { foldTitle, splitTitle } from './citationTitle.ts';
import { identifiersIn } from './identifiers.ts';
import type { Identifier } from './notice.ts';
import type { PersonName } from './personName.ts';

/** What the line `Citer cette ressource` holds; `null` is "the citation does not say". */
export interface Citation {
  readonly authors: readonly PersonName[];
  /** Authors that are no people, as written. */
  readonly organisations: readonly string[];
  readonly channel: string | null;
  readonly recordedOn: string | null;
  readonly title: string;
  readonly collection: string | null;
  readonly kind: string | null;
  readonly identifiers: readonly Identifier[];
}

const NO_CONTEXT: CitationContext = { channels: new Set(), people: new Set(), titles: new Set() };
/** No citation is longer. */
export const MAX_CITATION_LENGTH = 4_000;
/** Only the end of a text is asked whether a citation ends there. */
const TAIL_REACH = 700;

const HINT = /canal|\[/i;
const CONSULTED =
  /[\s.,]{0,3}[([]?\s?(?:page )?(?:consult[ée]{1,2}e?s?(?: le| on)?|accessed(?: on)?|retrieved(?: on)?|viewed(?: on)?) [^()[\]]{0,40}[)\]]?\s?\.?$/iu;
const LINK =
  /[\s.,]{0,3}[[<(]?(?:https?:\/\/\S{1,500}|doi ?: ?10\.\d{4,9}\/\S{1,300}|10\.\d{4,9}\/\S{1,300}?)(?:\s?[\])>])?\s?[.,]?$/iu;
const BARE_ID = /[\s.,]{0,3}\b(\d{3,9})\s?[.,]?$/u;
const PORTAL = /(?:^|(?<=[.,\]])\s?)\bCanal[-‐‑– ]?U(?:\.tv)?\s?[.,]?$/iu;
const KIND =
  /\s?([.,]?)\s?\[((?:vid[ée]os?|podcasts?|audio|son|film|images?|conf[ée]rence|documentaire|dossier|[ée]v[ée]nement|lecture|talk|event|documentary|webinaire|cours|multim[ée]dia)(?: [\p{L}-]{2,20}){0,2})\]\s?[.,]?$/iu;

/**
 * Reads `Author, Author. Channel. (yyyy, d mois). Title , in Collection. [Vidéo]. Canal-U. https://… . (Consultée
 * le …)` from the right: its end is regular, while titles hold dots, commas and brackets of their own. The date is
 * the recording's. Authors, date, collection and link may be missing, and `, ` may stand for every `. `.
 *
 * `null` when the text is no citation of the portal.
 */
export function parseCitation(text: string, context: CitationContext = NO_CONTEXT): Citation | null {
  if (text.length > MAX_CITATION_LENGTH) return null;
  const whole = text.trim().replaceAll(/\s+/gu, ' ');
  const tail = readTail(whole);
  if (!isCitationTail(tail)) return null;
  const head = splitHead(tail.rest, tail.separator, context);
  if (!(tail.isOfPortal && tail.kind !== null) && head.recordedOn === null && tail.links === '') return null;
  const { title, collection } = splitTitle(head.tail, head.separator);
  if (title === '') return null;
  const { authors, organisations, channel, recordedOn } = head;
  const identifiers = identifiersIn(tail.links);
  if (tail.nid !== null) identifiers.push({ scheme: 'nid', value: tail.nid });
  return { authors, organisations, channel, recordedOn, title, collection, kind: tail.kind, identifiers };
}

/** Whether a citation ends with this text, whole or up to its link. */
export function endsCitation(text: string): boolean {
  // Most lines are none: they are told at once.
  return HINT.test(text.slice(-TAIL_REACH)) && isCitationTail(readTail(endOf(text)));
}

/**
 * Whether `next` goes on with the citation that `text` ends with: the portal's name, the link or the day it was
 * consulted, each where it is still missing.
 */
export function citationGoesOn(text: string, next: string): boolean {
  const end = endOf(text);
  const { isOfPortal, kind, links, nid } = readTail(end);
  if (kind === null && !isOfPortal) return false;
  if (end.lastIndexOf('(') > end.lastIndexOf(')')) return /^[^([]{0,30}\)/u.test(next);
  if (CONSULTED.test(end)) return false;
  if (/^[[(]?\s?(?:consult|accessed|retrieved|viewed)/iu.test(next)) return true;
  if (!isOfPortal) return /^Canal[-‐‑– ]?U(?:\.tv)?\s?(?:[.,]|$)/iu.test(next);
  return (
    links === '' && nid === null && /^[[<(]?(?:https?:\/\/|doi ?:|10\.\d{4}|\d{3,9}\s?\.?(?:$|\s?\())/iu.test(next)
  );
}

function endOf(text: string): string {
  return text.slice(-TAIL_REACH).trim().replace(/["”]$/, '').replaceAll(/\s+/gu, ' ');
}

interface Tail {
  /** What stands before the kind. */
  readonly rest: string;
  readonly links: string;
  readonly nid: string | null;
  readonly isOfPortal: boolean;
  readonly kind: string | null;
  /** What separates the parts of this citation. */
  readonly separator: '. ' | ', ';
}

/** A title may end in `[suite]`, a sentence in `Canal-U`: either alone proves nothing without a link. */
function isCitationTail({ kind, isOfPortal, links, nid }: Tail): boolean {
  return kind === null ? isOfPortal && (links !== '' || nid !== null) : isOfPortal || links !== '';
}

function readTail(whole: string): Tail {
  const { rest: beforeLinks, links } = takeLinks(whole.replace(CONSULTED, ''));
  const { rest: beforeId, nid } = links === '' ? takeId(beforeLinks) : { rest: beforeLinks, nid: null };
  const portal = PORTAL.exec(beforeId);
  const beforePortal = portal === null ? beforeId : beforeId.slice(0, portal.index).trimEnd();
  const kind = KIND.exec(beforePortal);
  const mark = kind?.[1] || (portal === null ? '' : beforePortal.slice(-1));
  const rest = kind === null ? beforePortal.replace(/\s?[.,]$/, '') : beforePortal.slice(0, kind.index);
  return {
    // No title ends in two dots: of three none was put there to part it from the kind.
    rest: /(?<!\.)\.\.$/.test(rest) ? `${rest}.` : rest,
    links,
    nid,
    isOfPortal: portal !== null,
    kind: kind?.[2] ?? null,
    separator: mark === ',' ? ', ' : '. ',
  };
}

function takeLinks(text: string): { rest: string; links: string } {
  let rest = text;
  let links = '';
  for (let match = LINK.exec(rest); match !== null && links.length < 1_500; match = LINK.exec(rest)) {
    links = `${match[0].replaceAll(/[[\]<>]/g, ' ')} ${links}`;
    rest = rest.slice(0, match.index);
  }
  return { rest, links };
}

/** A number is only the page's behind the portal's name; else it belongs to the title. */
function takeId(text: string): { rest: string; nid: string | null } {
  const id = BARE_ID.exec(text);
  const rest = id === null ? text : text.slice(0, id.index);
  return id !== null && PORTAL.test(rest) ? { rest, nid: id[1] ?? null } : { rest: text, nid: null };
}

/** Whether a title and a citation's title are the same to a reader. */
export function isSameTitle(a: string, b: string): boolean {
  return foldTitle(a) === foldTitle(b);
}
