import { parseCitation } from './citation.ts';
import { creditsIn, isBehindTheCamera, isPlainRole } from './contributors.ts';
import { textOf, type MarkupElement } from './markup.ts';
import { htmlText } from './htmlText.ts';
import { dateOf, durationOf, identifiersOf, isMediaUrl, languageOf, lineOf, speakerOf } from './metadataValues.ts';
import type { NoticeDraft, Source } from './noticeDraft.ts';
import type { Sureness } from './sourceReading.ts';
import { isWebUrl } from './isWebUrl.ts';
import { isOrganisation } from './isOrganisation.ts';

type TextField = 'subtitle' | 'kind' | 'place' | 'collection' | 'publisher';

/**
 * Who wrote a record: Opencast puts all subjects into one element, with commas, and its identifiers are known by their
 * place alone.
 */
export type DublinCoreDialect = 'records' | 'opencast';

/** What DCMI and portals say of media: no kind of talk. */
const MEDIA_TYPE =
  /^(?:.{0,80}[/#:])?(?:moving ?image|still ?image|image|sound|text|video|vid[ée]o|audio|audiovisual|dataset|collection|interactive ?resource|other|autre)$/i;

/**
 * Reads the elements of a Dublin Core record, DC and DCTERMS alike, whatever prefix they stand under and in any order.
 * Elements that told something are added to `used`.
 *
 * Of several languages the one without `xml:lang` counts, then French, then the first. `created` is the recording,
 * `issued` and `available` the publication; a bare `date` is the first of them that is unknown.
 */
export function readDublinCore(
  elements: readonly MarkupElement[],
  draft: NoticeDraft,
  used: Set<MarkupElement>,
  dialect: DublinCoreDialect = 'records',
): void {
  new DublinCoreReader(elements, draft, used).read(dialect);
}

/** The name of an element in small letters; some write `dc.title` as in pages of HTML. */
export function dublinCoreName(name: string): string {
  return name.toLowerCase().replace(/^dc(?:terms)?\./, '');
}

/** What HAL writes before a discipline's name: `[SHS.HIST] Humanities and Social Sciences/History`. */
const CODE = /^\s*\[[A-Za-z][\w.-]{1,30}\]\s*/u;

class DublinCoreReader {
  readonly #byName = new Map<string, MarkupElement[]>();
  readonly #draft: NoticeDraft;
  readonly #used: Set<MarkupElement>;

  constructor(elements: readonly MarkupElement[], draft: NoticeDraft, used: Set<MarkupElement>) {
    this.#draft = draft;
    this.#used = used;
    for (const element of elements) {
      const name = dublinCoreName(element.name);
      const same = this.#byName.get(name);
      if (same === undefined) this.#byName.set(name, [element]);
      else same.push(element);
    }
  }

  read(dialect: DublinCoreDialect): void {
    this.#title();
    this.#texts('subtitle', ['alternative']);
    this.#abstract();
    this.#dates('recordedOn', ['created', 'temporal']);
    this.#dates('publishedOn', ['issued', 'available']);
    this.#people('creator', 'author', 'presenter', 'contributor');
    this.#texts('publisher', ['publisher']);
    this.#each(['bibliographiccitation', 'source', 'identifier'], (text, element) => this.#citation(text, element));
    this.#bareDates();
    this.#each(['extent', 'duration', 'format'], (text, element) => this.#duration(text, element));
    this.#languages();
    this.#subjects(dialect === 'opencast' ? /\s*[;,]\s*/u : /\s*;\s*/u);
    this.#texts('place', ['spatial', 'coverage']);
    this.#texts('collection', ['ispartof'], (text) => !isWebUrl(text) && identifiersOf(text).length === 0);
    this.#rights();
    this.#each(['identifier', 'uri', 'source', 'relation', 'isversionof'], (text, element) =>
      this.#identifier(text, element),
    );
    if (dialect === 'opencast') this.#each(['identifier'], (text, element) => this.#guid(text, element));
    this.#each(['relation', 'haspart', 'references', 'isreferencedby'], (text, element) =>
      this.#document(text, element),
    );
    this.#organisations();
    this.#texts('kind', ['type'], (text) => !MEDIA_TYPE.test(text) && !isWebUrl(text) && !text.startsWith('info:'));
    this.#each(['educationlevel', 'audience'], (text, element) =>
      this.#draft.add('levels', [lineOf(text)], this.#source(element)),
    );
  }

  /** Goes through the elements of some names that nobody used; those that `take` uses are used. */
  #each(names: readonly string[], take: (text: string, element: MarkupElement) => boolean): void {
    for (const name of names) {
      for (const element of this.#byName.get(name) ?? []) {
        const text = textOf(element).trim();
        if (text !== '' && !this.#used.has(element) && take(text, element)) this.#used.add(element);
      }
    }
  }

  /** The elements of a name in the language that is read. */
  #inOneLanguage(name: string, isMeant: (element: MarkupElement) => boolean = () => true): MarkupElement[] {
    const filled = (this.#byName.get(name) ?? []).filter(
      (element) => textOf(element).trim() !== '' && isMeant(element),
    );
    const languages = filled.map(({ attributes }) =>
      (attributes['xml:lang'] ?? attributes['lang'] ?? '').toLowerCase(),
    );
    const chosen = languages.includes('') ? '' : (languages.find((tag) => tag.startsWith('fr')) ?? languages[0]);
    return filled.filter((_, index) => languages[index] === chosen);
  }

  #source(element: MarkupElement, sureness: Sureness = 'stated'): Source {
    const { line } = element;
    const name = element.name.replace(/^dc(?:terms)?\./i, '');
    return { rule: `dc${name.charAt(0).toUpperCase()}${name.slice(1)}`, line, sureness };
  }

  #title(): void {
    const [element] = this.#inOneLanguage('title');
    if (element === undefined) return;
    this.#draft.say('title', lineOf(textOf(element)), this.#source(element));
    this.#used.add(element);
  }

  #texts(field: TextField, names: readonly string[], isMeant: (text: string) => boolean = () => true): void {
    for (const name of names) {
      for (const element of this.#inOneLanguage(name)) {
        const text = lineOf(textOf(element));
        if (isMeant(text) && this.#draft.say(field, text, this.#source(element))) this.#used.add(element);
      }
    }
  }

  #abstract(): void {
    const elements = this.#inOneLanguage('description');
    const told = elements.length > 0 ? elements : this.#inOneLanguage('abstract');
    const [first] = told;
    if (first === undefined) return;
    const texts = [...new Set(told.map((element) => htmlText(textOf(element))))];
    this.#draft.say('abstract', texts.filter(Boolean).join('\n\n'), this.#source(first));
    for (const element of told) this.#used.add(element);
  }

  #dates(field: 'recordedOn' | 'publishedOn', names: readonly string[]): void {
    this.#each(names, (text, element) => {
      const date = dateOf(text);
      if (date === null) this.#draft.report('unreadDate', element.line, text);
      return this.#draft.say(field, date, this.#source(element));
    });
  }

  /** The earliest of bare dates was the recording's, the latest the publication's. */
  #bareDates(): void {
    const dated = (this.#byName.get('date') ?? []).flatMap((element) => {
      const date = dateOf(textOf(element));
      if (date === null && textOf(element).trim() !== '')
        this.#draft.report('unreadDate', element.line, textOf(element));
      return date === null ? [] : [{ date, element }];
    });
    const sorted = dated.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const [earliest] = sorted;
    const latest = sorted.at(-1);
    const use = (field: 'recordedOn' | 'publishedOn', { date, element }: (typeof dated)[number]): void => {
      const isSaid = this.#draft.get(field)?.startsWith(date) === true;
      if (isSaid || this.#draft.say(field, date, this.#source(element, 'inferred'))) this.#used.add(element);
    };
    if (earliest !== undefined) use('recordedOn', earliest);
    if (latest !== undefined && !this.#used.has(latest.element)) use('publishedOn', latest);
  }

  #duration(text: string, element: MarkupElement): boolean {
    const durationMs = durationOf(text);
    if (durationMs === null && element.name !== 'format') this.#draft.report('unreadDuration', element.line, text);
    return this.#draft.say('durationMs', durationMs, this.#source(element));
  }

  #languages(): void {
    this.#each(['language'], (text, element) => {
      const language = languageOf(text);
      if (language === null) this.#draft.report('unreadLanguage', element.line, text);
      return this.#draft.say('language', language, this.#source(element));
    });
  }

  #people(...names: readonly string[]): void {
    this.#each(names, (text, element) => {
      const speakers = creditsIn(text).map(({ name, role }) =>
        isBehindTheCamera(role) ? null : speakerOf(name, { role: isPlainRole(role) ? null : role }),
      );
      const source = this.#source(element, element.name === 'contributor' ? 'inferred' : 'stated');
      for (const speaker of speakers) if (speaker !== null) this.#draft.addSpeaker(speaker, source);
      return speakers.every((speaker) => speaker !== null);
    });
  }

  /** An institution among the creators is who publishes, where nobody else is said to. */
  #organisations(): void {
    this.#each(['creator', 'contributor'], (text, element) => {
      const isOne = isOrganisation(text) && this.#draft.get('publisher') === null;
      return isOne && this.#draft.say('publisher', lineOf(text), this.#source(element, 'inferred'));
    });
  }

  #subjects(separator: RegExp): void {
    const coded = (this.#byName.get('subject') ?? []).filter((element) => CODE.test(textOf(element)));
    for (const element of coded) {
      const label = lineOf(textOf(element).replace(CODE, '')).replaceAll(/\s*\/\s*/gu, ' > ');
      this.#draft.add('disciplines', [label], this.#source(element));
      this.#used.add(element);
    }
    for (const element of this.#inOneLanguage('subject', (each) => !coded.includes(each))) {
      const text = lineOf(textOf(element));
      const terms = text.split(separator).filter((term) => term !== '');
      // Disciplines are written as titles are, keywords as words; where some have codes, those are the disciplines.
      const areWords = coded.length > 0 || terms.every((term) => /^\p{Ll}/u.test(term));
      this.#draft.add(areWords ? 'keywords' : 'disciplines', terms, this.#source(element, 'inferred'));
      this.#used.add(element);
    }
  }

  #rights(): void {
    this.#each(['license', 'licence', 'rights', 'accessrights'], (text, element) =>
      isWebUrl(text) ? this.#draft.say('licenceUrl', text, this.#source(element)) : false,
    );
    const written = ['rights', 'license', 'licence', 'rightsholder', 'accessrights'].flatMap((name) =>
      this.#inOneLanguage(name),
    );
    const left = written.filter((element) => !this.#used.has(element) && !isWebUrl(textOf(element).trim()));
    const [first] = left;
    if (first === undefined) return;
    const lines = new Set(left.map((element) => lineOf(textOf(element))));
    this.#draft.say('rights', [...lines].join('\n'), this.#source(first));
    for (const element of left) this.#used.add(element);
  }

  #identifier(text: string, element: MarkupElement): boolean {
    if (isMediaUrl(text)) return this.#draft.say('mediaUrl', text, this.#source(element));
    // A relation is another resource, unless it is this one under another name.
    if (/\s/.test(text) || element.name.toLowerCase() === 'relation') return false;
    return this.#draft.add('identifiers', identifiersOf(text), this.#source(element));
  }

  #guid(value: string, element: MarkupElement): boolean {
    return !/\s/.test(value) && this.#draft.add('identifiers', [{ scheme: 'guid', value }], this.#source(element));
  }

  #document(url: string, element: MarkupElement): boolean {
    const name = isWebUrl(url)
      ? /([^/?#]{1,200}\.(?:pdf|pptx?|docx?|odt|odp|zip))(?:[?#]|$)/i.exec(url)?.[1]
      : undefined;
    return name !== undefined && this.#draft.add('documents', [{ label: name, url }], this.#source(element));
  }

  #citation(text: string, { line }: MarkupElement): boolean {
    const citation = /\s/.test(text) ? parseCitation(text) : null;
    if (citation === null) return false;
    const source = { rule: 'citation', line };
    if (!this.#draft.hasSpeakers) {
      for (const name of citation.authors) {
        this.#draft.addSpeaker({ ...name, affiliation: null, role: null, certainty: 'stated' }, source);
      }
    }
    this.#draft.say('title', citation.title, source);
    this.#draft.say('recordedOn', citation.recordedOn, source);
    this.#draft.say('collection', citation.collection, source);
    this.#draft.say('kind', citation.kind, source);
    this.#draft.say('publisher', citation.channel, source);
    this.#draft.add('identifiers', citation.identifiers, source);
    return true;
  }
}
