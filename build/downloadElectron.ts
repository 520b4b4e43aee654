import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { electronProgram } from '../e2e/electronProgram.ts';

const installer = resolve(import.meta.dirname, '../node_modules/electron/install.js');

/** Longer than any host that answers needs; a user who has none should not wait. */
const PATIENCE_MS = 3_000;

/** Where Electron can be downloaded from; `null`, and a line that says so, when that host does not answer in seconds. */
export async function findDownload(): Promise<URL | null> {
  const host = downloadHost();
  if (await answers(host)) return host;
  process.stderr.write(`Electron cannot be downloaded: ${host.hostname} does not answer.\n`);
  return null;
}

/** Downloads Electron by its own installer, when its host answers; gives the program, or says why there is none. */
export async function downloadElectron(): Promise<string | null> {
  const host = await findDownload();
  if (host === null) return null;
  process.stderr.write(`Downloading Electron from ${host.hostname}…\n`);
  const { status } = spawnSync(process.execPath, [installer], { stdio: 'inherit' });
  if (status !== 0) process.stderr.write('Electron could not be downloaded.\n');
  return electronProgram();
}

/** Where its installer would download from, by the variables that the installer reads. */
function downloadHost(): URL {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? '';
  return URL.parse(mirror) ?? new URL('https://github.com/');
}

async function answers({ protocol, hostname, port }: URL): Promise<boolean> {
  const socket = connect({ host: hostname, port: Number(port) || (protocol === 'http:' ? 80 : 443) });
  const limit = AbortSignal.timeout(PATIENCE_MS);
  return new Promise((resolve_) => {
    const finish = (isThere: boolean): void => {
      socket.destroy();
      resolve_(isThere);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    limit.addEventListener('abort', () => finish(false), { once: true });
  });
}
