import { quote } from '../formats/parsed.ts';
import { parseCitation } from './citation.ts';
import { FieldsFound, type FoundBy } from './fieldsFound.ts';
import { identifiersIn } from './identifiers.ts';
import { dateOfText, durationOfText } from './jsonLdValues.ts';
import { languageTag } from './languageTag.ts';
import type { MarkupLine } from './markupText.ts';
import type { Notice } from './notice.ts';
import { chaptersOfLines } from './pageContent.ts';
import type { PageField } from './pageLabels.ts';
import type { PageLine } from './pageLines.ts';
import { readSections } from './pageSections.ts';
import { speakersOf } from './pageSpeakers.ts';

const LONGEST_VALUE = 300;
/** A sentence this long is prose, even where no label says so. */
const PROSE = 80;

/**
 * The fields that the lines of a page name by the labels of `PAGE_LABELS`. The transcript and related talks are not
 * among them: their ends are told by elements.
 */
export function readLabelled(lines: readonly MarkupLine[], sureness: FoundBy['sureness']): FieldsFound {
  const page = lines.map(({ text, line }): PageLine => {
    const original = text.normalize('NFC');
    return {
      text: original.replaceAll(/[\u00A0\u2007\u202F]/g, ' '),
      original,
      number: line,
      addresses: [],
      isAfterBlank: false,
      level: 0,
    };
  });
  const { fields: sections, kind } = readSections(page);
  const fields = new FieldsFound();
  const under = (field: PageField): readonly PageLine[] => sections.get(field) ?? [];
  const found = <Field extends keyof Notice>(
    field: Field,
    from: PageField,
    read: (texts: string[]) => Notice[Field] | null,
  ) => {
    const values = under(from);
    if (values.length === 0) return;
    fields.set(field, read(values.map(({ text }) => text)), { rule: 'label', sureness, line: values[0]!.number });
  };
  const firstThat = <T>(problem: string, from: PageField, read: (text: string) => T | null): T | null => {
    for (const { text, number } of under(from).slice(0, 5)) {
      const value = read(text);
      if (value !== null) return value;
      if (text.length < LONGEST_VALUE) fields.problems.push({ code: problem, line: number, detail: quote(text) });
    }
    return null;
  };
  fields.set('kind', kind?.name ?? null, { rule: 'label', sureness, line: kind?.line.number ?? 0 });
  found('recordedOn', 'recordedOn', () => firstThat('unreadDate', 'recordedOn', dateOfText));
  found('publishedOn', 'publishedOn', () => firstThat('unreadDate', 'publishedOn', dateOfText));
  found('durationMs', 'duration', () => firstThat('unreadDuration', 'duration', durationOfText));
  found('language', 'language', () => firstThat('unreadLanguage', 'language', languageTag));
  found('place', 'place', ([first]) => shortValue(first));
  found('collection', 'collection', ([first]) => shortValue(first));
  found('publisher', 'channel', ([first]) => shortValue(first));
  found('rights', 'rights', (texts) => texts.slice(0, 5).join('\n'));
  found('licenceUrl', 'rights', (texts) => licenceIn(texts.join(' ')));
  found('disciplines', 'disciplines', (texts) => listOf(texts, /\s*;\s*(?![^(]{0,200}\))|,\s+(?=\p{Lu})/u));
  found('keywords', 'keywords', (texts) => listOf(texts, /\s*[;,]\s*/));
  found('chapters', 'chapters', chaptersOfLines);
  found('identifiers', 'doi', (texts) => identifiersIn(texts.join(' ')));
  found('identifiers', 'url', (texts) => identifiersIn(texts.join(' ')));
  found('abstract', 'abstract', () =>
    under('abstract')
      .map(({ original }) => original)
      .join('\n\n'),
  );
  readSpeakers(fields, { stated: under('speakers'), credits: under('credits') }, sureness);
  const citation = under('citation').map(({ text }) => text);
  readCitation(citation.join(' '), fields, under('citation')[0]?.number ?? 0);
  return fields;
}

interface PeopleLines {
  readonly stated: readonly PageLine[];
  readonly credits: readonly PageLine[];
}

function readSpeakers(fields: FieldsFound, { stated, credits }: PeopleLines, sureness: FoundBy['sureness']): void {
  const line = (stated[0] ?? credits[0])?.number ?? 0;
  const texts = stated.map(({ text }) => text).filter((text) => text.length < LONGEST_VALUE);
  if (texts.length + credits.length === 0) return;
  const named = { stated: texts, credits: credits.map(({ text }) => text), authors: [], abstract: '' };
  fields.set('speakers', speakersOf(named), { rule: 'label', sureness, line });
}

/** What a citation of the portal says. */
export function readCitation(text: string, fields: FieldsFound, line: number): void {
  const citation = text === '' ? null : parseCitation(text);
  if (citation === null) {
    if (text !== '') fields.problems.push({ code: 'unreadCitation', line, detail: quote(text) });
    return;
  }
  const by: FoundBy = { rule: 'citation', sureness: 'stated', line };
  const { authors, channel, recordedOn, title, collection, kind, identifiers } = citation;
  fields.set('title', title, by);
  fields.set('speakers', speakersOf({ stated: [], credits: [], authors, abstract: '' }), by);
  fields.set('publisher', channel, by);
  fields.set('recordedOn', recordedOn, by);
  fields.set('collection', collection, by);
  fields.set('kind', kind, by);
  fields.set('identifiers', identifiers, by);
}

function shortValue(text: string | undefined): string | null {
  return text === undefined || text.length > LONGEST_VALUE ? null : text;
}

/** The address of a Creative Commons licence in a text. */
export function licenceIn(text: string): string | null {
  return /https?:\/\/creativecommons\.org\/[^\s)»"<>]+/.exec(text.slice(0, 4_000))?.[0] ?? null;
}

/** A list ends where prose begins. */
function listOf(texts: readonly string[], separator: RegExp): string[] {
  const end = texts.findIndex(
    (text) => text.length > LONGEST_VALUE && text.split(separator).some((piece) => piece.length > PROSE),
  );
  const items = (end < 0 ? texts : texts.slice(0, end)).flatMap((text) => text.slice(0, 10_000).split(separator));
  return [...new Set(items.map((item) => item.replace(/^[-•]\s*/u, '').trim()).filter((item) => item !== ''))];
}

/** Lines that are prose: long enough to be sentences. */
export function proseOf(lines: readonly MarkupLine[]): MarkupLine[] {
  return lines.filter(({ text, level }) => level === 0 && text.length >= PROSE);
}
