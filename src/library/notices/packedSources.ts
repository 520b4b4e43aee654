import type { TableMappings } from '../../contract/tableSchemas.ts';
import type { SourceReading } from '../../domain/notices/sourceReading.ts';
import { fieldOfName } from '../../domain/notices/tableFields.ts';
import { decodeText } from '../files/decodeText.ts';
import { readDocument } from './readDocument.ts';
import { isArchive } from './readArchive.ts';
import { readDelimitedText, readWorkbook, type TableReading } from './readTable.ts';
import { noticesOfTable } from './tableMappings.ts';

/** A file, as its reader is given it. `text` is `null` for what is no text. */
interface FileContent {
  readonly bytes: Uint8Array;
  readonly text: string | null;
  /** The name of the file. */
  readonly name: string;
}

/** How many columns must be known, a title among them, for a text of another name to be a table. */
const LEAST_COLUMNS = 3;

/**
 * Reads the talks of a table: a workbook, a text that is named as one (`.csv`, `.tsv`), or whose header has several names
 * of columns. `null` for what is something else. Columns are read as it was decided, else as they are likely to be.
 */
export async function readTableSource(file: FileContent, mappings: TableMappings): Promise<SourceReading | null> {
  if (file.text === null) {
    if (!isArchive(file.bytes)) return null;
    const workbook = await readWorkbook(Buffer.from(file.bytes));
    return workbook.ok || workbook.reason !== 'notANotice' ? noticesOfTable(workbook, mappings) : null;
  }
  const isNamed = /\.(?:csv|tsv|tab)$/i.test(file.name);
  // Prose is not parsed for nothing: a header is one line with a delimiter in it.
  if (!isNamed && !/[;,\t|]/.test(file.text.slice(0, 2_000).split('\n', 1)[0] ?? '')) return null;
  const table = readDelimitedText(file.text);
  return isNamed || hasKnownHeader(table) ? noticesOfTable(table, mappings) : null;
}

function hasKnownHeader(reading: TableReading): boolean {
  if (!reading.ok) return false;
  const { header, rows, problems } = reading.table;
  // Rows of the same length: else it is prose that begins with a list of words.
  if (problems.length * 5 > rows.length) return false;
  const known = header.map(fieldOfName).filter((column) => column?.isExact === true);
  return known.length >= LEAST_COLUMNS && known.some((column) => column?.field === 'title');
}

/** Reads the talk of a DOCX or ODT document; `null` for what is something else. */
export async function readDocumentSource({ bytes, text }: FileContent): Promise<SourceReading | null> {
  if (text !== null || !isArchive(bytes)) return null;
  const reading = await readDocument(Buffer.from(bytes));
  return reading.ok || reading.reason !== 'notANotice' ? reading : null;
}

/** A workbook is unpacked whole to be looked at; of a text the beginning is enough. */
const MOST_WORKBOOK_BYTES = 8 * 1024 * 1024;
const TEXT_REACH = 256 * 1024;

/** The beginning of a table, to ask about its columns. */
export async function readTableStart(bytes: Uint8Array): Promise<TableReading> {
  if (isArchive(bytes)) {
    const isTooLarge = bytes.length > MOST_WORKBOOK_BYTES;
    return isTooLarge ? { ok: false, reason: 'notANotice', detail: '' } : readWorkbook(Buffer.from(bytes));
  }
  const { text } = decodeText(Buffer.from(bytes.subarray(0, TEXT_REACH)));
  const end = bytes.length > TEXT_REACH ? text.lastIndexOf('\n') : text.length;
  return readDelimitedText(text.slice(0, end));
}
