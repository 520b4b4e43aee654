import { TABLE_MAPPINGS_SETTING, tableMappings, type TableMappings } from '../../contract/tableSchemas.ts';
import type { SourceReading } from '../../domain/notices/sourceReading.ts';
import type { TableField } from '../../domain/notices/tableFields.ts';
import {
  decidedMapping,
  headerKey,
  proposeMapping,
  type Table,
  type TableMapping,
} from '../../domain/notices/tableMapping.ts';
import { readTableNotices } from '../../domain/notices/tableNotices.ts';
import type { SettingsStore } from '../store/settingsStore.ts';
import type { TableReading } from './readTable.ts';

/** The oldest give way: an export of each week with its date in the header would fill the settings. */
const MOST_MAPPINGS = 500;

/** The mappings that were decided; none where the setting is not what it should be. Plain data, fit for a worker. */
export function rememberedMappings(settings: SettingsStore): TableMappings {
  const stored = tableMappings.safeParse(settings.all()[TABLE_MAPPINGS_SETTING]);
  return stored.success ? stored.data : {};
}

/** Keeps what was decided of the columns of a header. */
export function rememberMapping(
  settings: SettingsStore,
  header: readonly string[],
  fields: readonly (TableField | null)[],
): void {
  const key = headerKey(header);
  const others = Object.entries(rememberedMappings(settings)).filter(([other]) => other !== key);
  const kept: [string, (TableField | null)[]][] = [...others, [key, [...fields]]];
  settings.set(TABLE_MAPPINGS_SETTING, Object.fromEntries(kept.slice(-MOST_MAPPINGS)));
}

/** What the columns of a table hold: as it was decided, else as they are likely to. */
export function mappingOf({ header, rows }: Table, mappings: TableMappings): TableMapping {
  const decided = Object.hasOwn(mappings, headerKey(header)) ? mappings[headerKey(header)] : undefined;
  return decided?.length === header.length ? decidedMapping(decided) : proposeMapping(header, rows);
}

/** The talks of a table, by the mapping that was decided for its header or the likeliest. */
export function noticesOfTable(reading: TableReading, mappings: TableMappings): SourceReading {
  return reading.ok ? readTableNotices(reading.table, mappingOf(reading.table, mappings)) : reading;
}
