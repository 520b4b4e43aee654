import { z } from 'zod';
import { TABLE_FIELDS } from '../domain/notices/tableFields.ts';
import { shortText } from './schemas.ts';

/** The setting that holds what the columns of tables were said to hold, by `headerKey`. */
export const TABLE_MAPPINGS_SETTING = 'tableMappings';

/** What each column holds, in order; `null` for what is not imported. */
const columnFields = z.array(z.enum(TABLE_FIELDS).nullable()).max(500);

/** The value of `TABLE_MAPPINGS_SETTING`. */
export const tableMappings = z.record(z.string(), columnFields);

/** A table whose columns are not all understood. */
export const tablePreview = z.object({
  path: z.string(),
  /** What a report calls it. */
  shownAs: z.string(),
  header: z.array(shortText),
  columns: z.array(
    z.object({
      /** What it is likely to hold; `null` for nothing that is imported. */
      field: z.enum(TABLE_FIELDS).nullable(),
      /** Whether only its values suggest that, or nothing does. */
      isGuess: z.boolean(),
      /** Some of its values, cut to a length that a line can show. */
      samples: z.array(shortText),
    }),
  ),
});

/** A header and what was decided of its columns. */
export const rememberRequest = z
  .object({ header: z.array(shortText).min(1).max(500), fields: columnFields })
  .refine(({ header, fields }) => header.length === fields.length);

export type TableMappings = z.infer<typeof tableMappings>;
export type TablePreview = z.infer<typeof tablePreview>;
