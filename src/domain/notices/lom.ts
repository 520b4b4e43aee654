import { childrenOf, elementsOf, textOf, type MarkupElement } from './markup.ts';
import { isBehindTheCamera, isPlainRole } from './contributors.ts';
import { htmlText } from './htmlText.ts';
import { dateOf, durationOf, identifiersOf, isMediaUrl, languageOf, lineOf, speakerOf } from './metadataValues.ts';
import type { NoticeSpeaker } from './notice.ts';
import type { NoticeDraft, Source } from './noticeDraft.ts';
import { parseVCard } from './vCard.ts';
import { isWebUrl } from './isWebUrl.ts';
import { isOrganisation } from './isOrganisation.ts';

/** Whether an element holds a LOM record: some part of it is one of LOM's categories. */
export function isLom(element: MarkupElement): boolean {
  return element.name.toLowerCase() === 'lom';
}

/**
 * Reads a LOM, LOMFR or SupLOMFR record, whatever its prefixes and the case of its names, in any order. Elements that
 * told something are added to `used`, and so is what the record says of itself (`metaMetadata`).
 */
export function readLom(lom: MarkupElement, draft: NoticeDraft, used: Set<MarkupElement>): void {
  new LomReader(lom, draft, used).read();
}

type Role = 'speaker' | 'publisher' | 'provider' | 'other';

class LomReader {
  readonly #lom: MarkupElement;
  readonly #draft: NoticeDraft;
  readonly #used: Set<MarkupElement>;

  constructor(lom: MarkupElement, draft: NoticeDraft, used: Set<MarkupElement>) {
    this.#lom = lom;
    this.#draft = draft;
    this.#used = used;
  }

  read(): void {
    for (const element of this.#all('metametadata')) this.#used.add(element);
    this.#take('general/title', (element) =>
      this.#draft.say('title', lineOf(stringOf(element)), at('lomTitle', element)),
    );
    this.#abstract();
    this.#take('general/language', (element) => this.#language(element));
    for (const path of ['general/identifier', 'general/catalogentry'])
      this.#take(path, (element) => this.#identifier(element));
    this.#take('general/keyword', (element) =>
      this.#draft.add('keywords', termsOf(element), at('lomKeyword', element)),
    );
    this.#take('general/coverage', (element) =>
      this.#draft.say('place', lineOf(stringOf(element)), at('lomCoverage', element)),
    );
    this.#contributors();
    this.#technical();
    this.#take('educational/learningresourcetype', (element) =>
      this.#draft.say('kind', valueOf(element), at('lomLearningResourceType', element)),
    );
    this.#take('educational/context', (element) =>
      this.#draft.add('levels', listOf(valueOf(element)), at('lomContext', element)),
    );
    this.#rights();
    this.#take('relation', (element) => this.#relation(element));
    this.#take('classification', (element) => this.#classification(element));
  }

  /** The elements at a path of names, small letters, under the record. `lifeCycle` is `lifecycle` and `lifecycles` too. */
  #all(path: string, from: MarkupElement = this.#lom): MarkupElement[] {
    return path
      .split('/')
      .reduce<MarkupElement[]>((found, name) => found.flatMap((element) => named(element, name)), [from]);
  }

  #take(path: string, take: (element: MarkupElement) => boolean): void {
    for (const element of this.#all(path)) if (take(element)) this.#used.add(element);
  }

  #abstract(): void {
    const elements = this.#all('general/description');
    const [first] = elements;
    if (first === undefined) return;
    const texts = elements.map((element) => htmlText(stringOf(element))).filter((text) => text !== '');
    this.#draft.say('abstract', texts.join('\n\n'), at('lomDescription', first));
    for (const element of elements) this.#used.add(element);
  }

  #language(element: MarkupElement): boolean {
    const text = textOf(element).trim();
    const language = languageOf(text);
    if (language === null && text !== '' && text !== 'none') this.#draft.report('unreadLanguage', element.line, text);
    return this.#draft.say('language', language, at('lomLanguage', element));
  }

  /** `catalog` and `entry`: the entry says what it is, or the catalogue does. */
  #identifier(element: MarkupElement): boolean {
    const entries = named(element, 'entry');
    const catalogue = lineOf(named(element, 'catalog').map(textOf).join(' '));
    const written = lineOf(stringOf(entries[0] ?? element));
    const found = identifiersOf(/^10\.\d{4,9}\//.test(written) || !/doi/i.test(catalogue) ? written : `doi:${written}`);
    const isOai = found.length === 0 && /oai/i.test(catalogue) && written !== '';
    return this.#draft.add(
      'identifiers',
      isOai ? [{ scheme: 'oai', value: written }] : found,
      at('lomIdentifier', element),
    );
  }

  /** Speakers first, then those who give content where nobody speaks. */
  #contributors(): void {
    const contributes = this.#all('lifecycle/contribute').map((element) => ({ element, ...roleOf(element) }));
    for (const wanted of ['speaker', 'publisher', 'provider'] as const) {
      for (const { element, role, label } of contributes) {
        if (role !== wanted) continue;
        for (const entity of named(element, 'entity', 'centity')) {
          if (this.#entity(entity, wanted, isPlainRole(label) || wanted !== 'speaker' ? null : label))
            this.#used.add(entity);
        }
        this.#date(element, wanted);
      }
    }
    for (const { element } of contributes) for (const role of named(element, 'role')) this.#used.add(role);
  }

  #entity(entity: MarkupElement, role: Role, label: string | null): boolean {
    const text = textOf(entity).trim();
    if (text === '') return false;
    const source: Source = { ...at(RULES[role], entity), sureness: role === 'provider' ? 'inferred' : 'stated' };
    const person = role === 'publisher' ? null : personOf(text, label);
    if (person === null) return this.#draft.say('publisher', institutionOf(text), source);
    if (role === 'provider' && this.#draft.hasSpeakers) return false;
    return this.#draft.addSpeaker(person, source);
  }

  #date(contribute: MarkupElement, role: Role): void {
    for (const element of named(contribute, 'date')) {
      const [time = element] = named(element, 'datetime');
      const text = textOf(time).trim();
      if (text === '') continue;
      const date = dateOf(text);
      if (date === null) this.#draft.report('unreadDate', element.line, text);
      const field = role === 'speaker' ? 'recordedOn' : 'publishedOn';
      if (this.#draft.say(field, date, { ...at('lomDate', element), sureness: 'inferred' })) this.#used.add(element);
    }
  }

  #technical(): void {
    this.#take('technical/duration', (element) => {
      const [inner = element] = named(element, 'duration', 'datetime');
      const text = textOf(inner).trim();
      const durationMs = durationOf(text);
      if (durationMs === null && text !== '') this.#draft.report('unreadDuration', element.line, text);
      return this.#draft.say('durationMs', durationMs, at('lomDuration', element));
    });
    this.#take('technical/location', (element) => {
      const url = textOf(element).trim();
      if (isMediaUrl(url)) return this.#draft.say('mediaUrl', url, at('lomLocation', element));
      return this.#draft.add('identifiers', identifiersOf(url), at('lomLocation', element));
    });
  }

  #rights(): void {
    this.#take('rights/description', (element) => {
      const text = htmlText(stringOf(element));
      const url = /\bhttps?:\/\/creativecommons\.org\/[^\s"<>]{1,200}/i.exec(text)?.[0].replace(/[.,;)]+$/, '');
      const license = this.#draft.say('licenceUrl', url ?? null, at('lomRights', element));
      return (isWebUrl(text) ? false : this.#draft.say('rights', text, at('lomRights', element))) || license;
    });
  }

  /** `isPartOf` is the collection; another relation is left over. */
  #relation(element: MarkupElement): boolean {
    const kind = named(element, 'kind').map(valueOf).join(' ');
    if (!/is ?part ?of|est une partie de|fait partie/i.test(kind)) return false;
    const [description] = this.#all('resource/description', element);
    const title = description === undefined ? '' : lineOf(stringOf(description));
    return !isWebUrl(title) && this.#draft.say('collection', title, at('lomRelation', element));
  }

  /** The last taxon of each path is the discipline; paths of levels are levels. */
  #classification(element: MarkupElement): boolean {
    const purpose = named(element, 'purpose').map(valueOf).join(' ');
    const labels = named(element, 'taxonpath').flatMap((path) => {
      const taxons = [...elementsOf(path)].filter(({ name }) => name.toLowerCase() === 'taxon');
      const [last] = taxons
        .map(taxonLabel)
        .filter((label) => label !== '')
        .slice(-1);
      return last === undefined ? [] : [last];
    });
    for (const keyword of named(element, 'keyword'))
      this.#draft.add('keywords', termsOf(keyword), at('lomKeyword', keyword));
    if (/level|niveau/i.test(purpose)) return this.#draft.add('levels', labels, at('lomTaxon', element));
    if (purpose !== '' && !/discipline|domain|mati[èe]re|subject|idea|enseignement/i.test(purpose)) return false;
    return this.#draft.add('disciplines', labels, at('lomTaxon', element));
  }
}

const RULES: Readonly<Record<Role, string>> = {
  speaker: 'lomAuthor',
  publisher: 'lomPublisher',
  provider: 'lomProvider',
  other: 'lomContributor',
};

/** The person of an entity, a vCard or a bare name; `null` when it is an institution. */
function personOf(entity: string, label: string | null): NoticeSpeaker | null {
  const card = parseVCard(entity);
  if (card === null) return speakerOf(entity, { role: label });
  const { name, organisation: affiliation, title } = card;
  if (name === null || isOrganisation(`${name.given} ${name.family}`)) return null;
  return { ...name, affiliation, role: title ?? label, certainty: 'stated' };
}

function institutionOf(entity: string): string {
  const card = parseVCard(entity);
  if (card === null) return lineOf(entity);
  return card.organisation ?? `${card.name?.given ?? ''} ${card.name?.family ?? ''}`.trim();
}

function at(rule: string, { line }: MarkupElement): Source {
  return { rule, line };
}

/** Child elements by their names in small letters; `lifecycles` is a `lifecycle`. */
function named(element: MarkupElement, ...names: readonly string[]): MarkupElement[] {
  return childrenOf(element).filter(({ name }) =>
    names.includes(name.toLowerCase().replace(/^lifecycles$/, 'lifecycle')),
  );
}

function tagOf({ attributes }: MarkupElement): string {
  return (attributes['language'] ?? attributes['xml:lang'] ?? attributes['lang'] ?? '').trim().toLowerCase();
}

/** The text in the language that is read: without one, then French, then the first. */
function stringOf(element: MarkupElement): string {
  const strings = named(element, 'string', 'langstring').filter((string) => textOf(string).trim() !== '');
  const chosen =
    strings.find((string) => /^(?:x-)?(?:none)?$/.test(tagOf(string))) ??
    strings.find((string) => tagOf(string).startsWith('fr')) ??
    strings[0];
  return textOf(chosen ?? element).trim();
}

/** The value of a vocabulary: its label, else the last part of its address. */
function valueOf(element: MarkupElement): string {
  const [label] = named(element, 'label');
  const [value = element] = named(element, 'value');
  const written = lineOf(stringOf(label ?? value));
  return isWebUrl(written) ? (/[/#]([^/#]{1,200})\/?$/.exec(written)?.[1] ?? written).replaceAll('_', ' ') : written;
}

function termsOf(element: MarkupElement): string[] {
  return lineOf(stringOf(element))
    .split(/\s*;\s*/u)
    .filter((term) => term !== '');
}

function listOf(text: string): string[] {
  return text === '' ? [] : [text];
}

function taxonLabel(taxon: MarkupElement): string {
  const [entry] = named(taxon, 'entry');
  const label = entry === undefined ? '' : lineOf(stringOf(entry));
  return label === '' ? lineOf(named(taxon, 'id').map(textOf).join(' ')) : label;
}

const SPEAKER =
  /^(?:author|auteure?|autrice|speaker|intervenante?|orat(?:eur|rice)|presenter|lecturer|conf[ée]renci(?:er|[èe]re)|actor|contribut(?:eur|rice|or)|enseignante?|teacher|subject matter expert|unknown|inconnu)$/iu;
const PUBLISHER = /^(?:publisher|[ée]diteur|[ée]ditrice|diffuseur|distributor)$/iu;
const PROVIDER = /^(?:content provider|fournisseur de contenu|initiator|initiateur)$/iu;

function roleOf(contribute: MarkupElement): { role: Role; label: string | null } {
  const [element] = named(contribute, 'role');
  const label = element === undefined ? null : valueOf(element);
  if (label === null || label === '' || SPEAKER.test(label)) return { role: 'speaker', label };
  if (PUBLISHER.test(label)) return { role: 'publisher', label };
  if (PROVIDER.test(label)) return { role: 'provider', label };
  return { role: isBehindTheCamera(label) ? 'other' : 'speaker', label };
}
