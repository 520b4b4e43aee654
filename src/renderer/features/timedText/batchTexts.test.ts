import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../contract/connect.ts';
import type { MatchedText, MatchTextsReply } from '../../../contract/timedTextSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { askAboutTexts, askedFiles, batchTexts, chosenTwice, likelyRows, sortTexts } from './batchTexts.ts';

function file(path: string, isSure: boolean, ...titles: string[]): MatchedText {
  const candidates = titles.map((title) => {
    return { talkId: title as TalkId, title, basis: 'title' as const, hasText: title.startsWith('full') };
  });
  return { path, candidates, isSure };
}

const files = [file('a', true, 'full 1'), file('b', false), file('c', false, 'full 1', 'x'), file('d', true, 'y')];

async function sorted(found: Partial<MatchTextsReply> | null) {
  batchTexts.set(null);
  const call = async () => {
    if (found === null) throw new Error('no answer');
    return { files: [], unread: [], others: [], ...found };
  };
  const paths = await sortTexts({ call } as unknown as Connection, ['folder']);
  return { ...paths, asked: batchTexts.get()?.files.length ?? null };
}

describe('sortTexts', () => {
  const unread = [{ path: 'lost', reason: 'file.notFound' as const }];

  it('asks at once about texts alone, and imports the rest first where there is some', async () => {
    expect(await sorted({ files, unread })).toEqual({ notices: [], texts: null, asked: files.length });
    expect(batchTexts.get()!.unread).toEqual(unread);
    expect(await sorted({ files, unread, others: ['n'] })).toEqual({
      // What could not be read would be followed out of its folder where it is a link.
      notices: ['n'],
      texts: { files, unread },
      asked: null,
    });
  });

  it('imports all as it was given where there are no texts, or nobody can tell', async () => {
    const all = { notices: ['folder'], texts: null, asked: null };
    expect(await sorted({ unread, others: ['n'] })).toEqual(all);
    expect(await sorted(null)).toEqual(all);
  });
});

async function asked(call: () => Promise<Partial<MatchTextsReply>>, ...paths: string[]) {
  const texts = { files: paths.map((path) => file(path, false)), unread: [] };
  await askAboutTexts({ call } as unknown as Connection, texts);
  return batchTexts.get()?.files.map(({ path }) => path);
}

describe('askAboutTexts', () => {
  it('asks also when it cannot be told anew, and about texts of two imports together', async () => {
    batchTexts.set(null);
    expect(await asked(() => Promise.reject(new Error('no answer')), 'a')).toEqual(['a']);
    expect(await asked(async () => ({ files: [file('b', true, 'x')], unread: [] }), 'b')).toEqual(['a', 'b']);
  });
});

describe('likelyRows', () => {
  it('puts what is to be decided first, and takes what is sure', () => {
    expect(likelyRows(files).map(({ file: { path }, talkId }) => [path, talkId])).toEqual([
      ['c', null],
      ['a', 'full 1'],
      ['d', 'y'],
      ['b', null],
    ]);
  });
});

describe('askedFiles', () => {
  it('leaves it to the library what to take, but where a text is to be replaced', () => {
    const rows = likelyRows(files).map((row) => ({ ...row, replaces: true }));
    expect(askedFiles(rows)).toEqual([
      { path: 'a', talkId: 'full 1', takes: 'text', encoding: null },
      { path: 'd', talkId: 'y', takes: null, encoding: null },
    ]);
    expect(askedFiles(likelyRows(files))[0]!.takes).toBeNull();
  });
});

describe('chosenTwice', () => {
  it('names the talks that several files were chosen for', () => {
    const rows = likelyRows(files);
    expect(chosenTwice(rows)).toEqual([]);
    expect(
      chosenTwice(rows.map((row) => (row.file.path === 'c' ? { ...row, talkId: 'full 1' as TalkId } : row))),
    ).toEqual(['full 1']);
  });
});
