import { readDublinCore } from './dublinCore.ts';
import { childrenOf, elementsOf, textOf, type MarkupElement } from './markup.ts';
import { leftoversIn } from './markupLeftovers.ts';
import { dateOf, durationOf, lineOf } from './metadataValues.ts';
import { NoticeDraft, readingOf, type Source } from './noticeDraft.ts';
import type { ReadNotice, SourceReading } from './sourceReading.ts';
import { isWebUrl } from './isWebUrl.ts';

/**
 * Reads what Opencast writes: Dublin Core catalogues of episodes (`dublincore`) and media packages, alone or in the
 * answer of a search. Catalogues that stand in one file with one media package are its own: the one whose identifier is
 * the package's series names the collection. `null` when there is neither.
 */
export function readOpencast(root: MarkupElement): SourceReading | null {
  const packages: MarkupElement[] = [];
  const catalogues: MarkupElement[] = [];
  for (const element of elementsOf(root)) {
    if (element.name === 'mediapackage') packages.push(element);
    if (element.name === 'dublincore') catalogues.push(element);
  }
  if (packages.length === 0 && catalogues.length === 0) return null;
  const [only] = packages;
  if (packages.length === 1 && only !== undefined) return readingOf('opencast', [readPackage(only, catalogues)]);
  const reads = packages.length > 0 ? packages.map((each) => readPackage(each, [])) : catalogues.map(readCatalogue);
  return readingOf('opencast', reads);
}

function readCatalogue(catalogue: MarkupElement): ReadNotice {
  const draft = new NoticeDraft();
  const used = new Set<MarkupElement>();
  readDublinCore(childrenOf(catalogue), draft, used, 'opencast');
  return draft.read(leftoversIn(catalogue, used));
}

function readPackage(element: MarkupElement, catalogues: readonly MarkupElement[]): ReadNotice {
  const draft = new NoticeDraft();
  const used = new Set<MarkupElement>();
  const series = textsOf(element, 'series')[0] ?? '';
  const ofSeries = catalogues.filter((each) => series !== '' && textsOf(each, 'identifier').includes(series));
  for (const catalogue of catalogues) {
    if (!ofSeries.includes(catalogue)) readDublinCore(childrenOf(catalogue), draft, used, 'opencast');
  }
  for (const catalogue of ofSeries)
    sayCollection(textsOf(catalogue, 'title')[0], draft, at('opencastSeries', catalogue));
  readAttributes(element, draft);
  const lists = ['creators', 'contributors', 'subjects'].flatMap((name) => childrenOf(element, name));
  const fields = childrenOf(element).filter(({ name }) => ['title', 'license', 'language'].includes(name));
  readDublinCore([...fields, ...lists.flatMap((list) => childrenOf(list))], draft, used, 'opencast');
  for (const title of childrenOf(element, 'seriestitle')) {
    if (!sayCollection(textOf(title), draft, at('opencastSeries', title))) continue;
    for (const said of [title, ...childrenOf(element, 'series')]) used.add(said);
  }
  readFiles(element, draft, used);
  const inside = new Set(elementsOf(element));
  const all = [element, ...catalogues.filter((each) => !inside.has(each))];
  return draft.read(all.flatMap((each) => leftoversIn(each, used)));
}

function textsOf(element: MarkupElement, name: string): string[] {
  return childrenOf(element, name).map((child) => textOf(child).trim());
}

function sayCollection(title: string | undefined, draft: NoticeDraft, source: Source): boolean {
  return title !== undefined && draft.say('collection', lineOf(title), source);
}

function at(rule: string, { line }: MarkupElement): Source {
  return { rule, line };
}

function readAttributes(element: MarkupElement, draft: NoticeDraft): void {
  const { id, start, duration } = element.attributes;
  const source = at('mediapackage', element);
  if (id !== undefined && id.trim() !== '') draft.add('identifiers', [{ scheme: 'guid', value: id.trim() }], source);
  if (start !== undefined) draft.say('recordedOn', dateOf(start), source);
  if (duration !== undefined) draft.say('durationMs', durationOf(duration, 1), source);
}

/** Tracks for playing come first; captions and documents are noted, previews are pictures of the talk. */
function readFiles(element: MarkupElement, draft: NoticeDraft, used: Set<MarkupElement>): void {
  const files = [...elementsOf(element)].filter(({ name }) => ['track', 'attachment', 'catalog'].includes(name));
  const tracks = files.filter((file) => file.name === 'track' && /^(?:video|audio)\//i.test(mimeTypeOf(file)));
  const best = tracks.find(isDelivery) ?? tracks[0];
  if (best !== undefined && draft.say('mediaUrl', urlOf(best), at('opencastTrack', best))) used.add(best);
  for (const file of files) {
    // What a file is like says nothing of the talk; where it is may.
    for (const child of childrenOf(file)) if (child.name !== 'url') used.add(child);
    const url = urlOf(file);
    const rule = ruleOfFile(file);
    if (url === null || rule === null) continue;
    const label = [file.attributes['type'] ?? '', mimeTypeOf(file)].filter(Boolean).join(' ');
    if (draft.add('documents', [{ label, url }], at(rule, file))) used.add(file);
  }
}

function ruleOfFile(file: MarkupElement): string | null {
  const type = mimeTypeOf(file);
  if (/caption|subtitle|vtt|srt|ttml|dfxp/i.test(`${file.attributes['type'] ?? ''} ${type}`)) return 'opencastCaptions';
  return file.name === 'attachment' && type !== '' && !/^image\//i.test(type) ? 'opencastAttachment' : null;
}

function urlOf(file: MarkupElement): string | null {
  const url = textsOf(file, 'url')[0] ?? '';
  return isWebUrl(url) ? url : null;
}

function mimeTypeOf(file: MarkupElement): string {
  return textsOf(file, 'mimetype')[0] ?? '';
}

function isDelivery({ attributes }: MarkupElement): boolean {
  return /\/delivery/i.test(attributes['type'] ?? '');
}
