import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newParagraph, type ParagraphId, type TalkId } from '../domain/transcript/transcript.ts';
import { openDatabase } from '../library/store/database.ts';
import { printedBy } from './printedBy.ts';
import { SILENT_TERMINAL } from './silentTerminal.ts';
import { withLibrary } from './withLibrary.ts';

const program = resolve(import.meta.dirname, '../..');
const NOBODY = 'Personne ne dit cette phrase, qui a un paragraphe à elle.';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-export-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function lutrin(...args: string[]) {
  return printedBy(['--library', join(folder, 'library'), ...args]);
}

/** A talk of which an alignment has left a paragraph without times, between two that are said one after the other. */
async function alignedTalk(): Promise<string> {
  const notice = join(program, 'e2e/samples/notice-cout-humain-ia.txt');
  const { files } = JSON.parse((await lutrin('--json', 'import', notice)).out) as { files: { talkId: TalkId }[] };
  const { talkId } = files[0]!;
  const words = [0, 1, 2].map((index) => [400 * index, 400 * index + 400, index] as const);
  const after = [3, 4, 5].map((index) => [400 * index, 400 * index + 400, index] as const);
  const puts = [
    newParagraph('p' as ParagraphId, 'La mer monte.', { startMs: 0, endMs: 1_200, words }),
    newParagraph('q' as ParagraphId, NOBODY),
    newParagraph('r' as ParagraphId, 'Elle redescend vite.', { startMs: 1_200, endMs: 2_400, words: after }),
  ];
  const places = { programFolder: program, folder: join(folder, 'library') };
  await withLibrary(places, SILENT_TERMINAL, async ({ call }) => {
    const { paragraphs, version } = await call('transcripts.get', { talkId });
    const change = { puts, removes: paragraphs.map(({ id }) => id), order: puts.map(({ id }) => id) };
    await call('transcripts.save', { talkId, baseVersion: version, change });
    return 0;
  });
  const sentence = { paragraphId: 'q', from: 0, to: NOBODY.length, text: NOBODY, startMs: 0, endMs: 0 };
  const found = { paragraphs: [], sentences: [{ ...sentence, confidence: 0, spoken: false }], unscripted: [] };
  const database = openDatabase(join(places.folder, 'library.sqlite'));
  database
    .prepare("INSERT INTO alignment_proposals (talk, proposal) SELECT talk, ? FROM paragraphs WHERE id = 'q'")
    .run(JSON.stringify(found));
  database.close();
  return talkId;
}

describe('lutrin export', () => {
  it('leaves out and tells what nobody says, in a file and in a folder, unless it is to be kept', async () => {
    const id = await alignedTalk();
    const out = join(folder, 'a.srt');
    const told = await lutrin('export', id, '--to', 'srt', '--out', out);
    expect(told.out).toBe(`${out}: 2 cues; paragraphs with estimated times: 0\n  not spoken, left out: ${NOBODY}\n`);
    expect(await readFile(out, 'utf8')).toMatch(/^1\n.*\nLa mer monte\.\n\n2\n.*\nElle redescend vite\.\n$/);
    const several = await lutrin('export', id, '--to', 'srt,txt', '--out', folder, '--name', '{id}');
    expect(several.out).toContain(`  not spoken, left out: ${NOBODY}\n`);
    expect(await readFile(join(folder, `${id}.txt`), 'utf8')).toContain(NOBODY);
    const own = ['--to', 'srt', '--out', out, '--force'];
    expect(JSON.parse((await lutrin('--json', 'export', id, ...own)).out)).toMatchObject({ unspoken: [NOBODY] });
    const kept = await lutrin('export', id, ...own, '--keep-unspoken');
    expect(kept.out).toContain('3 cues; paragraphs with estimated times: 1\n');
    expect(kept.out).not.toContain('not spoken');
    expect(await readFile(out, 'utf8')).toContain('Personne');
  });
});
