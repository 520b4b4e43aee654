import { describe, expect, it } from 'vitest';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Speaker } from '../../contract/schemas.ts';
import type { SpeakerId, TalkId } from '../../domain/transcript/transcript.ts';
import { openDatabase } from '../store/database.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
const unknown = { talkId: 'nobody' as TalkId };

async function importSample({ importPaths }: TemporaryLibrary): Promise<TalkId> {
  return (await importPaths(SAMPLE)).files[0]?.talkId as TalkId;
}

async function search({ call }: TemporaryLibrary, query: string): Promise<TalkId[]> {
  const filters = { states: [], discipline: null, hasMedia: null, hasProblems: null };
  const order = { sort: 'relevance' as const, isDescending: false, offset: 0, limit: 10 };
  return (await call('talks.list', { query, ...filters, ...order })).talks.map(({ id }) => id);
}

describe('talks.update', () => {
  it('writes the fields it is given, keeps the others, and is found by them', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await importSample(temporary);
    const before = await call('talks.get', { talkId });
    const speaker: Speaker = {
      id: 'new' as SpeakerId,
      given: 'Ève',
      family: 'Œrsted',
      affiliation: null,
      role: 'modératrice',
      certainty: 'confirmed',
    };
    const fields = {
      title: 'Un titre corrigé',
      abstract: 'Un autre résumé.',
      recordedOn: '2024-06-01',
      disciplines: ['Sociologie'],
      identifiers: [{ scheme: 'doi' as const, value: '10.1/x' }],
      speakers: [...before.speakers, speaker],
    };
    const after = await call('talks.update', { talkId, fields });
    expect(after).toEqual({ ...before, ...fields, updatedAt: after.updatedAt });
    expect(await call('talks.get', { talkId })).toEqual(after);
    expect(temporary.announced('talks.changed').at(-1)).toEqual({ talkIds: [talkId] });
    expect(await search(temporary, 'corrigé')).toEqual([talkId]);
    expect(await search(temporary, 'oersted')).toEqual([talkId]);
    expect(await search(temporary, 'invisibilisé')).toEqual([]);
  });

  it('takes a removed speaker from the text, and confirms the others', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await importSample(temporary);
    const { speakers } = await call('talks.get', { talkId });
    const { version, paragraphs } = await call('transcripts.get', { talkId });
    const puts = paragraphs.map((paragraph) => ({ ...paragraph, speakerId: speakers[0]?.id ?? null }));
    await call('transcripts.save', { talkId, baseVersion: version, change: { puts, removes: [], order: null } });
    const confirmed = speakers.map((speaker) => ({ ...speaker, certainty: 'confirmed' as const }));
    expect((await call('talks.update', { talkId, fields: { speakers: confirmed } })).problems).toEqual([
      'transcriptIncomplete',
    ]);
    expect((await call('transcripts.get', { talkId })).version).toBe(version + 1);
    await call('talks.update', { talkId, fields: { speakers: [] } });
    expect(await call('transcripts.get', { talkId })).toMatchObject({
      version: version + 1,
      paragraphs: [{ speakerId: null }],
    });
    // An editor that was open all the while goes on saving, and its speaker is nobody.
    await call('transcripts.save', { talkId, baseVersion: version + 1, change: { puts, removes: [], order: null } });
    expect(await call('transcripts.get', { talkId })).toMatchObject({ paragraphs: [{ speakerId: null }] });
  });

  it('keeps who said what before it takes a removed speaker from the text', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, library } = temporary;
    const talkId = await importSample(temporary);
    const { speakers } = await call('talks.get', { talkId });
    // No notice says who speaks: the talk is one whose source did.
    const database = openDatabase(join(library.folder, 'library.sqlite'));
    database.prepare('UPDATE paragraphs SET speaker_id = ?').run(speakers[0]!.id);
    database.close();
    const { paragraphs } = await call('transcripts.get', { talkId });
    await call('talks.update', { talkId, fields: { speakers } });
    expect((await call('revisions.list', { talkId })).revisions).toEqual([]);
    await call('talks.update', { talkId, fields: { speakers: [] } });
    const { revisions } = await call('revisions.list', { talkId });
    expect(revisions).toMatchObject([{ kind: 'import' }]);
    const kept = await call('revisions.get', { revisionId: revisions[0]!.id });
    expect(kept.paragraphs).toEqual(paragraphs);
    expect(temporary.announced('revisions.changed')).toEqual([{ talkId }]);
  });

  it('refuses an empty title, a speaker given twice, and a talk it does not know', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await importSample(temporary);
    const { title, speakers } = await call('talks.get', { talkId });
    await expect(call('talks.update', { talkId, fields: { title: ' ' } })).rejects.toThrow('request.invalid');
    const twice = { speakers: [...speakers, ...speakers] };
    await expect(call('talks.update', { talkId, fields: twice })).rejects.toThrow('request.invalid');
    await expect(call('talks.update', { ...unknown, fields: { title: 'x' } })).rejects.toThrow('talk.unknown: nobody');
    expect((await call('talks.get', { talkId })).title).toBe(title);
  });
});

describe('talks.setState and talks.setBookmark', () => {
  it('are remembered', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await importSample(temporary);
    const bookmark = { paragraphId: null, offset: 12, playheadMs: 3_456 };
    await call('talks.setState', { talkId, state: 'corrected' });
    await call('talks.setBookmark', { talkId, bookmark });
    expect(await call('talks.get', { talkId })).toMatchObject({ state: 'corrected', bookmark });
    await expect(call('talks.setState', { ...unknown, state: 'corrected' })).rejects.toThrow('talk.unknown');
    await expect(call('talks.setBookmark', { ...unknown, bookmark })).rejects.toThrow('talk.unknown');
    await expect(call('talks.get', unknown)).rejects.toThrow('talk.unknown');
  });
});

describe('settings', () => {
  it('are JSON values by name', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    await call('settings.set', { name: 'panes', value: { sizes: [1, 2.5], isOpen: true, none: null } });
    await call('settings.set', { name: '__proto__', value: 'x' });
    await call('settings.set', { name: 'panes', value: [1] });
    const { settings } = await call('settings.get', {});
    expect(Object.entries(settings).toSorted()).toEqual([
      ['__proto__', 'x'],
      ['panes', [1]],
    ]);
  });

  it('tell every window of a change', async () => {
    await using temporary = await openTemporaryLibrary();
    await temporary.call('settings.set', { name: 'theme', value: 'dark' });
    expect(temporary.announced('setting.changed')).toEqual([{ name: 'theme', value: 'dark' }]);
  });
});

describe('files.list', () => {
  it('shows folders first, then files, by name, without hidden ones', async () => {
    await using temporary = await openTemporaryLibrary();
    const folder = join(temporary.workFolder, 'listed');
    await mkdir(join(folder, 'été'), { recursive: true });
    await mkdir(join(folder, 'Zone'));
    for (const name of ['b10.txt', 'b9.txt', 'À lire.txt', '.hidden']) await writeFile(join(folder, name), 'abc');
    expect(await temporary.call('files.list', { folder })).toEqual({
      folder,
      parent: dirname(folder),
      entries: ['été', 'Zone', 'À lire.txt', 'b9.txt', 'b10.txt'].map((name, index) => ({
        name,
        path: join(folder, name),
        isFolder: index < 2,
        sizeBytes: index < 2 ? 0 : 3,
      })),
    });
    expect((await temporary.call('files.list', { folder: '/' })).parent).toBeNull();
    const home = await temporary.call('files.list', { folder: null });
    expect(home.entries.every(({ path }) => dirname(path) === home.folder)).toBe(true);
  });

  it('refuses what is no folder', async () => {
    await using temporary = await openTemporaryLibrary();
    await expect(temporary.call('files.list', { folder: '/no/such' })).rejects.toThrow('file.notFound: /no/such');
    await expect(temporary.call('files.list', { folder: SAMPLE })).rejects.toThrow('file.notFolder');
  });
});
