import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/universal';
import { fieldOfName } from '../../domain/notices/tableFields.ts';
import type { Table, TableRow } from '../../domain/notices/tableMapping.ts';
import type { NoticeRefusal } from '../../domain/notices/sourceReading.ts';
import { quote, type TextProblem } from '../../domain/formats/parsed.ts';
import { readArchive } from './readArchive.ts';

/** A table, or why there is none. */
export type TableReading =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly reason: NoticeRefusal; readonly detail: string };

const MAX_ROWS = 100_000;
const MAX_COLUMNS = 500;
/** A sheet is made whole, with the cells that are not there: one far away would make billions. */
const MAX_CELLS = 5_000_000;
/** Rows above the header, as the title of a report, are looked through for it. */
const HEADER_REACH = 15;
const SAMPLE = 64 * 1024;
const DELIMITERS = [';', ',', '\t', '|'] as const;

/**
 * Reads a text with delimiters (`;`, `,`, tabs or `|`, whichever cuts its lines alike), quoted as spreadsheets do. The
 * header is the row that has most names of columns known, or the first with two cells. Rows of another length than the
 * header are reported.
 *
 * Refused as `notANotice` when the text has no columns.
 */
export function readDelimitedText(text: string): TableReading {
  const named = /^sep=(.)\n/.exec(text);
  const content = named === null ? text : text.slice(named[0].length);
  const lineShift = named === null ? 0 : 1;
  const problems: TextProblem[] = [];
  const delimiter = named?.[1] ?? sniffDelimiter(content);
  if (delimiter === null) return { ok: false, reason: 'notANotice', detail: '' };
  let rows: TableRow[];
  try {
    rows = recordsOf(content, delimiter, '"');
  } catch {
    // A quote that is never closed swallows the rest: then quotes are characters like others.
    try {
      rows = recordsOf(content, delimiter, null);
    } catch (error) {
      return { ok: false, reason: 'malformed', detail: quote(error instanceof Error ? error.message : '') };
    }
    problems.push({ code: 'unclosedQuote', line: 0, detail: '' });
  }
  const shifted = lineShift === 0 ? rows : rows.map((row) => ({ ...row, line: row.line + lineShift }));
  return tableOf(shifted, problems, true);
}

function recordsOf(text: string, delimiter: string, quoteMark: '"' | null): TableRow[] {
  const records = parse<{ record: string[]; info: { lines: number } }>(text, {
    delimiter,
    quote: quoteMark,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    to: MAX_ROWS + HEADER_REACH,
  } as never);
  let line = 1;
  return records.map(({ record, info }) => {
    // `lines` is where a record ends: a quoted cell may go over several.
    const row = { cells: record, line };
    line = info.lines + (text === '' ? 0 : 1);
    return row;
  });
}

/** The delimiter that cuts the first lines into the same number of cells, several of them; `null` when none does. */
function sniffDelimiter(text: string): string | null {
  const isWhole = text.length <= SAMPLE;
  const sample = isWhole ? text : text.slice(0, text.lastIndexOf('\n', SAMPLE) + 1);
  let best: { delimiter: string; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const counts = cellCounts(sample, delimiter).filter((count) => count > 0);
    const commonest = mostCommon(counts.filter((count) => count > 1));
    if (commonest === null) continue;
    const agreeing = counts.filter((count) => count === commonest).length / counts.length;
    // Commas stand in prose and decimal numbers: alike rows count for more than many cells.
    const score = agreeing * agreeing * Math.log2(commonest + 1);
    if (best === null || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

function cellCounts(sample: string, delimiter: string): number[] {
  for (const quoteMark of ['"', null] as const) {
    try {
      return recordsOf(sample, delimiter, quoteMark).map(({ cells }) => (cells.join('') === '' ? 0 : cells.length));
    } catch {
      // The sample may end within quotes.
    }
  }
  return [];
}

function mostCommon(counts: readonly number[]): number | null {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  let best: number | null = null;
  for (const [count, found] of times) if (best === null || found > times.get(best)!) best = count;
  return best;
}

/**
 * Reads a workbook of Excel: its first sheet with a header that is not hidden; other sheets with names of columns are
 * reported. Dates are `yyyy-mm-dd`, times of day and lengths of time `hh:mm:ss`, cells with an error empty. Never throws.
 *
 * Refused as `noTalk` when it has no table.
 */
export async function readWorkbook(bytes: Buffer): Promise<TableReading> {
  const archive = await readArchive(bytes, (name) => /^xl\/(?:worksheets\/)?[^/]+\.xml$/i.test(name));
  if (!archive.ok) return archive;
  const workbook = [...archive.files].find(([name]) => /^xl\/workbook/i.test(name))?.[1];
  if (workbook === undefined) return { ok: false, reason: 'notANotice', detail: 'no workbook' };
  for (const [name, sheet] of archive.files) {
    if (/worksheets/i.test(name) && cellsSpanned(sheet.toString('latin1')) > MAX_CELLS) {
      return { ok: false, reason: 'archiveTooLarge', detail: name };
    }
  }
  try {
    const sheets = await readXlsxFile(toArrayBuffer(bytes) as never);
    const hidden = hiddenSheets(workbook.toString('utf8'));
    const shown = sheets.filter((_, index) => hidden[index] !== true);
    return tableOfSheets(shown.length === 0 ? sheets : shown);
  } catch (error) {
    return { ok: false, reason: 'malformed', detail: quote(error instanceof Error ? error.message : '') };
  }
}

/** Whether each sheet is hidden, in their order. */
function hiddenSheets(workbook: string): boolean[] {
  return [...workbook.matchAll(/<(?:\w{1,20}:)?sheet\s[^<>]{0,2000}>/g)].map(([sheet]) =>
    /\sstate=["'](?:very)?hidden["']/i.test(sheet),
  );
}

interface Sheet {
  readonly sheet: string;
  readonly data: readonly (readonly unknown[])[];
}

function tableOfSheets(sheets: readonly Sheet[]): TableReading {
  const tables = sheets.flatMap(({ sheet, data }) => {
    const reading = tableOf(data.map(rowOfSheet), [], false);
    return reading.ok ? [{ sheet, table: reading.table }] : [];
  });
  const [first, ...others] = tables.filter(({ table }) => table.header.some(isKnownName));
  const table = (first ?? tables[0])?.table;
  if (table === undefined) return { ok: false, reason: 'noTalk', detail: '' };
  const left = others.map(({ sheet }): TextProblem => ({ code: 'otherSheet', line: 0, detail: quote(sheet) }));
  return { ok: true, table: { ...table, problems: [...table.problems, ...left] } };
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** How many cells a sheet has from its first to its last, by the addresses in it. */
function cellsSpanned(sheet: string): number {
  let rows = 0;
  let columns = 0;
  for (const [, letters, digits] of sheet.matchAll(/\br=["']([A-Za-z]{0,4})(\d{1,9})["']/g)) {
    let column = 0;
    for (const letter of letters!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
    columns = Math.max(columns, column);
    rows = Math.max(rows, Number(digits));
  }
  return rows * columns;
}

function rowOfSheet(cells: readonly unknown[], index: number): TableRow {
  return { cells: cells.map(textOfCell), line: index + 1 };
}

/** Days of the calendar of spreadsheets before this year are lengths of time: a cell of one hour is 1899-12-30T01:00. */
const FIRST_YEAR = 1902;
const DAY_ZERO = Date.UTC(1899, 11, 30);

function textOfCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  // Fractions of a day are not exact: 01:02:03 may lie a millisecond before.
  const seconds = Math.round(value.getTime() / 1_000);
  if (!Number.isFinite(seconds)) return '';
  if (value.getUTCFullYear() < FIRST_YEAR) return clockText(seconds - DAY_ZERO / 1_000);
  return new Date(seconds * 1_000)
    .toISOString()
    .replace(/T00:00:00.000Z$/, '')
    .replace(/\.000Z$/, '');
}

function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

const isKnownName = (name: string): boolean => fieldOfName(name) !== undefined;

/** Finds the header among the first rows; what stands above it, and empty columns at the right, are left out. */
function tableOf(rows: readonly TableRow[], problems: TextProblem[], reportsRagged: boolean): TableReading {
  const at = headerAt(rows);
  if (at === null) return { ok: false, reason: 'notANotice', detail: 'no header' };
  const full = rows[at]!.cells.map((name) => name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim());
  const width = Math.min(full.findLastIndex((name) => name !== '') + 1, MAX_COLUMNS);
  const header = full.slice(0, width);
  const content = rows.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (content.length > MAX_ROWS) problems.push({ code: 'rowsCut', line: content[MAX_ROWS]!.line, detail: '' });
  const kept = content.slice(0, MAX_ROWS);
  if (reportsRagged) {
    for (const { cells, line } of kept) {
      if (cells.length === full.length || problems.length > 1_000) continue;
      problems.push({ code: 'raggedRow', line, detail: `${cells.length} / ${full.length}` });
    }
  }
  return { ok: true, table: { header, rows: kept, problems } };
}

function headerAt(rows: readonly TableRow[]): number | null {
  const counts = rows.slice(0, HEADER_REACH).map(({ cells }) => cells.filter(isKnownName).length);
  const most = Math.max(0, ...counts);
  if (most > 0) return counts.indexOf(most);
  const first = rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1);
  return first < 0 ? null : first;
}
