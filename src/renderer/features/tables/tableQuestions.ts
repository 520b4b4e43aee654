import type { Connection } from '../../../contract/connect.ts';
import type { TablePreview } from '../../../contract/tableSchemas.ts';
import { createValueStore } from '../../ui/valueStore.ts';

/** Tables that wait for an answer before their import begins. */
export interface TableQuestions {
  readonly tables: readonly TablePreview[];
  /** Closes the dialog; the import goes on or not. */
  readonly answer: (goesOn: boolean) => void;
}

/** What `TableMappingDialog` asks; `null` while it asks nothing. */
export const tableQuestions = createValueStore<TableQuestions | null>(null);

/**
 * Asks what the columns of tables hold that are among files and folders, where the library does not know it. Whether the
 * import is to go on: it is when there is nothing to ask, or it cannot be found out.
 */
export async function askAboutTables({ call }: Connection, paths: readonly string[]): Promise<boolean> {
  const { tables } = await call('tables.preview', { paths: [...paths] }).catch(() => ({ tables: [] }));
  if (tables.length === 0) return true;
  return new Promise((resolve) => {
    tableQuestions.set({
      tables,
      answer(goesOn) {
        tableQuestions.set(null);
        resolve(goesOn);
      },
    });
  });
}
