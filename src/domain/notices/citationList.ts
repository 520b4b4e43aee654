import { citationGoesOn, endsCitation, MAX_CITATION_LENGTH, parseCitation, type Citation } from './citation.ts';
import type { CitationContext } from './citationHead.ts';
import { foldText } from './foldText.ts';
import type { PageLine } from './pageLines.ts';
import type { PersonName } from './personName.ts';
import type { Leftover } from './sourceReading.ts';

/** A citation of a list, and the lines it stood on. */
export interface ListedCitation {
  readonly citation: Citation;
  readonly lines: readonly PageLine[];
}

/** The citations of a text that is a list of them, and what stood between. */
export interface CitationList {
  readonly citations: readonly ListedCitation[];
  readonly leftovers: readonly Leftover[];
}

const MAX_LINES = 40;
/** What lists put between citations and the citation says itself. */
const OF_OTHER_FIELD = /^(?:DOI|URL|Lien|Langue|Language)[^:.]{0,20}:/iu;
const BULLET = /^(?:[-–—•*·]|\[?\d{1,4}[\].)])\s+/u;
const LABEL = /^(?:citer cette ressource|cite this (?:resource|item)|how to cite)\s?:?\s*/iu;
/** A line this short that ends in no mark was not broken there: it is a heading of the list. */
const SHORT_LINE = 45;

/**
 * Reads a list of citations, one a line or broken over several. Undated ones are read with what the others say of
 * channels and people. Lines that belong to none are left over.
 */
export function readCitationList(lines: readonly PageLine[]): CitationList {
  const leftovers: Leftover[] = [];
  const groups = groupLines(lines, leftovers);
  const context = contextOf(groups.map(textOf).flatMap((text) => parseCitation(text) ?? []));
  const citations: ListedCitation[] = [];
  for (const group of groups) {
    const citation = parseCitation(textOf(group), context);
    if (citation === null) leftovers.push(...group.map(leftoverOf));
    else citations.push({ citation, lines: group });
  }
  return { citations, leftovers: leftovers.toSorted((a, b) => a.line - b.line) };
}

/** The lines of each citation, from behind the last one's end to its own. */
function groupLines(lines: readonly PageLine[], leftovers: Leftover[]): PageLine[][] {
  const groups: PageLine[][] = [];
  let group: PageLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (OF_OTHER_FIELD.test(line.text)) {
      leftovers.push(leftoverOf(line));
      continue;
    }
    if (isHeading(group, line)) {
      leftovers.push(...group.map(leftoverOf));
      group = [];
    }
    group.push(line);
    if (group.length > MAX_LINES) leftovers.push(leftoverOf(group.shift()!));
    const next = lines[index + 1];
    const end = textOf(group.slice(-6));
    if (next !== undefined && citationGoesOn(end, next.text.slice(0, 80))) continue;
    if (!endsCitation(end)) continue;
    groups.push(group);
    group = [];
  }
  leftovers.push(...group.map(leftoverOf));
  return groups;
}

/** Whether what was gathered is a heading, and `line` begins a citation. */
function isHeading(group: readonly PageLine[], line: PageLine): boolean {
  const [only] = group;
  if (only === undefined || group.length > 1 || only.text.length > SHORT_LINE) return false;
  const isBroken = /[.,;:]$| (?:de|du|des|la|le|les|et|of|the|and|à|d|l)$/u.test(only.text) || only.text.includes('. ');
  return (
    (!isBroken && /^["“«]? ?\p{Lu}/u.test(line.text) && endsCitation(line.text)) || (line.isAfterBlank && !isBroken)
  );
}

function textOf(group: readonly PageLine[]): string {
  const text = group
    .map((line) => line.text)
    .join(' ')
    .slice(0, MAX_CITATION_LENGTH + 1);
  const bare = text.replace(BULLET, '').replace(LABEL, '');
  return /^["“].*["”]$/u.test(bare) ? bare.slice(1, -1) : bare;
}

/** Who is surely a channel and who a person: what stands before a date, and what stands before this and that. */
function contextOf(citations: readonly Citation[]): CitationContext {
  const dated = citations.filter(({ recordedOn }) => recordedOn !== null);
  const channels = new Set(dated.flatMap(({ channel }) => (channel === null ? [] : [foldText(channel)])));
  const people = new Set(dated.flatMap(({ authors }) => authors.map(nameOf)));
  const undated = citations.filter(({ recordedOn, authors }) => recordedOn === null && authors.length === 1);
  for (const name of namesOfChannels(undated, channels)) if (!people.has(name)) channels.add(name);
  return { channels, people, titles: new Set() };
}

/**
 * The one name of several undated citations that was taken for a person's, though what followed it, taken for the
 * channel, was another thing each time: it is the channel, and titles followed it.
 */
function namesOfChannels(undated: readonly Citation[], channels: ReadonlySet<string>): string[] {
  const followers = new Map<string, Set<string>>();
  for (const { authors, channel } of undated) {
    if (channel === null || channels.has(foldText(channel))) continue;
    const name = nameOf(authors[0]!);
    followers.set(name, (followers.get(name) ?? new Set()).add(foldText(channel)));
  }
  return [...followers].filter(([, names]) => names.size > 1).map(([name]) => name);
}

function nameOf({ given, family }: PersonName): string {
  return foldText(`${given} ${family}`);
}

function leftoverOf({ original, number }: PageLine): Leftover {
  return { line: number, text: original };
}
