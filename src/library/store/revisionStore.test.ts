import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import { keepBeforeChange } from '../revisions/makeRevision.ts';
import { packTranscript, unpackTranscript } from '../revisions/revisionContent.ts';
import { openDatabase, type Database } from './database.ts';
import { openLibraryStore } from './libraryStore.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { sql as revisionsStep } from './migrations/0003-revisions.ts';
import { createRevisionStore, NEWEST_REVISION } from './revisionStore.ts';
import type { TalkNumber } from './talkNumber.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-revisions-'));
  path = join(folder, 'library.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const TALK = 1 as TalkNumber;

function addTalk(database: Database, number: number, version: number): void {
  database.exec(`
    INSERT INTO talks (number, id, state, is_stub, title, title_key, is_title_cut, imported_at, updated_at, keywords,
      documents, levels, chapters, transcript_version)
    VALUES (${number}, 'talk-${number}', 'toCorrect', 0, 'x', 'x', 0, '2026', '2026', '[]', '[]', '[]', '[]', ${version});
    INSERT INTO paragraphs (id, talk, position, kind, text, words)
    VALUES ('p${number}', ${number}, 1024, 'paragraph', 'Bonjour à tous.', '[[0,9,0],[9,20,1],[20,31,-1]]');`);
}

function withText(text: string): ReturnType<typeof packTranscript> {
  const paragraph = { id: 'p', kind: 'paragraph', speakerId: null, startMs: null, endMs: null, text, words: [] };
  return packTranscript([paragraph] as unknown as Transcript);
}

describe('the step that brings revisions', () => {
  it('keeps the rows of a library of the step before; each text is kept when it first changes', () => {
    const before = openDatabase(path, MIGRATIONS.slice(0, MIGRATIONS.indexOf(revisionsStep)));
    addTalk(before, 1, 1);
    addTalk(before, 2, 7);
    before.close();

    const store = openLibraryStore(path);
    const [untouched, corrected] = [TALK, 2 as TalkNumber];
    expect(store.revisions.list(untouched)).toEqual([]);
    for (const talk of [untouched, corrected]) {
      expect(keepBeforeChange(store, talk, '2026-11-25T10:00:00.000Z')).toBe(true);
      expect(keepBeforeChange(store, talk, '2026-11-25T10:00:01.000Z')).toBe(false);
      const { bytes, hash } = store.revisions.read(store.revisions.list(talk)[0]!.id)!;
      expect(unpackTranscript(bytes, hash)).toEqual(store.transcripts.read(talk));
    }
    expect(store.revisions.list(untouched)).toMatchObject([{ kind: 'import', sequence: 1, version: 1, wordCount: 3 }]);
    expect(store.revisions.list(corrected)).toMatchObject([{ kind: 'found', sequence: 1, version: 7 }]);
    store.close();
  });
});

describe('the store of revisions', () => {
  it('thins hourly ones to the last of each day, and none of another kind', () => {
    const database = openDatabase(path);
    addTalk(database, 1, 1);
    addTalk(database, 2, 1);
    const store = createRevisionStore(database);
    const hours = ['01T08', '01T09', '02T08', '02T18', '02T23', '03T01', '03T07'];
    for (const hour of hours) {
      const createdAt = `2026-03-${hour}:00:00.000Z`;
      for (const talk of [TALK, 2 as TalkNumber]) {
        store.add(talk, { kind: 'hourly', note: hour, createdAt, version: 1, content: withText(hour) });
      }
      store.add(TALK, { kind: 'export', note: 'x.srt', createdAt, version: 1, content: withText(hour) });
    }
    store.thinHourly(TALK, '2026-03-02T20:00:00.000Z');
    const left = store.list(TALK).toReversed();
    expect(left.filter(({ kind }) => kind === 'export')).toHaveLength(hours.length);
    expect(left.filter(({ kind }) => kind === 'hourly').map(({ note }) => note)).toEqual([
      '01T09',
      '02T18',
      '02T23',
      '03T01',
      '03T07',
    ]);
    expect(store.list(2 as TalkNumber)).toHaveLength(hours.length);
    // A sequence is never given twice, so that the order holds.
    const next = store.add(TALK, { kind: 'manual', note: '', createdAt: '2020', version: 1, content: withText('x') });
    expect(next.sequence).toBe(2 * hours.length + 1);
    database.close();
  });

  it('goes with its talk', () => {
    const database = openDatabase(path);
    addTalk(database, 1, 1);
    const store = createRevisionStore(database);
    const { id } = store.add(TALK, { kind: 'manual', note: '', createdAt: '2026', version: 1, content: withText('x') });
    database.exec('DELETE FROM talks');
    expect(store.read(id)).toBeUndefined();
    database.close();
  });

  it('finds the newest without sorting or reading contents', () => {
    const database = openDatabase(path);
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${NEWEST_REVISION.replace('?', '1')}`).all();
    expect(plan).toHaveLength(1);
    expect(plan).toMatchObject([{ detail: expect.stringMatching(/^SEARCH revisions USING INDEX .*\(talk=\?\)$/) }]);
    database.close();
  });
});
