import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import { linkSpeakers } from '../../people/linkSpeakers.ts';
import { openDatabase, type Database } from '../database.ts';
import { openLibraryStore } from '../libraryStore.ts';
import type { TalkNumber } from '../talkNumber.ts';
import { sql as reviewAndMarks } from './0002-reviewAndMarks.ts';
import { sql as confidences } from './0005-confidences.ts';
import { sql as jobsAndAlignments } from './0007-jobsAndAlignments.ts';
import { sql as recordings } from './0008-recordings.ts';
import { sql as imports } from './0009-imports.ts';
import { sql as people } from './0010-people.ts';
import { sql as ruleProfiles } from './0011-ruleProfiles.ts';
import { sql as collectionProfiles } from './0012-collectionProfiles.ts';
import { sql as jobResults } from './0013-jobResults.ts';
import { sql as startsByHand } from './0014-startsByHand.ts';
import { MIGRATIONS } from './migrations.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-migrations-'));
  path = join(folder, 'library.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A library of the step before `step`, with a talk of two paragraphs. */
function openBefore(step: string): Database {
  const database = openDatabase(path, MIGRATIONS.slice(0, MIGRATIONS.indexOf(step)));
  database.exec(`
    INSERT INTO talks (id, state, is_stub, title, title_key, is_title_cut, imported_at, updated_at, keywords,
      documents, levels, chapters) VALUES ('t', 'toCorrect', 0, 'T', 't', 0, '', '', '[]', '[]', '[]', '[]');
    INSERT INTO paragraphs (id, talk, position, kind, text, words, start_ms, end_ms)
      VALUES ('h', 1, 1024, 'heading', 'Ouverture', '[]', NULL, NULL),
        ('p', 1, 2048, 'paragraph', 'Bonjour à tous.', '[[0,9,0],[9,20,1],[20,31,-1]]', 0, 31);`);
  return database;
}

describe('the step that brings review and marks', () => {
  it('leaves every paragraph with its words and times, untouched and unmarked, and takes new ones', () => {
    openBefore(reviewAndMarks).close();
    const { transcripts, close } = openLibraryStore(path);
    const talk = 1 as TalkNumber;
    const blank = { speakerId: null, isStartByHand: false, review: 'untouched', marks: [] };
    const words = [
      [0, 9, 0],
      [9, 20, 1],
      [20, 31, -1],
    ] as const;
    const stored = [
      { ...blank, id: 'h' as ParagraphId, kind: 'heading', text: 'Ouverture', words: [], startMs: null, endMs: null },
      { ...blank, id: 'p' as ParagraphId, kind: 'paragraph', text: 'Bonjour à tous.', words, startMs: 0, endMs: 31 },
    ];
    expect(transcripts.read(talk)).toEqual(stored);
    const changed = {
      ...transcripts.read(talk)[1]!,
      review: 'doubtful',
      marks: [{ from: 0, to: 7, kind: 'comment', note: 'à réécouter' }],
    } as const;
    expect(transcripts.update(talk, changed)).toBe(true);
    expect(transcripts.read(talk)[1]).toEqual(changed);
    close();
  });

  it('refuses a state of review that there is not', () => {
    openBefore(reviewAndMarks).close();
    const database = openDatabase(path);
    expect(() => database.exec(`UPDATE paragraphs SET review = 'read'`)).toThrow('CHECK');
    database.close();
  });
});

describe('the step that brings confidences', () => {
  it('leaves the text of the step before, of whose words nothing is known, and goes with its talk', () => {
    openBefore(confidences).close();
    const store = openLibraryStore(path);
    const talk = 1 as TalkNumber;
    expect(store.transcripts.read(talk).map(({ text }) => text)).toEqual(['Ouverture', 'Bonjour à tous.']);
    expect(store.confidences.read(talk)).toEqual({ words: [], confidences: [] });
    expect(store.confidences.count(talk)).toBe(0);
    store.confidences.put(talk, 0, { words: ['Bonjour', 'à'], confidences: [87, null] });
    expect(store.confidences.count(talk)).toBe(2);
    store.close();
    const database = openDatabase(path);
    database.exec('DELETE FROM talks');
    expect(database.prepare('SELECT count(*) FROM word_confidences').pluck().get()).toBe(0);
    database.close();
  });
});

describe('the step that brings jobs and alignments', () => {
  it('leaves the text of the step before; jobs keep their order, and what was found goes with its talk', () => {
    const before = openBefore(jobsAndAlignments);
    before.exec(`INSERT INTO revisions (id, talk, sequence, kind, note, created_at, transcript_version, word_count,
      paragraph_count, content_hash, content) VALUES ('r', 1, 4, 'manual', 'sic', '2026-01-02', 9, 3, 2, 'h', x'01')`);
    const row = before.prepare('SELECT * FROM revisions').get();
    before.close();
    const store = openLibraryStore(path);
    const talk = 1 as TalkNumber;
    expect(store.transcripts.read(talk).map(({ text }) => text)).toEqual(['Ouverture', 'Bonjour à tous.']);
    for (const id of ['b', 'a']) {
      store.pendingJobs.put({ id, kind: 'align', request: { talkId: id }, isPaused: false });
    }
    store.pendingJobs.setPaused('a', true);
    const stored = store.pendingJobs.all();
    expect(stored.map(({ id, isPaused }) => [id, isPaused])).toEqual([
      ['b', false],
      ['a', true],
    ]);
    expect(stored[0]).toMatchObject({ kind: 'align', request: { talkId: 'b' } });
    const proposal = { paragraphs: [], sentences: [], unscripted: [{ startMs: 1, endMs: 2 }] };
    store.alignments.put(talk, proposal);
    expect(store.alignments.of(talk)).toEqual(proposal);
    store.close();
    const database = openDatabase(path);
    expect(database.prepare('SELECT * FROM revisions').get()).toEqual(row);
    database.exec(`UPDATE revisions SET kind = 'align'`);
    database.exec('DELETE FROM talks');
    expect(database.prepare('SELECT count(*) FROM revisions').pluck().get()).toBe(0);
    expect(database.prepare('SELECT count(*) FROM alignment_proposals').pluck().get()).toBe(0);
    database.close();
  });
});

describe('the step that brings rule profiles', () => {
  it('leaves the text of the step before, whose talk chose none; a choice goes with its talk', () => {
    openBefore(ruleProfiles).close();
    const store = openLibraryStore(path);
    const talk = 1 as TalkNumber;
    expect(store.transcripts.read(talk).map(({ text }) => text)).toEqual(['Ouverture', 'Bonjour à tous.']);
    expect([store.ruleProfiles.own(), store.ruleProfiles.chosen(talk)]).toEqual([[], null]);
    store.ruleProfiles.choose(talk, 'arcom');
    expect(store.ruleProfiles.chosen(talk)).toBe('arcom');
    store.close();
    const database = openDatabase(path);
    database.exec('DELETE FROM talks');
    expect(database.prepare('SELECT count(*) FROM talk_profiles').pluck().get()).toBe(0);
    database.close();
  });
});

describe('the step that brings profiles of collections', () => {
  it('leaves the profiles and choices of the step before, whose collections have none', () => {
    const before = openBefore(collectionProfiles);
    before.exec(`
      UPDATE talks SET collection = 'C';
      INSERT INTO rule_profiles (id, document)
        VALUES ('ours', '{"id":"ours","names":{"fr":"N","en":"O"},"rules":{"charsPerLine":{"error":30}}}');
      INSERT INTO talk_profiles (talk, profile) VALUES (1, 'ours');`);
    before.close();
    const { ruleProfiles: profiles, close } = openLibraryStore(path);
    const talk = 1 as TalkNumber;
    expect(profiles.own()).toMatchObject([{ id: 'ours', limits: { charsPerLine: 30 } }]);
    expect([profiles.chosen(talk), profiles.ofCollection(talk)]).toEqual(['ours', { name: 'C', profile: null }]);
    expect(profiles.chooseForCollection('C', 'ours')).toBe(true);
    expect(profiles.ofCollection(talk)).toEqual({ name: 'C', profile: 'ours' });
    expect(profiles.uses('ours')).toEqual({ talkCount: 1, talks: ['T'], collections: ['C'] });
    close();
  });
});

function mediaRow(id: string, talk: number): string {
  return `('${id}', ${talk}, '/${id}.mp3', 'a.mp3', 9, 'audio/mpeg', 2000, '[]', 'f-${id}', 1)`;
}

function openWithMedia(): void {
  const database = openBefore(recordings);
  database.exec(`
    INSERT INTO talks (id, state, is_stub, title, title_key, is_title_cut, imported_at, updated_at, keywords,
      documents, levels, chapters, has_media, is_media_lost)
      VALUES ('u', 'toCorrect', 0, 'U', 'u', 0, '', '', '[]', '[]', '[]', '[]', 1, 1);
    UPDATE talks SET has_media = 1 WHERE id = 't';
    INSERT INTO media (id, talk, path, name, size_bytes, mime_type, duration_ms, tracks, fingerprint, is_owned)
      VALUES ${mediaRow('a', 1)}, ${mediaRow('b', 2)};`);
  database.close();
}

describe('the step that brings several recordings', () => {
  const talk = 1 as TalkNumber;

  it('chooses the recording that a talk had, at the beginning of its time line, to be measured again', () => {
    openWithMedia();
    const { media, talks, close } = openLibraryStore(path);
    expect(media.listOf(talk)).toEqual([
      {
        id: 'a',
        path: '/a.mp3',
        name: 'a.mp3',
        label: '',
        sizeBytes: 9,
        mimeType: 'audio/mpeg',
        durationMs: 2_000,
        declaredMs: null,
        seeksInexactly: false,
        offsetMs: 0,
        convertedFrom: null,
        tracks: [],
        isPresent: true,
        fingerprint: 'f-a',
        isOwned: true,
      },
    ]);
    expect(media.of(2 as TalkNumber)).toMatchObject({ id: 'b', isPresent: false });
    expect(media.unmeasured().map(({ media: { id } }) => id)).toEqual(['a', 'b']);
    expect(talks.read(talk)).toMatchObject({ media: { id: 'a' }, recordings: [{ id: 'a' }] });
    close();
  });

  it('holds one choice to a talk, and lets a conversion outlive what it was made from', () => {
    openWithMedia();
    const store = openLibraryStore(path);
    const first = store.media.of(talk)!;
    store.media.add(talk, { ...first, id: 'c', convertedFrom: 'a' }, '');
    store.media.choose(talk, 'c');
    store.media.remove(talk, 'a', '');
    expect(store.media.listOf(talk)).toMatchObject([{ id: 'c', convertedFrom: null }]);
    store.close();
    const database = openDatabase(path);
    expect(() =>
      database.exec(`INSERT INTO media (id, talk, path, name, size_bytes, mime_type, duration_ms, tracks,
      fingerprint, is_owned, is_chosen) VALUES ('d', 1, '', '', 1, '', 1, '[]', '', 0, 1)`),
    ).toThrow('UNIQUE');
    database.exec('DELETE FROM talks');
    expect(database.prepare('SELECT count(*) FROM media').pluck().get()).toBe(0);
    database.close();
  });
});

describe('the step that brings imports', () => {
  it('leaves sources with the talks they were imported into, and gives them up with those', () => {
    const before = openBefore(imports);
    before.exec(`INSERT INTO sources (talk, sha256, text_sha256, path, format, encoding, imported_at, bytes)
      VALUES (1, 'a', 't', '/n.txt', 'text', 'utf-8', '2026-01-02', x'4E')`);
    before.close();
    const store = openLibraryStore(path);
    const talk = 1 as TalkNumber;
    const known = [{ source: 1, position: 0, talk }];
    expect(store.sources.recordsOf({ sha256: 'a' })).toEqual(known);
    expect(store.sources.recordsOf({ sha256: 'b', textSha256: 't' })).toEqual(known);
    expect(store.sources.get(known[0]!.source as never)).toEqual({ path: '/n.txt', bytes: Buffer.from('N') });
    expect(store.origins.of(talk).size).toBe(0);
    store.talks.remove(talk);
    expect(store.sources.recordsOf({ sha256: 'a' })).toEqual([]);
    store.close();
  });
});

describe('the step that brings people', () => {
  it('leaves the speakers of the step before, who are linked to one record a person, and lose it with nobody else', async () => {
    const before = openBefore(people);
    before.exec(`
      INSERT INTO talks (id, state, is_stub, title, title_key, is_title_cut, imported_at, updated_at, keywords,
        documents, levels, chapters) VALUES ('u', 'toCorrect', 0, 'U', 'u', 0, '', '', '[]', '[]', '[]', '[]');
      INSERT INTO talk_speakers (talk, id, position, given, family, certainty)
        VALUES (1, 's', 0, 'Catherine', 'LE GRAND-SEBILLE', 'stated'),
          (2, 's', 0, 'Catherine', 'Le Grand-Sébille', 'stated'), (2, 'v', 1, 'Anne', 'Martin', 'guessed');`);
    before.close();
    const store = openLibraryStore(path);
    await linkSpeakers(store);
    const { people: listed } = store.personList.list('', { offset: 0, limit: 10 });
    expect(listed.map(({ family, talkCount, isWaiting }) => [family, talkCount, isWaiting])).toEqual([
      ['Le Grand-Sébille', 2, false],
      ['Martin', 1, true],
    ]);
    expect(store.talks.speakers(1 as TalkNumber)).toMatchObject([{ family: 'LE GRAND-SEBILLE' }]);
    store.close();
    const database = openDatabase(path);
    database.exec("DELETE FROM people WHERE family = 'Martin'");
    expect(database.prepare("SELECT person FROM talk_speakers WHERE id = 'v'").pluck().get()).toBeNull();
    database.close();
  });

  it('finds what it looks for by its indexes', () => {
    const database = openDatabase(path);
    const plan = (sql: string): string =>
      database
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('; ');
    expect(plan('SELECT talk FROM talk_speakers WHERE person IS NULL LIMIT 9')).toContain('speakers_by_person');
    expect(plan('SELECT talk FROM talk_speakers WHERE person = 1')).toContain('speakers_by_person');
    expect(plan("SELECT talk FROM talk_speakers WHERE family = 'a' AND given = 'b'")).toContain('speakers_by_name');
    expect(
      plan(`SELECT family FROM talk_speakers WHERE certainty IN ('proposed', 'guessed') GROUP BY family, given`),
    ).toContain('speakers_unconfirmed');
    database.close();
  });
});

describe('the step that brings results of jobs', () => {
  it('leaves the jobs of the step before; results go with their job, and over to the one that takes its place', () => {
    openBefore(jobResults).close();
    const store = openLibraryStore(path);
    for (const id of ['a', 'b', 'c']) store.pendingJobs.put({ id, kind: 'takeTexts', request: {}, isPaused: false });
    for (const [place, result] of ['x', 'y'].entries()) store.jobResults.add('a', place, { result });
    store.jobResults.add('unknown', 0, 'x');
    store.jobResults.move('a', 'b');
    store.pendingJobs.remove('a');
    expect(['a', 'b', 'c', 'unknown'].map((id) => store.jobResults.of(id))).toEqual([
      [],
      [{ result: 'x' }, { result: 'y' }],
      [],
      [],
    ]);
    store.pendingJobs.remove('b');
    expect(store.jobResults.of('b')).toEqual([]);
    store.close();
  });
});

describe('the step that brings starts set by hand', () => {
  it('leaves the text of the step before, of which none was told to be, and takes what is', () => {
    openBefore(startsByHand).close();
    const { transcripts, close } = openLibraryStore(path);
    const talk = 1 as TalkNumber;
    const before = transcripts.read(talk);
    expect(before.map(({ text, startMs, isStartByHand }) => [text, startMs, isStartByHand])).toEqual([
      ['Ouverture', null, false],
      ['Bonjour à tous.', 0, false],
    ]);
    const changed = { ...before[1]!, startMs: 12, words: [], isStartByHand: true };
    expect(transcripts.update(talk, changed)).toBe(true);
    expect(transcripts.insert(talk, { ...changed, id: 'q' as ParagraphId })).toBe(true);
    expect(
      transcripts
        .read(talk)
        .toSorted((a, b) => a.id.localeCompare(b.id))
        .slice(1),
    ).toEqual([changed, { ...changed, id: 'q' }]);
    close();
  });
});
