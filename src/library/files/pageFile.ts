import { realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isInside } from './isInside.ts';

/** The kinds of file that a built page consists of. Others are not served. */
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  // A spelling dictionary.
  '.aff': 'text/plain; charset=utf-8',
  '.dic': 'text/plain; charset=utf-8',
};

/**
 * The file of the built page that an address's path names, or `null`. `/` is `index.html`. Whatever the path or
 * links say, only files inside the folder are given.
 */
export async function getPageFile(
  folder: string,
  urlPath: string,
): Promise<{ readonly path: string; readonly mimeType: string } | null> {
  const name = decodePath(urlPath === '/' ? '/index.html' : urlPath);
  const mimeType = name === null ? undefined : MIME_TYPES[extname(name)];
  if (name === null || mimeType === undefined) return null;
  const path = await realpath(join(folder, name)).catch(() => null);
  const root = await realpath(folder).catch(() => null);
  return path !== null && root !== null && isInside(path, root) ? { path, mimeType } : null;
}

function decodePath(urlPath: string): string | null {
  try {
    const name = decodeURIComponent(urlPath);
    return name.includes('\0') ? null : name;
  } catch {
    return null;
  }
}
