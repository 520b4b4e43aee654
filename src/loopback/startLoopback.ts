import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Failure } from '../contract/failure.ts';
import { pageHeaders } from '../contract/pageHeaders.ts';
import { serve } from '../contract/serve.ts';
import { getPageFile } from '../library/files/pageFile.ts';
import { mediaResponse, type FileResponse } from '../library/media/mediaResponse.ts';
import type { Library } from '../library/openLibrary.ts';
import { createAccessKeys, type AccessKeys } from './accessKeys.ts';
import { receiveUpload } from './receiveUpload.ts';
import { parseJson, socketPort } from './socketPort.ts';

/** What `startLoopback` serves. */
export interface LoopbackOptions {
  readonly library: Library;
  /** The folder of the built page. */
  readonly rendererFolder: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The talk the page opens on. */
  readonly talkId?: string | null;
  /** Is told what goes wrong; never the token. */
  readonly log?: (message: string) => void;
  /** Serves the page in place of `rendererFolder`: the development server. */
  readonly servePage?: RequestListener;
}

/** A running loopback host. */
export interface Loopback {
  /** Opens the page, with the access token in the fragment. */
  readonly url: string;
  /** The same without the token: what others may be told. */
  readonly address: string;
  readonly token: string;
  /** An address that opens the page once, for a command line that other users can read. */
  issueUrl(): string;
  /** Ends all connections. The library stays open. */
  close(): Promise<void>;
}

interface Host extends Required<Pick<LoopbackOptions, 'library' | 'rendererFolder' | 'log'>> {
  readonly keys: AccessKeys;
  readonly address: string;
  readonly fragment: string;
  readonly servePage: RequestListener | undefined;
}

/** How long a client may take to send its token. */
const TOKEN_PATIENCE_MS = 5_000;
const LARGEST_MESSAGE_BYTES = 64 * 1024 * 1024;

/** Serves the interface and the library on 127.0.0.1, to clients that have the token of this launch. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { library, rendererFolder, port = 0, talkId = null, log = () => undefined, servePage } = options;
  const server = createServer();
  // A large recording may take longer than any limit on one request.
  server.requestTimeout = 0;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const keys = createAccessKeys();
  const fragment = talkId === null ? `#token=${keys.token}` : `#token=${keys.token}&talk=${encodeURIComponent(talkId)}`;
  const host: Host = { library, rendererFolder, log, keys, address, fragment, servePage };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES });
  server.on('request', (request, response) => {
    answer(host, request, response).catch((error: unknown) => {
      log(`${request.method} failed: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (!maySpeak(host, request)) return refuseUpgrade(socket);
    sockets.handleUpgrade(request, socket, head, (webSocket) => admit(host, webSocket));
  });
  return {
    url: address + fragment,
    address,
    token: keys.token,
    issueUrl: () => `${address}start?ticket=${keys.issueTicket()}`,
    async close() {
      for (const client of sockets.clients) client.close(1001);
      server.close();
      server.closeAllConnections();
      // A client that does not answer the closing handshake would hold its socket for thirty seconds.
      setTimeout(() => [...sockets.clients].forEach((client) => client.terminate()), 200).unref();
      await once(server, 'close');
    },
  };
}

/** Serves a client once its first message was the token. */
function admit({ keys, library, log }: Host, socket: WebSocket): void {
  socket.on('error', (error) => log(`a client's connection failed: ${error.message}`));
  const patience = setTimeout(() => socket.close(1008), TOKEN_PATIENCE_MS);
  socket.once('close', () => clearTimeout(patience));
  socket.once('message', (data) => {
    clearTimeout(patience);
    const first = parseJson(String(data)) as { token?: unknown } | null | undefined;
    if (!keys.isToken(first?.token)) return socket.close(1008);
    serve(socketPort(socket), library.handlers, library.subscribe, (error) => log(String(error)));
  });
}

async function answer(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isFromHere(host, request)) return refuse(response, 403);
  const url = URL.parse(request.url ?? '', host.address);
  if (url === null) return refuse(response, 400);
  if (url.pathname === '/upload') return answerUpload(host, request, response, url.searchParams);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  if (url.pathname === '/start') return answerTicket(host, response, url.searchParams.get('ticket'));
  if (url.pathname.startsWith('/media/')) return answerMedia(host, request, response, url);
  if (host.servePage !== undefined) return host.servePage(request, response);
  const { host: here } = new URL(host.address);
  const headers = pageHeaders({ connect: [`ws://${here}`], media: [] }, url.pathname);
  const file = await getPageFile(host.rendererFolder, url.pathname);
  if (file === null) return refuse(response, 404);
  return send(request, response, await mediaResponse(file.path, file.mimeType, null), headers);
}

/**
 * Whether a request was meant for this host by its own page, or by nobody's. A foreign Host is a name that was made
 * to point here (DNS rebinding); a foreign Origin is another site's page.
 */
function isFromHere({ address }: Host, { headers }: IncomingMessage): boolean {
  const { host, origin } = new URL(address);
  return headers.host === host && (headers.origin === undefined || headers.origin === origin);
}

/** A WebSocket always comes from a page, so its origin must be there too. */
function maySpeak(host: Host, request: IncomingMessage): boolean {
  return request.url === '/port' && request.headers.origin !== undefined && isFromHere(host, request);
}

function answerTicket({ keys, fragment }: Host, response: ServerResponse, ticket: string | null): void {
  if (!keys.useTicket(ticket)) return refuse(response, 403);
  response.writeHead(302, { location: `/${fragment}`, 'cache-control': 'no-store', 'content-length': 0 }).end();
}

async function answerMedia(host: Host, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  if (!host.keys.isToken(url.searchParams.get('token'))) return refuse(response, 403);
  const mediaId = url.pathname.slice('/media/'.length);
  const located = await locate(host.library, mediaId);
  if (located === null) return refuse(response, 404);
  const file = await mediaResponse(located.path, located.mimeType, request.headers.range ?? null);
  const headers = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };
  return send(request, response, file, headers);
}

async function locate(library: Library, mediaId: string): Promise<{ path: string; mimeType: string } | null> {
  try {
    return await library.handlers['media.locate']({ mediaId });
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

async function answerUpload(
  { keys, library, log }: Host,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  if (!keys.isToken(request.headers['x-lutrin-token'])) return refuse(response, 403);
  if (request.method !== 'POST') return refuse(response, 405);
  try {
    const { inboxFolder } = library;
    const path = await receiveUpload(request, inboxFolder, query.get('batch') ?? '', query.get('name') ?? '');
    if (path === null) return refuse(response, 400);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ path }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    log(`an upload failed: ${String(error)}`);
    refuse(response, code === 'ENOSPC' || code === 'EDQUOT' ? 507 : 500);
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: FileResponse,
  more: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...headers, ...more });
  if (body === null || request.method === 'HEAD') {
    body?.destroy();
    response.end();
    return;
  }
  // A player asks for much and hangs up early, at every seek; the file must not stay open.
  response.once('close', () => body.destroy());
  body.once('error', () => response.destroy());
  body.pipe(response);
}

/** Ends the connection too: the rest of a refused body is not worth reading. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, connection: 'close' }).end();
}

function refuseUpgrade(socket: Duplex): void {
  // An upgraded socket has no listener of the server's any more, and a client may be gone already.
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
