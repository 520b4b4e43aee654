import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { MethodName } from '../src/contract/methods.ts';
import type { TalkId } from '../src/domain/transcript/transcript.ts';
import { refusal, unknownTalk, type World } from './contractWorld.ts';

type ImportMethod = Extract<MethodName, `imports.${string}`>;

const FIRST = { offset: 0, limit: 10 };

function page(abstract: string): string {
  return `Notice\nLire l'intégralitéLes sols vivants\nDescriptif\n${abstract}\n`;
}

/** Imports a page that says otherwise than one before it, and gives the import of the second. */
async function disagree({ temporary, folder }: World): Promise<{ importId: string; talkId: TalkId }> {
  await writeFile(join(folder, '1.txt'), page('Un résumé.'));
  await writeFile(join(folder, '2.txt'), page('Tout autre chose.'));
  await temporary.importPaths(join(folder, '1.txt'));
  const { importId, files } = await temporary.importPaths(join(folder, '2.txt'));
  return { importId, talkId: files[0]?.talkId as TalkId };
}

async function lastImport({ call }: World): Promise<string> {
  return (await call('imports.list', {})).imports[0]!.id;
}

/** What imports do when all is well, and what they refuse. */
export const importCases: Readonly<Record<ImportMethod, (world: World) => Promise<void>>> = {
  async 'imports.list'({ call }) {
    const { imports } = await call('imports.list', {});
    expect(imports).toMatchObject([{ state: 'done', isDryRun: false, pathCount: 1, counts: { imported: 1 } }]);
  },
  async 'imports.get'(world) {
    const importId = await lastImport(world);
    expect(await world.call('imports.get', { importId })).toMatchObject({ id: importId, undo: null });
    expect(await refusal(world.call('imports.get', { importId: 'none' }))).toBe('import.unknown');
  },
  async 'imports.report'(world) {
    const { call, talkId } = world;
    const importId = await lastImport(world);
    const { items, total } = await call('imports.report', { importId, ...FIRST });
    expect(total).toBe(1);
    expect(items).toMatchObject([{ talkId, outcome: 'imported', format: 'portalText', stubCount: 12 }]);
    const filter = { outcomes: ['refused' as const] };
    expect((await call('imports.report', { importId, filter, ...FIRST })).total).toBe(0);
    expect(await refusal(call('imports.report', { importId: 'none', ...FIRST }))).toBe('import.unknown');
  },
  async 'imports.item'(world) {
    const { call } = world;
    const { items } = await call('imports.report', { importId: await lastImport(world), ...FIRST });
    const { fields } = await call('imports.item', { itemId: items[0]!.id });
    const title = fields.find(({ field }) => field === 'title');
    expect(title).toMatchObject({ values: [items[0]!.title], result: 'filled' });
    expect(await refusal(call('imports.item', { itemId: 'none' }))).toBe('import.unknown');
  },
  async 'imports.conflicts'(world) {
    const { call } = world;
    const { importId, talkId } = await disagree(world);
    const all = { importId: null, talkId: null, status: null, ...FIRST };
    const { conflicts, total } = await call('imports.conflicts', { ...all, importId });
    expect(total).toBe(1);
    expect(conflicts).toMatchObject([
      {
        field: 'abstract',
        ours: { values: ['Un résumé.'] },
        theirs: { values: ['Tout autre chose.'] },
        isEdited: false,
      },
    ]);
    expect((await call('imports.conflicts', { ...all, talkId })).conflicts).toEqual(conflicts);
    expect(await refusal(call('imports.conflicts', { ...all, talkId: unknownTalk }))).toBe('talk.unknown');
    expect(await refusal(call('imports.conflicts', { ...all, importId: 'none' }))).toBe('import.unknown');
  },
  async 'imports.resolveConflict'(world) {
    const { call } = world;
    const { importId, talkId } = await disagree(world);
    const taken = await call('imports.resolveConflict', { which: { importId }, resolution: 'theirs' });
    expect((await call('talks.get', { talkId })).abstract).toBe('Tout autre chose.');
    const which = { conflictIds: taken.resolvedIds };
    expect(await call('imports.resolveConflict', { which, resolution: 'open' })).toEqual({ ...taken, skippedIds: [] });
    expect((await call('talks.get', { talkId })).abstract).toBe('Un résumé.');
    const unknown = { which: { conflictIds: ['none'] }, resolution: 'ours' as const };
    expect(await refusal(call('imports.resolveConflict', unknown))).toBe('import.unknown');
  },
  async 'imports.undo'(world) {
    const { call, temporary } = world;
    const importId = await lastImport(world);
    const { id } = await call('imports.undo', { importId });
    expect((await temporary.finished(id)).state).toBe('done');
    expect((await call('imports.get', { importId })).undo).toEqual({
      removedCount: 13,
      restoredCount: 0,
      keptCount: 0,
    });
    expect(await refusal(call('imports.undo', { importId }))).toBe('import.notUndoable');
    expect(await refusal(call('imports.undo', { importId: 'none' }))).toBe('import.unknown');
  },
  async 'imports.kept'(world) {
    const { call, temporary, talkId } = world;
    await call('talks.update', { talkId, fields: { place: 'Lyon' } });
    const importId = await lastImport(world);
    await temporary.finished((await call('imports.undo', { importId })).id);
    const { talks } = await call('imports.kept', { importId, ...FIRST });
    expect(talks[0]).toMatchObject({ talkId, isNew: true, reason: 'edited', fields: ['place'] });
    expect(await refusal(call('imports.kept', { importId: 'none', ...FIRST }))).toBe('import.unknown');
  },
  async 'imports.repair'(world) {
    const { call, temporary } = world;
    const { items } = await call('imports.report', { importId: await lastImport(world), ...FIRST });
    const { id } = await call('imports.repair', { itemId: items[0]!.id });
    expect((await temporary.finished(id)).report?.counts).toMatchObject({ unchanged: 1 });
    expect(await refusal(call('imports.repair', { itemId: 'none' }))).toBe('import.unknown');
  },
  async 'imports.forget'(world) {
    const importId = await lastImport(world);
    await world.call('imports.forget', { importId });
    expect(await world.call('imports.list', {})).toEqual({ imports: [] });
    expect((await world.call('library.describe', {})).talkCount).toBe(1);
    expect(await refusal(world.call('imports.forget', { importId }))).toBe('import.unknown');
  },
  async 'imports.export'(world) {
    const importId = await lastImport(world);
    const path = join(world.folder, 'report.csv');
    const request = { importId, format: 'csv' as const, path, overwrite: false };
    expect(await world.call('imports.export', request)).toEqual({ path, itemCount: 1 });
    expect(await readFile(path, 'utf8')).toContain('imported');
    expect(await refusal(world.call('imports.export', request))).toBe('export.exists');
    expect(await refusal(world.call('imports.export', { ...request, importId: 'none' }))).toBe('import.unknown');
  },
};

/** Requests that are right, for the mutations to begin with. */
export function importSeeds(talkId: TalkId, none: string): Readonly<Record<ImportMethod, unknown>> {
  return {
    'imports.list': {},
    'imports.get': { importId: 'x' },
    'imports.report': { importId: 'x', filter: { outcomes: [], marks: [], query: 'a' }, offset: 0, limit: 9 },
    'imports.item': { itemId: 'x' },
    'imports.conflicts': { importId: null, talkId, status: 'open', offset: 0, limit: 9 },
    'imports.resolveConflict': { which: { conflictIds: ['x'] }, resolution: 'theirs' },
    'imports.undo': { importId: 'x' },
    'imports.kept': { importId: 'x', offset: 0, limit: 9 },
    'imports.repair': { itemId: 'x' },
    'imports.forget': { importId: 'x' },
    'imports.export': { importId: 'x', format: 'json', path: none, overwrite: false },
  };
}
