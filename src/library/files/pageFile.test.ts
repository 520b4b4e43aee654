import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPageFile } from './pageFile.ts';

let root: string;
let page: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'lutrin-page-')));
  page = join(root, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  for (const name of ['secret.html', 'page/index.html', 'page/assets/a b.js', 'page/notes.db'])
    await writeFile(join(root, name), 'x');
  await symlink(join(root, 'secret.html'), join(page, 'link.html'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('getPageFile', () => {
  it('finds the page and its parts', async () => {
    expect(await getPageFile(page, '/')).toEqual({
      path: join(page, 'index.html'),
      mimeType: 'text/html; charset=utf-8',
    });
    expect(await getPageFile(page, '/assets/a%20b.js')).toEqual({
      path: join(page, 'assets/a b.js'),
      mimeType: 'text/javascript; charset=utf-8',
    });
  });

  it.each([
    '/none.html',
    '/notes.db',
    '/assets',
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/link.html',
    '/%ff.html',
    '/index.html%00.js',
    '',
  ])('gives nothing for %j', async (urlPath) => {
    expect(await getPageFile(page, urlPath)).toBeNull();
  });

  it('gives nothing outside its folder, whatever the path', async () => {
    const part = fc.constantFrom('..', '.', '', '%2e%2e', 'secret.html', 'page', 'index.html', '%2F', '\\', 'assets');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const found = await getPageFile(page, `/${parts.join('/')}`);
        expect(found === null || found.path.startsWith(`${page}/`)).toBe(true);
      }),
    );
  });
});
