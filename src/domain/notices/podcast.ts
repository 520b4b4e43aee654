import { castRole } from './castRole.ts';
import { isBehindTheCamera, isPlainRole } from './contributors.ts';
import { readDublinCore } from './dublinCore.ts';
import { foldText } from './foldText.ts';
import { htmlText } from './htmlText.ts';
import { childrenOf, elementsOf, textOf, type MarkupElement } from './markup.ts';
import { leftoversIn } from './markupLeftovers.ts';
import { dateOf, durationOf, identifiersOf, languageOf, lineOf, speakerOf } from './metadataValues.ts';
import type { Notice, NoticeSpeaker } from './notice.ts';
import { NoticeDraft, readingOf, type Source } from './noticeDraft.ts';
import type { ReadNotice, SourceReading } from './sourceReading.ts';
import { isWebUrl } from './isWebUrl.ts';

/**
 * Reads a feed, RSS or Atom, with the elements of iTunes, Podcasting 2.0, Media RSS and Dublin Core: a talk an item.
 * What the feed says of all its items (title, language, rights, people) holds for each where it says nothing else.
 * Transcripts and chapters that a feed links to are noted as documents. `null` when the root is no feed.
 */
export function readPodcast(root: MarkupElement): SourceReading | null {
  if (!['rss', 'feed', 'RDF'].includes(root.name)) return null;
  const channel = root.name === 'feed' ? root : childrenOf(root, 'channel')[0];
  if (channel === undefined) return null;
  const inChannel = childrenOf(channel).filter(isItem);
  const items = inChannel.length > 0 ? inChannel : childrenOf(root).filter(isItem);
  if (items.length === 0) return { ok: false, reason: 'noTalk', detail: 'a feed without items' };
  const feed = factsOf(channel);
  return readingOf(
    'podcast',
    items.map((item) => new ItemReader(item, feed).read()),
  );
}

function isItem({ name }: MarkupElement): boolean {
  return name === 'item' || name === 'entry';
}

/** More people than any show has. */
const MAX_FEED_PEOPLE = 20;

/** Someone of `podcast:person` who speaks. */
interface FeedPerson {
  readonly element: MarkupElement;
  readonly speaker: NoticeSpeaker;
}

/** What a feed says of all its items, each as the first element that does. */
interface FeedFacts {
  readonly title: MarkupElement | undefined;
  readonly language: MarkupElement | undefined;
  /** Of `xml:lang`, which Atom has. */
  readonly languageTag: string;
  readonly author: MarkupElement | undefined;
  readonly rights: readonly MarkupElement[];
  readonly people: readonly FeedPerson[];
  /** Folded names of those who make the feed. */
  readonly makers: ReadonlySet<string>;
  readonly isPodcast: boolean;
}

function factsOf(channel: MarkupElement): FeedFacts {
  const general = childrenOf(channel).filter((element) => !isItem(element));
  const [language] = named(general, ['language']);
  const languageTag = channel.attributes['xml:lang'] ?? '';
  return {
    title: named(general, ['title'])[0],
    language,
    languageTag,
    author: named(general, ['author', 'managingeditor'])[0],
    rights: named(general, RIGHTS).slice(0, 3),
    people: peopleIn(general, languageIn({ language, languageTag })).slice(0, MAX_FEED_PEOPLE),
    makers: new Set(named(general, ['author', 'owner', 'managingeditor']).map((each) => foldText(nameIn(each)))),
    isPodcast: general.some(isOfPodcast),
  };
}

function languageIn({ language, languageTag }: Pick<FeedFacts, 'language' | 'languageTag'>): string {
  return language === undefined ? languageTag : textOf(language);
}

/** The cast among the people that elements name; who made the recording is none of it. */
function peopleIn(elements: readonly MarkupElement[], language: string): FeedPerson[] {
  return named(elements, ['person']).flatMap((element) => {
    const role = castRole(lineOf(element.attributes['role'] ?? ''), language) || null;
    const isCast = /^cast$/i.test((element.attributes['group'] ?? 'cast').trim()) && !isBehindTheCamera(role);
    const speaker = isCast ? speakerOf(textOf(element), { role: isPlainRole(role) ? null : role }) : null;
    return speaker === null ? [] : [{ element, speaker }];
  });
}

const RIGHTS = ['license', 'rights', 'copyright'];

function isRecording({ prefix, name }: MarkupElement): boolean {
  return prefix === 'media' && name === 'content';
}

function isOfPodcast({ prefix }: MarkupElement): boolean {
  return prefix === 'itunes' || prefix === 'podcast';
}

/** The filled elements of some names, those of the feed's own language before those of its extensions. */
function named(from: readonly MarkupElement[], names: readonly string[]): MarkupElement[] {
  return names.flatMap((name) => {
    const found = from.filter(
      (element) => element.name.toLowerCase() === name && !isRecording(element) && textOf(element).trim() !== '',
    );
    const plain = found.filter(({ prefix }) => prefix === '' || prefix === 'atom');
    return [...plain, ...found.filter(({ prefix }) => prefix !== '' && prefix !== 'atom' && !/^dc/i.test(prefix))];
  });
}

class ItemReader {
  readonly #item: MarkupElement;
  readonly #own: readonly MarkupElement[];
  readonly #feed: FeedFacts;
  readonly #draft = new NoticeDraft();
  readonly #used = new Set<MarkupElement>();

  constructor(item: MarkupElement, feed: FeedFacts) {
    this.#item = item;
    // Media RSS puts its elements into groups, and into the recording that they describe.
    this.#own = childrenOf(item)
      .flatMap((child) => (child.name === 'group' ? childrenOf(child) : [child]))
      .flatMap((child) => (isRecording(child) ? [child, ...childrenOf(child)] : [child]));
    this.#feed = feed;
  }

  read(): ReadNotice {
    this.#say('title', ['title'], lineOf);
    this.#say('subtitle', ['subtitle'], (text) => (lineOf(text) === this.#draft.get('title') ? null : lineOf(text)));
    this.#say('abstract', ['description', 'summary', 'encoded', 'content'], (text) => htmlText(text) || null);
    this.#say('publishedOn', ['pubdate', 'published', 'issued', 'updated'], dateOf, 'unreadDate');
    this.#say('durationMs', ['duration'], (text) => durationOf(text, 1_000), 'unreadDuration');
    this.#recordingLength();
    this.#people();
    for (const element of this.#own) this.#link(element);
    this.#terms();
    this.#chapters();
    const [location] = named(this.#own, ['location']);
    if (location !== undefined && this.#draft.say('place', lineOf(textOf(location)), at(location)))
      this.#used.add(location);
    readDublinCore(
      this.#own.filter(({ prefix }) => /^dc/i.test(prefix)),
      this.#draft,
      this.#used,
    );
    this.#ofFeed();
    return this.#draft.read(leftoversIn(this.#item, this.#used));
  }

  /** Sets a field from the first element that can be read; one that says the same again is used, too. */
  #say<F extends 'title' | 'subtitle' | 'abstract' | 'publishedOn' | 'durationMs'>(
    field: F,
    names: readonly string[],
    read: (text: string) => Notice[F] | null,
    problem: string | null = null,
  ): void {
    for (const element of named(this.#own, names)) {
      const value = read(textOf(element));
      if (value === null && problem !== null) this.#draft.report(problem, element.line, textOf(element));
      this.#draft.say(field, value, at(element));
      if (value !== null && this.#draft.get(field) === value) this.#used.add(element);
    }
  }

  /** `media:content` tells its seconds. */
  #recordingLength(): void {
    const element = this.#own.find((each) => isRecording(each) && each.attributes['duration'] !== undefined);
    if (element === undefined) return;
    this.#draft.say('durationMs', durationOf(element.attributes['duration'] ?? '', 1_000), at(element));
  }

  /** `podcast:person` names people with their roles, the others name an author, who may be the feed's. */
  #people(): void {
    const own = peopleIn(this.#own, languageIn(this.#feed));
    for (const { element, speaker } of own.length > 0 ? own : this.#feed.people) {
      this.#draft.addSpeaker(speaker, at(element));
      this.#used.add(element);
    }
    for (const element of named(this.#own, ['author'])) {
      const name = nameIn(element);
      const isMaker = this.#feed.makers.has(foldText(name));
      const speaker = isMaker ? null : speakerOf(name);
      if (isMaker || (speaker !== null && this.#draft.addSpeaker(speaker, at(element)))) this.#used.add(element);
    }
  }

  #link(element: MarkupElement): void {
    const { url, href, language = '', type = '' } = element.attributes;
    const address = (url ?? href ?? textOf(element)).trim();
    const kind = kindOfLink(element);
    if (kind === 'guid') this.#guid(element);
    if (kind === null || kind === 'guid' || !isWebUrl(address)) return;
    if (kind === 'media') this.#draft.say('mediaUrl', address, at(element));
    else if (kind === 'page') this.#draft.add('identifiers', identifiersOf(address), at(element));
    else {
      const label = [kind === 'document' ? '' : kind, language, type].filter(Boolean).join(' ');
      this.#draft.add('documents', [{ label, url: address }], at(element));
    }
    this.#used.add(element);
  }

  #guid(element: MarkupElement): void {
    const value = textOf(element).trim();
    if (value === '') return;
    const found = identifiersOf(value);
    this.#draft.add('identifiers', found.length > 0 ? found : [{ scheme: 'guid', value }], at(element));
    this.#used.add(element);
  }

  #terms(): void {
    for (const element of this.#own) {
      const name = element.name.toLowerCase();
      const { label, term, text } = element.attributes;
      const written = lineOf(label ?? term ?? text ?? textOf(element));
      if (written === '' || isWebUrl(written)) continue;
      const words = name === 'keywords' ? written.split(/\s*[,;]\s*/u).filter((word) => word !== '') : [];
      if (name === 'category') this.#draft.add('disciplines', [written], at(element));
      if (this.#draft.add('keywords', words, at(element)) || name === 'category') this.#used.add(element);
    }
  }

  /** Podlove's simple chapters stand in the feed itself. */
  #chapters(): void {
    const chapters = this.#own
      .filter(({ name, prefix }) => name === 'chapters' && prefix !== 'podcast')
      .flatMap((list) => childrenOf(list, 'chapter'));
    for (const element of chapters) {
      const { start = '', title = '' } = element.attributes;
      const startMs = /^[0:.]+$/.test(start) ? 0 : durationOf(start, 1_000);
      if (startMs !== null && lineOf(title) !== '') {
        this.#draft.add('chapters', [{ startMs, title: lineOf(title) }], at(element));
      }
    }
  }

  #ofFeed(): void {
    const { title, language, languageTag, author, rights, isPodcast } = this.#feed;
    if (title !== undefined) this.#draft.say('collection', lineOf(textOf(title)), ofFeed(title));
    if (language !== undefined) this.#draft.say('language', languageOf(textOf(language)), ofFeed(language));
    this.#draft.say('language', languageOf(languageTag), ofFeed(this.#item));
    if (author !== undefined) this.#draft.say('publisher', nameIn(author), ofFeed(author));
    const own = named(this.#own, RIGHTS);
    this.#rights(own.length > 0 ? own : rights);
    if (isPodcast || this.#own.some(isOfPodcast)) this.#draft.say('kind', 'Podcast', ofFeed(this.#item));
  }

  #rights(elements: readonly MarkupElement[]): void {
    const lines: string[] = [];
    for (const element of elements) {
      const text = lineOf(textOf(element));
      const link = [element.attributes['url'] ?? '', text].find(isWebUrl) ?? null;
      const isLink = this.#draft.say('licenceUrl', link, at(element));
      if (!isWebUrl(text)) lines.push(text);
      if (isLink || !isWebUrl(text)) this.#used.add(element);
    }
    if (lines.length > 0) this.#draft.say('rights', [...new Set(lines)].join('\n'), at(elements[0]!));
  }
}

type LinkKind = 'guid' | 'media' | 'document' | 'page' | 'transcript' | 'chapters';

/** What an element of an item links to; `null` when it is no link, or one to something else. */
function kindOfLink({ name, prefix, attributes }: MarkupElement): LinkKind | null {
  const local = name.toLowerCase();
  const type = String(attributes['type']);
  if (local === 'guid') return 'guid';
  if (local === 'link') return LINKS.get(attributes['rel'] ?? 'alternate') ?? null;
  if (local === 'content') return /^(?:video|audio)\//i.test(type) ? 'media' : null;
  if (local === 'enclosure') return /^(?:image|text|application\/pdf)/i.test(type) ? 'document' : 'media';
  return (prefix === '' ? PLAIN_LINKS : NOTED_LINKS).get(local) ?? null;
}

const LINKS: ReadonlyMap<string, LinkKind> = new Map([
  ['alternate', 'page'],
  ['enclosure', 'media'],
]);
const PLAIN_LINKS: ReadonlyMap<string, LinkKind> = new Map([['id', 'guid']]);
const NOTED_LINKS: ReadonlyMap<string, LinkKind> = new Map([
  ['transcript', 'transcript'],
  ['chapters', 'chapters'],
]);

/** `author` holds a name in Atom, `address (Name)` in RSS, and a name alone in iTunes'. */
function nameIn(element: MarkupElement): string {
  const name = [...elementsOf(element)].find((child) => child.name === 'name' && child !== element);
  const text = lineOf(textOf(name ?? element));
  return /^\S{1,100}@\S{1,100}\s*\(([^()]{2,200})\)$/u.exec(text)?.[1] ?? text;
}

/** The rule is the name of the element: `rssTitle`, `itunesDuration`, `podcastPerson`. */
function at({ name, prefix, line }: MarkupElement): Source {
  const local = name.charAt(0).toUpperCase() + name.slice(1);
  return { rule: `${prefix === '' ? 'rss' : prefix}${local}`, line };
}

function ofFeed({ line }: MarkupElement): Source {
  return { rule: 'podcastFeed', line, sureness: 'inferred' };
}
