import { readDublinCore } from './dublinCore.ts';
import { childrenOf, textOf, type MarkupElement } from './markup.ts';
import { lineOf, speakerOf } from './metadataValues.ts';
import type { NoticeSpeaker } from './notice.ts';
import type { NoticeDraft } from './noticeDraft.ts';
import { isWebUrl } from './isWebUrl.ts';
import { isOrganisation } from './isOrganisation.ts';

/** Whether an element is a record of DataCite, which registers the DOIs of portals. */
export function isDataCite(element: MarkupElement): boolean {
  return element.name === 'resource' && childrenOf(element, 'titles').length > 0;
}

/**
 * Reads a record of DataCite: its people with their affiliations, and the rest as the elements of Dublin Core that they
 * stand for. Elements that told something are added to `used`.
 */
export function readDataCite(resource: MarkupElement, draft: NoticeDraft, used: Set<MarkupElement>): void {
  const originals = new Map<MarkupElement, MarkupElement>();
  const as = (element: MarkupElement, name: string | null): void => {
    if (name !== null) originals.set({ ...element, name }, element);
  };
  for (const element of childrenOf(resource)) {
    const inner = INNER.get(element.name);
    if (inner === undefined) as(element, PLAIN.get(element.name) ?? null);
    else for (const child of childrenOf(element)) as(child, inner(child));
  }
  for (const element of childrenOf(resource, 'creators').flatMap((list) => childrenOf(list))) {
    const speaker = personOf(element);
    if (speaker !== null && draft.addSpeaker(speaker, { rule: 'dataCiteCreator', line: element.line }))
      used.add(element);
  }
  readLicences(resource, draft);
  const copies = new Set<MarkupElement>();
  readDublinCore([...originals.keys()], draft, copies);
  for (const copy of copies) used.add(originals.get(copy)!);
}

/** What elements that stand alone are in Dublin Core. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['identifier', 'identifier'],
  ['publisher', 'publisher'],
  ['publicationYear', 'issued'],
  ['language', 'language'],
  ['resourceType', 'type'],
]);

const DATES: ReadonlyMap<string, string> = new Map([
  ['Created', 'created'],
  ['Collected', 'created'],
  ['Issued', 'issued'],
  ['Available', 'available'],
]);

/** What the elements of lists are in Dublin Core; `null` for those that say something else. */
const INNER = new Map<string, (element: MarkupElement) => string | null>([
  ['titles', ({ attributes }) => (attributes['titleType'] === undefined ? 'title' : 'alternative')],
  ['dates', ({ attributes }) => DATES.get(attributes['dateType'] ?? '') ?? null],
  ['subjects', () => 'subject'],
  [
    'descriptions',
    ({ attributes }) => (attributes['descriptionType'] === 'SeriesInformation' ? 'isPartOf' : 'description'),
  ],
  ['rightsList', () => 'rights'],
  ['sizes', () => 'format'],
  ['alternateIdentifiers', () => 'identifier'],
]);

function personOf(creator: MarkupElement): NoticeSpeaker | null {
  const [name] = [...childrenOf(creator, 'creatorName'), ...childrenOf(creator, 'contributorName')];
  if (name === undefined || name.attributes['nameType'] === 'Organizational') return null;
  const partOf = (part: string): string => lineOf(childrenOf(creator, part).map(textOf)[0] ?? '');
  const affiliation = partOf('affiliation') || null;
  const [given, family] = [partOf('givenName'), partOf('familyName')];
  if (given === '' || family === '') return speakerOf(textOf(name), { affiliation });
  return isOrganisation(`${given} ${family}`) ? null : { given, family, affiliation, role: null, certainty: 'stated' };
}

function readLicences(resource: MarkupElement, draft: NoticeDraft): void {
  for (const element of childrenOf(resource, 'rightsList').flatMap((list) => childrenOf(list))) {
    const address = element.attributes['rightsURI'] ?? '';
    if (isWebUrl(address)) draft.say('licenceUrl', address, { rule: 'dataCiteRights', line: element.line });
  }
}
