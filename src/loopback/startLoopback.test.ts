import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connect, type Connection } from '../contract/connect.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../library/temporaryLibrary.ts';
import { socketPort } from './socketPort.ts';
import { startLoopback, type Loopback } from './startLoopback.ts';

let temporary: TemporaryLibrary;
let loopback: Loopback;
let logged: string[];

beforeEach(async () => {
  temporary = await openTemporaryLibrary();
  const rendererFolder = join(temporary.workFolder, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(rendererFolder, 'index.html'), '<title>Lutrin</title>');
  await writeFile(join(rendererFolder, 'assets/main.js'), 'export {};');
  await mkdir(join(rendererFolder, 'workers'));
  await writeFile(join(rendererFolder, 'workers/spelling-1.js'), 'export {};');
  await writeFile(join(temporary.workFolder, 'secret.html'), 'secret');
  logged = [];
  const log = (message: string): void => void logged.push(message);
  loopback = await startLoopback({ library: temporary.library, rendererFolder, talkId: 'a talk', log });
});
afterEach(async () => {
  await loopback.close();
  await temporary[Symbol.asyncDispose]();
});

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks without the manners of `fetch`: any path, any Host. */
async function ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}) {
  const { hostname, port } = new URL(loopback.address);
  const request = httpRequest({ hostname, port, path, method, headers });
  request.end(body);
  const [response] = await once(request, 'response');
  const answer = response as { statusCode: number; headers: IncomingHttpHeaders };
  return { status: answer.statusCode, headers: answer.headers, text: await text(response) };
}

/** A WebSocket that tells how it ended: 'open', or the HTTP status it was refused with. */
async function openSocket(headers: Record<string, string>, path = 'port'): Promise<WebSocket | number> {
  const socket = new WebSocket(`${loopback.address.replace('http', 'ws')}${path}`, { headers });
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_, response) => {
      socket.once('error', () => undefined);
      socket.terminate();
      resolve(response.statusCode ?? 0);
    });
  });
}

const ownOrigin = (): string => new URL(loopback.address).origin;

async function joinHost(): Promise<Connection> {
  const socket = await openSocket({ origin: ownOrigin() });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  socket.send(JSON.stringify({ token: loopback.token }));
  return connect(socketPort(socket));
}

/** A recording of silence. */
function wav(seconds: number): Buffer {
  const samples = Buffer.alloc(8_000 * seconds, 128);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(8_000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

async function attachRecording(): Promise<{ mediaId: string; bytes: Buffer }> {
  const notice = join(import.meta.dirname, '../../e2e/samples/notice-cout-humain-ia.txt');
  const { files } = await temporary.importPaths(notice);
  const talkId = files[0]?.talkId ?? null;
  if (talkId === null) throw new Error('the sample was not imported');
  const path = join(temporary.workFolder, 'sound.wav');
  const bytes = wav(2);
  await writeFile(path, bytes);
  const { id } = await temporary.call('media.attach', { talkId, path });
  return { mediaId: id, bytes };
}

describe('the page', () => {
  it('is served with a strict policy', async () => {
    const page = await ask('/');
    expect(page).toMatchObject({ status: 200, text: '<title>Lutrin</title>' });
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    expect(await ask('/assets/main.js')).toMatchObject({ status: 200, text: 'export {};' });
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  it('lets its workers alone compile WebAssembly', async () => {
    const worker = await ask('/workers/spelling-1.js');
    expect(worker.headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
  });

  it('is nothing but the page', async () => {
    for (const path of ['/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/none.html'])
      expect((await ask(path)).status).toBe(404);
    expect((await ask('/', { method: 'PUT' })).status).toBe(405);
    expect((await ask('http://[')).status).toBe(400);
  });

  it('is bound to 127.0.0.1, with the token in the fragment only', () => {
    expect(loopback.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(loopback.url).toBe(`${loopback.address}#token=${loopback.token}&talk=a%20talk`);
    expect(loopback.token).toMatch(/^[\w-]{43}$/);
  });

  it('refuses a foreign Host and a foreign Origin', async () => {
    const { port } = new URL(loopback.address);
    for (const host of ['evil.example', `localhost:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`])
      expect((await ask('/', { headers: { host } })).status).toBe(403);
    for (const origin of ['http://evil.example', 'null', `http://localhost:${port}`, `https://127.0.0.1:${port}`])
      expect((await ask('/', { headers: { origin } })).status).toBe(403);
    expect((await ask('/', { headers: { origin: ownOrigin() } })).status).toBe(200);
  });

  it('opens once by a ticket', async () => {
    const ticket = new URL(loopback.issueUrl());
    const way = ticket.pathname + ticket.search;
    expect(way).not.toContain(loopback.token);
    const opened = await ask(way);
    expect(opened.status).toBe(302);
    expect(new URL(opened.headers.location ?? '', loopback.address).href).toBe(loopback.url);
    expect((await ask(way)).status).toBe(403);
    expect((await ask('/start')).status).toBe(403);
    expect((await ask('/start?ticket=x')).status).toBe(403);
  });
});

describe('the socket', () => {
  it('refuses a foreign or missing Origin, a foreign Host and another path', async () => {
    expect(await openSocket({})).toBe(403);
    expect(await openSocket({ origin: 'http://evil.example' })).toBe(403);
    expect(await openSocket({ origin: ownOrigin(), host: 'evil.example' })).toBe(403);
    expect(await openSocket({ origin: ownOrigin() }, 'elsewhere')).toBe(403);
  });

  it.each(['{"token":"wrong"}', '{}', 'null', 'no JSON', '{"id":1,"method":"library.describe","request":{}}'])(
    'turns away a client that begins with %s',
    async (first) => {
      const socket = (await openSocket({ origin: ownOrigin() })) as WebSocket;
      const received: string[] = [];
      socket.on('message', (data) => received.push(String(data)));
      socket.send(first);
      socket.send('{"id":2,"method":"library.describe","request":{}}');
      const [code] = await once(socket, 'close');
      expect(code).toBe(1008);
      expect(received).toEqual([]);
    },
  );

  it('serves several windows, and goes on when one is lost', async () => {
    const [one, two] = [await joinHost(), await joinHost()];
    const told: unknown[] = [];
    two.on('talks.changed', (payload) => told.push(payload));
    one.close();
    await expect(one.call('library.describe', {})).rejects.toThrow('connection.closed');
    expect((await two.call('library.describe', {})).folder).toBe(temporary.library.folder);
    await attachRecording();
    await expect.poll(() => told.length).toBeGreaterThan(0);
    two.close();
  });

  it('drops a client that sends no JSON', async () => {
    const socket = (await openSocket({ origin: ownOrigin() })) as WebSocket;
    socket.send(JSON.stringify({ token: loopback.token }));
    socket.send('{');
    const [code] = await once(socket, 'close');
    expect(code).toBe(1007);
  });

  it('tells clients when the host ends', async () => {
    const connection = await joinHost();
    let isClosed = false;
    connection.onClose(() => (isClosed = true));
    await loopback.close();
    await expect.poll(() => isClosed).toBe(true);
    loopback = await startLoopback({ library: temporary.library, rendererFolder: temporary.workFolder });
  });
});

describe('media', () => {
  it('are served in ranges, to those who have the token', async () => {
    const { mediaId, bytes } = await attachRecording();
    const way = `/media/${mediaId}?token=${loopback.token}`;
    const whole = await ask(way);
    expect(whole.status).toBe(200);
    expect(whole.headers).toMatchObject({ 'content-length': String(bytes.length), 'accept-ranges': 'bytes' });
    const part = await ask(way, { headers: { range: 'bytes=0-3' } });
    expect(part).toMatchObject({ status: 206, text: 'RIFF' });
    expect(part.headers['content-range']).toBe(`bytes 0-3/${bytes.length}`);
    expect((await ask(way, { headers: { range: `bytes=${bytes.length}-` } })).status).toBe(416);
    expect(await ask(way, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
    for (const wrong of [`/media/${mediaId}`, `/media/${mediaId}?token=`, `/media/${mediaId}?token=x`])
      expect((await ask(wrong)).status).toBe(403);
    expect((await ask(`/media/none?token=${loopback.token}`)).status).toBe(404);
    expect((await ask(`/media/..%2f..%2fetc?token=${loopback.token}`)).status).toBe(404);
  });
});

function upload(
  name: string,
  { token = loopback.token, batch = 'b1', body = 'text', origin = ownOrigin() } = {},
): ReturnType<typeof ask> {
  return ask(`/upload?${new URLSearchParams({ name, batch })}`, {
    method: 'POST',
    headers: { 'x-lutrin-token': token, origin },
    body,
  });
}

describe('uploads', () => {
  it('land in the inbox, below a folder of their own', async () => {
    const answer = await upload('dossier/é notice.txt', { body: 'bonjour' });
    expect(answer.status).toBe(200);
    const { path } = JSON.parse(answer.text) as { path: string };
    expect(path).toBe(join(temporary.library.inboxFolder, 'b1/dossier/é notice.txt'));
    expect(await readFile(path, 'utf8')).toBe('bonjour');
  });

  it('never replace one another', async () => {
    const paths: string[] = [];
    for (const body of ['one', 'two', 'three'])
      paths.push((JSON.parse((await upload('n.txt', { body })).text) as { path: string }).path);
    expect(await Promise.all(paths.map((path) => readFile(path, 'utf8')))).toEqual(['one', 'two', 'three']);
  });

  it('are refused without the token, from another site, and by another method', async () => {
    expect((await upload('n.txt', { token: 'x' })).status).toBe(403);
    expect((await upload('n.txt', { origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask('/upload?name=n.txt&batch=b', { method: 'POST' })).status).toBe(403);
    expect((await ask('/upload', { headers: { 'x-lutrin-token': loopback.token } })).status).toBe(405);
    expect(await readdir(temporary.library.inboxFolder)).toEqual([]);
  });

  it('are refused with a name that leads elsewhere or is too long', async () => {
    const names = ['', '../n.txt', 'a/../../n.txt', '/etc/n.txt', 'a//b', '.', '.. /n.txt', `${'n'.repeat(300)}`];
    for (const name of names) expect((await upload(name)).status).toBe(400);
    for (const batch of ['', '..', 'a/b', 'x'.repeat(65)]) expect((await upload('n.txt', { batch })).status).toBe(400);
    expect(await readdir(temporary.library.inboxFolder)).toEqual([]);
  });

  it('leave nothing when they end too early', async () => {
    const { hostname, port } = new URL(loopback.address);
    const request = httpRequest({
      hostname,
      port,
      path: '/upload?name=film.mp4&batch=b2',
      method: 'POST',
      headers: { 'x-lutrin-token': loopback.token, 'content-length': '1000000' },
    });
    request.on('error', () => undefined);
    request.write('x'.repeat(1_000));
    const file = join(temporary.library.inboxFolder, 'b2/film.mp4');
    await expect.poll(() => existsSync(file)).toBe(true);
    request.destroy();
    await expect.poll(() => existsSync(file)).toBe(false);
    expect((await ask('/')).status).toBe(200);
  });
});

describe('the log', () => {
  it('says what went wrong, and never the token', async () => {
    await rm(temporary.library.inboxFolder, { recursive: true });
    await writeFile(temporary.library.inboxFolder, 'in the way');
    const { port } = new URL(loopback.address);
    const path = `/upload?name=n.txt&batch=b&token=${loopback.token}`;
    const headers = { 'x-lutrin-token': loopback.token, origin: `http://127.0.0.1:${port}` };
    expect((await ask(path, { method: 'POST', headers, body: 'x' })).status).toBe(500);
    await ask(`/media/x?token=${loopback.token}`);
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('\n')).not.toContain(loopback.token);
  });
});
