import { connect } from '../../contract/connect.ts';
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
  history.replaceState(null, '', talkId === null ? '#/' : `#/talk/${talkId}`);
  return token;
}

/** The host on 127.0.0.1, seen from a browser window. */
export function loopbackHost(token: string): Host {
  const { host, origin } = location;
  return {
    connection: connect(webSocketPort(`ws://${host}/port`, token)),
    features: { hasNativeDialogs: false },
    mediaUrl: (mediaId) => `${origin}/media/${encodeURIComponent(mediaId)}?token=${encodeURIComponent(token)}`,
    async pathsOfDrop(transfer, onProgress) {
      const files = await filesOfDrop(transfer);
      const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
      const batch = crypto.randomUUID();
      const paths: string[] = [];
      let sentBytes = 0;
      for (const dropped of files) {
        paths.push(await upload(dropped, batch, token));
        sentBytes += dropped.file.size;
        onProgress(sentBytes, totalBytes);
      }
      return paths;
    },
    chooseFiles: async () => [],
    chooseSavePath: async () => null,
    onCommand: () => () => undefined,
  };
}

async function upload({ file, name }: DroppedFile, batch: string, token: string): Promise<string> {
  const query = new URLSearchParams({ name, batch });
  const response = await fetch(`/upload?${query}`, {
    method: 'POST',
    headers: { 'x-lutrin-token': token, 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw new Error(`upload refused: ${response.status}`);
  return ((await response.json()) as { path: string }).path;
}
