import { dublinCoreName, readDublinCore } from './dublinCore.ts';
import { isDataCite, readDataCite } from './dataCite.ts';
import { foldText } from './foldText.ts';
import { isLom, readLom } from './lom.ts';
import { childrenOf, elementsOf, textOf, type MarkupElement } from './markup.ts';
import { leftoversIn } from './markupLeftovers.ts';
import { identifiersOf } from './metadataValues.ts';
import type { Identifier } from './notice.ts';
import { PATH_JOINER } from './disciplinePath.ts';
import { NoticeDraft, readingOf } from './noticeDraft.ts';
import type { ReadNotice, SourceReading } from './sourceReading.ts';

/** What names the elements of Dublin Core have that a container of them must hold one of. */
const DUBLIN_CORE = new Set(['title', 'creator', 'identifier', 'description', 'contributor', 'subject']);
const CONTAINERS = /^(?:dc|Description|qualifieddc|qdc|dublincore|dcterms|simpledc|dcx|metadata|record)$/i;

function isDublinCore(element: MarkupElement): boolean {
  if (!CONTAINERS.test(element.name)) return false;
  return childrenOf(element).some(({ name }) => DUBLIN_CORE.has(dublinCoreName(name)));
}

/**
 * Reads records of Dublin Core, LOM and DataCite: answers of an OAI-PMH server (`ListRecords`, `GetRecord`, an error), records
 * without their envelope, and any number of them in one file, in any nesting. `null` when there are none.
 */
export function readMetadataRecords(root: MarkupElement): SourceReading | null {
  const found = findRecords(root);
  if (found.records.length === 0) return refusedBy(root);
  const reads: ReadNotice[] = [];
  const deleted: Identifier[] = [];
  const lived = lastLived(found.records);
  for (const record of found.records) {
    if (!isDeleted(record)) reads.push(readRecord(record));
    else if (isGone(record, lived)) deleted.push(identifierIn(record));
  }
  const format = found.records.some(({ content }) => content !== null && !isLom(content)) ? 'oaiDc' : 'lom';
  const isOnlyDeleted = reads.length === 0;
  return readingOf(isOnlyDeleted ? 'oaiDc' : format, reads, { deleted, resumptionToken: found.resumptionToken });
}

/** One record: its envelope and header where it has them, and what it says. */
interface FoundRecord {
  readonly element: MarkupElement;
  readonly header: MarkupElement | null;
  readonly content: MarkupElement | null;
}

function findRecords(root: MarkupElement): { records: FoundRecord[]; resumptionToken: string | null } {
  const records: FoundRecord[] = [];
  let resumptionToken: string | null = null;
  const seen = new Set<MarkupElement>();
  for (const element of elementsOf(root)) {
    if (element.name === 'resumptionToken') resumptionToken = textOf(element).trim() || null;
    const record = seen.has(element) ? null : recordAt(element);
    if (record === null) continue;
    records.push(record);
    for (const child of elementsOf(element)) seen.add(child);
  }
  return { records, resumptionToken };
}

function recordAt(element: MarkupElement): FoundRecord | null {
  if (element.name === 'record') {
    const [header = null] = childrenOf(element, 'header');
    if (header !== null || childrenOf(element, 'metadata').length > 0) {
      const inside = [...elementsOf(element)].slice(1);
      return { element, header, content: inside.find(isContent) ?? null };
    }
  }
  return isContent(element) ? { element, header: null, content: element } : null;
}

function isContent(element: MarkupElement): boolean {
  return isLom(element) || isDataCite(element) || isDublinCore(element);
}

/** What an OAI-PMH server says instead of records. */
function refusedBy(root: MarkupElement): SourceReading | null {
  const answers = [...elementsOf(root)].filter(({ name }) => name === 'OAI-PMH');
  const [answer] = answers;
  if (answer === undefined) return null;
  const error = answers.flatMap((each) => childrenOf(each, 'error'))[0];
  if (error !== undefined) {
    const detail = [error.attributes['code'] ?? '', textOf(error).trim().slice(0, 200)].filter(Boolean).join(': ');
    return { ok: false, reason: 'noTalk', detail };
  }
  const verb = childrenOf(answer).find(({ name }) => !['responseDate', 'request'].includes(name));
  return { ok: false, reason: 'noTalk', detail: verb?.name ?? '' };
}

function isDeleted({ header }: FoundRecord): boolean {
  return header?.attributes['status'] === 'deleted';
}

function headerText({ header }: FoundRecord, name: 'identifier' | 'datestamp'): string {
  const [element] = header === null ? [] : childrenOf(header, name);
  return element === undefined ? '' : textOf(element).trim();
}

/** When each record was last changed, of those that are there. */
function lastLived(records: readonly FoundRecord[]): ReadonlyMap<string, string> {
  const lived = new Map<string, string>();
  for (const record of records) {
    const identifier = headerText(record, 'identifier');
    const date = headerText(record, 'datestamp');
    if (!isDeleted(record) && identifier !== '' && date >= (lived.get(identifier) ?? '')) lived.set(identifier, date);
  }
  return lived;
}

/** A list that was fetched in parts may hold a record twice: what was said later counts, and in doubt that it is there. */
function isGone(record: FoundRecord, lived: ReadonlyMap<string, string>): boolean {
  const last = lived.get(headerText(record, 'identifier'));
  if (last === undefined) return true;
  const date = headerText(record, 'datestamp');
  // Days and seconds compare as days.
  const reach = Math.min(date.length, last.length);
  return date.slice(0, reach) > last.slice(0, reach);
}

function identifierIn(record: FoundRecord): Identifier {
  const value = headerText(record, 'identifier') || textOf(record.header ?? record.element).trim();
  return identifiersOf(value)[0] ?? { scheme: 'oai', value };
}

function readRecord({ element, header, content }: FoundRecord): ReadNotice {
  const draft = new NoticeDraft();
  const used = new Set<MarkupElement>();
  if (content !== null && isLom(content)) readLom(content, draft, used);
  else if (content !== null && isDataCite(content)) readDataCite(content, draft, used);
  else if (content !== null) readDublinCore(childrenOf(content), draft, used);
  if (header !== null) readHeader(header, draft, used);
  return draft.read(leftoversIn(element, used));
}

/** The header's identifier, and the disciplines among its sets; its date is that of the record. */
function readHeader(header: MarkupElement, draft: NoticeDraft, used: Set<MarkupElement>): void {
  for (const element of childrenOf(header)) {
    const text = textOf(element).trim();
    const source = { rule: 'oaiHeader', line: element.line };
    if (element.name === 'datestamp') used.add(element);
    else if (element.name === 'identifier') {
      if (draft.add('identifiers', identifiersOf(text), source)) used.add(element);
    }
  }
  readSets(childrenOf(header, 'setSpec'), draft, used);
}

/** Sets that are disciplines: of a set and those around it, which a record is in, too, only the path of the innermost. */
function readSets(elements: readonly MarkupElement[], draft: NoticeDraft, used: Set<MarkupElement>): void {
  const sets = elements.flatMap((element) => {
    const [kind = '', ...path] = textOf(element).trim().split(':');
    const labels = path.map(labelOf).filter((label) => label !== '');
    return /^disciplines?$/i.test(kind) && labels.length > 0 ? [{ element, path: labels.join(PATH_JOINER) }] : [];
  });
  for (const { element, path } of sets) {
    used.add(element);
    if (sets.some((other) => other.path.startsWith(path + PATH_JOINER))) continue;
    draft.add('disciplines', [path], { rule: 'oaiSet', line: element.line });
  }
}

/** `sciences-humaines` names a set as addresses do; the records write `Sciences humaines`. */
function labelOf(slug: string): string {
  const words = slug
    .trim()
    .replaceAll(/[-_+]+/g, ' ')
    .trim();
  return foldText(slug) === slug ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
