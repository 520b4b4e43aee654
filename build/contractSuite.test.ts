import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../src/contract/failure.ts';
import { EVENTS, METHODS, type Call, type EventName, type MethodName, type Request } from '../src/contract/methods.ts';
import { newParagraph, type ParagraphId, type TalkId } from '../src/domain/transcript/transcript.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../src/library/temporaryLibrary.ts';
import { TRANSPORTS } from './contractTransports.ts';
import { refusal, unknownTalk, type World } from './contractWorld.ts';
import { requestsNear } from './requestsNear.ts';
import { mediaCases, mediaSeeds } from './mediaCases.ts';
import { glossaryCases, glossarySeeds } from './glossaryCases.ts';
import { importCases, importSeeds } from './importCases.ts';
import { peopleCases, peopleSeeds } from './peopleCases.ts';
import { profileCases, profileSeeds } from './profileCases.ts';
import { exportCases } from './exportCases.ts';
import { searchCases, searchSeeds } from './searchCases.ts';
import { recogniserCases } from './recogniserCases.ts';
import { harvestCases, harvestSeeds } from './harvestCases.ts';
import { tableCases, tableSeeds } from './tableCases.ts';
import { windowSoundCases, wantedSound } from './windowSoundCases.ts';
import { timedTextCases } from './timedTextCases.ts';

const root = resolve(import.meta.dirname, '..');
const notice = join(root, 'e2e/samples/notice-cout-humain-ia.txt');
const METHOD_NAMES = Object.keys(METHODS) as MethodName[];
const RUNS_PER_METHOD = 500;

const everyTalk: Request<'talks.list'> = {
  query: '',
  states: [],
  discipline: null,
  hasMedia: null,
  hasProblems: null,
  sort: 'title',
  isDescending: false,
  offset: 0,
  limit: 100,
};

async function importAgain({ call }: World) {
  const { id } = await call('notices.import', { paths: [notice] });
  await expect.poll(async () => (await call('jobs.get', { jobId: id })).state).toBe('done');
  return call('jobs.get', { jobId: id });
}

async function addSentence(call: Call, talkId: TalkId): Promise<void> {
  const { version, paragraphs } = await call('transcripts.get', { talkId });
  const put = { ...paragraphs[0]!, text: `${paragraphs[0]!.text} Encore.`, words: [] };
  const change = { puts: [put], removes: [], order: null };
  await call('transcripts.save', { talkId, baseVersion: version, change });
}

/** What each method does when all is well, and what it refuses. A method without a case does not compile. */
const CASES: Readonly<Record<MethodName, (world: World) => Promise<void>>> = {
  async 'library.describe'({ call, temporary }) {
    const { folder, talkCount } = await call('library.describe', {});
    expect({ folder, talkCount }).toEqual({ folder: temporary.library.folder, talkCount: 1 });
  },
  async 'talks.list'({ call, talkId }) {
    expect((await call('talks.list', everyTalk)).talks.map(({ id }) => id)).toEqual([talkId]);
    const found = await call('talks.list', { ...everyTalk, query: 'INTELLIGENCE', sort: 'relevance' });
    expect(found.talks[0]?.snippets.length).toBeGreaterThan(0);
    expect((await call('talks.list', { ...everyTalk, states: ['stub'] })).total).toBe(12);
  },
  async 'talks.facets'({ call }) {
    expect((await call('talks.facets', {})).states).toContainEqual({ state: 'stub', count: 12 });
  },
  async 'talks.get'({ call, talkId }) {
    expect((await call('talks.get', { talkId })).title).toBe("Le coût humain de l'intelligence artificielle");
    expect(await refusal(call('talks.get', { talkId: unknownTalk }))).toBe('talk.unknown');
  },
  async 'talks.update'({ call, talkId }) {
    expect((await call('talks.update', { talkId, fields: { title: 'Autre titre' } })).title).toBe('Autre titre');
    expect((await call('talks.get', { talkId })).title).toBe('Autre titre');
    expect(await refusal(call('talks.update', { talkId: unknownTalk, fields: {} }))).toBe('talk.unknown');
  },
  async 'talks.setState'({ call, talkId }) {
    await call('talks.setState', { talkId, state: 'corrected' });
    expect((await call('talks.get', { talkId })).state).toBe('corrected');
    expect(await refusal(call('talks.setState', { talkId, state: 'stub' as never }))).toBe('request.invalid');
  },
  async 'talks.setBookmark'({ call, talkId }) {
    const bookmark = { paragraphId: null, offset: 3, playheadMs: 1_234 };
    await call('talks.setBookmark', { talkId, bookmark });
    expect((await call('talks.get', { talkId })).bookmark).toEqual(bookmark);
  },
  async 'notices.import'(world) {
    const { report } = await importAgain(world);
    expect(report).toMatchObject({ counts: { unchanged: 1, imported: 0 }, conflictCount: 0, wasCancelled: false });
    expect(await refusal(world.call('notices.import', { paths: [] }))).toBe('request.invalid');
  },
  async 'jobs.get'({ call }) {
    expect(await refusal(call('jobs.get', { jobId: 'none' }))).toBe('job.unknown');
  },
  async 'jobs.cancel'({ call, folder }) {
    const paths = Array.from({ length: 300 }, (_, index) => join(folder, `${index}.txt`));
    await Promise.all(paths.map((path) => writeFile(path, '')));
    const { id } = await call('notices.import', { paths });
    await call('jobs.cancel', { jobId: id });
    await expect.poll(async () => (await call('jobs.get', { jobId: id })).state).toBe('cancelled');
    expect((await call('jobs.get', { jobId: id })).report?.counts.refused).toBeLessThan(300);
    expect(await refusal(call('jobs.cancel', { jobId: 'none' }))).toBe('job.unknown');
  },
  async 'jobs.list'({ call }) {
    const { id } = await call('notices.import', { paths: ['/none.txt'] });
    expect((await call('jobs.list', {})).jobs.map((job) => job.id)).toContain(id);
  },
  async 'jobs.pause'({ call, folder }) {
    const paths = Array.from({ length: 300 }, (_, index) => join(folder, `${index}.txt`));
    await Promise.all(paths.map((path) => writeFile(path, '')));
    const { id } = await call('notices.import', { paths });
    await call('jobs.pause', { jobId: id, isPaused: true });
    const { done, isPaused } = await call('jobs.get', { jobId: id });
    expect(isPaused).toBe(true);
    await call('talks.facets', {});
    expect((await call('jobs.get', { jobId: id })).done).toBeLessThanOrEqual(done + 1);
    await call('jobs.pause', { jobId: id, isPaused: false });
    await expect.poll(async () => (await call('jobs.get', { jobId: id })).state).toBe('done');
    expect(await refusal(call('jobs.pause', { jobId: 'none', isPaused: true }))).toBe('job.unknown');
  },
  async 'transcripts.get'({ call, talkId }) {
    const { paragraphs } = await call('transcripts.get', { talkId });
    expect(paragraphs.map(({ text }) => text).join('').length).toBe(3_500);
    expect(await refusal(call('transcripts.get', { talkId: unknownTalk }))).toBe('talk.unknown');
  },
  async 'transcripts.save'({ call, talkId }) {
    const { version, paragraphs } = await call('transcripts.get', { talkId });
    const [first] = paragraphs;
    if (first === undefined) throw new Error('the sample has no text');
    const put = { ...first, text: `Préambule. ${first.text}` };
    const change = { puts: [put], removes: [], order: null };
    const saved = await call('transcripts.save', { talkId, baseVersion: version, change });
    expect(saved.version).toBeGreaterThan(version);
    expect((await call('transcripts.get', { talkId })).paragraphs[0]?.text).toMatch(/^Préambule/);
    expect(await refusal(call('transcripts.save', { talkId, baseVersion: version, change }))).toBe(
      'transcript.staleVersion',
    );
    const unfit = { puts: [], removes: ['nobody' as never], order: null };
    const base = { talkId, baseVersion: saved.version };
    expect(await refusal(call('transcripts.save', { ...base, change: unfit }))).toBe('transcript.unfit');
  },
  ...mediaCases,
  ...timedTextCases,
  ...recogniserCases,
  ...tableCases,
  ...harvestCases,
  async 'revisions.list'({ call, talkId }) {
    expect(await call('revisions.list', { talkId })).toEqual({ revisions: [] });
    await addSentence(call, talkId);
    const { revisions } = await call('revisions.list', { talkId });
    expect(revisions.map(({ sequence, kind }) => [sequence, kind])).toEqual([[1, 'import']]);
    expect(await refusal(call('revisions.list', { talkId: unknownTalk }))).toBe('talk.unknown');
  },
  async 'revisions.get'({ call, talkId }) {
    const { paragraphs } = await call('transcripts.get', { talkId });
    await addSentence(call, talkId);
    const { revisions } = await call('revisions.list', { talkId });
    const kept = await call('revisions.get', { revisionId: revisions[0]!.id });
    expect(kept).toEqual({ ...revisions[0], paragraphs });
    expect(await refusal(call('revisions.get', { revisionId: 'none' }))).toBe('revision.unknown');
  },
  async 'revisions.make'({ call, talkId }) {
    await addSentence(call, talkId);
    const made = await call('revisions.make', { talkId, kind: 'manual', note: 'avant relecture' });
    expect(made).toMatchObject({ isNew: true, revision: { sequence: 2, kind: 'manual', note: 'avant relecture' } });
    expect((await call('revisions.make', { talkId, kind: 'restore', note: '' })).isNew).toBe(false);
    expect(await refusal(call('revisions.make', { talkId: unknownTalk, kind: 'manual', note: '' }))).toBe(
      'talk.unknown',
    );
  },
  ...searchCases,
  ...importCases,
  ...glossaryCases,
  ...profileCases,
  ...peopleCases,
  async 'sound.peaks'({ call, talkId }) {
    expect(await refusal(call('sound.peaks', { talkId, from: 0 }))).toBe('media.notFound');
    const { talkId: demoId } = await call('demo.install', {});
    const { job } = await call('sound.peaks', { talkId: demoId, from: 0 });
    expect(job).toMatchObject({ kind: 'sound', talkId: demoId });
    const state = async () => (await call('jobs.get', { jobId: job!.id })).state;
    await expect.poll(state).toBe('done');
    const { peaks, job: none } = await call('sound.peaks', { talkId: demoId, from: 1_000 });
    expect(none).toBeNull();
    expect(Buffer.from(peaks, 'base64').length).toBeGreaterThan(80_000);
  },
  async 'sound.speech'({ call, talkId }) {
    expect(await refusal(call('sound.speech', { talkId, reads: true }))).toBe('media.notFound');
    const { talkId: demoId } = await call('demo.install', {});
    expect((await call('sound.speech', { talkId: demoId, reads: true })).job).toMatchObject({
      kind: 'sound',
      talkId: demoId,
    });
    const ranges = async () => (await call('sound.speech', { talkId: demoId, reads: true })).ranges?.length ?? 0;
    await expect.poll(ranges).toBeGreaterThan(20);
  },
  ...windowSoundCases,
  async 'alignment.start'({ call, talkId }) {
    expect(await refusal(call('alignment.start', { talkId, paragraphIds: null }))).toBe('media.notFound');
    const { talkId: demoId } = await call('demo.install', {});
    const job = await call('alignment.start', { talkId: demoId, paragraphIds: null });
    expect(job).toMatchObject({ kind: 'align', talkId: demoId });
    expect((await call('alignment.start', { talkId: demoId, paragraphIds: null })).id).toBe(job.id);
  },
  async 'alignment.proposal'({ call, talkId }) {
    expect(await call('alignment.proposal', { talkId })).toEqual({ proposal: null, isTaken: false, unspoken: [] });
  },
  async 'alignment.dismiss'({ call, talkId }) {
    expect(await call('alignment.dismiss', { talkId, isTaken: false })).toEqual({});
    expect(await refusal(call('alignment.dismiss', { talkId: unknownTalk, isTaken: false }))).toBe('talk.unknown');
  },
  ...exportCases,
  async 'settings.get'({ call }) {
    expect(await call('settings.get', {})).toEqual({ settings: {} });
  },
  async 'settings.set'({ call }) {
    const value = { theme: 'dark', sizes: [1, null, 'é'] };
    await call('settings.set', { name: 'view', value });
    expect((await call('settings.get', {})).settings).toEqual({ view: value });
  },
  async 'files.list'({ call, folder }) {
    await writeFile(join(folder, 'a.txt'), 'text');
    await mkdir(join(folder, 'sub'));
    const { entries } = await call('files.list', { folder });
    expect(entries.map(({ name, isFolder }) => [name, isFolder])).toEqual([
      ['sub', true],
      ['a.txt', false],
    ]);
    expect(await refusal(call('files.list', { folder: join(folder, 'none') }))).toBe('file.notFound');
    expect(await refusal(call('files.list', { folder: join(folder, 'a.txt') }))).toBe('file.notFolder');
  },
  async 'demo.install'({ call }) {
    const { talkId } = await call('demo.install', {});
    expect(await call('demo.install', {})).toEqual({ talkId });
    expect((await call('talks.get', { talkId })).media?.isPresent).toBe(true);
  },
};

/** What each announcement takes to be heard. */
const CAUSES: Readonly<Record<EventName, (world: World) => Promise<unknown>>> = {
  'talks.changed': ({ call, talkId }) => call('talks.update', { talkId, fields: { title: 'Autre' } }),
  'transcript.changed': (world) => CASES['transcripts.save'](world),
  'revisions.changed': ({ call, talkId }) => call('revisions.make', { talkId, kind: 'manual', note: '' }),
  'alignment.changed': ({ call, talkId }) => call('alignment.dismiss', { talkId, isTaken: false }),
  'recognition.changed': ({ call, talkId }) => call('recogniser.discard', { talkId }),
  'import.changed': (world) => importAgain(world),
  'profiles.changed': ({ call }) => call('profiles.remove', { profileId: 'none' }),
  'glossary.changed': ({ call }) => call('glossary.remove', { ids: [] }),
  'people.changed': ({ call }) => call('people.decide', { kind: 'notPerson', read: { given: '', family: 'x' } }),
  'setting.changed': ({ call }) => call('settings.set', { name: 'theme', value: 'dark' }),
  'job.changed': (world) => importAgain(world),
  'sound.wanted': (world) => wantedSound(world, async () => undefined),
};

describe.each(Object.entries(TRANSPORTS))('the contract over %s', (_name, join_) => {
  let temporary: TemporaryLibrary;
  let world: World;
  let hangUp: () => Promise<void> | void;

  beforeEach(async () => {
    temporary = await openTemporaryLibrary({ demoFolder: join(root, 'resources/demo') });
    const { files } = await temporary.importPaths(notice);
    const joined = await join_(temporary.library, (error) => void temporary.errors.push(error));
    hangUp = joined.hangUp;
    const { connection } = joined;
    const folder = join(temporary.workFolder, 'work');
    await mkdir(folder);
    world = { call: connection.call, connection, temporary, talkId: files[0]?.talkId as TalkId, folder };
  });
  afterEach(async () => {
    await hangUp();
    await temporary[Symbol.asyncDispose]();
  });

  it.each(METHOD_NAMES)('%s', async (method) => {
    await CASES[method](world);
    expect(temporary.errors).toEqual([]);
  });

  it.each(Object.keys(EVENTS) as EventName[])('announces %s', async (event) => {
    const heard: unknown[] = [];
    world.connection.on(event, (payload) => heard.push(payload));
    await CAUSES[event](world);
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    for (const payload of heard) expect(EVENTS[event].safeParse(payload).success).toBe(true);
  });

  it('refuses a method there is not, and a request that is not one', async () => {
    expect(await refusal(world.call('no.such' as never, {} as never))).toBe('request.unknownMethod');
    expect(await refusal(world.call('talks.get', null as never))).toBe('request.invalid');
    expect(await refusal(world.call('talks.get', undefined as never))).toBe('request.invalid');
  });

  it('rejects calls under way when the library hangs up', async () => {
    const open = refusal(
      new Promise((_resolve, reject) => {
        // Asked again until the line is gone, so that one call at least is under way then.
        const ask = (): void => void world.call('talks.list', everyTalk).then(ask, reject);
        ask();
      }),
    );
    const closed = new Promise<void>((resolve_) => world.connection.onClose(resolve_));
    await hangUp();
    await closed;
    expect(await open).toBe('connection.closed');
    expect(await refusal(world.call('library.describe', {}))).toBe('connection.closed');
    hangUp = () => undefined;
  });
});

/** A request that is right, for the mutations to begin with. */
function seeds(talkId: TalkId, none: string): Readonly<Record<MethodName, unknown>> {
  return {
    'library.describe': {},
    'talks.list': everyTalk,
    'talks.facets': {},
    'talks.get': { talkId },
    'talks.update': { talkId, fields: { title: 'x', speakers: [], identifiers: [], recordedOn: '2024-01' } },
    'talks.setState': { talkId, state: 'corrected' },
    'talks.setBookmark': { talkId, bookmark: { paragraphId: null, offset: 0, playheadMs: 0 } },
    'notices.import': { paths: [none] },
    'jobs.get': { jobId: 'x' },
    'jobs.list': {},
    'jobs.cancel': { jobId: 'x' },
    'jobs.pause': { jobId: 'x', isPaused: true },
    'sound.speech': { talkId, reads: true },
    'sound.offer': { wantId: 'x' },
    'sound.feed': { wantId: 'x', at: 0, samples: 'AAAA', isLast: true },
    'sound.giveUp': { wantId: 'x', code: 'media.noSound' },
    'alignment.start': { talkId, paragraphIds: null },
    'alignment.proposal': { talkId },
    'alignment.dismiss': { talkId, isTaken: false },
    'recogniser.check': { program: none, model: none, options: '' },
    'recogniser.start': { talkId },
    'recogniser.result': { talkId },
    'recogniser.discard': { talkId },
    'transcripts.get': { talkId },
    'transcripts.save': {
      talkId,
      baseVersion: 1,
      change: {
        puts: [newParagraph('p' as ParagraphId, 'a b', { startMs: 0, endMs: 9, words: [[0, 1, 0]] })],
        removes: ['q'],
        order: ['p'],
      },
    },
    'timedTexts.read': { talkId, path: none },
    'timedTexts.take': { talkId, path: none },
    'timedTexts.match': { paths: [none] },
    'timedTexts.takeAll': { files: [{ talkId, path: none }] },
    'timedTexts.confidences': { talkId },
    'revisions.list': { talkId },
    'revisions.get': { revisionId: 'x' },
    'revisions.make': { talkId, kind: 'manual', note: '' },
    ...searchSeeds(talkId),
    ...tableSeeds(none),
    ...harvestSeeds,
    ...mediaSeeds(talkId, none),
    ...glossarySeeds(talkId),
    ...profileSeeds(talkId),
    ...importSeeds(talkId, none),
    ...peopleSeeds(talkId),
    'sound.peaks': { talkId, from: 0 },
    'exports.preview': { talkId, format: 'srt' },
    'exports.batch': { talkIds: [talkId], formats: ['srt'], folder: none, pattern: '{title}', overwrite: true },
    'exports.write': { talkId, files: [{ format: 'srt', path: none }], overwrite: true },
    'settings.get': {},
    'settings.set': { name: 'x', value: 1 },
    'files.list': { folder: none },
    'demo.install': {},
  };
}

describe('any request at all', () => {
  it.each(METHOD_NAMES)('%s refuses or answers, and breaks nothing', async (method) => {
    await using temporary = await openTemporaryLibrary();
    const { files } = await temporary.importPaths(notice);
    const none = join(temporary.workFolder, 'none', 'x');
    const seed = seeds(files[0]?.talkId as TalkId, none)[method];
    const { call } = temporary;
    await fc.assert(
      fc.asyncProperty(requestsNear(seed, none), async (request) => {
        const outcome: unknown = await call(method, request as never).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Failure);
        if (outcome instanceof Failure) expect(outcome.code).not.toBe('internal');
      }),
      { numRuns: RUNS_PER_METHOD },
    );
    expect(temporary.errors).toEqual([]);
    expect((await call('library.describe', {})).folder).toBe(temporary.library.folder);
  });
});
