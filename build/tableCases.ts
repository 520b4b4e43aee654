import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { refusal, type World } from './contractWorld.ts';

/** The cases of the contract suite for tables. */
export const tableCases = {
  async 'tables.preview'({ call, folder }: World) {
    const path = join(folder, 'table.csv');
    await writeFile(path, 'Sujet;Cote\nLe vent;Ana López\n');
    expect((await call('tables.preview', { paths: [path] })).tables).toMatchObject([{ header: ['Sujet', 'Cote'] }]);
    expect(await call('tables.preview', { paths: ['/none.csv'] })).toEqual({ tables: [] });
  },
  async 'tables.remember'({ call }: World) {
    expect(await call('tables.remember', { header: ['Sujet', 'Cote'], fields: ['title', null] })).toEqual({});
    expect(await refusal(call('tables.remember', { header: ['Sujet'], fields: [] }))).toBe('request.invalid');
  },
};

/** What fuzzing begins with. */
export const tableSeeds = (none: string) => ({
  'tables.preview': { paths: [`${none}/table.csv`] },
  'tables.remember': { header: ['Sujet', 'Cote'], fields: ['title', null] },
});
