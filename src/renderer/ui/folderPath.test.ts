import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPath, hasExtension, joinPath, splitPath } from './folderPath.ts';

const name = fc.stringMatching(/^[\w .-]{1,12}$/);

describe('joinPath', () => {
  it('keeps the separator of the folder', () => {
    expect(joinPath('/home/anne', 'a.txt')).toBe('/home/anne/a.txt');
    expect(joinPath('C:\\Notices', 'a.txt')).toBe('C:\\Notices\\a.txt');
  });

  it('adds no second separator to a root', () => {
    expect(joinPath('/', 'tmp')).toBe('/tmp');
    expect(joinPath('C:\\', 'tmp')).toBe('C:\\tmp');
  });
});

describe('splitPath', () => {
  it('gives back what joinPath joined', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), name, (folders, last) => {
        const folder = `/${folders.join('/')}`;
        expect(splitPath(joinPath(folder, last))).toEqual({ folder, name: last });
      }),
    );
  });

  it('knows a drive from a folder', () => {
    expect(splitPath('C:\\a.txt')).toEqual({ folder: 'C:\\', name: 'a.txt' });
  });

  it('has no folder for a bare name', () => {
    expect(splitPath('a.txt')).toEqual({ folder: '', name: 'a.txt' });
  });
});

describe('cleanPath', () => {
  it('takes off quotes and blanks around a path, and none inside it', () => {
    expect(cleanPath(' "/a b/c.txt" ')).toBe('/a b/c.txt');
    expect(cleanPath("'/a b'")).toBe('/a b');
    expect(cleanPath('/l’été/"x".txt')).toBe('/l’été/"x".txt');
  });
});

describe('hasExtension', () => {
  it('ignores case and wants the dot', () => {
    expect(hasExtension('Cours.MP4', ['mp4', 'webm'])).toBe(true);
    expect(hasExtension('mp4', ['mp4'])).toBe(false);
  });
});
