import { connect } from '../../contract/connect.ts';
import { Failure } from '../../contract/failure.ts';
import type { Host } from './host.ts';
import { filesOfDrop, type DroppedFile } from './filesOfDrop.ts';
import { webSocketPort } from './webSocketPort.ts';

const TOKEN_KEY = 'lutrin.token';

/**
 * The access token of this launch: from the address's fragment, and from the tab's own storage after a reload.
 * It is taken out of the address bar at once, so that a copied address gives nothing away.
 */
export function takeToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1));
  const token = given.get('token');
  if (token === null) return sessionStorage.getItem(TOKEN_KEY);
  sessionStorage.setItem(TOKEN_KEY, token);
  const talkId = given.get('talk');
  history.replaceState(null, '', talkId === null ? location.pathname : `#/talk/${talkId}`);
  return token;
}

/** The host on 127.0.0.1, seen from a browser window. */
export function loopbackHost(token: string): Host {
  const { host, origin } = location;
  return {
    connection: connect(webSocketPort(`ws://${host}/port`, token)),
    features: { hasNativeDialogs: false },
    mediaUrl: (mediaId) => `${origin}/media/${encodeURIComponent(mediaId)}?token=${encodeURIComponent(token)}`,
    async pathsOfDrop(transfer, onProgress, signal) {
      const files = await filesOfDrop(transfer);
      const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
      const batch = crypto.randomUUID();
      const paths: string[] = [];
      let sentBytes = 0;
      onProgress(sentBytes, totalBytes);
      for (const dropped of files) {
        const before = sentBytes;
        const onSent = (bytes: number): void => onProgress(before + bytes, totalBytes);
        paths.push(await upload(dropped, { batch, token, onSent, signal }));
        sentBytes += dropped.file.size;
        onProgress(sentBytes, totalBytes);
      }
      return paths;
    },
    chooseFiles: async () => [],
    chooseSavePath: async () => null,
    onCommand: () => () => undefined,
    showMenuKeys: () => undefined,
  };
}

interface Sending {
  readonly batch: string;
  readonly token: string;
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** Sends one file. `fetch` cannot tell how much of a body has gone out, so this is an `XMLHttpRequest`. */
function upload({ file, name }: DroppedFile, { batch, token, onSent, signal }: Sending): Promise<string> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open('POST', `/upload?${new URLSearchParams({ name, batch })}`);
    request.setRequestHeader('x-lutrin-token', token);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    request.addEventListener('load', () => {
      if (request.status === 200) resolve((request.response as { path: string }).path);
      else reject(new Failure(request.status === 507 ? 'storage.full' : 'storage.failed', name));
    });
    request.addEventListener('error', () => reject(new Failure('connection.closed')));
    request.addEventListener('abort', () => reject(signal?.reason as unknown));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
