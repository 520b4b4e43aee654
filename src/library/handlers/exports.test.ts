import { chmod, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { canMountDisks, mountDisk } from '../smallDisk.ts';
import { openDatabase } from '../store/database.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');

async function importSample({ importPaths }: TemporaryLibrary): Promise<TalkId> {
  return (await importPaths(SAMPLE)).files[0]?.talkId as TalkId;
}

describe('exports.write', () => {
  it('writes exactly what the preview shows, in every format', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    for (const format of ['srt', 'vtt', 'txt'] as const) {
      const { text, ...summary } = await call('exports.preview', { talkId, format });
      const path = join(workFolder, `a.${format}`);
      expect(await call('exports.write', { talkId, format, path, overwrite: false })).toEqual({ path, ...summary });
      expect(await readFile(path, 'utf8')).toBe(text);
      expect(text).toContain('intelligence artificielle');
    }
    expect((await readdir(workFolder)).toSorted()).toEqual(['a.srt', 'a.txt', 'a.vtt', 'library']);
  });

  it('replaces a file only when it may, keeping its mode, and follows a link', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const path = join(workFolder, 'a.txt');
    await writeFile(path, 'old');
    await chmod(path, 0o600);
    await symlink(path, join(workFolder, 'link.txt'));
    const request = { talkId, format: 'txt' as const, path: join(workFolder, 'link.txt') };
    await expect(call('exports.write', { ...request, overwrite: false })).rejects.toThrow('export.exists');
    expect(await readFile(path, 'utf8')).toBe('old');
    await call('exports.write', { ...request, overwrite: true });
    expect(await readFile(path, 'utf8')).not.toBe('old');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const folder = { ...request, path: join(workFolder, 'folder') };
    await mkdir(folder.path);
    await expect(call('exports.write', { ...folder, overwrite: true })).rejects.toThrow('export.exists');
  });

  it('keeps the text that is saved while the file is written, as any other', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, library, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const save = async (text: string): Promise<void> => {
      const { version, paragraphs } = await call('transcripts.get', { talkId });
      const puts = [{ ...paragraphs[0]!, text, words: [] }];
      await call('transcripts.save', { talkId, baseVersion: version, change: { puts, removes: [], order: null } });
    };
    await save('Exporté.');
    const writing = call('exports.write', { talkId, format: 'txt', path: join(workFolder, 'a.txt'), overwrite: false });
    await save('Entre-temps.');
    await writing;
    // As if the text had been changed hours ago.
    const database = openDatabase(join(library.folder, 'library.sqlite'));
    database.exec(`UPDATE revisions SET changed_at = '2001-01-01T00:00:00.000Z' WHERE changed_at IS NOT NULL`);
    database.close();
    await save('Après.');
    const { revisions } = await call('revisions.list', { talkId });
    expect(revisions.map(({ kind }) => kind)).toEqual(['hourly', 'export', 'import']);
    const texts = await Promise.all(
      revisions.map(async ({ id }) => (await call('revisions.get', { revisionId: id })).paragraphs[0]?.text),
    );
    expect(texts.slice(0, 2)).toEqual(['Entre-temps.', 'Exporté.']);
  });

  it('refuses a folder that is not there, a talk without text, a talk it does not know', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const request = { format: 'srt' as const, path: join(workFolder, 'none/a.srt'), overwrite: false };
    await expect(call('exports.write', { ...request, talkId })).rejects.toThrow(
      `export.folderMissing: ${join(workFolder, 'none')}`,
    );
    const stub = (await call('talks.get', { talkId })).related[0]?.talkId as TalkId;
    await expect(call('exports.preview', { talkId: stub, format: 'txt' })).rejects.toThrow('export.empty');
    await expect(call('exports.preview', { talkId: 'x' as TalkId, format: 'txt' })).rejects.toThrow('talk.unknown');
  });

  it.skipIf(!canMountDisks())('leaves the old file and nothing else behind when the disk is full', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const folder = join(workFolder, 'small');
    await mkdir(folder);
    using disk = mountDisk(folder, 'size=8k');
    await writeFile(join(disk.folder, 'a.txt'), 'old');
    await writeFile(join(disk.folder, 'ballast'), Buffer.alloc(3_000));
    const request = { talkId, format: 'txt' as const, path: join(disk.folder, 'a.txt'), overwrite: true };
    await expect(call('exports.write', request)).rejects.toThrow('storage.full');
    expect(await readFile(request.path, 'utf8')).toBe('old');
    expect((await readdir(disk.folder)).toSorted()).toEqual(['a.txt', 'ballast']);
  });
});
