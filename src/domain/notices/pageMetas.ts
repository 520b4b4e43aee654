import { quote } from '../formats/parsed.ts';
import { FieldsFound, type FoundBy } from './fieldsFound.ts';
import { identifiersOfText } from './jsonLd.ts';
import { dateOfText, durationOfText } from './jsonLdValues.ts';
import { languageTag } from './languageTag.ts';
import type { MarkupPage } from './markupPage.ts';
import { oneLine } from './markupText.ts';
import type { Notice, NoticeSpeaker } from './notice.ts';
import { parsePersonName } from './personName.ts';
import { textOfHtml } from './textOfHtml.ts';
import { isOrganisation } from './isOrganisation.ts';
import { peopleInText } from './webPersons.ts';
import { isWebUrl } from './isWebUrl.ts';

interface Meta {
  readonly content: string;
  readonly line: number;
}

const MAX_METAS = 2_000;

/** The `<meta>`s of a page by name, which is small and has dots for colons; `dcterms.…` is `dc.…`. */
export class PageMetas {
  readonly #byName = new Map<string, Meta[]>();

  constructor(page: MarkupPage) {
    for (const { attributes, line } of page.named('meta').slice(0, MAX_METAS)) {
      const written = attributes.name ?? attributes.property ?? '';
      const name = nameOf(written);
      const content = textOfHtml(attributes.content ?? '');
      // Esup-Pod has written `<meta name="dc.title" content="dc.title">`.
      if (name === '' || content === '' || nameOf(content) === name) continue;
      const metas = this.#byName.get(name);
      if (metas === undefined) this.#byName.set(name, [{ content, line }]);
      else metas.push({ content, line });
    }
  }

  all(...names: readonly string[]): readonly Meta[] {
    return names.flatMap((name) => this.#byName.get(name) ?? []);
  }

  first(...names: readonly string[]): Meta | undefined {
    return this.all(...names)[0];
  }

  text(...names: readonly string[]): string | null {
    return this.first(...names)?.content ?? null;
  }
}

function nameOf(written: string): string {
  const name = written.slice(0, 100).trim().toLowerCase().replaceAll(':', '.');
  return name.replace(/^(?:dcterms|dct|dc\.terms)\./, 'dc.');
}

const READERS = {
  recordedOn: { read: dateOfText, problem: 'unreadDate' },
  publishedOn: { read: dateOfText, problem: 'unreadDate' },
  durationMs: { read: durationOfText, problem: 'unreadDuration' },
  language: { read: languageTag, problem: 'unreadLanguage' },
} as const;

/** Sets a field by the first meta of some names that can be read. */
function setFirst(fields: FieldsFound, field: keyof typeof READERS, metas: readonly Meta[], by: FoundBy): void {
  const { read, problem } = READERS[field];
  for (const { content, line } of metas) {
    const value = read(content);
    fields.set(field, value, { ...by, line });
    if (value !== null) return;
    if (!/^[0:.]*$/.test(content)) fields.problems.push({ code: problem, line, detail: quote(content) });
  }
}

function listOf(metas: PageMetas, names: readonly string[], separator: RegExp): string[] {
  const items = metas.all(...names).flatMap(({ content }) => content.slice(0, 10_000).split(separator));
  return [...new Set(items.map((item) => item.trim()).filter((item) => item !== '' && !isWebUrl(item)))];
}

/** What Dublin Core, DCTERMS and the `citation_…` metas of libraries say of a talk. */
export function readLibraryMetas(metas: PageMetas): FieldsFound {
  const fields = new FieldsFound();
  const line = metas.first('dc.title', 'citation_title', 'dc.creator', 'dc.identifier')?.line ?? 0;
  const by: FoundBy = { rule: 'dublinCore', sureness: 'stated', line };
  fields.set('title', titleOf(metas, 'dc.title', 'citation_title'), by);
  fields.set('subtitle', metas.text('dc.title.alternative', 'dc.alternative'), by);
  fields.set(
    'abstract',
    metas.text('dc.description', 'dc.abstract', 'dc.description.abstract', 'citation_abstract'),
    by,
  );
  setFirst(fields, 'recordedOn', metas.all('dc.created', 'dc.date.created'), by);
  const published = [
    'dc.issued',
    'dc.date.issued',
    'dc.available',
    'dc.date',
    'citation_publication_date',
    'citation_online_date',
    'citation_date',
  ];
  setFirst(fields, 'publishedOn', metas.all(...published), by);
  setFirst(fields, 'durationMs', metas.all('dc.extent', 'dc.format.extent'), by);
  setFirst(fields, 'language', metas.all('dc.language', 'citation_language'), by);
  fields.set('place', metas.text('dc.spatial', 'dc.coverage.spatial'), by);
  fields.set('disciplines', listOf(metas, ['dc.subject'], /\s*;\s*|,\s+(?=\p{Lu})/u), by);
  fields.set('keywords', listOf(metas, ['citation_keywords'], /\s*[;,]\s*/), by);
  fields.set('collection', metas.text('dc.ispartof', 'dc.relation.ispartof', 'citation_conference_title'), by);
  fields.set('publisher', metas.text('dc.publisher', 'citation_publisher'), by);
  readRights(metas, fields, by);
  const ids = metas.all(
    'dc.identifier',
    'citation_doi',
    'dc.identifier.doi',
    'dc.identifier.uri',
    'citation_public_url',
    'dc.source',
  );
  fields.set(
    'identifiers',
    ids.flatMap(({ content }) => identifiersOfText(content)),
    by,
  );
  fields.set('speakers', speakersOfMetas(metas), by);
  return fields;
}

function titleOf(metas: PageMetas, ...names: readonly string[]): string | null {
  const text = metas.text(...names);
  return text === null ? null : oneLine(text);
}

function readRights(metas: PageMetas, fields: FieldsFound, by: FoundBy): void {
  const licence = metas.all('dc.license', 'dc.rights.license', 'dc.rights');
  fields.set('licenceUrl', licence.map(({ content }) => content).find(isWebUrl), by);
  const words = licence.map(({ content }) => content).find((text) => !isWebUrl(text));
  fields.set('rights', words ?? metas.text('dc.rightsholder'), by);
}

/** The roles that Esup-Pod writes behind the names in `dc.contributor`; those of speakers come first. */
const ROLE =
  /^(.{3,100}?)\s+(speaker|actor|author|writer|director|editor|designer|consultant|contributor|soundman|technician|voice-over)$/;
const SPEAKING = /^(?:speaker|actor|author)$/;

/** Contributors that are called speakers; else creators and authors; else all contributors. */
function speakersOfMetas(metas: PageMetas): NoticeSpeaker[] {
  const contributors = metas.all('dc.contributor').flatMap(({ content }) =>
    content
      .slice(0, 4_000)
      .split(/\s*[;\n]\s*|,\s+/u)
      .map((piece) => ROLE.exec(piece) ?? ([piece, piece, ''] as const)),
  );
  const speaking = contributors.filter(([, , role = '']) => SPEAKING.test(role));
  if (speaking.length > 0) return speaking.flatMap(([, name = '']) => peopleInText(name));
  const names = metas.all('dc.creator', 'dc.creator.personalname', 'citation_author');
  const people = names.flatMap(({ content }) => peopleInText(content));
  if (people.length > 0) return withInstitutions(metas, people);
  // `Family, Given` was cut at its comma above.
  return metas.all('dc.contributor').flatMap(({ content }) => peopleInText(content.replace(/\s+[a-z-]{5,11}$/, '')));
}

/** One institution for each author, where there are as many. */
function withInstitutions(metas: PageMetas, people: readonly NoticeSpeaker[]): NoticeSpeaker[] {
  const institutions = metas.all('citation_author_institution');
  if (institutions.length !== people.length) return [...people];
  return people.map((person, index) => ({ ...person, affiliation: institutions[index]!.content }));
}

/** What OpenGraph, Twitter and the plain metas say: made for showing links, so less exact. */
export function readOpenGraph(metas: PageMetas): FieldsFound {
  const fields = new FieldsFound();
  const line = metas.first('og.title', 'twitter.title', 'og.description', 'description')?.line ?? 0;
  const by: FoundBy = { rule: 'openGraph', sureness: 'inferred', line };
  fields.set('title', withoutSiteName(titleOf(metas, 'og.title', 'twitter.title', 'title'), metas), by);
  fields.set('abstract', metas.text('og.description', 'twitter.description', 'description'), by);
  const published = [
    'og.video.release_date',
    'video.release_date',
    'article.published_time',
    'og.article.published_time',
    'og.published_time',
    'date',
  ];
  setFirst(fields, 'publishedOn', metas.all(...published), by);
  setFirst(
    fields,
    'durationMs',
    metas.all('og.video.duration', 'video.duration', 'og.audio.duration', 'music.duration', 'duration'),
    by,
  );
  // `fr_FR` is the language of the site's words: the country says nothing of the talk.
  const language = languageTag(metas.text('og.locale', 'language') ?? '')?.split('-')[0];
  if (!isPlatform(metas)) fields.set('language', language, { ...by, sureness: 'guessed' });
  fields.set('keywords', listOf(metas, ['og.video.tag', 'video.tag', 'article.tag', 'keywords'], /\s*[;,]\s*/), by);
  fields.set('publisher', metas.text('og.site_name', 'application-name'), by);
  fields.set('mediaUrl', mediaUrlOf(metas), by);
  fields.set(
    'identifiers',
    metas.all('og.url').flatMap(({ content }) => identifiersOfText(content)),
    by,
  );
  const authors = metas
    .all('video.actor', 'og.video.actor', 'article.author', 'author', 'byl')
    .filter(({ content }) => !isWebUrl(content));
  fields.set(
    'speakers',
    authors.flatMap(({ content }) => peopleOfAuthor(content)),
    by,
  );
  return fields;
}

/** Whether a page is of a site whose language is its visitor's, not its talks'. */
export function isPlatform(metas: PageMetas): boolean {
  return /^(?:youtube|vimeo|dailymotion|facebook|spotify|soundcloud|twitch|instagram|linkedin)\b/i.test(
    metas.text('og.site_name') ?? '',
  );
}

/** One word is an account's name, not a person's. */
function peopleOfAuthor(text: string): Notice['speakers'] {
  if (isOrganisation(text) || (parsePersonName(text)?.given ?? '') === '')
    return text.includes(',') ? peopleInText(text) : [];
  return peopleInText(text);
}

function isMediaFile(url: string): boolean {
  return /\.(?:mp4|m4v|webm|mov|mkv|mp3|m4a|ogg|oga|ogv|opus|wav|flac|m3u8)(?:[?#]|$)/i.test(url);
}

function mediaUrlOf(metas: PageMetas): string | null {
  const type = metas.text('og.video.type', 'og.audio.type') ?? '';
  const urls = metas.all(
    'og.video.secure_url',
    'og.video.url',
    'og.video',
    'og.audio.secure_url',
    'og.audio',
    'twitter.player.stream',
  );
  const media = urls.map(({ content }) => content).filter(isWebUrl);
  return media.find(isMediaFile) ?? (/^(?:video|audio)\//.test(type) ? media[0] : undefined) ?? null;
}

/** `Title | Site`, where the site's name is known. */
export function withoutSiteName(title: string | null, metas: PageMetas): string | null {
  const site = metas.text('og.site_name', 'application-name');
  if (title === null || site === null || !title.endsWith(site)) return title;
  const cut = title.slice(0, -site.length).replace(/\s*[|–—·:»-]\s*$/u, '');
  return cut === '' || cut.length === title.length - site.length ? title : cut;
}
