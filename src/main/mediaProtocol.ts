import { Readable } from 'node:stream';
import { protocol, type Protocol } from 'electron';
import { Failure } from '../contract/failure.ts';
import type { Call } from '../contract/methods.ts';
import { pageHeaders } from '../contract/pageHeaders.ts';
import { getPageFile } from '../library/files/pageFile.ts';
import { mediaResponse, type FileResponse } from '../library/media/mediaResponse.ts';
import { MEDIA_SCHEME, PAGE_SCHEME } from './page.ts';

/** A worker of the page reads recordings in ranges, from another origin: the session holds no other page. */
const MEDIA_HEADERS = {
  'x-content-type-options': 'nosniff',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'accept-ranges, content-range',
};

/** Tells Chromium of the two schemes; must run before the app is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    // Without `stream` a player would wait for the whole file.
    {
      scheme: MEDIA_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true },
    },
  ]);
}

/** Serves the built page, and recordings in ranges, to the windows of a session. */
export function handleSchemes(sessionProtocol: Protocol, rendererFolder: string, call: Call): void {
  sessionProtocol.handle(PAGE_SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const file = host === 'app' && isReading(method) ? await getPageFile(rendererFolder, pathname) : null;
    if (file === null) return new Response(null, { status: 404 });
    const headers = pageHeaders({ connect: [], media: [`${MEDIA_SCHEME}:`] }, pathname);
    return toResponse(await mediaResponse(file.path, file.mimeType, null), method, headers);
  });
  sessionProtocol.handle(MEDIA_SCHEME, async ({ url, method, headers: asked }) => {
    const { host, pathname } = new URL(url);
    const located = host === 'media' && isReading(method) ? await locate(call, pathname.slice(1)) : null;
    if (located === null) return new Response(null, { status: 404 });
    const file = await mediaResponse(located.path, located.mimeType, asked.get('range'));
    return toResponse(file, method, MEDIA_HEADERS);
  });
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

async function locate(call: Call, mediaId: string): Promise<{ path: string; mimeType: string } | null> {
  try {
    return await call('media.locate', { mediaId });
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

function toResponse({ status, headers, body }: FileResponse, method: string, more: Record<string, string>): Response {
  const init = { status, headers: { ...headers, ...more } };
  if (body === null || method === 'HEAD') {
    body?.destroy();
    return new Response(null, init);
  }
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, init);
}
