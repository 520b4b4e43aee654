import type { FieldsFound, FoundBy } from './fieldsFound.ts';
import { identifiersIn } from './identifiers.ts';
import { readLabelled } from './labelledFields.ts';
import type { MarkupElement } from './markup.ts';
import { hasClass, type MarkupPage } from './markupPage.ts';
import { lineOf, type MarkupLine } from './markupText.ts';
import type { Identifier } from './notice.ts';
import {
  addressOf,
  headingOf,
  mainOf,
  mediaOf,
  transcriptOf,
  wholeTranscript,
  type TranscriptSection,
} from './pageContent.ts';
import { PageMetas, readLibraryMetas, readOpenGraph } from './pageMetas.ts';
import { proseOfPage } from './describingProse.ts';
import { foldedTitles, listRefusal, standInRefusal, type Refusal } from './pageRefusal.ts';
import { cardsOf, readCard } from './portalCards.ts';
import { readPortalFields } from './portalFields.ts';
import { showsTalk } from './showsTalk.ts';
import type { ReadNotice } from './sourceReading.ts';
import { structuredTalk } from './webPage.ts';

const PORTAL = /^https?:\/\/(?:www\.)?canal-u\.tv(?:\/|$)/i;
const ORIGIN = 'https://www.canal-u.tv/';
/** Classes that the portal's templates alone have. */
const CLASSES = [
  'field-citation-ressource',
  'id-doi-datacite',
  'wrapper-langues',
  'node--type-page-media',
  'node--type-collection',
  'node--type-dossier',
  'wrapper-intervenants',
  'field-condition-utilisation',
];

/** Whether a page is of Canal-U, by its address or its templates. */
export function isPortalPage(page: MarkupPage): boolean {
  if (PORTAL.test(addressOf(page) ?? '')) return true;
  const site = page.named('meta').find(({ attributes }) => attributes.property === 'og:site_name');
  if (/^canal-u\b/i.test(site?.attributes.content?.trim() ?? '')) return true;
  return CLASSES.some((name) => page.withClass(name).length > 0);
}

/**
 * Reads a saved page of Canal-U: fields by the classes of its templates, outside of the cards of other talks, which
 * give the related talks; the rest by its labels, as in a text page. Gauges are counted by their active steps.
 */
export function readPortalPage(page: MarkupPage): ReadNotice | Refusal {
  const titles = foldedTitles(page);
  const metas = new PageMetas(page);
  const root = rootOf(page);
  const heading = headingOf(page);
  const fields = readOwnFields(page, root, heading);
  if (!isTalkPage(page, root, fields, metas)) {
    const refusal = standInRefusal(page, titles) ?? listRefusal(page, titles, []);
    if (refusal !== null) return refusal;
    if (heading !== undefined) return { reason: 'noTalk', detail: titles[0] ?? '' };
  }
  // Every page of the portal has one: without it, the page had not loaded.
  if (heading === undefined) return { reason: 'titleMissing', detail: 'no h1' };
  const cards = cardsOf(page);
  const related = cards.flatMap((card) => readCard(card) ?? []);
  fields.set('related', related, { rule: 'card', sureness: 'stated', line: cards[0]?.line ?? 0 });
  fields.set('identifiers', addressesOf(page, root), { rule: 'address', sureness: 'stated', line: 0 });
  const { main } = structuredTalk(page, metas);
  for (const other of [main, readLibraryMetas(metas), readOpenGraph(metas)]) if (other !== null) fields.fillFrom(other);
  return fields.read() ?? { reason: 'titleMissing', detail: 'no h1' };
}

/** The node that the page shows whole. */
function rootOf(page: MarkupPage): MarkupElement {
  const full = page.withClass('node--view-mode-full');
  return full.find(({ name }) => name === 'article') ?? full[0] ?? page.withClass('taxonomy-term')[0] ?? mainOf(page);
}

/** Nodes of the portal that are no talks, events or collections. */
const OTHER_NODES =
  /^node--type-(?:chaine|chaines|channel|producteur|page|page-libre|article|actualites?|landing.*|home.*|webform)$/;

function isTalkPage(page: MarkupPage, root: MarkupElement, fields: FieldsFound, metas: PageMetas): boolean {
  if (
    (root.attributes.class ?? '')
      .slice(0, 1_000)
      .split(/\s+/)
      .some((name) => OTHER_NODES.test(name))
  )
    return false;
  const { notice } = fields;
  const { transcript, durationMs, recordedOn, publishedOn, mediaUrl } = notice;
  if ([transcript, durationMs, recordedOn, publishedOn, mediaUrl].some((value) => value !== null)) return true;
  if (notice.identifiers.length + notice.speakers.length + notice.levels.length > 0) return true;
  if (showsTalk(page, metas)) return true;
  const isList = listRefusal(page, foldedTitles(page), []) !== null;
  return notice.abstract !== null && !isList && !hasClass(root, 'taxonomy-term');
}

function readOwnFields(page: MarkupPage, root: MarkupElement, heading: MarkupElement | undefined): FieldsFound {
  const title = heading === undefined ? '' : lineOf(heading);
  const found: { section: TranscriptSection | null; others: readonly MarkupLine[] } = { section: null, others: [] };
  const fields = readPortalFields(page, root, (lines) => {
    found.section = transcriptOf(page, lines);
    found.others = found.section?.others ?? lines;
    const unnamed = found.others.filter(({ level, text }) => level !== 1 || text !== title);
    return readLabelled(unnamed, 'stated');
  });
  if (heading !== undefined)
    fields.replace('title', title, { rule: 'heading', sureness: 'stated', line: heading.line });
  const { section, others } = found;
  if (section !== null) {
    const by: FoundBy = { rule: 'label', sureness: 'stated', line: section.line };
    fields.set('transcript', wholeTranscript(page, section.transcript), by);
  }
  const media = mediaOf(page, ORIGIN);
  fields.set('mediaUrl', media?.url, { rule: 'player', sureness: 'stated', line: media?.line ?? 0 });
  const prose = fields.has('abstract') ? null : proseOfPage(others, title);
  fields.set('abstract', prose?.text, { rule: 'mainText', sureness: 'guessed', line: prose?.line ?? 0 });
  return fields;
}

/** The page's address and the number of its node. */
function addressesOf(page: MarkupPage, root: MarkupElement): Identifier[] {
  const short = page.named('link').find(({ attributes }) => attributes.rel === 'shortlink')?.attributes.href ?? '';
  const node = root.attributes['data-history-node-id'] ?? /\/(?:node\/)?(\d{1,9})\/?$/.exec(short)?.[1] ?? '';
  const nid: Identifier[] = /^\d{1,9}$/.test(node) ? [{ scheme: 'nid', value: node }] : [];
  return [...nid, ...identifiersIn(addressOf(page) ?? '')];
}
