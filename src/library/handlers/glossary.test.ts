import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { sql as glossary } from '../store/migrations/0006-glossary.ts';
import { MIGRATIONS } from '../store/migrations/migrations.ts';
import { openTemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
const scope = { kind: 'library' as const };

describe('the glossary', () => {
  it('corrects texts as they are imported, once, with the import kept and all of it undone as one', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, finished } = temporary;
    const heard = [
      ['intelligence artificielle', 'IA générative'],
      ['intelligence', 'malice'],
      ['venezuela', 'Vénézuela'],
    ].map(([from, to]) => ({ id: null, heard: from!, correct: to!, scope }));
    await call('glossary.put', { entries: heard });
    const { files } = await temporary.importPaths(SAMPLE);
    const talkId = files[0]!.talkId!;
    const { paragraphs } = await call('transcripts.get', { talkId });
    const text = paragraphs.map((paragraph) => paragraph.text).join(' ');
    expect(text).toContain("sociaux de l'IA générative");
    expect(text).not.toMatch(/intelligence artificielle|Venezuela|malice/);
    const corrected = text.match(/IA générative|Vénézuela/g)!.length;
    expect(files[0]).toMatchObject({ outcome: 'imported', correctedCount: corrected });
    expect((await call('talks.get', { talkId })).state).toBe('toCorrect');

    const { revisions } = await call('revisions.list', { talkId });
    const first = await call('revisions.get', { revisionId: revisions.at(-1)!.id });
    expect(first.kind).toBe('import');
    expect(first.paragraphs.map((paragraph) => paragraph.text).join(' ')).toMatch(/intelligence artificielle/);
    expect((await temporary.importPaths(SAMPLE)).files[0]).toMatchObject({ outcome: 'unchanged', correctedCount: 0 });

    const { replacements } = await call('search.replacements', {});
    expect(replacements).toMatchObject([{ ruleCount: 3, replaced: corrected }]);
    await finished((await call('search.undoReplace', { replacementId: replacements[0]!.id })).id);
    expect((await call('transcripts.get', { talkId })).paragraphs).toEqual(first.paragraphs);
  });

  it('corrects a timed text that is taken, with the times of its words, and says so before', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = (await temporary.importPaths(SAMPLE)).files[0]!.talkId!;
    const entries = [
      { id: null, heard: 'machine', correct: 'Machine de Turing', scope },
      { id: null, heard: 'données', correct: 'DONNEX', scope: { kind: 'talk' as const, talkId } },
    ];
    const path = join(temporary.workFolder, 'cours.srt');
    await writeFile(path, '1\n00:00:01,000 --> 00:00:05,000\nLa machine lit les données.\n');
    const plain = await call('timedTexts.take', { talkId, path });
    expect(await call('timedTexts.read', { talkId, path })).toMatchObject({ correctedCount: 0 });
    await call('glossary.put', { entries });
    expect(await call('timedTexts.read', { talkId, path })).toMatchObject({
      correctedCount: 2,
      beginning: 'La Machine de Turing lit les DONNEX.',
    });
    const { paragraphs } = await call('timedTexts.take', { talkId, path });
    expect(paragraphs[0]?.text).toBe('La Machine de Turing lit les DONNEX.');
    const times = (paragraph: (typeof paragraphs)[number] | undefined) =>
      paragraph?.words.map(([from, to]) => [from, to]);
    expect(times(paragraphs[0])?.slice(-3)).toEqual(times(plain.paragraphs[0])?.slice(-3));
    expect(times(paragraphs[0])).toHaveLength(7);
  });

  it('does not reach into the talks of another collection', async () => {
    await using temporary = await openTemporaryLibrary();
    const elsewhere = { kind: 'collection' as const, collection: 'Une autre' };
    const entries = [{ id: null, heard: 'intelligence', correct: 'malice', scope: elsewhere }];
    await temporary.call('glossary.put', { entries });
    expect((await temporary.importPaths(SAMPLE)).files[0]).toMatchObject({ correctedCount: 0 });
  });

  it('goes on with the import where it cannot correct, and passes over an entry that nobody can see', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, library } = temporary;
    await call('glossary.put', { entries: [{ id: null, heard: 'intelligence', correct: 'malice', scope }] });
    const path = join(library.folder, 'library.sqlite');
    const other = openDatabase(path);
    const insert = 'INSERT INTO glossary_entries (id, heard, heard_key, correct, scope) VALUES (?, ?, ?, ?, ?)';
    other.prepare(insert).run('a', '\u00AD', '\u00AD', 'x', 'library');
    const [first] = (await temporary.importPaths(SAMPLE)).files;
    expect(first!.correctedCount).toBeGreaterThan(0);

    other.exec(`CREATE TRIGGER refuse BEFORE INSERT ON replacements BEGIN SELECT raise(ABORT, 'no'); END`);
    other.close();
    const paths = ['Deux', 'Trois'].map((title) => join(temporary.workFolder, title));
    for (const file of paths) {
      const text = "Notice\nRetranscription\nL'intelligence travaille.\nLire l'intégralité";
      await writeFile(file, `${text}${file}\nDescriptif\nUn exposé.\n`);
    }
    const { files } = await temporary.importPaths(...paths);
    expect(files.map(({ outcome, correctedCount }) => [outcome, correctedCount])).toEqual([
      ['imported', 0],
      ['imported', 0],
    ]);
    expect(temporary.errors).toHaveLength(2);
  });
});

describe('the migration of the glossary', () => {
  it('leaves the talks of the step before, and an entry goes with its talk', async () => {
    await using temporary = await openTemporaryLibrary();
    const path = resolve(temporary.workFolder, 'old.sqlite');
    const step = MIGRATIONS.indexOf(glossary);
    const before = openDatabase(path, MIGRATIONS.slice(0, step));
    before.exec(`INSERT INTO talks (id, state, is_stub, title, title_key, is_title_cut, imported_at, updated_at, keywords,
      documents, levels, chapters) VALUES ('t', 'toCorrect', 0, 'T', 't', 0, '', '', '[]', '[]', '[]', '[]')`);
    before.close();
    const after = openDatabase(path, MIGRATIONS.slice(0, step + 1));
    const insert = `INSERT INTO glossary_entries (id, heard, heard_key, correct, scope, talk)`;
    after.exec(`${insert} VALUES ('a', 'x', 'x', 'y', 'talk', 1)`);
    expect(() => after.exec(`${insert} VALUES ('b', 'X', 'x', 'z', 'talk', 1)`)).toThrow('UNIQUE');
    expect(() => after.exec(`${insert} VALUES ('c', 'x', 'x', 'y', 'library', 1)`)).toThrow('CHECK');
    after.exec('DELETE FROM talks');
    expect(after.prepare('SELECT count(*) FROM glossary_entries').pluck().get()).toBe(0);
    after.close();
  });
});
