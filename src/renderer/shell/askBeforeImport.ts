import { importTracker } from '../features/library/importTracker.ts';
import { askAboutTables } from '../features/tables/tableQuestions.ts';
import { askAboutTexts, sortTexts } from '../features/timedText/batchTexts.ts';
import type { Host } from '../host/host.ts';

/**
 * Asks what must be known before files are imported, and gives those that are to be. Timed texts among them are no
 * notices: they are asked about when the report of the import is put away.
 */
export async function askBeforeImport(host: Host, paths: readonly string[]): Promise<readonly string[]> {
  const { connection } = host;
  const { notices, texts } = await sortTexts(connection, paths);
  if (notices.length === 0) return [];
  if (texts !== null)
    void importTracker(host)
      .putAway()
      .then(() => askAboutTexts(connection, texts));
  return (await askAboutTables(connection, notices)) ? notices : [];
}
