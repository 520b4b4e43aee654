import { endsCitation } from './citation.ts';
import { readCitationList, type ListedCitation } from './citationList.ts';
import { readLabelledText } from './labelledText.ts';
import { EMPTY_NOTICE, type Notice } from './notice.ts';
import { pageLines, type PageLine } from './pageLines.ts';
import { PageReader } from './pageReader.ts';
import { readSections, type PageSections } from './pageSections.ts';
import { speakersOf } from './pageSpeakers.ts';
import type { Finding, ReadNotice, SourceReading } from './sourceReading.ts';

/** One label may stand on a line of any text; two make a page of a portal. */
const LEAST_SIGNS = 2;

/**
 * Reads the text of a portal's page, copied or saved: sections are recognised by their label, in any order and in
 * French or English, and the title by elimination. A text that is no page but holds citations of the portal gives a talk
 * for each; one that begins with `Titre : …` is read as a document is. Never throws, on any text.
 */
export function readTextPage(text: string): SourceReading {
  const lines = pageLines(text);
  const sections = readSections(lines);
  const isPage = sections.signCount >= LEAST_SIGNS && !isList(sections, lines);
  const notices = isPage ? new PageReader(sections).read() : readList(lines);
  if (!Array.isArray(notices)) return notices;
  return { ok: true, format: 'portalText', notices, deleted: [], problems: [], resumptionToken: null };
}

/** Several citations with nothing that describes one talk: `Citer cette ressource` may stand over each. */
function isList({ fields, hasReadMore }: PageSections, lines: readonly PageLine[]): boolean {
  if (hasReadMore || OF_ONE_TALK.some((field) => fields.has(field))) return false;
  return lines.filter(({ text }) => endsCitation(text)).length > 1;
}

const OF_ONE_TALK = ['abstract', 'chapters', 'credits', 'publishedOn', 'related', 'transcript'] as const;

/** The talks of a list of citations. What stood between them is left over at the first. */
function readList(lines: readonly PageLine[]): ReadNotice[] | SourceReading {
  // Most texts that are no notice hold no citation: that is told line by line.
  const { citations, leftovers } = lines.some(({ text }) => endsCitation(text))
    ? readCitationList(lines)
    : { citations: [], leftovers: [] };
  if (citations.length === 0) return readLabelledText(lines) ?? { ok: false, reason: 'notANotice', detail: '' };
  return citations.map((listed, index) => readCited(listed, index === 0 ? leftovers : []));
}

function readCited({ citation, lines }: ListedCitation, leftovers: ReadNotice['leftovers']): ReadNotice {
  const line = lines[0]?.number ?? 0;
  const { authors, organisations, channel, recordedOn, title, collection, kind, identifiers } = citation;
  const speakers = speakersOf({ stated: [], credits: [], authors, abstract: '' });
  const notice: Notice = {
    ...EMPTY_NOTICE,
    title,
    kind,
    speakers,
    recordedOn,
    collection,
    publisher: channel,
    identifiers,
  };
  const fields = ['title', 'kind', 'speakers', 'recordedOn', 'collection', 'publisher', 'identifiers'] as const;
  const findings = fields
    .filter((field) => (Array.isArray(notice[field]) ? notice[field].length > 0 : notice[field] !== null))
    .map((field): Finding => ({ field, rule: 'citation', sureness: 'stated', line }));
  const unread = organisations.map((text) => ({ line, text }));
  return { notice, findings, leftovers: [...leftovers, ...unread], problems: [] };
}
