import { citationGoesOn, endsCitation } from './citation.ts';
import { isChapterLine } from './pageChapters.ts';
import type { PageField } from './pageLabels.ts';
import type { PageLine } from './pageLines.ts';

/** Fields of one line: what stands below belongs to none. */
const OF_ONE_LINE: ReadonlySet<PageField> = new Set([
  'category',
  'channel',
  'collection',
  'dewey',
  'doi',
  'duration',
  'language',
  'place',
  'publishedOn',
  'recordedOn',
  'rightsHolder',
  'subtitling',
  'url',
]);
/** Fields whose value, begun behind their label on one line, may go on below. */
const GOES_ON: ReadonlySet<PageField> = new Set([
  'abstract',
  'chapters',
  'citation',
  'related',
  'speakers',
  'transcript',
]);

const MAX_ITEM_LENGTH = 300;
const MAX_ITEMS = 100;
const NAME_WORD =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:d['’])?(?:de|du|des|la|le|van|von|der|den|di|da|dos|el|al|ben|et|and|y)|&)$/u;
/** What statements of rights begin with. */
export const OF_RIGHTS =
  /^(?:©|\(c\)|copyright|tous droits|all rights|droits? (?:commun|r[ée]serv)|creative ?commons|attribution|licen[cs]e|cc[ -](?:by|0)|https?:\/\/creativecommons|domaine public|public domain)/iu;

/** Whether a value on the line of its label is the whole of it. */
export function endsWithItsLine(field: PageField): boolean {
  return !GOES_ON.has(field);
}

type Bound = (lines: readonly PageLine[], line: PageLine) => boolean;

const isInList: Bound = ({ length }, { text }) => length === 0 || (length < MAX_ITEMS && isItem(text));

/** How far the sections go that end before the next label. */
const BOUNDS: Readonly<Partial<Record<PageField, Bound>>> = {
  citation: (lines, { text }) => {
    const end = joinEnd(lines);
    return lines.length === 0 || !endsCitation(end) || citationGoesOn(end, text.slice(0, 80));
  },
  speakers: ({ length }, { text }) => (length === 0 ? text.length <= MAX_ITEM_LENGTH : namesPeople(text)),
  credits: (lines, { text }) =>
    lines.length === 0 || /\([^()]{3,80}\)/.test(text.slice(0, 2_000)) || lines.at(-1)!.text.endsWith(','),
  rights: ({ length }, { text }) => length === 0 || OF_RIGHTS.test(text) || /^https?:/.test(text),
  chapters: (_, { text }) => isChapterLine(text),
  disciplines: isInList,
  keywords: isInList,
  levels: isInList,
};

/** Whether a line still belongs to the section of `field` that holds `lines` so far. */
export function belongsTo(field: PageField, lines: readonly PageLine[], line: PageLine): boolean {
  if (OF_ONE_LINE.has(field)) return lines.length === 0;
  return BOUNDS[field]?.(lines, line) ?? true;
}

/** Whether what stands behind a label and a colon in prose can be its value: anyone may write `Langue : …`. */
export function isPlausible(field: PageField, value: string): boolean {
  if (value === '') return true;
  switch (field) {
    case 'doi':
      return /10\.\d{4}/.test(value.slice(0, 200));
    case 'url':
      return /https?:/.test(value.slice(0, 200));
    case 'duration':
    case 'recordedOn':
    case 'publishedOn':
      return /\d/.test(value.slice(0, 80));
    case 'language':
      return value.length <= 40 && value.split(' ').length <= 4;
    case 'credits':
      return value.includes('(');
    case 'citation':
      return true;
    default:
      return value.length <= 200 && !/[.!?…] ?\p{L}/u.test(value);
  }
}

function joinEnd(lines: readonly PageLine[]): string {
  return lines
    .slice(-6)
    .map(({ text }) => text)
    .join(' ');
}

/** An item of a list is short and no sentence. */
function isItem(text: string): boolean {
  return text.length <= MAX_ITEM_LENGTH && !/(?:[!?…]|[^.]\.)$/u.test(text);
}

/** Whether a line is names alone, with their affiliation at most: `DUPONT Jean`, `Ana López (CNRS)`, `luc petit`. */
function namesPeople(text: string): boolean {
  if (text.length > MAX_ITEM_LENGTH || /[.!?…]$/.test(text)) return false;
  const [name = ''] = text.replace(/^[-–•*] ?/u, '').split(/ ?[,;(]/u, 1);
  const words = name.split(' ');
  if (words.length > 6 || /[\d:]/.test(name)) return false;
  return (
    words.every((word) => NAME_WORD.test(word)) ||
    (words.length <= 3 && words.every((word) => /^\p{Ll}{2,}$/u.test(word)))
  );
}
