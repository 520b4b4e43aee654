import { FieldsFound, type FoundBy } from './fieldsFound.ts';
import { respelledName } from '../people/matchPeople.ts';
import { foldText } from './foldText.ts';
import { identifiersIn } from './identifiers.ts';
import { dateOfText, durationOfText } from './jsonLdValues.ts';
import { licenceIn, readCitation } from './labelledFields.ts';
import { languageTag } from './languageTag.ts';
import { elementsOf, type MarkupElement } from './markup.ts';
import { classesOf, hasClass, type MarkupPage } from './markupPage.ts';
import { lineOf, markupLines, type MarkupLine } from './markupText.ts';
import type { Notice, NoticeSpeaker } from './notice.ts';
import { addressOf, isBesidePortal, isLabelled, isOfCard, resolveUrl } from './pageContent.ts';
import { speakersOf } from './pageSpeakers.ts';
import { intervenantsOf, namesOf } from './portalCards.ts';
import { isSameName } from './relatedCards.ts';

/** A field of a Drupal template, as plain text. */
interface Field {
  readonly lines: readonly string[];
  readonly text: string;
  readonly line: number;
  readonly element: MarkupElement;
}

/**
 * Adds the fields of a page by the classes of the portal's templates, and then what `readRest` finds by labels in the
 * lines of `root` that no class claims.
 */
export function readPortalFields(page: MarkupPage, root: MarkupElement, readRest: ReadRest): FieldsFound {
  const own = new OwnFields(page, root);
  const fields = new FieldsFound();
  readClasses(own, fields);
  const people = own.named('wrapper-intervenant', 'wrapper-intervenants');
  const [citation] = own.named('field-citation-ressource', 'field--name-field-citation-ressource');
  const rest = readRest(markupLines(root, (element) => isBesidePortal(element) || own.isUsed(element)));
  readSpeakers({ own, fields, rest, people, citation });
  fields.fillFrom(rest);
  readGauges(own, fields);
  fields.set('documents', documentsOf(own), { rule: 'link', sureness: 'stated', line: 0 });
  setGaugeDocuments(own, fields);
  fields.leftovers.push(...own.unknown());
  return fields;
}

type ReadRest = (lines: readonly MarkupLine[]) => FieldsFound;

/** The elements of a page outside the cards of other talks. */
class OwnFields {
  readonly page: MarkupPage;
  readonly elements: readonly MarkupElement[];
  readonly address: string;
  readonly #used = new Set<MarkupElement>();

  constructor(page: MarkupPage, root: MarkupElement) {
    this.page = page;
    this.address = addressOf(page) ?? 'https://www.canal-u.tv/';
    this.elements = ownElements(root);
  }

  /** The fields whose classes pass, without their labels; one inside another is left out. */
  all(test: (name: string) => boolean): Field[] {
    const elements = this.elements.filter((element) => classesOf(element).some(test));
    const outer = new Set(elements);
    return elements.flatMap((element) => {
      const parent = this.page.parentOf(element);
      if (parent !== undefined && this.page.closest(parent, (around) => outer.has(around)) !== undefined) return [];
      this.#used.add(element);
      const lines = fieldLines(element);
      return lines.length === 0 ? [] : [{ lines, text: lines.join(' '), line: element.line, element }];
    });
  }

  /** Whether a field was read by its class. */
  isUsed(element: MarkupElement): boolean {
    return this.#used.has(element);
  }

  named(...names: readonly string[]): Field[] {
    return this.all((name) => names.includes(name));
  }

  /** Fields of Drupal with a label that no rule knows. */
  unknown(): { line: number; text: string }[] {
    return this.elements
      .filter((element) => hasClass(element, 'field__label'))
      .flatMap((label) => {
        const field = this.page.parentOf(label);
        if (field === undefined || this.page.closest(field, (around) => this.#used.has(around)) !== undefined)
          return [];
        const name = lineOf(label).replace(/\s*:$/, '');
        const text = fieldLines(field).join(' ');
        return name === '' || text === '' || isLabelled(name)
          ? []
          : [{ line: field.line, text: `${name} : ${text}`.slice(0, 1_000) }];
      })
      .slice(0, 50);
  }
}

/** The elements under one that do not stand beside its content. Iterative. */
function ownElements(root: MarkupElement): MarkupElement[] {
  const elements: MarkupElement[] = [];
  const open: MarkupElement[] = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element !== root && isBesidePortal(element)) continue;
    elements.push(element);
    for (const child of element.children.toReversed()) if (typeof child !== 'string') open.push(child);
  }
  return elements;
}

function fieldLines(element: MarkupElement): string[] {
  const lines = markupLines(element, (inner) => hasClass(inner, 'field__label')).map(({ text }) => text);
  return lines.length > 1 && isLabelled(lines[0]!) && lines[0]!.length < 40 ? lines.slice(1) : lines;
}

/** Names of fields that the portal's templates may have, after `field--name-field-`. */
const NAMED = {
  durationMs: /^duree/,
  recordedOn: /^(?:date-(?:de-)?)?realisation|^date-(?:de-)?(?:production|tournage|captation)/,
  publishedOn: /^(?:date-(?:de-)?)?(?:mise-en-ligne|publication|diffusion)/,
  disciplines: /^(?:disciplines?|themes?|thematiques?)$/,
  keywords: /^(?:mots?-cles?|motscles|tags?|keywords?)$/,
  collection: /^collections?$/,
  publisher: /^(?:chaines?|producteurs?|editeurs?)$/,
  place: /^lieu/,
} as const;

function by({ line }: Field): FoundBy {
  return { rule: 'portalField', sureness: 'stated', line };
}

function readClasses(own: OwnFields, fields: FieldsFound): void {
  const set = <Key extends keyof Notice>(
    field: Key,
    found: readonly Field[],
    read: (field: Field) => Notice[Key] | null,
  ) => {
    for (const each of found) fields.set(field, read(each), by(each));
  };
  const named = (pattern: RegExp): Field[] =>
    own.all((name) => name.startsWith('field--name-field-') && pattern.test(name.slice('field--name-field-'.length)));
  set('kind', own.named('wrapper-bundle', 'field--name-field-type-production'), ({ text }) =>
    text.length < 60 ? text : null,
  );
  set('abstract', own.named('field--name-field-description'), ({ lines }) => lines.join('\n\n'));
  set('place', named(NAMED.place), ({ lines }) => lines.join(', '));
  const languages = own.named('wrapper-langue');
  set('language', languages, ({ text }) => languageTag(text.replace(/^Langues?\s*:\s*/iu, '')));
  fields.leftovers.push(...languages.slice(1).map(({ text, line }) => ({ line, text })));
  const rights = own.all(
    (name) => name === 'field-condition-utilisation' || name === 'field--name-field-condition-utilisation',
  );
  set('rights', rights, ({ lines }) => lines.join('\n'));
  set('licenceUrl', rights, ({ element, text }) => licenceLink(element) ?? licenceIn(text));
  set('identifiers', own.named('id-doi-datacite'), ({ text }) => identifiersIn(text));
  set('durationMs', named(NAMED.durationMs), ({ text }) => durationOfText(text));
  set('recordedOn', named(NAMED.recordedOn), ({ text }) => dateOfText(text));
  set('publishedOn', named(NAMED.publishedOn), ({ text }) => dateOfText(text));
  for (const field of ['disciplines', 'keywords'] as const) {
    const found = named(NAMED[field]);
    if (found.length > 0) fields.set(field, [...new Set(found.flatMap(itemsOf))], by(found[0]!));
  }
  set('collection', named(NAMED.collection), ({ text }) => text);
  set('publisher', named(NAMED.publisher), ({ text }) => text);
}

/** The values of a field with several: its items, else its lines. */
function itemsOf({ element, lines }: Field): string[] {
  const items = [...elementsOf(element)].filter((inner) => hasClass(inner, 'field__item')).map(lineOf);
  return (items.length > 0 ? items : lines).filter((item) => item !== '');
}

function licenceLink(element: MarkupElement): string | null {
  const links = [...elementsOf(element)].flatMap(({ attributes }) => licenceIn(attributes.href ?? '') ?? []);
  return links[0] ?? null;
}

interface SpeakerFields {
  readonly own: OwnFields;
  readonly fields: FieldsFound;
  readonly rest: FieldsFound;
  readonly people: readonly Field[];
  readonly citation: Field | undefined;
}

/** Everyone that the page's fields, its labels and its citation name, each once. */
function readSpeakers({ own, fields, rest: labelled, people, citation }: SpeakerFields): void {
  const cited = new FieldsFound();
  if (citation !== undefined) readCitation(withoutLabel(citation.text), cited, citation.line);
  const abstract = fields.notice.abstract ?? labelled.notice.abstract ?? '';
  const structured = intervenantsOf(own.elements)
    .flatMap((pieces) => namesOf(pieces, abstract))
    .map(({ name, certainty }): NoticeSpeaker => ({ ...name, affiliation: null, role: null, certainty }));
  const authors = eachPersonOnce([...structured, ...labelled.notice.speakers, ...cited.notice.speakers]);
  const speakers = speakersOf({ stated: [], credits: [], authors, abstract }).map((speaker) => {
    const same = authors.find((other) => isSameName(other, speaker));
    if (same === undefined) return speaker;
    return { ...speaker, affiliation: speaker.affiliation ?? same.affiliation, certainty: same.certainty };
  });
  const rule =
    structured.length > 0
      ? 'portalField'
      : labelled.has('speakers')
        ? 'label'
        : authors.length > 0
          ? 'citation'
          : 'prose';
  const line = (people[0] ?? citation)?.line ?? 0;
  fields.set('speakers', speakers, { rule, sureness: rule === 'prose' ? 'guessed' : 'stated', line });
  fields.fillFrom(cited);
}

/** Of two orders of one name the later is taken: credits and citation have the given name first, fields may not. */
function eachPersonOnce(speakers: readonly NoticeSpeaker[]): NoticeSpeaker[] {
  const people = new Map<string, NoticeSpeaker>();
  for (const speaker of speakers) {
    const before = people.get(wordsOf(speaker));
    const respelled = before === undefined ? speaker : (respelledName(speaker, before) ?? speaker);
    people.set(wordsOf(speaker), { ...respelled, affiliation: before?.affiliation ?? speaker.affiliation });
  }
  return [...people.values()];
}

function wordsOf({ given, family }: NoticeSpeaker): string {
  return foldText(`${given} ${family}`).split(' ').toSorted().join(' ');
}

function withoutLabel(text: string): string {
  return text.replace(/^Citer cette ressource\s*:?\s*/iu, '');
}

/** The active steps of a gauge: its items are named by `aria-label`. */
function activeSteps(own: OwnFields, label: RegExp, step: string): MarkupElement[] {
  const gauges = own.elements.filter(({ attributes }) =>
    label.test(foldText((attributes['aria-label'] ?? '').slice(0, 200))),
  );
  return gauges.flatMap((gauge) =>
    [...elementsOf(gauge)].filter((each) => hasClass(each, step) && hasClass(each, 'active')),
  );
}

function readGauges(own: OwnFields, fields: FieldsFound): void {
  const levels = [...new Set(activeSteps(own, /niveau/, 'niveau'))];
  const names = levels.map((level, index) => lineOf(level) || `niveau ${index + 1}`);
  fields.set('levels', names, { rule: 'gauge', sureness: 'stated', line: levels[0]?.line ?? 0 });
}

function setGaugeDocuments(own: OwnFields, fields: FieldsFound): void {
  const steps = [...new Set(activeSteps(own, /document/, 'document'))];
  const documents = steps.map((step, index) => ({ label: lineOf(step) || `document ${index + 1}`, url: null }));
  fields.set('documents', documents, { rule: 'gauge', sureness: 'inferred', line: steps[0]?.line ?? 0 });
}

const DOCUMENT = /\.(?:pdf|pptx?|docx?|odt|odp|ods|xlsx?|zip|epub)(?:[?#]|$)/i;

/** Links of the page's own content to documents. */
function documentsOf(own: OwnFields): Notice['documents'] {
  const links = own.elements.flatMap((link) => {
    const { href } = link.attributes;
    if (link.name !== 'a' || href === undefined || !DOCUMENT.test(href.slice(0, 2_000)) || isOfCard(own.page, link))
      return [];
    const url = resolveUrl(own.address, href);
    return [{ label: lineOf(link) || (href.split('/').at(-1) ?? href), url }];
  });
  return [...new Map(links.map((link) => [link.url ?? link.label, link])).values()];
}
