import { JOINED_FIELDS, type TableField } from '../../../domain/notices/tableFields.ts';

/** What keeps a mapping from being taken: no title, or several columns for a field that has one value. */
export interface MappingFaults {
  readonly isTitleMissing: boolean;
  readonly twice: readonly TableField[];
}

/** Looks through what each column was said to hold. */
export function mappingFaults(fields: readonly (TableField | null)[]): MappingFaults {
  const chosen = fields.filter((field) => field !== null);
  const twice = chosen.filter((field, index) => !JOINED_FIELDS.has(field) && chosen.indexOf(field) !== index);
  return { isTitleMissing: !chosen.includes('title'), twice: [...new Set(twice)] };
}
