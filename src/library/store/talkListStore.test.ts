import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedRequest } from '../../contract/methods.ts';
import { EMPTY_NOTICE, type Notice } from '../../domain/notices/notice.ts';
import { importNotice } from '../notices/importNotice.ts';
import { recordOfNotice } from '../notices/mergeNotice.ts';
import { matchExpression, searchTerms } from '../search/searchTerms.ts';
import { openDatabase, type Database } from './database.ts';
import { openLibraryStore, type LibraryStore } from './libraryStore.ts';
import { createSearchStore } from './searchStore.ts';
import { createTalkListStore, listSql } from './talkListStore.ts';
import { MARK_CHANGED, UPDATE_PARAGRAPH } from './transcriptStore.ts';

type ListRequest = ParsedRequest<'talks.list'>;

let folder: string;
let store: LibraryStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-list-'));
  store = openLibraryStore(join(folder, 'library.sqlite'));
});
afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true, force: true });
});

let sourceCount = 0;
function add(fields: Partial<Notice> & { text?: string }): void {
  const { text, ...rest } = fields;
  const paragraph = { kind: 'paragraph' as const, speaker: null, startMs: null, endMs: null, words: [] };
  const transcript = text === undefined ? null : { complete: true, paragraphs: [{ ...paragraph, text }] };
  const now = `2025-01-01T00:00:${++sourceCount % 60}Z`;
  const notice = { ...EMPTY_NOTICE, transcript, ...rest };
  store.lazyTransaction(() => importNotice(store, notice, { importNumber: null, path: 'x', now }));
}

function request(fields: Partial<ListRequest> = {}): ListRequest {
  const filters = { query: '', states: [], discipline: null, hasMedia: null, hasProblems: null };
  return { ...filters, sort: 'title', isDescending: false, offset: 0, limit: 100, ...fields };
}

function titles(fields: Partial<ListRequest> = {}): string[] {
  return store.talkList.list(request(fields)).talks.map(({ title }) => title);
}

describe('talkList.list', () => {
  it('sorts titles as a French reader does', () => {
    for (const title of ['Zoé', 'œuvre', 'Été', 'été indien', 'Objet', 'eau', 'Ordre']) add({ title, abstract: 'x' });
    expect(titles()).toEqual(['eau', 'Été', 'été indien', 'Objet', 'œuvre', 'Ordre', 'Zoé']);
    expect(titles({ isDescending: true, offset: 1, limit: 2 })).toEqual(['Ordre', 'œuvre']);
  });

  it('puts what is unknown last, in either direction', () => {
    add({ title: 'none', abstract: 'x' });
    add({ title: 'late', recordedOn: '2020-05', durationMs: 1 });
    add({ title: 'early', recordedOn: '2019', durationMs: 2 });
    expect(titles({ sort: 'recordedOn' })).toEqual(['early', 'late', 'none']);
    expect(titles({ sort: 'recordedOn', isDescending: true })).toEqual(['late', 'early', 'none']);
    expect(titles({ sort: 'durationMs', isDescending: true })).toEqual(['early', 'late', 'none']);
  });

  it('filters, and counts what fits', () => {
    add({ title: 'a', text: 'Un texte.', disciplines: ['Géographie', 'Histoire'] });
    add({ title: 'b', abstract: 'x', disciplines: ['Histoire'] });
    add({ title: 'only a title' });
    expect(titles()).toEqual(['a', 'b']);
    expect(titles({ states: ['stub'] })).toEqual(['only a title']);
    expect(titles({ states: ['stub', 'toCorrect'] })).toEqual(['a', 'b', 'only a title']);
    expect(titles({ hasProblems: true })).toEqual(['b']);
    expect(titles({ hasProblems: false })).toEqual(['a']);
    expect(titles({ hasMedia: true })).toEqual([]);
    expect(store.talkList.list(request({ discipline: 'Histoire', limit: 1 }))).toMatchObject({
      total: 2,
      talks: [{ title: 'a', disciplines: ['Géographie', 'Histoire'] }],
    });
    expect(store.talkList.facets()).toMatchObject({
      states: [{ state: 'stub', count: 1 }, { state: 'toCorrect', count: 2 }, {}, {}, {}],
      disciplines: [
        { label: 'Géographie', count: 1 },
        { label: 'Histoire', count: 2 },
      ],
    });
    expect(store.talkList.count()).toBe(2);
  });
});

describe('talkList.list with a query', () => {
  const person = { affiliation: null, role: null, certainty: 'stated' as const };

  beforeEach(() => {
    add({
      title: 'Le coût humain',
      abstract: 'Des chaînes de valeur mondiales.',
      speakers: [{ given: 'Paola', family: 'Tubaro', ...person }],
      text: "La main-d'œuvre est à l'œuvre ; elle coûte.",
    });
    add({ title: 'Les mines', abstract: 'Une histoire du coût.', text: 'Rien ici.' });
    add({ title: 'Les océans', speakers: [{ given: 'Thomas', family: 'Le Goff', ...person }] });
  });

  it.each([
    ['oeuvre', ['Le coût humain']],
    ['ŒUVRE', ['Le coût humain']],
    ['cout', ['Le coût humain', 'Les mines']],
    ['tubaro chaines main', ['Le coût humain']],
    ['tubaro mines', []],
    ["d'oeuvre l'oe", ['Le coût humain']],
    ['ocean', ['Les océans']],
    ['goff t', ['Les océans']],
    ['t', ['Le coût humain', 'Les océans']],
    ['histoir', ['Les mines']],
    ['"*(', ['Le coût humain', 'Les mines', 'Les océans']],
    ['mines NOT océans', []],
  ])('finds for %j', (query, expected) => {
    expect(titles({ query })).toEqual(expected);
    expect(titles({ query, sort: 'relevance' }).toSorted()).toEqual(expected);
  });

  it('ranks a title above an abstract', () => {
    add({ title: 'Une autre', abstract: 'Le coût, le coût, le coût.' });
    expect(titles({ query: 'coût', sort: 'relevance' })[0]).toBe('Le coût humain');
  });

  it('shows where each word was found', () => {
    const [talk] = store.talkList.list(request({ query: 'oeuvre cout' })).talks;
    const shown = talk?.snippets.map(({ field, text, hits }) => [
      field,
      hits.map(([start, end]) => text.slice(start, end)),
    ]);
    expect(shown).toEqual([
      ['title', ['coût']],
      ['transcript', ['œuvre', 'œuvre', 'coûte']],
    ]);
    expect(store.talkList.list(request()).talks.every(({ snippets }) => snippets.length === 0)).toBe(true);
  });

  it('filters and pages what was found', () => {
    expect(store.talkList.list(request({ query: 'le', hasProblems: false, limit: 1 }))).toMatchObject({
      total: 2,
      talks: [{ title: 'Le coût humain' }],
    });
    expect(titles({ query: 'le', hasProblems: false, offset: 1 })).toEqual(['Les mines']);
  });

  it('reaches every talk that has the commonest word, though only the first are ranked', () => {
    store.transaction(() => {
      for (let index = 0; index < 2_100; index++) {
        const notice = { ...EMPTY_NOTICE, title: `Conférence ${index}`, abstract: 'commun' };
        store.search.indexTalk(store.talks.create(recordOfNotice(notice), ''));
      }
    });
    const all = store.talkList.list(request({ query: 'commun', sort: 'relevance', limit: 1_000, offset: 1_500 }));
    expect([all.total, all.talks.length]).toEqual([2_100, 600]);
  });
});

describe('talkList.list where nothing can be written', () => {
  it('finds a talk by the words that were indexed last', () => {
    add({ title: 'Les océans', abstract: 'x' });
    const database = openDatabase(join(folder, 'library.sqlite'));
    const list = createTalkListStore(database, createSearchStore(database));
    database.exec(`UPDATE talks SET title = 'Les mers', is_search_stale = 1`);
    database.pragma('query_only = ON');
    expect(list.list(request({ query: 'océans' }))).toMatchObject({ total: 1, talks: [{ title: 'Les mers' }] });
    database.pragma('query_only = OFF');
    expect(list.list(request({ query: 'océans' })).total).toBe(0);
    expect(list.list(request({ query: 'mers' })).total).toBe(1);
    database.close();
  });
});

describe('the plans of the queries', () => {
  let database: Database;
  beforeEach(() => {
    database = openDatabase(join(folder, 'library.sqlite'));
  });
  afterEach(() => void database.close());

  function plan(sql: string): string {
    return database
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', "'1'")}`)
      .all()
      .map(({ detail }) => detail)
      .join('; ');
  }

  it.each([
    ['title', 'talks_by_title'],
    ['recordedOn', 'talks_by_recorded_on'],
    ['updatedAt', 'talks_by_updated_at'],
    ['durationMs', 'talks_by_duration'],
    ['state', 'talks_by_state'],
    ['relevance', 'talks_by_title'],
  ] as const)('sort by %s from an index', (sort, index) => {
    for (const isDescending of [false, true]) {
      expect(plan(listSql(request({ sort, isDescending })))).toBe(
        // The rank of a state is a generated column, which no index covers.
        `SEARCH talks USING ${sort === 'state' ? '' : 'COVERING '}INDEX ${index} (is_stub=?)`,
      );
    }
    expect(plan(listSql(request({ sort, hasProblems: true, discipline: 'x' })))).not.toContain('TEMP B-TREE');
  });

  it('search the index, then the talks by number', () => {
    const expression = matchExpression(searchTerms('un mot'));
    const sql = `SELECT talks.number FROM talk_search CROSS JOIN talks ON talks.number = talk_search.rowid
      WHERE talk_search MATCH '${expression}' AND talks.is_stub = 0`;
    expect(plan(sql)).toMatch(/^SCAN talk_search VIRTUAL TABLE INDEX \d+:M\d+; SEARCH talks USING INTEGER PRIMARY KEY/);
  });

  it('never go through the paragraphs of other talks to save one', () => {
    expect(plan(UPDATE_PARAGRAPH)).toMatch(/^SEARCH paragraphs USING INDEX sqlite_autoindex_paragraphs_1 \(id=\?\)/);
    expect(plan(MARK_CHANGED)).toContain('SEARCH paragraphs USING INDEX paragraphs_in_order (talk=?)');
    expect(plan(MARK_CHANGED)).not.toMatch(/\bSCAN\b/);
  });
});
