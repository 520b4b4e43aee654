import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TABLE_MAPPINGS_SETTING } from '../../contract/tableSchemas.ts';
import { workbookOf } from '../notices/workbook.suite.ts';
import { openTemporaryLibrary } from '../temporaryLibrary.ts';

describe('tables.preview', () => {
  it('shows tables whose columns are not all understood, in files and folders, one for each header', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const write = (name: string, content: string | Buffer): Promise<void> => writeFile(join(workFolder, name), content);
    await write('clair.csv', 'Titre;Intervenant\nUn;Ana López\n');
    await write('obscur.csv', 'Sujet;Cote;Remarque\nLe vent;Ana López;à voir\nLa mer;Jo Martin;à voir\n');
    await write('obscur2.csv', 'sujet;cote;remarque\nAutre;Ana;rien\n');
    await write(
      'classeur.xlsx',
      workbookOf({
        A: [
          ['Titre', 'Cote'],
          ['Un', 'B12'],
        ],
      }),
    );
    await write('notes.txt', 'Sujet;Cote\nUn;Ana\n');
    await write('abîmé.xlsx', 'rien');
    const { tables } = await call('tables.preview', { paths: [workFolder] });
    expect(tables.map(({ shownAs }) => shownAs)).toEqual(['classeur.xlsx', 'obscur.csv']);
    expect(tables[1]).toMatchObject({
      header: ['Sujet', 'Cote', 'Remarque'],
      columns: [
        { field: 'title', isGuess: false, samples: ['Le vent', 'La mer'] },
        { field: null, isGuess: true, samples: ['Ana López', 'Jo Martin'] },
        { field: null, isGuess: true, samples: ['à voir'] },
      ],
    });
    expect(await call('tables.preview', { paths: [join(workFolder, 'none.csv')] })).toEqual({ tables: [] });
  });

  it('reads only the beginning of a long text', async () => {
    await using temporary = await openTemporaryLibrary();
    const path = join(temporary.workFolder, 'long.csv');
    await writeFile(path, `Sujet;Cote\n${'Le vent;"Ana"\n'.repeat(60_000)}`);
    const { tables } = await temporary.call('tables.preview', { paths: [path] });
    expect(tables[0]?.columns[1]?.samples).toEqual(['Ana']);
  });
});

describe('tables.remember', () => {
  it('keeps what was decided of a header, whatever its case and accents, and asks no more', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const path = join(workFolder, 'a.csv');
    await writeFile(path, 'SUJET;Cote;Remarqué\nLe vent;Ana López;à voir\n');
    expect((await call('tables.preview', { paths: [path] })).tables).toHaveLength(1);
    await call('tables.remember', { header: ['Sujet', 'cote', 'Remarque'], fields: ['title', 'speakers', null] });
    expect(await call('tables.preview', { paths: [path] })).toEqual({ tables: [] });
    await call('tables.remember', { header: ['Sujet', 'cote', 'Remarque'], fields: [null, 'speakers', 'abstract'] });
    expect((await call('tables.preview', { paths: [path] })).tables).toHaveLength(1);
  });

  it('is not held up by a setting that is no mapping', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    await call('settings.set', { name: TABLE_MAPPINGS_SETTING, value: ['nonsense'] });
    await writeFile(join(workFolder, 'a.csv'), 'Sujet;Cote\nLe vent;Ana\n');
    expect((await call('tables.preview', { paths: [workFolder] })).tables).toHaveLength(1);
    await call('tables.remember', { header: ['Sujet', 'Cote'], fields: ['title', null] });
    expect((await call('tables.preview', { paths: [workFolder] })).tables).toHaveLength(0);
  });
});
