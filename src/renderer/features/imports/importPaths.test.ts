import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonFolder, refusedFiles } from './importPaths.ts';

function refused(paths: readonly string[]) {
  return paths.map((path) => ({ path, reason: 'empty' as const }));
}

describe('refusedFiles', () => {
  it('leaves out what a browser has sent and what was harvested, and tells each file once', () => {
    const paths = [
      '/n/a.txt',
      'sent/b.txt',
      'https://example.org/feed.xml',
      '/n/a.txt',
      'C:\\n\\c.txt',
      '\\\\host\\d.txt',
    ];
    expect(refusedFiles(refused(paths))).toEqual({
      paths: ['/n/a.txt', 'C:\\n\\c.txt', '\\\\host\\d.txt'],
      goneCount: 1,
    });
  });

  it('does not follow a link that was not followed before: given itself, it would be read', () => {
    const link = { path: '/n/link-to-elsewhere', reason: 'notAFile' as const };
    expect(refusedFiles([...refused(['/n/a.txt']), link])).toEqual({ paths: ['/n/a.txt'], goneCount: 0 });
  });
});

describe('commonFolder', () => {
  it('is the deepest folder that holds all', () => {
    expect(commonFolder(['/n/x/a.txt', '/n/y/b.txt'])).toBe('/n/');
    expect(commonFolder(['/n/x/a.txt'])).toBe('/n/x/');
    expect(commonFolder(['C:\\n\\a.txt', 'C:\\n\\ab.txt'])).toBe('C:\\n\\');
  });

  it('does not take half a name for a folder', () => {
    expect(commonFolder(['/notices/a.txt', '/notices-2/a.txt'])).toBe('/');
  });

  it('is empty when there is none', () => {
    expect(commonFolder([])).toBe('');
    expect(commonFolder(['a.txt', 'b.txt'])).toBe('');
    expect(commonFolder(['/a', 'b'])).toBe('');
  });

  it('begins every path, and ends with a separator', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ab/\\]*$/)), (paths) => {
        const folder = commonFolder(paths);
        expect(paths.every((path) => path.startsWith(folder))).toBe(true);
        expect(folder === '' || /[/\\]$/.test(folder)).toBe(true);
      }),
    );
  });
});
