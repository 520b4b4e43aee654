import { parseDurationText } from './durationText.ts';
import { foldText } from './foldText.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { languageTag } from './languageTag.ts';
import type { Sureness } from './sourceReading.ts';
import { fieldOfName, isBareName, JOINED_FIELDS, type NamedColumn, type TableField } from './tableFields.ts';
import type { TextProblem } from '../formats/parsed.ts';

/** A row of a table, as text; `line` is the line of the file, or the row of the sheet, from 1. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A table with names of columns. Rows may be shorter or longer than the header. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly TextProblem[];
}

/**
 * What a column holds. `field` is `null` where it is not imported: by decision or since it says nothing of a talk
 * (`stated`, also for a column without values), or because nobody knows (`guessed`).
 */
interface MappedColumn {
  readonly field: TableField | null;
  readonly sureness: Sureness;
}

/** What the columns of a table hold, one for each name of its header. */
export type TableMapping = readonly MappedColumn[];

/** How many rows tell what a column holds. */
const SAMPLE_ROWS = 50;

/** The form of a header by which its mapping is remembered. */
export function headerKey(header: readonly string[]): string {
  return JSON.stringify(header.map(foldText));
}

/** A mapping that was decided: `fields` has one for each column, `null` for what is not imported. */
export function decidedMapping(fields: readonly (TableField | null)[]): TableMapping {
  return fields.map((field) => ({ field, sureness: 'stated' }));
}

/** Whether nothing has to be asked: the title's column is known, and none is guessed. */
export function isUnderstood(mapping: TableMapping): boolean {
  return mapping.some(({ field }) => field === 'title') && mapping.every(({ sureness }) => sureness !== 'guessed');
}

/**
 * What the columns of a table are likely to hold: by their names, and where these say nothing or too much, by what the
 * values look like.
 */
export function proposeMapping(header: readonly string[], rows: readonly TableRow[]): TableMapping {
  const samples = header.map((_, column) =>
    rows
      .slice(0, SAMPLE_ROWS)
      .map(({ cells }) => (cells[column] ?? '').trim())
      .filter((cell) => cell !== ''),
  );
  const named = header.map(fieldOfName);
  const columns = header.map((name, index): MappedColumn => {
    const known = named[index];
    if (samples[index]!.length === 0 && rows.length > 0) return { field: null, sureness: 'stated' };
    if (known === undefined) return isBareName(name) ? bareName(named) : { field: null, sureness: 'guessed' };
    const field = fittingField(known.field, samples[index]!);
    return { field, sureness: known.isExact ? 'stated' : 'inferred' };
  });
  return guessRest(withoutRivals(columns, named), samples);
}

function bareName(named: readonly (NamedColumn | undefined)[]): MappedColumn {
  const has = (field: TableField): boolean => named.some((column) => column?.field === field);
  if (has('given')) return { field: 'family', sureness: 'inferred' };
  return { field: has('speakers') && !has('title') ? 'title' : 'speakers', sureness: 'inferred' };
}

/** Links can be to the page of a talk, to its recording or to a document; a number of a row can be an identifier. */
function fittingField(field: TableField | null, samples: readonly string[]): TableField | null {
  if (field === 'identifiers' && most(samples, isMediaLink)) return 'mediaUrl';
  if (field === 'identifiers' && most(samples, isDocumentLink)) return 'documents';
  if (field === null && most(samples, isIdentifier)) return 'identifiers';
  return field;
}

/** Of several columns for a field that has one value, the most precise name is read, the first of equals. */
function withoutRivals(columns: readonly MappedColumn[], named: readonly (NamedColumn | undefined)[]): MappedColumn[] {
  const rank = (index: number): number =>
    (columns[index]!.sureness === 'stated' ? 100 : 0) + (named[index]?.wordCount ?? 0);
  return columns.map((column, index) => {
    const { field } = column;
    if (field === null || JOINED_FIELDS.has(field)) return column;
    const rivals = columns.flatMap((other, at) => (other.field === field ? [at] : []));
    const best = rivals.reduce((kept, at) => (rank(at) > rank(kept) ? at : kept));
    return best === index ? column : { field: null, sureness: 'guessed' };
  });
}

/** Columns whose names say nothing, by their values, each field once. What is found this way is to be asked about. */
function guessRest(columns: readonly MappedColumn[], samples: readonly (readonly string[])[]): TableMapping {
  const taken = new Set(columns.flatMap(({ field }) => field ?? []));
  const guessed = columns.map((column, index): MappedColumn => {
    if (column.field !== null || column.sureness !== 'guessed') return column;
    const field = SHAPES.find(
      ([shaped, fits]) => (!taken.has(shaped) || JOINED_FIELDS.has(shaped)) && most(samples[index]!, fits),
    )?.[0];
    if (field === undefined) return column;
    taken.add(field);
    return { field, sureness: 'guessed' };
  });
  if (taken.has('title')) return guessed;
  const title = guessed.findIndex(({ field }, index) => field === null && most(samples[index]!, isTitleLike));
  return guessed.map((column, index) => (index === title ? { field: 'title', sureness: 'guessed' } : column));
}

const isUrl = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);
const isMediaLink = (text: string): boolean =>
  isUrl(text) && /\.(?:mp4|m4v|webm|mkv|mov|mp3|m4a|ogg|wav)(?:[?#]|$)/i.test(text);
const isDocumentLink = (text: string): boolean => isUrl(text) && /\.(?:pdf|pptx?|odp|docx?|odt)(?:[?#]|$)/i.test(text);
const isIdentifier = (text: string): boolean => isUrl(text) || /^(?:doi:\s?)?10\.\d{4,9}\/|^oai:|^ark:\//i.test(text);
const isDate = (text: string): boolean => parseFrenchDate(text) !== null && !/^\d{4}$/.test(text);
const isDuration = (text: string): boolean => parseDurationText(text) !== null;
const isLanguage = (text: string): boolean => languageTag(text) !== null;
const isTranscript = (text: string): boolean => text.length > 2_000;
const isProse = (text: string): boolean => text.length > 160;
const isTitleLike = (text: string): boolean => text.length <= 300 && text.includes(' ');

const SHAPES: readonly (readonly [TableField, (text: string) => boolean])[] = [
  ['mediaUrl', isMediaLink],
  ['documents', isDocumentLink],
  ['identifiers', isIdentifier],
  ['durationMs', isDuration],
  ['recordedOn', isDate],
  ['language', isLanguage],
  ['transcript', isTranscript],
  ['abstract', isProse],
];

/** Whether most of the values are of a shape; some always are not. */
function most(samples: readonly string[], fits: (text: string) => boolean): boolean {
  return samples.length > 0 && samples.filter((sample) => fits(sample)).length * 5 >= samples.length * 4;
}
