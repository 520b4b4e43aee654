import { chmod, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { checkCues } from '../../domain/checks/checkCues.ts';
import { cuesOfFile } from '../../domain/checks/cuesOfFile.ts';
import { DELIVERY_FORMATS, deliveryFormats } from '../../domain/delivery/deliveryFormats.ts';
import { deliveryName } from '../../domain/delivery/deliveryName.ts';
import { DEFAULT_DELIVERY } from '../../domain/delivery/deliveryOptions.ts';
import { parseCueFile } from '../../domain/formats/cueFormats.ts';
import { CueSource } from '../../domain/formats/cueSource.ts';
import { profileOf } from '../../domain/profiles/builtInProfiles.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import { newParagraph, type ParagraphId, type TalkId, type WordTime } from '../../domain/transcript/transcript.ts';
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
    const kinds = DELIVERY_FORMATS.filter((format) => deliveryFormats[format].kind !== 'chapters');
    const files = kinds.map((format) => ({ format, path: join(workFolder, deliveryName('a', format)) }));
    const written = await call('exports.write', { talkId, files, overwrite: false });
    for (const [index, { format, path }] of files.entries()) {
      const { text, violations: _, ...summary } = await call('exports.preview', { talkId, format });
      expect(written.files[index]).toEqual({ path, ...summary });
      if (format !== 'docx') expect(await readFile(path, 'utf8')).toBe(text);
      expect(text.replaceAll('\n', ' ')).toContain('intelligence artificielle');
    }
    expect(await readdir(workFolder)).toHaveLength(files.length + 1);
  });

  it('writes nothing when one of several files is taken, and names all that are', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const files = (['srt', 'vtt', 'md'] as const).map((format) => ({ format, path: join(workFolder, `a.${format}`) }));
    await writeFile(files[1]!.path, 'old');
    await writeFile(files[2]!.path, 'old');
    await expect(call('exports.write', { talkId, files, overwrite: false })).rejects.toThrow(
      `export.exists: ${files[1]!.path}\n${files[2]!.path}`,
    );
    expect((await readdir(workFolder)).toSorted()).toEqual(['a.md', 'a.vtt', 'library']);
    await call('exports.write', { talkId, files, overwrite: true });
    expect(await readFile(files[1]!.path, 'utf8')).toMatch(/^WEBVTT/);
  });

  it('writes nothing when one of the formats has nothing to say', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const files = (['srt', 'podlove'] as const).map((format) => ({ format, path: join(workFolder, format) }));
    await expect(call('exports.write', { talkId, files, overwrite: false })).rejects.toThrow('export.noChapters');
    expect(await readdir(workFolder)).toEqual(['library']);
  });

  it('writes in Windows-1252, and tells what that cannot say', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const { version, paragraphs } = await call('transcripts.get', { talkId });
    const puts = [{ ...paragraphs[0]!, text: 'Ça coûte 5 € ? 你好, « œuvre ».', words: [], marks: [] }];
    await call('transcripts.save', { talkId, baseVersion: version, change: { puts, removes: [], order: null } });
    const options = { ...DEFAULT_DELIVERY, encoding: 'windows-1252', lineEnd: 'crlf' } as const;
    const path = join(workFolder, 'a.txt');
    const request = { talkId, files: [{ format: 'txt' as const, path }], options, overwrite: false };
    const { lost } = (await call('exports.write', request)).files[0]!;
    expect(lost).toEqual(
      expect.arrayContaining([
        { character: '你', written: '?', count: 1 },
        { character: '好', written: '?', count: 1 },
      ]),
    );
    const text = new TextDecoder('windows-1252').decode(await readFile(path));
    expect(text).toContain('Ça coûte 5 € ? ??, « œuvre ».\r\n');
  });

  it('writes a DOCX that Lutrin reads again', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const path = join(workFolder, 'a.docx');
    await call('exports.write', { talkId, files: [{ format: 'docx', path }], overwrite: false });
    const { value } = await mammoth.extractRawText({ path });
    const { paragraphs } = await call('transcripts.get', { talkId });
    for (const { text } of paragraphs) expect(value).toContain(text.trim());
  });

  it('replaces a file only when it may, keeping its mode, and follows a link', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const path = join(workFolder, 'a.txt');
    await writeFile(path, 'old');
    await chmod(path, 0o600);
    await symlink(path, join(workFolder, 'link.txt'));
    const request = { talkId, files: [{ format: 'txt' as const, path: join(workFolder, 'link.txt') }] };
    await expect(call('exports.write', { ...request, overwrite: false })).rejects.toThrow('export.exists');
    expect(await readFile(path, 'utf8')).toBe('old');
    await call('exports.write', { ...request, overwrite: true });
    expect(await readFile(path, 'utf8')).not.toBe('old');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const folder = { talkId, files: [{ format: 'txt' as const, path: join(workFolder, 'folder') }] };
    await mkdir(join(workFolder, 'folder'));
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
    const files = [{ format: 'txt' as const, path: join(workFolder, 'a.txt') }];
    const writing = call('exports.write', { talkId, files, overwrite: false });
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
    const request = { files: [{ format: 'srt' as const, path: join(workFolder, 'none/a.srt') }], overwrite: false };
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
    using disk = mountDisk(folder, 'nr_blocks=2');
    await writeFile(join(disk.folder, 'a.txt'), 'old');
    await writeFile(join(disk.folder, 'ballast'), Buffer.alloc(3_000));
    const path = join(disk.folder, 'a.txt');
    const request = { talkId, files: [{ format: 'txt' as const, path }], overwrite: true };
    await expect(call('exports.write', request)).rejects.toThrow('storage.full');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await readdir(disk.folder)).toSorted()).toEqual(['a.txt', 'ballast']);
  });
});

/** A talk of one paragraph that no profile has room for in a line. */
async function importLongWord(temporary: TemporaryLibrary): Promise<TalkId> {
  const talkId = await importSample(temporary);
  const { paragraphs, version } = await temporary.call('transcripts.get', { talkId });
  const paragraph = newParagraph(paragraphs[0]!.id, `Voici ${'m'.repeat(60)} enfin.`, { startMs: 0, endMs: 6_000 });
  const removes = paragraphs.slice(1).map(({ id }) => id);
  const change = { puts: [{ ...paragraph, words: [], marks: [] }], removes, order: [paragraph.id] };
  await temporary.call('transcripts.save', { talkId, baseVersion: version, change });
  return talkId;
}

const UNSAID = 'unsaid' as ParagraphId;
const NOBODY = 'Personne ne dit cette phrase, qui a un paragraphe à elle.';

/** A paragraph each word of which takes 400 ms. */
function said(text: string, startMs: number) {
  const starts = tokensOf(text).map((_, index) => startMs + 400 * index);
  const words = starts.map((timeMs, index): WordTime => [timeMs, timeMs + 400, index]);
  return newParagraph(text as ParagraphId, text, { startMs, endMs: startMs + 400 * starts.length, words });
}

/** A talk whose second paragraph has no times. */
async function importUntimed(temporary: TemporaryLibrary): Promise<TalkId> {
  const { call } = temporary;
  const talkId = await importSample(temporary);
  const { paragraphs, version } = await call('transcripts.get', { talkId });
  const before = said('La mer monte.', 0);
  const puts = [before, newParagraph(UNSAID, NOBODY), said('Elle redescend.', before.endMs!)];
  const change = { puts, removes: paragraphs.map(({ id }) => id), order: puts.map(({ id }) => id) };
  await call('transcripts.save', { talkId, baseVersion: version, change });
  return talkId;
}

/** Has the second paragraph left by an alignment that was taken. */
function alignWithout({ library }: TemporaryLibrary): void {
  const sentence = { paragraphId: UNSAID, from: 0, to: NOBODY.length, text: NOBODY, startMs: 0, endMs: 0 };
  const found = { paragraphs: [], sentences: [{ ...sentence, confidence: 0, spoken: false }], unscripted: [] };
  const database = openDatabase(join(library.folder, 'library.sqlite'));
  database
    .prepare('INSERT INTO alignment_proposals (talk, proposal) SELECT talk, ? FROM paragraphs WHERE id = ?')
    .run(JSON.stringify(found), UNSAID);
  database.close();
}

describe('what nobody says', () => {
  it('is left out of subtitles and told, in a preview, a file and a folder; a switch keeps it', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder, finished } = temporary;
    const talkId = await importUntimed(temporary);
    alignWithout(temporary);
    const { text, unspoken, check } = await call('exports.preview', { talkId, format: 'srt' });
    expect(text).not.toContain('Personne');
    expect(unspoken).toEqual([NOBODY]);
    expect(check!.rules.map(({ rule }) => rule)).not.toContain('unspoken');
    const kept = { ...DEFAULT_DELIVERY, keepsUnspoken: true };
    const whole = await call('exports.preview', { talkId, format: 'srt', options: kept });
    expect(whole.text).toContain('Personne');
    expect(whole).toMatchObject({
      unspoken: [],
      check: { rules: expect.arrayContaining([expect.objectContaining({ rule: 'unspoken' })]) },
    });
    const files = (['txt', 'vtt'] as const).map((format) => ({ format, path: join(workFolder, `a.${format}`) }));
    const written = await call('exports.write', { talkId, files, overwrite: false });
    expect(written.files.map((file) => file.unspoken)).toEqual([[], [NOBODY]]);
    expect(await readFile(files[0]!.path, 'utf8')).toContain(NOBODY);
    const batch = { talkIds: [talkId], folder: workFolder, pattern: '{id}', overwrite: false };
    const { id } = await call('exports.batch', { ...batch, formats: ['txt', 'srt'] });
    expect((await finished(id)).exportReport!.talks).toMatchObject([{ reason: null, unspoken: [NOBODY] }]);
  });

  it('is known by what an alignment found', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await importUntimed(temporary);
    expect(await call('exports.preview', { talkId, format: 'srt' })).toMatchObject({ unspoken: [] });
    alignWithout(temporary);
    expect(await call('exports.preview', { talkId, format: 'srt' })).toMatchObject({ unspoken: [NOBODY] });
  });
});

describe('the check of a delivery', () => {
  it('finds what a check of the file finds, and tells the first errors before it is written', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await importLongWord(temporary);
    for (const format of ['srt', 'microdvd', 'ass'] as const) {
      const options = { ...DEFAULT_DELIVERY, profile: 'netflix-fr', offsetMs: 1_234 };
      const { text, check, violations } = await call('exports.preview', { talkId, format, options });
      const { value } = parseCueFile(new CueSource(text), format, { frameRate: options.frameRate });
      const found = checkCues(cuesOfFile(value!.cues), profileOf('netflix-fr')!, { durationMs: null });
      expect(check!.profile).toBe('netflix-fr');
      expect(check!.brokenCount).toBeGreaterThan(0);
      expect(check!.errorCount).toBe(found.filter(({ severity }) => severity === 'error').length);
      expect(violations).toContainEqual(expect.objectContaining({ rule: 'lineLength', measured: 60, unit: 'chars' }));
      expect(violations[0]!.startMs).toBeGreaterThanOrEqual(1_200);
    }
  });

  it('sees what an offset does to a subtitle, and nothing wrong in chapters or in a text for reading', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await importSample(temporary);
    const whole = await call('exports.preview', { talkId, format: 'srt' });
    const [first] = parseCueFile(new CueSource(whole.text), 'srt').value!.cues;
    const options = { ...DEFAULT_DELIVERY, offsetMs: 40 - first!.endMs };
    const cut = await call('exports.preview', { talkId, format: 'srt', options });
    expect(cut.check!.rules).toContainEqual({ rule: 'minDuration', severity: 'error', count: 1 });
    expect(cut.check!.brokenCount).toBeGreaterThan(whole.check!.brokenCount);
    expect(await call('exports.preview', { talkId, format: 'txt' })).toMatchObject({ check: null, violations: [] });
  });

  it('does not hold a rounded end against a subtitle that ends with the recording', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await importLongWord(temporary);
    await call('talks.update', { talkId, fields: { durationMs: 6_025 } });
    const { paragraphs, version } = await call('transcripts.get', { talkId });
    const puts = [{ ...paragraphs[0]!, endMs: 6_025 }];
    await call('transcripts.save', { talkId, baseVersion: version, change: { puts, removes: [], order: null } });
    const { text, check } = await call('exports.preview', { talkId, format: 'microdvd' });
    expect(text).toContain('{151}');
    expect(check!.rules.map(({ rule }) => rule)).not.toContain('mediaEnd');
  });
});

/** So many copies of the sample under one title. */
async function importCopies({ importPaths, call, workFolder }: TemporaryLibrary, count: number): Promise<TalkId[]> {
  const notice = await readFile(SAMPLE, 'utf8');
  const ids: TalkId[] = [];
  for (let index = 0; index < count; index++) {
    const path = join(workFolder, 'library', `${index}.txt`);
    await writeFile(path, notice.replaceAll(/intelligence artificielle/g, `machine ${index}`));
    const talkId = (await importPaths(path)).files[0]?.talkId as TalkId;
    await call('talks.update', { talkId, fields: { title: 'Même titre' } });
    ids.push(talkId);
  }
  return ids;
}

describe('exports.batch', () => {
  it('numbers talks of the same name, and keeps a revision of each', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder, finished } = temporary;
    const talkIds = await importCopies(temporary, 3);
    const folder = join(workFolder, 'out');
    await mkdir(folder);
    const request = { formats: ['srt' as const, 'md' as const], folder, pattern: '{title}', overwrite: false };
    // A talk that is named twice is written once.
    const { id } = await call('exports.batch', { ...request, talkIds: [...talkIds, talkIds[0]!] });
    const { state, done, total, exportReport } = await finished(id);
    expect({ state, done, total }).toEqual({ state: 'done', done: 3, total: 3 });
    expect(exportReport!.talks.map(({ talkId, reason }) => [talkId, reason])).toEqual(talkIds.map((of) => [of, null]));
    const { check } = await call('exports.preview', { talkId: talkIds[0]!, format: 'srt' });
    expect(exportReport!.talks[0]!.check).toEqual(check);
    expect((await readdir(folder)).toSorted()).toEqual([
      'Même titre (2).md',
      'Même titre (2).srt',
      'Même titre (3).md',
      'Même titre (3).srt',
      'Même titre.md',
      'Même titre.srt',
    ]);
    expect(await readFile(join(folder, 'Même titre (2).md'), 'utf8')).toContain('machine 1');
  });

  it('leaves out the chapters of a text without headings, where other formats are asked for too', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder, finished } = temporary;
    const talkIds = await importCopies(temporary, 1);
    const request = { talkIds, folder: workFolder, pattern: '{title}', overwrite: false };
    const both = await call('exports.batch', { ...request, formats: ['chapters', 'srt'] });
    expect((await finished(both.id)).exportReport!.talks).toMatchObject([
      { reason: null, paths: [join(workFolder, 'Même titre.srt')], dropped: ['chapters'] },
    ]);
    const alone = await call('exports.batch', { ...request, formats: ['chapters'] });
    expect((await finished(alone.id)).exportReport!.talks).toMatchObject([{ reason: 'export.noChapters', paths: [] }]);
  });

  it('stops after the talk under way when it is cancelled, and tells what is there', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder, finished } = temporary;
    const talkIds = await importCopies(temporary, 4);
    const request = { formats: ['txt' as const], pattern: '{id}', overwrite: false };
    const folder = join(workFolder, 'out');
    await mkdir(folder);
    const { id } = await call('exports.batch', { ...request, folder, talkIds });
    await call('jobs.cancel', { jobId: id });
    const { state, exportReport } = await finished(id);
    expect(state).toBe('cancelled');
    expect(exportReport!.wasCancelled).toBe(true);
    expect(exportReport!.talks.length).toBeLessThan(4);
    expect(await readdir(folder)).toHaveLength(exportReport!.talks.length);
  });

  it.skipIf(!canMountDisks())('fails when the disk is full, and still tells what was written', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder, finished } = temporary;
    const talkIds = await importCopies(temporary, 3);
    const folder = join(workFolder, 'small');
    await mkdir(folder);
    using disk = mountDisk(folder, 'nr_blocks=2');
    const request = { formats: ['txt' as const], folder: disk.folder, pattern: '{id}', overwrite: false };
    const job = await finished((await call('exports.batch', { ...request, talkIds })).id);
    expect(job).toMatchObject({ state: 'failed', detail: 'storage.full' });
    expect(await readdir(disk.folder)).toHaveLength(job.exportReport!.talks.length);
  });
});
