import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportItem } from '../../../contract/importSchemas.ts';
import { commonFolder, countOutcomes, formatReport, remarkOf } from './importReport.ts';

const imported: ImportItem = {
  id: 'i',
  record: 0,
  recordCount: 1,
  format: 'portalText',
  encoding: 'utf-8',
  conflictCount: 0,
  openConflictCount: 0,
  leftoverCount: 0,
  problemCount: 0,
  sureness: 'stated',
  isTwiceEncoded: false,
  path: '/n/a.txt',
  outcome: 'imported',
  talkId: null,
  title: 'Le coût humain',
  stubCount: 12,
  correctedCount: 3,
  reason: null,
  detail: '',
};
const refused: ImportItem = {
  ...imported,
  path: '/n/b.jpg',
  outcome: 'refused',
  title: null,
  stubCount: 0,
  correctedCount: 0,
  reason: 'binary',
  detail: 'JPEG',
};
const words = {
  outcome: (outcome: string) => outcome,
  reason: (reason: string) => `is ${reason}`,
  stubs: (count: number) => `${count} cards`,
  corrected: (count: number) => `${count} corrected`,
  conflicts: (count: number) => `${count} conflicts`,
};

describe('countOutcomes', () => {
  it('counts every outcome, also those that did not happen', () => {
    expect(countOutcomes([imported, refused, refused])).toEqual([
      { outcome: 'imported', count: 1 },
      { outcome: 'updated', count: 0 },
      { outcome: 'unchanged', count: 0 },
      { outcome: 'stub', count: 0 },
      { outcome: 'withdrawn', count: 0 },
      { outcome: 'refused', count: 2 },
    ]);
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

  it('begins every path and ends with a separator, for any paths', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 4 }).map((names) => `/${names.join('/')}`);
    fc.assert(
      fc.property(fc.array(path, { minLength: 1 }), (paths) => {
        const folder = commonFolder(paths);
        expect(folder.endsWith('/')).toBe(true);
        expect(paths.every((candidate) => candidate.startsWith(folder))).toBe(true);
      }),
    );
  });
});

describe('remarkOf', () => {
  it('names the talk and its cards, or says why there is none', () => {
    expect(remarkOf(imported, words)).toBe('Le coût humain – 12 cards – 3 corrected');
    expect(remarkOf(refused, words)).toBe('is binary – JPEG');
    expect(remarkOf({ ...refused, reason: 'titleMissing', detail: '' }, words)).toBe('is titleMissing');
    expect(remarkOf({ ...imported, stubCount: 0, correctedCount: 0, conflictCount: 2 }, words)).toBe(
      'Le coût humain – 2 conflicts',
    );
  });
});

describe('formatReport', () => {
  it('is a summary and a line per file', () => {
    expect(formatReport([imported, { ...refused, detail: 'a\n\tb' }], words)).toBe(
      'imported\t1\nrefused\t1\n\nimported\t/n/a.txt\tLe coût humain – 12 cards – 3 corrected\nrefused\t/n/b.jpg\tis binary – a b\n',
    );
  });
});
