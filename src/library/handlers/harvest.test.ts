import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { HarvestChoice } from '../../contract/harvestSchemas.ts';
import { importFilter } from '../../contract/importSchemas.ts';
import type { Job } from '../../contract/schemas.ts';
import { oaiPmh, recordPage, sendXml, startWebServer, type Answer } from '../harvest/webServer.suite.ts';
import { openLibrary } from '../openLibrary.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

/** A repository of six records in three pages, with two sets. */
const repository: Answer = (url, response) => {
  const { verb, resumptionToken: token, set } = Object.fromEntries(url.searchParams);
  if (verb === 'Identify')
    return sendXml(response, oaiPmh('<Identify><repositoryName>Canal X</repositoryName></Identify>'));
  if (verb === 'ListMetadataFormats') {
    const prefixes = ['oai_dc', 'lom'].map(
      (name) => `<metadataFormat><metadataPrefix>${name}</metadataPrefix></metadataFormat>`,
    );
    return sendXml(response, oaiPmh(`<ListMetadataFormats>${prefixes.join('')}</ListMetadataFormats>`));
  }
  if (verb === 'ListSets') {
    const written =
      token === undefined
        ? '<set><setSpec>a</setSpec><setName>Un</setName></set><resumptionToken>s</resumptionToken>'
        : '<set><setSpec>b</setSpec></set>';
    return sendXml(response, oaiPmh(`<ListSets>${written}</ListSets>`));
  }
  if (set === 'b') return sendXml(response, oaiPmh('<error code="noRecordsMatch"/>'));
  const page = Number(token ?? 1);
  return sendXml(response, recordPage([page * 2 - 1, page * 2], page === 3 ? '' : String(page + 1)));
};

const choiceOf = (url: string, more: Partial<HarvestChoice> = {}): HarvestChoice => ({
  url,
  kind: 'oaiPmh',
  name: 'Canal / X',
  format: 'oai_dc',
  sets: [],
  paceMs: 100,
  ...more,
});

async function harvest({ call, finished }: TemporaryLibrary, id: string) {
  return finished((await call('harvest.start', { id })).id);
}

/** The files that were handed to the import, in the order of the pages. */
async function importedFiles({ announced, call }: TemporaryLibrary): Promise<string[]> {
  const ended = announced('job.changed').filter(({ kind, state }) => kind === 'import' && state !== 'running');
  const paths: string[] = [];
  for (const { report } of ended) {
    const { items } = await call('imports.report', { importId: report!.importId, offset: 0, limit: 1_000 });
    paths.push(...new Set(items.map(({ path }) => path)));
  }
  return paths;
}

describe('harvest.probe', () => {
  it('tells repositories with their formats and sets, and feeds, from all else', async () => {
    await using server = await startWebServer((url, response, request) => {
      if (url.pathname === '/oai') return repository(url, response, request);
      if (url.pathname === '/feed') return sendXml(response, '<rss><channel><title>Un balado</title></channel></rss>');
      return sendXml(response, '<html><body/></html>');
    });
    await using library = await openTemporaryLibrary();
    expect(await library.call('harvest.probe', { url: `${server.base}/oai` })).toEqual({
      kind: 'oaiPmh',
      name: 'Canal X',
      formats: ['oai_dc', 'lom'],
      sets: [
        { spec: 'a', name: 'Un' },
        { spec: 'b', name: 'b' },
      ],
    });
    expect(await library.call('harvest.probe', { url: `${server.base}/feed` })).toMatchObject({
      kind: 'feed',
      name: 'Un balado',
    });
    await expect(library.call('harvest.probe', { url: `${server.base}/page` })).rejects.toThrow('harvest.badAnswer');
    await expect(library.call('harvest.probe', { url: 'http://127.0.0.1:9/' })).rejects.toThrow('harvest.unreachable');
  });
});

describe('harvest.start', () => {
  it('hands every page to the import, then only asks for what is new', async () => {
    await using server = await startWebServer(repository);
    await using library = await openTemporaryLibrary();
    const { id } = await library.call('harvest.add', choiceOf(`${server.base}/oai`));
    expect(await harvest(library, id)).toMatchObject({ state: 'done', done: 6, total: 6 });
    await expect
      .poll(() => importedFiles(library))
      .toEqual(['00001', '00002', '00003'].map((name) => `Canal - X/${name}.xml`));
    const [source] = (await library.call('harvest.sources', {})).sources;
    expect(source?.harvestedAt).not.toBeNull();
    expect(readdirSync(library.library.inboxFolder)).toEqual([]);
    server.asked.length = 0;
    await harvest(library, id);
    expect(server.asked[0]).toMatch(/verb=ListRecords&metadataPrefix=oai_dc&from=\d{4}-\d{2}-\d{2}$/);
  });

  it('lists the sets that were chosen one after the other', async () => {
    await using server = await startWebServer(repository);
    await using library = await openTemporaryLibrary();
    const { id } = await library.call('harvest.add', choiceOf(`${server.base}/oai`, { sets: ['b', 'a'] }));
    expect(await harvest(library, id)).toMatchObject({ state: 'done', done: 6 });
    expect(server.asked.filter((url) => url.includes('set=')).map((url) => /set=(.)/.exec(url)?.[1])).toEqual([
      'b',
      'a',
    ]);
  });

  it('begins a list anew whose token was forgotten, and gives up one that never ends or breaks', async () => {
    let isForgotten = false;
    await using server = await startWebServer((url, response, request) => {
      if (url.pathname === '/endless') return sendXml(response, recordPage([1], 'same'));
      if (url.pathname === '/broken') return sendXml(response, '<OAI-PMH><ListRecords><rec');
      if (url.pathname === '/error') return sendXml(response, oaiPmh('<error code="cannotDisseminateFormat"/>'));
      if (url.pathname === '/lost' || (url.searchParams.get('resumptionToken') === '3' && !isForgotten)) {
        isForgotten = true;
        if (url.searchParams.has('resumptionToken'))
          return sendXml(response, oaiPmh('<error code="badResumptionToken"/>'));
      }
      return repository(url, response, request);
    });
    await using library = await openTemporaryLibrary();
    const { id } = await library.call('harvest.add', choiceOf(`${server.base}/oai`));
    expect(await harvest(library, id)).toMatchObject({ state: 'done', done: 10 });
    await expect.poll(() => importedFiles(library)).toHaveLength(5);
    for (const path of ['/endless', '/broken', '/error', '/lost']) {
      const bad = await library.call('harvest.add', choiceOf(server.base + path));
      expect(await harvest(library, bad.id)).toMatchObject({ state: 'failed', detail: 'harvest.badAnswer' });
    }
  });

  it('goes on where it was when the library was closed in the middle', async () => {
    let isSlow = true;
    await using server = await startWebServer((url, response, request) => {
      if (url.searchParams.get('resumptionToken') === '3' && isSlow) return;
      repository(url, response, request);
    });
    await using library = await openTemporaryLibrary();
    const { id } = await library.call('harvest.add', choiceOf(`${server.base}/oai`));
    await library.call('harvest.start', { id });
    await expect.poll(() => server.asked.length).toBe(3);
    library.library.close();
    isSlow = false;
    const { folder } = library.library;
    expect(existsSync(join(folder, 'inbox'))).toBe(true);
    const ended: string[] = [];
    const reopened = openLibrary({ folder, demoFolder: null, version: '0', resumesJobs: true });
    reopened.subscribe((event, payload) => {
      const job = event === 'job.changed' ? (payload as Job) : null;
      if (job?.kind === 'import' && job.state === 'done') ended.push(job.report!.importId);
    });
    await expect.poll(() => ended).toHaveLength(1);
    const request = { importId: ended[0]!, filter: importFilter.parse({}), offset: 0, limit: 100 };
    const { items } = await reopened.handlers['imports.report'](request);
    expect(new Set(items.map(({ path }) => path)).size).toBe(3);
    expect(server.asked.slice(3)).toEqual(['/oai?verb=ListRecords&resumptionToken=3']);
    const harvestedAt = async () => (await reopened.handlers['harvest.sources']({})).sources[0]!.harvestedAt;
    await expect.poll(harvestedAt).not.toBeNull();
    reopened.close();
  });

  it('counts as done when its import has ended, and not when that was stopped', async () => {
    await using server = await startWebServer(repository);
    await using library = await openTemporaryLibrary();
    const { call, finished } = library;
    const { id } = await call('harvest.add', choiceOf(`${server.base}/oai`));
    const harvestedAt = async () => (await call('harvest.sources', {})).sources[0]!.harvestedAt;
    const stop = library.on('job.changed', ({ id: jobId, kind, state }) => {
      if (kind === 'import' && state === 'running') void call('jobs.cancel', { jobId });
    });
    const { id: jobId } = await call('harvest.start', { id });
    await finished(jobId);
    expect(await harvestedAt()).toBeNull();
    stop();
    server.asked.length = 0;
    await harvest(library, id);
    expect(server.asked[0]).not.toContain('from=');
    expect(await harvestedAt()).not.toBeNull();
    expect(await call('imports.list', {})).toMatchObject({ imports: [{ state: 'done' }, { state: 'cancelled' }] });
  });

  it('keeps pages whose import failed, and imports those the next time', async () => {
    await using server = await startWebServer(repository);
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const { id } = await call('harvest.add', choiceOf(`${server.base}/oai`));
    const database = new Sqlite(join(library.library.folder, 'library.sqlite'));
    database.exec(`CREATE TRIGGER full BEFORE INSERT ON talks BEGIN SELECT RAISE(ABORT, 'no'); END`);
    await harvest(library, id);
    database.exec('DROP TRIGGER full');
    database.close();
    expect((await call('harvest.sources', {})).sources[0]!.harvestedAt).toBeNull();
    const asked = server.asked.length;
    await harvest(library, id);
    expect(server.asked).toHaveLength(asked);
    const { imports } = await call('imports.list', {});
    expect(imports).toMatchObject([{ state: 'done', counts: { imported: 6 } }, { state: 'failed' }]);
    expect((await call('harvest.sources', {})).sources[0]!.harvestedAt).not.toBeNull();
    expect(readdirSync(library.library.inboxFolder)).toEqual([]);
  });

  it('fetches a feed only when it has changed', async () => {
    await using server = await startWebServer((_, response, request) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' }).end('<rss><channel/></rss>');
    });
    await using library = await openTemporaryLibrary();
    const { id } = await library.call('harvest.add', choiceOf(server.base, { kind: 'feed', format: '' }));
    await harvest(library, id);
    await expect.poll(() => importedFiles(library)).toHaveLength(1);
    await harvest(library, id);
    expect(await importedFiles(library)).toHaveLength(1);
    expect(server.asked).toHaveLength(2);
  });
});
