import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_NOTICE, type Notice } from '../../domain/notices/notice.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { FoundSource, HashedNotice } from '../notices/sourceTask.ts';
import { openLibraryStore, type LibraryStore } from '../store/libraryStore.ts';
import { ImportRun } from './importRun.ts';
import { undoTalk } from './undoTalk.ts';

/** A record of a list, with what no rule used. */
function record(nid: number, fields: Partial<Notice> = {}): HashedNotice {
  const notice = {
    ...EMPTY_NOTICE,
    title: `Séance ${nid}`,
    abstract: `Résumé ${nid}`,
    identifiers: [{ scheme: 'nid' as const, value: String(nid) }],
    ...fields,
  };
  return {
    notice,
    sha256: JSON.stringify(notice),
    findings: [
      { field: 'title', rule: 'dcTitle', sureness: 'stated', line: 7 },
      { field: 'abstract', rule: 'dcDescription', sureness: 'guessed', line: 8 },
    ],
    leftovers: [{ line: 9, text: 'dc:coverage Lyon' }],
    problems: [{ code: 'date', line: 10, detail: 'hier' }],
  };
}

function list(notices: readonly HashedNotice[], more: Partial<FoundSource> = {}): FoundSource {
  return {
    ok: true,
    format: 'oaiDc',
    notices,
    deleted: [],
    problems: [],
    resumptionToken: null,
    encoding: 'utf-8',
    textSha256: JSON.stringify(notices.map(({ sha256 }) => sha256)),
    isTwiceEncoded: false,
    spoilt: [],
    ...more,
  };
}

function rethrow(error: unknown): void {
  throw error;
}

let folder: string;
let store: LibraryStore;
let context: LibraryContext;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-run-'));
  store = openLibraryStore(join(folder, 'library.sqlite'));
  context = { store, announce: () => {}, logError: rethrow, now: () => '2026-01-01' } as unknown as LibraryContext;
});
afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true, force: true });
});

function begin(id: string): ImportRun {
  const known = store.imports.numberOf(id);
  if (known === undefined) store.imports.create({ id, paths: ['/l.xml'], isDryRun: false }, '2026-01-01');
  const options = { isDryRun: false, format: null, repairsEncoding: false };
  return new ImportRun(context, { importNumber: store.imports.numberOf(id)!, store, options });
}

async function write(run: ImportRun, result: FoundSource, records = Infinity): Promise<void> {
  let turns = 0;
  const file = { bytes: Buffer.from('x'), sha256: result.textSha256, known: [], result };
  await run.write('/l.xml', file, async () => ++turns < records);
}

function rows(id: string) {
  const filter = { outcomes: [], marks: [], query: '' };
  return store.imports.page(store.imports.numberOf(id)!, filter, { offset: 0, limit: 100 }).items;
}

describe('a source of many talks', () => {
  it('gives a row for each, with its fields, what was left over, and what is withdrawn', async () => {
    await write(begin('a'), list([record(1), record(2)]));
    const run = begin('b');
    const withdrawn = { scheme: 'nid', value: '2' } as const;
    const problems = [{ code: 'notValid', line: 1, detail: 'oai_dc' }];
    await write(run, list([record(1), record(3)], { deleted: [withdrawn], problems }));
    expect(run.report(false).counts).toMatchObject({ unchanged: 1, imported: 1, withdrawn: 1 });
    const items = rows('b');
    expect(items.map(({ record: index, recordCount, outcome, title }) => [index, recordCount, outcome, title])).toEqual(
      [
        [0, 3, 'unchanged', 'Séance 1'],
        [1, 3, 'imported', 'Séance 3'],
        [2, 3, 'withdrawn', 'Séance 2'],
      ],
    );
    expect(items[1]).toMatchObject({ format: 'oaiDc', sureness: 'guessed', leftoverCount: 1, problemCount: 1 });
    // The problems of the source stand with its first talk.
    expect(items[0]).toMatchObject({ problemCount: 2 });
    const { account } = store.imports.item(items[1]!.id)!;
    expect(account.leftovers).toEqual([{ line: 9, text: 'dc:coverage Lyon' }]);
    expect(account.fields).toMatchObject([
      { field: 'title', values: ['Séance 3'], rule: 'dcTitle', line: 7, result: 'filled' },
      { field: 'abstract', values: ['Résumé 3'], sureness: 'guessed', result: 'filled' },
      { field: 'identifiers', values: ['nid: 3'], rule: '' },
    ]);
  });

  it('goes on after the talk at which it was stopped, in one report', async () => {
    const source = list([1, 2, 3, 4].map((nid) => record(nid)));
    await write(begin('a'), source, 2);
    expect(rows('a')).toHaveLength(2);
    const resumed = begin('a');
    expect(resumed.isDone('/l.xml')).toBe(false);
    await write(resumed, source);
    expect(rows('a').map(({ record: index, outcome }) => [index, outcome])).toEqual([
      [0, 'imported'],
      [1, 'imported'],
      [2, 'imported'],
      [3, 'imported'],
    ]);
    expect(begin('a').isDone('/l.xml')).toBe(true);
    expect(store.talkList.count()).toBe(4);
  });

  it('is read again where it was stopped in another import, and then known', async () => {
    const source = list([1, 2, 3].map((nid) => record(nid)));
    await write(begin('a'), source, 1);
    const again = begin('b');
    await write(again, source);
    expect(again.report(false).counts).toMatchObject({ unchanged: 1, imported: 2 });
    const third = begin('c');
    await write(third, source);
    expect(third.report(false).counts).toMatchObject({ unchanged: 3 });
  });

  it('refuses a list without any', async () => {
    const run = begin('a');
    await write(run, list([]));
    expect(rows('a')).toMatchObject([{ outcome: 'refused', reason: 'noTalk' }]);
  });

  it('is undone talk by talk, and can be imported again', async () => {
    const source = list([1, 2, 3].map((nid) => record(nid)));
    await write(begin('a'), source);
    const importNumber = store.imports.numberOf('a')!;
    store.transaction(() => {
      store.sources.setPartial(importNumber);
      for (const imported of store.importTalks.rest(importNumber, 2)) undoTalk(store, importNumber, imported);
    });
    expect(store.talkList.count()).toBe(1);
    const again = begin('b');
    await write(again, source);
    expect(again.report(false).counts).toMatchObject({ unchanged: 1, imported: 2 });
  });
});

const named = (given: string, family: string) => ({
  speakers: [{ given, family, affiliation: null, role: null, certainty: 'stated' as const }],
});

describe('two sources of one talk', () => {
  it('say nothing against each other where one gives the path of a discipline and the other its name', async () => {
    await write(begin('a'), list([record(1, { disciplines: ['Sciences humaines > Sociologie'] })]));
    const run = begin('b');
    await write(run, list([record(1, { disciplines: ['Sociologie'] })]));
    await write(begin('c'), list([record(2, { disciplines: ['Sociologie', 'Droit'] })]));
    const back = begin('d');
    await write(back, list([record(2, { disciplines: ['Sciences humaines > Sociologie'] })]));
    expect([run.report(false), back.report(false)]).toMatchObject([{ conflictCount: 0 }, { conflictCount: 0 }]);
    const against = begin('e');
    await write(against, list([record(1, { disciplines: ['Sciences humaines > Droit'] })]));
    expect(against.report(false)).toMatchObject({ conflictCount: 1 });
  });

  it('give a name the better spelling, unless the editor has set it', async () => {
    await write(begin('a'), list([record(1, named('Marie', 'DUPONT')), record(2, named('Marie', 'DUPONT'))]));
    const [first, second] = rows('a').map(({ talkId }) => store.talks.numberOf(talkId!)!);
    store.transaction(() => store.origins.set(second!, ['speakers'], 'user'));
    const better = list([record(1, named('Marie', 'Dupont')), record(2, named('Marie', 'Dupont'))]);
    const run = begin('b');
    await write(run, better);
    expect(run.report(false)).toMatchObject({ counts: { updated: 1, unchanged: 1 }, conflictCount: 0 });
    expect(store.talks.speakers(first!)).toMatchObject([{ given: 'Marie', family: 'Dupont' }]);
    expect(store.talks.speakers(second!)).toMatchObject([{ given: 'Marie', family: 'DUPONT' }]);
    const back = begin('c');
    await write(back, list([record(1, { ...named('Marie', 'DUPONT'), place: 'Lyon' })]));
    expect(store.talks.speakers(first!)).toMatchObject([{ given: 'Marie', family: 'Dupont' }]);
  });

  it('refine a date and a language, and conflict in what is otherwise', async () => {
    await write(
      begin('a'),
      list([record(1, { recordedOn: '2015', language: 'fr', durationMs: 60_000, keywords: ['a'] })]),
    );
    const run = begin('b');
    const other = {
      recordedOn: '2015-06-01',
      language: 'fr-CA',
      durationMs: 60_400,
      keywords: ['A', 'b'],
      abstract: null,
    };
    await write(run, list([record(1, other)]));
    const [item] = rows('b');
    expect(item).toMatchObject({ outcome: 'updated', conflictCount: 1, openConflictCount: 1 });
    const talk = store.talks.numberOf(item!.talkId!)!;
    expect(store.talks.record(talk)).toMatchObject({ recordedOn: '2015-06-01', language: 'fr-CA', durationMs: 60_000 });
    const results = store.imports.item(item!.id)!.account.fields.map(({ field, result }) => [field, result]);
    expect(results).toEqual([
      ['title', 'same'],
      ['recordedOn', 'filled'],
      ['durationMs', 'same'],
      ['language', 'filled'],
      ['keywords', 'conflict'],
      ['identifiers', 'same'],
    ]);
  });

  it('say nothing against each other where one only says less', async () => {
    const whole = 'Un résumé assez long pour être coupé.';
    await write(begin('a'), list([record(1, { abstract: whole, recordedOn: '2015-06-01', keywords: ['a', 'b'] })]));
    const run = begin('b');
    await write(run, list([record(1, { abstract: whole.slice(0, 20), recordedOn: '2015', keywords: ['B'] })]));
    expect(run.report(false)).toMatchObject({ conflictCount: 0, counts: { unchanged: 1 } });
  });
});
