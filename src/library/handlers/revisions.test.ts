import Sqlite from 'better-sqlite3';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Paragraph, TalkId } from '../../domain/transcript/transcript.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');

interface Worked {
  readonly talkId: TalkId;
  readonly imported: readonly Paragraph[];
  /** Saves a text of one paragraph. */
  write(text: string): Promise<void>;
  /** `[sequence, kind, note]`, newest first. */
  kept(): Promise<(string | number)[][]>;
  /** The text of the newest revision. */
  newestText(): Promise<string>;
}

async function workOn({ call, importPaths }: TemporaryLibrary): Promise<Worked> {
  const talkId = (await importPaths(SAMPLE)).files[0]?.talkId as TalkId;
  const { paragraphs: imported } = await call('transcripts.get', { talkId });
  const list = async () => (await call('revisions.list', { talkId })).revisions;
  return {
    talkId,
    imported,
    async write(text) {
      const { version, paragraphs } = await call('transcripts.get', { talkId });
      const change = { puts: [{ ...paragraphs[0]!, text }], removes: [], order: null };
      await call('transcripts.save', { talkId, baseVersion: version, change });
    },
    kept: async () => (await list()).map(({ sequence, kind, note }) => [sequence, kind, note]),
    async newestText() {
      const { paragraphs } = await call('revisions.get', { revisionId: (await list())[0]!.id });
      return paragraphs.map(({ text }) => text).join('\n');
    },
  };
}

afterEach(() => void vi.useRealTimers());

describe('the revisions of a talk', () => {
  it('begin with the import, kept untouched when the text first changes', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, imported, write, kept } = await workOn(temporary);
    expect(await kept()).toEqual([]);
    await write('Un.');
    await write('Deux.');
    expect(await kept()).toEqual([[1, 'import', '']]);
    const [revision] = (await temporary.call('revisions.list', { talkId })).revisions;
    const { paragraphs } = await temporary.call('revisions.get', { revisionId: revision!.id });
    expect(paragraphs).toEqual(imported);
    expect(temporary.announced('revisions.changed')).toEqual([{ talkId }]);
  });

  it('come each hour in which the text changed, with the text as it was then', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime('2026-03-02T09:00:00Z');
    await using temporary = await openTemporaryLibrary();
    const { talkId, write, kept, newestText } = await workOn(temporary);
    await write('Neuf heures.');
    vi.setSystemTime('2026-03-02T09:59:59Z');
    await write('Bientôt dix heures.');
    expect(await kept()).toEqual([[1, 'import', '']]);
    vi.setSystemTime('2026-03-02T10:00:00Z');
    await write('Dix heures.');
    expect(await kept()).toEqual([
      [2, 'hourly', ''],
      [1, 'import', ''],
    ]);
    expect(await newestText()).toBe('Bientôt dix heures.');
    await write('Dix heures et une seconde.');
    expect(await kept()).toHaveLength(2);
    // A pause is no work: the hour counts from the first change after a revision.
    await temporary.call('revisions.make', { talkId, kind: 'manual', note: '' });
    vi.setSystemTime('2026-03-02T14:00:00Z');
    await write('Après la pause.');
    expect((await kept())[0]).toEqual([3, 'manual', '']);
    vi.setSystemTime('2026-03-02T15:00:00Z');
    await write('Une heure après.');
    expect((await kept())[0]).toEqual([4, 'hourly', '']);
    expect(await newestText()).toBe('Après la pause.');
  });

  it('go on coming when the clock is set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime('2030-01-01T00:00:00Z');
    await using temporary = await openTemporaryLibrary();
    const { write, kept } = await workOn(temporary);
    await write('Un.');
    vi.setSystemTime('2026-01-01T00:00:00Z');
    await write('Deux.');
    vi.setSystemTime('2026-01-01T01:00:00Z');
    await write('Trois.');
    expect(await kept()).toEqual([
      [3, 'hourly', ''],
      [2, 'hourly', ''],
      [1, 'import', ''],
    ]);
  });

  it('come with an export, once for a text that stays the same', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, write, kept, newestText } = await workOn(temporary);
    await write('Livré.');
    for (const format of ['srt', 'txt'] as const) {
      const path = join(temporary.workFolder, `cours.${format}`);
      await temporary.call('exports.write', { talkId, files: [{ format, path }], overwrite: false });
    }
    expect(await kept()).toEqual([
      [2, 'export', 'cours.srt'],
      [1, 'import', ''],
    ]);
    expect(await newestText()).toBe('Livré.');
  });

  it('are the import alone when a text is exported as it came', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, kept } = await workOn(temporary);
    const path = join(temporary.workFolder, 'cours.txt');
    await temporary.call('exports.write', { talkId, files: [{ format: 'txt', path }], overwrite: false });
    expect(await kept()).toEqual([[1, 'import', 'cours.txt']]);
  });

  it('do not come with an export that failed', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, write, kept } = await workOn(temporary);
    await write('Non livré.');
    const path = join(temporary.workFolder, 'none', 'cours.srt');
    await expect(
      temporary.call('exports.write', { talkId, files: [{ format: 'srt', path }], overwrite: false }),
    ).rejects.toThrow('export.folderMissing');
    expect(await kept()).toHaveLength(1);
  });
});

describe('revisions.make', () => {
  it('keeps the text with a note; the same text again only changes the note', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, write, kept } = await workOn(temporary);
    await write('Un.');
    const make = async (kind: 'manual' | 'restore', note: string) =>
      (await temporary.call('revisions.make', { talkId, kind, note })).isNew;
    expect(await make('restore', '')).toBe(true);
    expect(await make('manual', ' relu ')).toBe(false);
    expect(await make('restore', 'autre')).toBe(false);
    expect(await kept()).toEqual([
      [2, 'manual', 'relu'],
      [1, 'import', ''],
    ]);
    await write('Deux.');
    expect(await make('manual', '')).toBe(true);
    // A text that returns is not that of the last revision: it is kept once more, in its order.
    await write('Un.');
    expect(await make('manual', '')).toBe(true);
    expect(await kept()).toHaveLength(4);
  });

  it('takes the note of the user, empty too, in place of the name of an exported file', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, write, kept } = await workOn(temporary);
    await write('Livré.');
    const path = join(temporary.workFolder, 'cours.srt');
    await temporary.call('exports.write', { talkId, files: [{ format: 'srt', path }], overwrite: false });
    await temporary.call('revisions.make', { talkId, kind: 'manual', note: '' });
    expect((await kept())[0]).toEqual([2, 'manual', '']);
    await temporary.call('revisions.make', { talkId, kind: 'manual', note: 'relu' });
    await temporary.call('revisions.make', { talkId, kind: 'manual', note: '' });
    expect((await kept())[0]).toEqual([2, 'manual', 'relu']);
  });

  it('keeps what would have been thinned out once somebody asks for it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime('2026-03-02T09:00:00Z');
    await using temporary = await openTemporaryLibrary();
    const { talkId, write, kept } = await workOn(temporary);
    await write('Un.');
    vi.setSystemTime('2026-03-02T10:00:00Z');
    await write('Deux.');
    await write('Un.');
    expect((await kept())[0]).toEqual([2, 'hourly', '']);
    await temporary.call('revisions.make', { talkId, kind: 'manual', note: 'à garder' });
    expect((await kept())[0]).toEqual([2, 'manual', 'à garder']);
  });
});

describe('revisions.get', () => {
  it('refuses a text that is not what was kept, and says which', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, write } = await workOn(temporary);
    await write('Un.');
    const [revision] = (await temporary.call('revisions.list', { talkId })).revisions;
    const database = new Sqlite(join(temporary.library.folder, 'library.sqlite'));
    database.exec(`UPDATE revisions SET content = zeroblob(length(content))`);
    database.close();
    await expect(temporary.call('revisions.get', { revisionId: revision!.id })).rejects.toThrow('revision.damaged: 1');
  });
});
