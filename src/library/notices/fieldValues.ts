import type { ReportField } from '../../contract/importSchemas.ts';
import type { Notice } from '../../domain/notices/notice.ts';

/** A value of a field for a person to read; see `foundField` of the contract. */
export interface FieldValues {
  readonly values: string[];
  readonly valueCount: number;
}

const MOST_VALUES = 50;
const LONGEST_VALUE = 10_000;
/** A report is no second place for texts. */
const LONGEST_PARAGRAPH = 300;

interface Named {
  readonly given: string;
  readonly family: string;
  readonly affiliation?: string | null;
  readonly role?: string | null;
}

/** How the items of fields that hold more than text are told. */
const ITEMS = {
  speakers: (item: Named) => withMore(`${item.given} ${item.family}`.trim(), [item.role, item.affiliation]),
  identifiers: ({ scheme, value }: Notice['identifiers'][number]) => `${scheme}: ${value}`,
  documents: ({ label, url }: Notice['documents'][number]) => withMore(label, [url]),
  chapters: ({ startMs, title }: Notice['chapters'][number]) => `${clock(startMs)} ${title}`,
  related: ({ title }: Notice['related'][number]) => title,
} as const;

/** The value of a field as a notice or a talk has it, to read. Of a text it is how each paragraph begins. */
export function fieldValues(field: ReportField, value: unknown): FieldValues {
  if (field === 'transcript') {
    const { paragraphs } = (value ?? { paragraphs: [] }) as NonNullable<Notice['transcript']>;
    return bounded(paragraphs.map(({ text }) => text.slice(0, LONGEST_PARAGRAPH)));
  }
  if (Array.isArray(value)) {
    const tell = field in ITEMS ? (ITEMS[field as keyof typeof ITEMS] as (item: never) => string) : String;
    return bounded(value.map((item) => tell(item as never)));
  }
  if (value === null || value === undefined || value === '') return { values: [], valueCount: 0 };
  if (field === 'durationMs') return bounded([clock(value as number)]);
  return bounded([String(value as string)]);
}

function bounded(values: readonly string[]): FieldValues {
  const shown = values.slice(0, MOST_VALUES).map((value) => value.slice(0, LONGEST_VALUE));
  return { values: shown, valueCount: values.length };
}

function withMore(text: string, more: readonly (string | null | undefined)[]): string {
  return [text, ...more.filter((part) => part !== null && part !== undefined && part !== '')].join(', ');
}

/** `h:mm:ss`, with the milliseconds where there are some. */
function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  const rest = milliseconds % 1_000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
