import { isRecord, type Json } from '../formats/jsonRecord.ts';
import { readByline, type Byline } from './byline.ts';
import { FieldsFound, type FoundBy } from './fieldsFound.ts';
import { foldText } from './foldText.ts';
import { identifiersIn } from './identifiers.ts';
import { talksOfJsonLd } from './jsonLd.ts';
import { dateOfText, valuesOf } from './jsonLdValues.ts';
import { readLabelled } from './labelledFields.ts';
import { languageTag } from './languageTag.ts';
import { textOf } from './markup.ts';
import type { MarkupPage } from './markupPage.ts';
import { lineOf, type MarkupLine } from './markupText.ts';
import { markupItems, MICRODATA, RDFA } from './microdata.ts';
import type { RelatedTalk } from './notice.ts';
import {
  addressOf,
  chaptersOfDescription,
  contentLines,
  documentTitleOf,
  headingOf,
  isOfCard,
  mainOf,
  mediaOf,
  transcriptOf,
} from './pageContent.ts';
import { isPlatform, PageMetas, readLibraryMetas, readOpenGraph, withoutSiteName } from './pageMetas.ts';
import { proseOfPage, wholeProse } from './describingProse.ts';
import { foldedTitles, isCalledList, listRefusal, standInRefusal, type Refusal } from './pageRefusal.ts';
import { speakersOf } from './pageSpeakers.ts';
import { showsTalk, soundsLikeTalk } from './showsTalk.ts';
import type { ReadNotice } from './sourceReading.ts';

/**
 * Reads the talk of a page of any site: JSON-LD, microdata and RDFa, Dublin Core, OpenGraph, then headings and text;
 * the first to know a field is believed. A page that shows no talk is refused, with the reason.
 */
export function readWebPage(page: MarkupPage): ReadNotice | Refusal {
  const titles = foldedTitles(page);
  const metas = new PageMetas(page);
  const lines = contentLines(mainOf(page));
  const { objects, main: fields } = structuredTalk(page, metas);
  const content = readContent(page, metas, lines);
  const refusal =
    fields !== null || showsTalk(page, metas) ? null : refusalOf(page, titles, { objects, metas, content });
  if (refusal !== null) return refusal;
  const found = fields ?? new FieldsFound();
  for (const other of [readLibraryMetas(metas), readOpenGraph(metas), content]) found.fillFrom(other);
  return finish(found, lines) ?? { reason: 'titleMissing', detail: 'no h1, no title' };
}

interface Seen {
  readonly objects: readonly unknown[];
  readonly metas: PageMetas;
  readonly content: FieldsFound;
}

function refusalOf(page: MarkupPage, titles: readonly string[], { objects, metas, content }: Seen): Refusal | null {
  const refusal = standInRefusal(page, titles) ?? listRefusal(page, titles, objects);
  // A talk's page, too, may show the cards of others.
  const isOwn = refusal === null || (refusal.reason === 'list' && !isCalledList(page, titles, objects));
  const isTalk =
    content.has('transcript') || soundsLikeTalk(titles, metas, content, refusal === null ? 'alone' : 'amongCards');
  if (isOwn && isTalk && titles.length > 0) return null;
  if (refusal !== null) return refusal;
  return titles.length === 0
    ? { reason: 'titleMissing', detail: 'no h1, no title' }
    : { reason: 'noTalk', detail: titles[0]! };
}

const MAX_SCRIPTS = 500;

function stated(rule: string, line = 0): FoundBy {
  return { rule, sureness: 'stated', line };
}

/** Items of themes: every article of a site is a `CreativeWork` by them. */
const BY_THEME = /^(?:https?:\/\/schema\.org\/)?(?:CreativeWork|MediaObject)$/;

/** What the JSON-LD, microdata and RDFa of a page say of the talk it is about, and all their objects. */
export function structuredTalk(page: MarkupPage, metas: PageMetas): { main: FieldsFound | null; objects: unknown[] } {
  const problems: FieldsFound['problems'] = [];
  const scripts = page
    .named('script')
    .filter(({ attributes }) => /^application\/ld\+json\b/i.test(attributes.type?.trim() ?? ''))
    .slice(0, MAX_SCRIPTS);
  const objects = scripts.flatMap((script) => {
    const value = parseJson(textOf(script));
    if (value === undefined) problems.push({ code: 'unreadJsonLd', line: script.line, detail: '' });
    return value === undefined ? [] : [value];
  });
  const items = (
    [
      ['microdata', MICRODATA],
      ['rdfa', RDFA],
    ] as const
  ).map(([rule, syntax]) => [rule, markupItems(page, syntax).filter(({ value }) => !isByTheme(value))] as const);
  const talks = [
    ...talksOfJsonLd(objects, stated('jsonLd', scripts[0]?.line)),
    ...items.flatMap(([rule, found]) =>
      talksOfJsonLd(
        found.map(({ value }) => value),
        stated(rule, found[0]?.line),
      ),
    ),
  ];
  const nodes = objects.flat().flatMap((object) => [object, ...(isRecord(object) ? valuesOf(object['@graph']) : [])]);
  const all = [...nodes, ...items.flatMap(([, found]) => found.map(({ value }) => value))];
  const titles = foldedTitles(page);
  const main = mainTalk(talks, {
    titles: [...titles, foldText(metas.text('og.title') ?? '')],
    address: addressOf(page),
    isOfMany: isCalledList(page, titles, all),
  });
  main?.problems.push(...problems);
  return { main, objects: all };
}

/** JSON as sites write it: in a comment, a CDATA section, with line breaks in its strings. */
function parseJson(text: string): unknown {
  const written = text
    .trim()
    .replace(/^(?:\/\*\s*)?<!\[CDATA\[(?:\s*\*\/)?|^<!--/, '')
    .replace(/(?:\/\*\s*)?\]\]>(?:\s*\*\/)?$|-->$/, '')
    .replace(/;\s*$/, '');
  for (const attempt of [written, written.replaceAll(/[\t\r\n]/g, ' ')]) {
    try {
      return JSON.parse(attempt) as unknown;
    } catch {
      continue;
    }
  }
  return undefined;
}

function isByTheme(item: Json): boolean {
  const types = item['@type'];
  if (!Array.isArray(types) || !types.every((type) => BY_THEME.test(String(type)))) return false;
  return ['duration', 'contentUrl', 'video', 'audio', 'transcript', 'embedUrl'].every((key) => item[key] === undefined);
}

/** What a page calls itself. */
interface PageNames {
  /** Folded. */
  readonly titles: readonly string[];
  readonly address: string | null;
  /** Whether it says that it lists many. */
  readonly isOfMany: boolean;
}

/**
 * The talk that a page is about: the one of its title or address, else the first of few. Others of the same name tell
 * more of it; the rest are related talks.
 */
function mainTalk(talks: readonly FieldsFound[], { titles, address, isOfMany }: PageNames): FieldsFound | null {
  const named = talks.filter((talk) => talk.has('title'));
  const own = named.find((talk) => isOfTitle(talk, titles)) ?? named.find((talk) => isAt(talk, address));
  const names = new Set(named.map(({ notice }) => foldText(notice.title)));
  const main = own ?? (names.size <= 2 && !isOfMany ? named[0] : undefined);
  if (main === undefined) return null;
  const related: RelatedTalk[] = [];
  for (const talk of talks) {
    if (talk === main) continue;
    if (!talk.has('title') || foldText(talk.notice.title) === foldText(main.notice.title)) main.fillFrom(talk);
    else related.push(relatedTalk(talk));
  }
  main.set('related', related, { rule: 'jsonLd', sureness: 'stated', line: 0 });
  return main;
}

function isOfTitle({ notice }: FieldsFound, titles: readonly string[]): boolean {
  const name = foldText(notice.title);
  return titles.some((title) => title !== '' && (title === name || (name.length > 12 && title.startsWith(name))));
}

function isAt({ notice }: FieldsFound, address: string | null): boolean {
  return address !== null && notice.identifiers.some(({ scheme, value }) => scheme === 'url' && value === address);
}

function relatedTalk({ notice: { title, speakers, abstract } }: FieldsFound): RelatedTalk {
  const raw = [title, ...(abstract === null ? [] : [abstract])].join('\n');
  return { title, titleTruncated: title.endsWith('…'), speakers, abstract, abstractTruncated: false, raw };
}

/** What the headings, the text and the elements of a page say themselves. */
function readContent(page: MarkupPage, metas: PageMetas, lines: readonly MarkupLine[]): FieldsFound {
  const fields = new FieldsFound();
  const heading = headingOf(page);
  const title = heading === undefined ? withoutSiteName(documentTitleOf(page), metas) : lineOf(heading);
  fields.set('title', title, inferred('heading', heading));
  const transcript = transcriptOf(page, lines);
  fields.set('transcript', transcript?.transcript, inferred('heading', transcript));
  const others = transcript?.others ?? lines;
  const prose = proseOfPage(others, title ?? '');
  fields.set('abstract', prose?.text, prose?.isLabelled ? inferred('mainText', prose) : guessed('mainText', prose));
  fields.fillFrom(readLabelled(others.slice(0, 2_000), 'inferred'));
  readElements(page, metas, fields);
  const byline = readByline(others, title ?? '');
  if (byline !== null) setByline(fields, byline);
  return fields;
}

function setByline(fields: FieldsFound, byline: Byline): void {
  fields.set('speakers', byline.speakers, guessed('byline', byline));
  fields.set('durationMs', byline.durationMs, guessed('byline', byline));
  if (!fields.has('recordedOn')) fields.set('publishedOn', byline.publishedOn, guessed('byline', byline));
}

function readElements(page: MarkupPage, metas: PageMetas, fields: FieldsFound): void {
  const time = page.named('time').find((each) => each.attributes.datetime !== undefined && !isOfCard(page, each));
  fields.set('publishedOn', dateOfText(time?.attributes.datetime ?? ''), guessed('time', time));
  const media = mediaOf(page);
  fields.set('mediaUrl', media?.url, inferred('player', media));
  fields.set('identifiers', identifiersIn(addressOf(page) ?? ''), stated('address'));
  const html = page.named('html')[0];
  const language = languageTag(html?.attributes.lang ?? html?.attributes['xml:lang'] ?? '')?.split('-')[0];
  if (!isPlatform(metas)) fields.set('language', language, guessed('pageLanguage', html));
}

type Placed = { readonly line: number } | null | undefined;

function inferred(rule: string, at: Placed): FoundBy {
  return { rule, sureness: 'inferred', line: at?.line ?? 0 };
}

function guessed(rule: string, at: Placed): FoundBy {
  return { rule, sureness: 'guessed', line: at?.line ?? 0 };
}

/** What follows from the fields together: a cut description made whole, and the speakers that it presents. */
function finish(found: FieldsFound, lines: readonly MarkupLine[]): ReadNotice | null {
  const read = found.read();
  if (read === null) return null;
  const abstract = read.notice.abstract === null ? null : wholeProse(read.notice.abstract, lines);
  const proposed = speakersOf({ stated: [], credits: [], authors: read.notice.speakers, abstract: abstract ?? '' });
  found.set('speakers', proposed, { rule: 'prose', sureness: 'guessed', line: 0 });
  found.set('chapters', chaptersOfDescription(abstract ?? ''), { rule: 'prose', sureness: 'inferred', line: 0 });
  const withSpeakers = found.read() ?? read;
  return { ...withSpeakers, notice: { ...withSpeakers.notice, abstract } };
}
