import { durationOfText } from './jsonLdValues.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { foldText } from './foldText.ts';
import type { MarkupLine } from './markupText.ts';
import type { NoticeSpeaker } from './notice.ts';
import { speakersOf } from './pageSpeakers.ts';

/** What stands right under a page's title: who speaks, when, how long. `line` is where the first of it stands. */
export interface Byline {
  readonly speakers: readonly NoticeSpeaker[];
  readonly publishedOn: string | null;
  readonly durationMs: number | null;
  readonly line: number;
}

/** How many lines behind the title are looked at. */
const REACH = 8;
/** A line that is longer is prose. */
const MAX_LENGTH = 200;
const OF_TALK =
  '(?:(?:[Uu]ne? |[Aa]n? )?(?:[Cc]onférence|[Ii]ntervention|[Cc]ommunication|[Ee]xposé|[Ll]eçon|[Cc]ours|[Ee]ntretien|[Ll]ecture|[Tt]alk) |[Pp]résentée? |[Aa]nimée? |[Pp]resented )';
const BY = new RegExp(
  String.raw`^(?:${OF_TALK}?(?:[Pp]ar|[Bb]y|[Aa]vec|[Ww]ith)\s?:?\s|${OF_TALK}d(?:e\s|['’]))(?=(?:[dD]['’])?\p{Lu})`,
  'u',
);
/** What a date or a length may stand behind. */
const SAID =
  /^(?:(?:publiée?|mise? en ligne|diffusée?|posted|published|uploaded|enregistrée?|recorded)(?: le| on)?|durée|duration|date)\s?:?\s/iu;
const BETWEEN = /\s(?:[-–—|•·])\s/u;
/** What seems longer (`18h30`) is the time of day. */
const LONGEST_MS = 6 * 3_600_000;
/** A day is a page's date; a year alone may be anything. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads the lines under a title that name no field: `Par Ana López, ingénieure au CNRS`, `12 avril 2017 - 58 min`.
 * `null` when none does. The people are for an editor to confirm.
 */
export function readByline(lines: readonly MarkupLine[], title: string): Byline | null {
  const folded = foldText(title);
  const at = lines.findIndex(({ text, level }) => level === 1 || foldText(text) === folded);
  if (at < 0) return null;
  const under = lines.slice(at + 1, at + 1 + REACH).filter(({ text }) => text.length <= MAX_LENGTH);
  const end = under.findIndex(({ level }) => level > 0);
  const own = end < 0 ? under : under.slice(0, end);
  const names = own.filter(({ text }) => BY.test(text) && !/[.!?…]\s*$/u.test(text));
  const speakers = speakersOf({
    stated: names.map(({ text }) => text.replace(BY, '')),
    credits: [],
    authors: [],
    abstract: '',
  })
    // `Par Amour`, `By Design`: one word may be anything.
    .filter(({ given }) => given !== '')
    .map((speaker): NoticeSpeaker => ({ ...speaker, certainty: 'guessed' }));
  const pieces = own.flatMap(({ text }) => piecesOf(text));
  const publishedOn = pieces.map((piece) => parseFrenchDate(piece)).find((date) => DAY.test(date ?? '')) ?? null;
  const durationMs = own.map(({ text }) => lengthIn(text)).find((ms) => ms !== null) ?? null;
  const isEmpty = speakers.length === 0 && publishedOn === null && durationMs === null;
  return isEmpty ? null : { speakers, publishedOn, durationMs, line: own[0]?.line ?? 0 };
}

function piecesOf(line: string): string[] {
  return line.split(BETWEEN).map((piece) => piece.replace(SAID, ''));
}

/** The one length of time in a line, in milliseconds; two (`10:30 - 12:00`) are times of day. */
function lengthIn(line: string): number | null {
  const lengths = piecesOf(line)
    .filter((piece) => /\p{L}|:/u.test(piece))
    .flatMap((piece) => durationOfText(piece) ?? []);
  return lengths.length === 1 && lengths[0]! < LONGEST_MS ? lengths[0]! : null;
}
