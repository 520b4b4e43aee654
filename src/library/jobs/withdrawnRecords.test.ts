import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const live = (number: number, datestamp: string): string => `<record><header>
  <identifier>oai:portail.fr:${number}</identifier><datestamp>${datestamp}</datestamp></header>
  <metadata><dc><title>Séance ${number}</title><creator>Dupont, Jean</creator></dc></metadata></record>`;
const deleted = (number: number, datestamp: string): string => `<record><header status="deleted">
  <identifier>oai:portail.fr:${number}</identifier><datestamp>${datestamp}</datestamp></header></record>`;

/** The outcomes of an import of one page of a list. Other pages are other bytes, as answers of servers are. */
async function outcomesOf({ workFolder, importPaths }: TemporaryLibrary, records: string): Promise<string[]> {
  const path = join(workFolder, 'page.xml');
  await writeFile(path, `<OAI-PMH><ListRecords>${records}</ListRecords></OAI-PMH>`);
  return (await importPaths(path)).files.map(({ outcome }) => outcome);
}

describe('a record that its source has withdrawn', () => {
  it('is told once, in whatever file it comes again', async () => {
    await using temporary = await openTemporaryLibrary();
    const gone = deleted(1, '2024-05-02') + deleted(2, '2024-05-02');
    expect(await outcomesOf(temporary, live(1, '2024-05-01'))).toEqual(['imported']);
    expect(await outcomesOf(temporary, gone)).toEqual(['withdrawn', 'withdrawn']);
    expect(await outcomesOf(temporary, gone)).toEqual(['unchanged', 'unchanged']);
    expect(await outcomesOf(temporary, `${gone}<!-- another answer -->`)).toEqual(['unchanged', 'unchanged']);
  });

  it('is told again when it had come back meanwhile, or when its import was undone', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, finished } = temporary;
    const gone = deleted(1, '2024-05-02');
    expect(await outcomesOf(temporary, gone)).toEqual(['withdrawn']);
    const [last] = (await call('imports.list', {})).imports;
    await finished((await call('imports.undo', { importId: last!.id })).id);
    expect(await outcomesOf(temporary, gone)).toEqual(['withdrawn']);
    expect(await outcomesOf(temporary, live(1, '2024-05-03'))).toEqual(['imported']);
    expect(await outcomesOf(temporary, gone.replace('05-02', '05-04'))).toEqual(['withdrawn']);
    expect(await outcomesOf(temporary, gone.replace('05-02', '05-04'))).toEqual(['unchanged']);
  });

  it.each([
    ['live at last', live(1, '2024-05-02') + deleted(1, '2024-05-01'), ['imported']],
    ['live at last, in hours', live(1, '2024-05-02') + deleted(1, '2024-05-02T08:00:00Z'), ['imported']],
    ['withdrawn at last', deleted(1, '2024-05-03') + live(1, '2024-05-02'), ['imported', 'withdrawn']],
  ])('that is also live in one file says what is so at the end: %s', async (_, records, outcomes) => {
    await using temporary = await openTemporaryLibrary();
    expect(await outcomesOf(temporary, records)).toEqual(outcomes);
    for (const again of [records, `${records}<!-- another answer -->`]) {
      expect(new Set(await outcomesOf(temporary, again))).toEqual(new Set(['unchanged']));
    }
  });
});
