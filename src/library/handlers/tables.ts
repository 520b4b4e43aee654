import { basename, extname } from 'node:path';
import { LIMITS } from '../../contract/schemas.ts';
import type { TableMappings, TablePreview } from '../../contract/tableSchemas.ts';
import { headerKey, isUnderstood, type Table } from '../../domain/notices/tableMapping.ts';
import { isInside } from '../files/isInside.ts';
import { pathInUpload } from '../files/inbox.ts';
import { readFileBytes } from '../files/readTextFile.ts';
import { walkPaths } from '../files/walkPaths.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { noticeThreads } from '../notices/NoticeThreads.ts';
import { mappingOf, rememberedMappings, rememberMapping } from '../notices/tableMappings.ts';
import type { HandlersOf } from './handlersOf.ts';

export function tableHandlers({ store, inboxFolder }: LibraryContext): HandlersOf<'tables'> {
  return {
    async 'tables.preview'({ paths }) {
      const mappings = rememberedMappings(store.settings);
      const tables = await tablesToAsk(paths, mappings);
      return {
        tables: tables.map((table) => {
          const isUpload = isInside(table.path, inboxFolder);
          return isUpload ? { ...table, shownAs: pathInUpload(table.path, inboxFolder) } : table;
        }),
      };
    },
    'tables.remember'({ header, fields }) {
      rememberMapping(store.settings, header, fields);
      return {};
    },
  };
}

const EXTENSIONS: ReadonlySet<string> = new Set(['.csv', '.tsv', '.tab', '.xlsx', '.xlsm']);
/** More than these in one import are read by their likeliest mapping. */
const MOST_TABLES = 100;
const MOST_BYTES = 32 * 1024 * 1024;

/** The tables among files and folders whose columns are not all understood, one for each header. */
async function tablesToAsk(paths: readonly string[], mappings: TableMappings): Promise<TablePreview[]> {
  const byHeader = new Map<string, TablePreview>();
  let count = 0;
  for await (const { path, obstacle } of walkPaths(paths)) {
    if (obstacle !== null || !EXTENSIONS.has(extname(path).toLowerCase())) continue;
    if (++count > MOST_TABLES) break;
    const table = await readForPreview(path);
    if (table === null) continue;
    const preview = previewOf(path, table, mappings);
    const key = headerKey(table.header);
    if (preview !== null && !byHeader.has(key)) byHeader.set(key, preview);
  }
  return [...byHeader.values()];
}

/** A table that cannot be read, or not in time, is not asked about: its import says why. */
async function readForPreview(path: string): Promise<Table | null> {
  const file = await readFileBytes(path, MOST_BYTES).catch(() => null);
  if (file?.ok !== true) return null;
  const read = await noticeThreads.read({ kind: 'table', bytes: file.bytes });
  return read?.ok === true ? read.table : null;
}

const SAMPLE_COUNT = 3;
const SAMPLE_LENGTH = 120;

function previewOf(path: string, table: Table, mappings: TableMappings): TablePreview | null {
  const mapping = mappingOf(table, mappings);
  if (isUnderstood(mapping)) return null;
  return {
    path,
    shownAs: basename(path),
    header: table.header.map((name) => name.slice(0, LIMITS.shortText)),
    columns: mapping.map(({ field, sureness }, index) => ({
      field,
      isGuess: sureness === 'guessed',
      samples: samplesOf(table, index),
    })),
  };
}

/** The first values of a column, each once. */
function samplesOf({ rows }: Table, column: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const cell = (cells[column] ?? '').replaceAll(/\s+/gu, ' ').trim();
    if (cell !== '') samples.add(cell.length > SAMPLE_LENGTH ? `${cell.slice(0, SAMPLE_LENGTH)}…` : cell);
    if (samples.size === SAMPLE_COUNT) break;
  }
  return [...samples];
}
