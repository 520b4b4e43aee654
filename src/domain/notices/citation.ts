import { foldText } from './foldText.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { identifiersIn } from './identifiers.ts';
import type { Identifier } from './notice.ts';
import { parsePersonName, type PersonName } from './personName.ts';

/** What the line `Citer cette ressource` holds; `null` is "the citation does not say". */
export interface Citation {
  readonly authors: readonly PersonName[];
  readonly channel: string | null;
  readonly recordedOn: string | null;
  readonly title: string;
  readonly collection: string | null;
  readonly kind: string | null;
  readonly identifiers: readonly Identifier[];
}

const MAX_LENGTH = 4_000;
const CONSULTED = /\s*\(Consult[ée]{1,2}e? le [^()]{0,40}\)\.?\s*$/iu;
const LINK = /\s*(?:https?:\/\/\S+|\b\d{3,9})\s*\.?\s*$/u;
const PORTAL = /[.,\s]*\bCanal-U(?:\.tv)?\s*[.,]?\s*$/iu;
const KIND = /[.,\s]*\[([^[\]]{2,30})\]\s*\.?\s*$/u;
const DATE = /\s*\((\d{4})(?:,\s*([^()]{1,30}))?\)[.,]?\s+/u;
const COLLECTION = /\s,\s+in\s+/gu;

/**
 * Reads `Author, Author. Channel. (yyyy, d mois). Title , in Collection. [Vidéo]. Canal-U. https://… . (Consultée
 * le …)` from the right: its end is regular, while titles hold dots, commas and brackets of their own. The date is
 * the recording's. Authors, date, collection and link may be missing.
 *
 * `null` when the text is no citation of the portal.
 */
export function parseCitation(text: string): Citation | null {
  if (text.length > MAX_LENGTH) return null;
  const whole = text.trim().replaceAll(/\s+/gu, ' ');
  let rest = whole.replace(CONSULTED, '').replace(LINK, '');
  const isOfPortal = PORTAL.test(rest);
  rest = rest.replace(PORTAL, '');
  const kind = KIND.exec(rest);
  if (!isOfPortal && kind === null) return null;
  rest = rest.replace(KIND, '');
  const parts = splitHead(rest);
  const { title, collection } = splitTitle(parts.tail);
  if (title === '') return null;
  return {
    ...parts.makers,
    recordedOn: parts.recordedOn,
    title,
    collection,
    kind: kind?.[1] ?? null,
    identifiers: identifiersIn(whole),
  };
}

type Makers = Pick<Citation, 'authors' | 'channel'>;

function splitHead(text: string): { makers: Makers; recordedOn: string | null; tail: string } {
  const date = DATE.exec(text);
  if (date !== null) {
    const [written, year = '', day] = date;
    const recordedOn = (day === undefined ? null : parseFrenchDate(`${day} ${year}`)) ?? year;
    const makers = splitMakers(text.slice(0, date.index));
    return { makers, recordedOn, tail: text.slice(date.index + written.length) };
  }
  // Undated: `Channel. Title` or `Authors. Channel. Title`; the first names tell which.
  const segments = text.split(/\.\s+/u);
  const head = segments.length > 2 && areNames(segments[0] ?? '') ? 2 : Math.min(1, segments.length - 1);
  const makers = splitMakers(segments.slice(0, head).join('. '));
  return { makers, recordedOn: null, tail: segments.slice(head).join('. ') };
}

/** `Author, Author. Channel.`, or the channel alone. */
function splitMakers(text: string): Makers {
  const trimmed = text.trim().replace(/[.,]+$/, '');
  if (trimmed === '') return { authors: [], channel: null };
  const at = trimmed.lastIndexOf('. ');
  if (at < 0) return { authors: [], channel: trimmed };
  const authors = trimmed
    .slice(0, at)
    .split(/,\s*/u)
    .flatMap((name) => parsePersonName(name) ?? []);
  return { authors, channel: trimmed.slice(at + 2).trim() };
}

function areNames(text: string): boolean {
  return text.split(/,\s*/u).every((name) => /^\p{Lu}\S*(?: \S+){1,3}$/u.test(name) && parsePersonName(name) !== null);
}

function splitTitle(text: string): { title: string; collection: string | null } {
  const trimmed = text.trim().replace(/(?<![.])\.$/, '');
  const last = [...trimmed.matchAll(COLLECTION)].at(-1);
  if (last === undefined) return { title: trimmed, collection: null };
  return { title: trimmed.slice(0, last.index), collection: trimmed.slice(last.index + last[0].length) };
}

/** Whether a title and a citation's title are the same to a reader. */
export function isSameTitle(a: string, b: string): boolean {
  return foldTitle(a) === foldTitle(b);
}

function foldTitle(title: string): string {
  return foldText(title).replace(/[\s.]+$/, '');
}
