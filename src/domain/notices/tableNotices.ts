import { quote, type TextProblem } from '../formats/parsed.ts';
import { languageTag } from './languageTag.ts';
import { uniteIdentifiers } from './identifiers.ts';
import type { Notice, NoticeTranscript } from './notice.ts';
import { plainTranscript } from './plainTranscript.ts';
import type { Finding, Leftover, ReadNotice, SourceReading, Sureness } from './sourceReading.ts';
import {
  dateOrderOf,
  durationRule,
  durationUnitOf,
  itemsOf,
  readDateCell,
  readDurationCell,
  readIdentifiers,
  type FilledCell,
  type TableColumn,
} from './tableCells.ts';
import type { TableField } from './tableFields.ts';
import type { Table, TableMapping, TableRow } from './tableMapping.ts';
import { speakersOfRow } from './tableSpeakers.ts';

/** The most characters a cell of Excel holds: a text of that length was cut there. */
const EXCEL_CELL = 32_767;

/**
 * Reads one talk of each row. Cells of columns that nobody knows, and cells beyond the header, are left over; a value
 * that cannot be read is a problem, and its cell left over, too.
 *
 * Refused as `notANotice` when no column is known to hold a title (a guessed one is not enough: any table has texts),
 * and as `titleMissing` when no row has one.
 */
export function readTableNotices(table: Table, mapping: TableMapping): SourceReading {
  if (!mapping.some(({ field, sureness }) => field === 'title' && sureness !== 'guessed')) {
    return { ok: false, reason: 'notANotice', detail: quote(table.header.join(' | ')) };
  }
  const columns = columnsOf(table, mapping);
  const notices: ReadNotice[] = [];
  const problems: TextProblem[] = [...table.problems];
  for (const row of table.rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const read = new RowReader(columns, row).read();
    if (read === null) problems.push({ code: 'titleMissing', line: row.line, detail: quote(row.cells.join(' | ')) });
    else notices.push(read);
  }
  if (notices.length === 0) {
    return { ok: false, reason: 'titleMissing', detail: quote(table.header.join(' | ')) };
  }
  return { ok: true, format: 'table', notices, deleted: [], problems, resumptionToken: null };
}

function columnsOf({ header, rows }: Table, mapping: TableMapping): TableColumn[] {
  return header.map((name, index) => {
    const { field, sureness } = mapping[index] ?? { field: null, sureness: 'guessed' };
    const cells = field === 'recordedOn' || field === 'publishedOn' || field === 'durationMs' ? rows : [];
    const values = cells.map((row) => row.cells[index] ?? '');
    return { index, name, field, sureness, dateOrder: dateOrderOf(values), durationUnit: durationUnitOf(name, values) };
  });
}

/** Reads one row. */
class RowReader {
  readonly #cells: readonly FilledCell[];
  readonly #line: number;
  readonly #findings: Finding[] = [];
  readonly #leftovers: Leftover[] = [];
  readonly #problems: TextProblem[] = [];

  constructor(columns: readonly TableColumn[], { cells, line }: TableRow) {
    this.#line = line;
    this.#cells = columns.flatMap((column) => {
      const text = (cells[column.index] ?? '').normalize('NFC').trim();
      return text === '' ? [] : [{ column, text }];
    });
    for (const { column, text } of this.#cells) {
      if (column.field === null && column.sureness === 'guessed') this.#leave(`${column.name} : ${text}`);
    }
    for (const cell of cells.slice(columns.length)) if (cell.trim() !== '') this.#leave(cell.trim());
  }

  /** The talk of the row; `null` without a title. */
  read(): ReadNotice | null {
    const title = this.#one('title', (text) => text.replaceAll(/\s+/gu, ' ').slice(0, 1_000));
    if (title === null) return null;
    const notice = this.#notice(title);
    return { notice, findings: this.#findings, leftovers: this.#leftovers, problems: this.#problems };
  }

  #notice(title: string): Notice {
    const abstract = this.#joined('abstract', '\n\n');
    const licence = this.#one('licenceUrl', (text) => text);
    const licenceUrl = licence !== null && /^https?:\/\/\S+$/i.test(licence) ? licence : null;
    return {
      title,
      subtitle: this.#one('subtitle', (text) => text),
      kind: this.#one('kind', (text) => text),
      speakers: this.#speakers(abstract),
      abstract,
      recordedOn: this.#one('recordedOn', (text, { dateOrder }) => readDateCell(text, dateOrder), 'unreadDate'),
      publishedOn: this.#one('publishedOn', (text, { dateOrder }) => readDateCell(text, dateOrder), 'unreadDate'),
      durationMs: this.#duration(),
      language: this.#one('language', languageTag, 'unreadLanguage'),
      place: this.#joined('place', ', '),
      disciplines: this.#list('disciplines', /,\s+(?=\p{Lu})/u),
      keywords: this.#list('keywords', /\s*,\s*/u),
      collection: this.#one('collection', (text) => text),
      publisher: this.#one('publisher', (text) => text),
      // A licence by its name is a statement of rights.
      rights: [this.#joined('rights', '\n'), licenceUrl === null ? licence : null].filter(Boolean).join('\n') || null,
      licenceUrl,
      identifiers: this.#identifiers(),
      documents: this.#list('documents', null).map(documentOf),
      levels: this.#list('levels', /\s*,\s*/u),
      chapters: [],
      related: [],
      mediaUrl: this.#one('mediaUrl', (text) => (/^https?:\/\/\S{1,2000}$/i.test(text) ? text : null), 'unreadLink'),
      transcript: this.#transcript(),
    };
  }

  #of(field: TableField): readonly FilledCell[] {
    return this.#cells.filter(({ column }) => column.field === field);
  }

  /** The first value of a field that can be read; what cannot is a problem, and left over. */
  #one<T>(field: TableField, read: (text: string, column: TableColumn) => T | null, problem = ''): T | null {
    for (const { column, text } of this.#of(field)) {
      const value = read(text, column);
      if (value === null) this.#miss(problem, column, text);
      else {
        this.#found(field, column.sureness);
        return value;
      }
    }
    return null;
  }

  #duration(): number | null {
    for (const { column, text } of this.#of('durationMs')) {
      // The programs that write tables put 0 where they do not know.
      const durationMs = readDurationCell(text, column.durationUnit) || null;
      if (durationMs === null) this.#miss('unreadDuration', column, text);
      else {
        const { rule, sureness } = durationRule(text, column.durationUnit);
        this.#found('durationMs', leastOf([column.sureness, sureness]), rule);
        return durationMs;
      }
    }
    return null;
  }

  #speakers(abstract: string | null): Notice['speakers'] {
    const { speakers, used, unread } = speakersOfRow(this.#cells, abstract ?? '');
    for (const { column, text } of unread) this.#miss('unreadName', column, text);
    if (used !== null) this.#found('speakers', used);
    else if (speakers.length > 0)
      this.#findings.push({ field: 'speakers', rule: 'prose', sureness: 'inferred', line: this.#line });
    return speakers;
  }

  #identifiers(): Notice['identifiers'] {
    const all = this.#of('identifiers').flatMap(({ column, text }) => {
      const found = readIdentifiers(text, column.name);
      if (found.length === 0) this.#miss('unreadIdentifier', column, text);
      else this.#found('identifiers', column.sureness);
      return found;
    });
    return uniteIdentifiers(all);
  }

  #joined(field: TableField, separator: string): string | null {
    const cells = this.#of(field);
    if (cells.length === 0) return null;
    this.#found(field, leastSure(cells));
    return cells.map(({ text }) => text).join(separator);
  }

  #list(field: TableField, comma: RegExp | null): string[] {
    const cells = this.#of(field);
    if (cells.length > 0) this.#found(field, leastSure(cells));
    return [...new Set(cells.flatMap(({ text }) => itemsOf(text, comma)))];
  }

  #transcript(): NoticeTranscript | null {
    const text = this.#joined('transcript', '\n');
    if (text === null) return null;
    const transcript = plainTranscript(text.split(/\r\n|\r|\n/).map((line) => ({ text: line, level: 0 })));
    return transcript === null || text.length < EXCEL_CELL ? transcript : { ...transcript, complete: false };
  }

  #found(field: TableField, sureness: Sureness, rule = 'column'): void {
    const known =
      field === 'given' || field === 'family' || field === 'affiliation' || field === 'role' ? 'speakers' : field;
    if (this.#findings.some((finding) => finding.field === known)) return;
    this.#findings.push({ field: known, rule, sureness, line: this.#line });
  }

  #miss(code: string, column: TableColumn, text: string): void {
    this.#problems.push({ code, line: this.#line, detail: quote(text) });
    this.#leave(`${column.name} : ${text}`);
  }

  #leave(text: string): void {
    this.#leftovers.push({ line: this.#line, text });
  }
}

function leastSure(cells: readonly FilledCell[]): Sureness {
  return leastOf(cells.map(({ column }) => column.sureness));
}

function leastOf(levels: readonly Sureness[]): Sureness {
  return levels.find((level) => level === 'guessed') ?? levels.find((level) => level === 'inferred') ?? 'stated';
}

/** `https://…`, `Label https://…` or a label alone. */
function documentOf(text: string): Notice['documents'][number] {
  const url = /https?:\/\/\S+/i.exec(text.slice(0, 2_000))?.[0] ?? null;
  const label = (url === null ? text : text.replace(url, '')).replaceAll(/^[\s:(-]+|[\s:)-]+$/g, '');
  return { label: label === '' ? (url?.split('/').at(-1) ?? text) : label, url };
}
