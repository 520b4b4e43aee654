import { describe, expect, it } from 'vitest';
import { filesOfDrop } from './filesOfDrop.ts';

/** A folder as its entries by name; a text is a file. */
interface Tree {
  readonly [name: string]: string | Tree;
}

/** How many entries Chromium gives at a time. */
const BATCH = 100;

function entryOf(name: string, content: string | Tree, folder = ''): FileSystemEntry {
  const fullPath = `${folder}/${name}`;
  if (typeof content === 'string') {
    const file = (resolve: FileCallback): void => resolve(new File([content], name));
    return { name, fullPath, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const children = Object.entries(content).map(([child, inside]) => entryOf(child, inside, fullPath));
  const createReader = (): FileSystemDirectoryReader => readerOf(children);
  return { name, fullPath, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

function readerOf(children: readonly FileSystemEntry[]): FileSystemDirectoryReader {
  let given = 0;
  const readEntries = (resolve: FileSystemEntriesCallback): void => {
    const batch = children.slice(given, given + BATCH);
    given += batch.length;
    setTimeout(() => resolve(batch));
  };
  return { readEntries } as FileSystemDirectoryReader;
}

/** A drop of these entries, and of these files that have none. */
function dropOf(entries: readonly (FileSystemEntry | null)[], files: readonly File[] = []): DataTransfer {
  return { items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })), files } as unknown as DataTransfer;
}

async function namesOf(transfer: DataTransfer): Promise<string[]> {
  return (await filesOfDrop(transfer)).map(({ name }) => name);
}

describe('filesOfDrop', () => {
  it('names every file of a folder by its path inside the drop, with / between folders', async () => {
    const tree = { 'a.txt': 'un', été: { 'b c.txt': 'deux', profond: { 'd.txt': 'trois' } } };
    const found = await filesOfDrop(dropOf([entryOf('notices', tree), entryOf('seul.txt', 'quatre')]));
    const read = await Promise.all(found.map(async ({ name, file }) => [name, file.name, await file.text()]));
    expect(read).toEqual([
      ['notices/a.txt', 'a.txt', 'un'],
      ['notices/été/b c.txt', 'b c.txt', 'deux'],
      ['notices/été/profond/d.txt', 'd.txt', 'trois'],
      ['seul.txt', 'seul.txt', 'quatre'],
    ]);
  });

  it.each([1, BATCH - 1, BATCH, BATCH + 1, 2 * BATCH + 50])('finds all %i files of a folder', async (count) => {
    const names = Array.from({ length: count }, (_, index) => `${index}.txt`);
    const tree = Object.fromEntries(names.map((name) => [name, name]));
    expect(await namesOf(dropOf([entryOf('gros', { dedans: tree })]))).toEqual(
      Object.keys(tree).map((name) => `gros/dedans/${name}`),
    );
  });

  it('finds nothing in empty folders', async () => {
    expect(await namesOf(dropOf([entryOf('vide', {})]))).toEqual([]);
    expect(await namesOf(dropOf([entryOf('vide', { aussi: {} }), entryOf('a.txt', '')]))).toEqual(['a.txt']);
  });

  it('takes the plain files of a drop that has no entries', async () => {
    const files = [new File(['un'], 'a.txt'), new File(['deux'], 'b.txt')];
    expect(await filesOfDrop(dropOf([], files))).toEqual(files.map((file) => ({ file, name: file.name })));
    expect(await namesOf(dropOf([null, null], files))).toEqual(['a.txt', 'b.txt']);
  });

  it('does not take a file twice that has an entry, nor a dragged text for a file', async () => {
    const transfer = dropOf([entryOf('a.txt', 'un'), null], [new File(['un'], 'a.txt')]);
    expect(await namesOf(transfer)).toEqual(['a.txt']);
  });

  it('has taken the entries and the files when the drop event is over', async () => {
    const items = [{ webkitGetAsEntry: (): FileSystemEntry | null => entryOf('dossier', { 'a.txt': 'un' }) }];
    const withEntries = namesOf({ items, files: [] } as unknown as DataTransfer);
    items[0]!.webkitGetAsEntry = () => null;
    items.length = 0;
    expect(await withEntries).toEqual(['dossier/a.txt']);

    const files = [new File(['un'], 'a.txt')];
    const withFiles = namesOf(dropOf([], files));
    files.length = 0;
    expect(await withFiles).toEqual(['a.txt']);
  });

  it('refuses the whole drop when one file cannot be read', async () => {
    const unreadable = {
      ...entryOf('b.txt', ''),
      file: (_resolve: FileCallback, reject: ErrorCallback) => reject(new DOMException('gone', 'NotFoundError')),
    } as unknown as FileSystemEntry;
    await expect(filesOfDrop(dropOf([entryOf('a.txt', ''), unreadable]))).rejects.toThrow('gone');
  });
});
