import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportConflict } from '../../contract/importSchemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const EVERY_STATE = ['stub', 'toCorrect', 'correcting', 'corrected', 'delivered'] as const;
const ALL = {
  query: '',
  states: [...EVERY_STATE],
  discipline: null,
  hasMedia: null,
  hasProblems: null,
  sort: 'title' as const,
  isDescending: false,
  offset: 0,
  limit: 1_000,
};
const FIRST = { offset: 0, limit: 1_000 };

/** What is in the library: its talks, their texts, and what search and lists find. The version of a text only counts. */
async function contentsOf({ call }: TemporaryLibrary): Promise<unknown> {
  const { talks } = await call('talks.list', ALL);
  const wholes = await Promise.all(
    talks.map(async ({ id }) => [
      await call('talks.get', { talkId: id }),
      (await call('transcripts.get', { talkId: id })).paragraphs,
      (await call('revisions.list', { talkId: id })).revisions,
    ]),
  );
  const found = await call('talks.list', { ...ALL, query: 'sols', sort: 'relevance' });
  return { talks, wholes, found, facets: await call('talks.facets', {}) };
}

interface Page {
  readonly title: string;
  readonly abstract?: string;
  readonly transcript?: string;
  readonly language?: string;
  readonly related?: readonly string[];
}

function pageOf({ title, abstract, transcript, language, related = [] }: Page): string {
  const parts = ['Notice'];
  if (language !== undefined) parts.push(`Langue : ${language}`);
  if (transcript !== undefined) parts.push('Retranscription', transcript);
  parts.push(`Lire l'intégralité${title}`, '- document 1 document 2 document 3');
  if (abstract !== undefined) parts.push('Descriptif', abstract);
  if (related.length > 0)
    parts.push('Sur le même thème', ...related.flatMap((card) => ['-', card, 'Un texte de la carte.']));
  return `${parts.join('\n')}\n`;
}

let fileCount = 0;

async function writePage({ workFolder }: TemporaryLibrary, page: Page | string): Promise<string> {
  const path = join(workFolder, `page-${fileCount++}.txt`);
  await writeFile(path, typeof page === 'string' ? page : pageOf(page));
  return path;
}

async function undo({ call, finished }: TemporaryLibrary, importId: string): Promise<void> {
  expect((await finished((await call('imports.undo', { importId })).id)).state).toBe('done');
}

async function conflictsOf({ call }: TemporaryLibrary): Promise<ImportConflict[]> {
  const request = { importId: null, talkId: null, status: 'open' as const, ...FIRST };
  return (await call('imports.conflicts', request)).conflicts;
}

const TITLES = [
  'Les sols vivants et leur histoire longue',
  'Une histoire des forêts de montagne et des prairies',
  'Océans et climats du passé',
  'La mémoire des machines',
];

describe('an import that is undone', () => {
  const page = fc.record<Page>(
    {
      title: fc.constantFrom(...TITLES),
      abstract: fc.constantFrom('Un résumé.', 'Un autre résumé des sols.'),
      transcript: fc.constantFrom('Bonjour à tous.', 'Le texte de la conférence sur les sols.'),
      language: fc.constantFrom('Français', 'Anglais'),
      related: fc.subarray(TITLES, { maxLength: 3 }),
    },
    { requiredKeys: ['title'] },
  );

  it('leaves the library as it was, after any imports', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(page, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), async (imports) => {
        await using temporary = await openTemporaryLibrary();
        const undos: (() => Promise<void>)[] = [];
        for (const pages of imports) {
          const before = await contentsOf(temporary);
          const paths = await Promise.all(pages.map((one) => writePage(temporary, one)));
          const { importId } = await temporary.importPaths(...paths);
          const after = await contentsOf(temporary);
          // Importing again says that nothing is new.
          const { files } = await temporary.importPaths(...paths);
          expect(new Set(files.map(({ outcome }) => outcome))).toEqual(
            new Set(files.map(({ outcome }) => (outcome === 'refused' ? outcome : 'unchanged'))),
          );
          expect(await contentsOf(temporary)).toEqual(after);
          undos.push(async () => {
            await undo(temporary, importId);
            expect((await temporary.call('imports.kept', { importId, ...FIRST })).talks).toEqual([]);
            expect(await contentsOf(temporary)).toEqual(before);
          });
        }
        for (const back of undos.toReversed()) await back();
        expect(temporary.errors).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('comes back when it is imported again', async () => {
    await using temporary = await openTemporaryLibrary();
    const path = await writePage(temporary, { title: TITLES[0]!, abstract: 'A.', related: [TITLES[1]!] });
    const { importId } = await temporary.importPaths(path);
    await undo(temporary, importId);
    expect((await temporary.call('talks.list', ALL)).total).toBe(0);
    expect((await temporary.importPaths(path)).files).toMatchObject([{ outcome: 'imported', stubCount: 1 }]);
  });

  it('keeps what the editor has changed since, and says why', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const [first, second] = [TITLES[0]!, TITLES[1]!];
    const base = await temporary.importPaths(await writePage(temporary, { title: first, abstract: 'A.' }));
    const talkId = base.files[0]!.talkId!;
    const { importId, files } = await temporary.importPaths(
      await writePage(temporary, { title: first, transcript: 'Bonjour à tous.', language: 'Anglais' }),
      await writePage(temporary, { title: second, abstract: 'B.' }),
    );
    const newId = files[1]!.talkId!;
    await call('talks.update', { talkId, fields: { language: 'de' } });
    await call('talks.update', { talkId: newId, fields: { abstract: 'Mieux.' } });
    await undo(temporary, importId);
    const { talks } = await call('imports.kept', { importId, ...FIRST });
    expect(talks).toMatchObject([
      { talkId, isNew: false, reason: 'edited', fields: ['language'] },
      { talkId: newId, isNew: true, reason: 'edited', fields: ['abstract'] },
    ]);
    expect(await call('talks.get', { talkId })).toMatchObject({ language: 'de', abstract: 'A.' });
    expect((await call('transcripts.get', { talkId })).paragraphs).toEqual([]);
    expect(await call('talks.get', { talkId: newId })).toMatchObject({ abstract: 'Mieux.' });
  });

  it('keeps a talk that a later import added to', async () => {
    await using temporary = await openTemporaryLibrary();
    const first = await temporary.importPaths(await writePage(temporary, { title: TITLES[0]!, abstract: 'A.' }));
    await temporary.importPaths(await writePage(temporary, { title: TITLES[0]!, transcript: 'Bonjour.' }));
    await undo(temporary, first.importId);
    const { talks } = await temporary.call('imports.kept', { importId: first.importId, ...FIRST });
    expect(talks).toMatchObject([{ reason: 'laterImport', isNew: true }]);
  });

  it('cannot be undone twice, and a dry run not at all', async () => {
    await using temporary = await openTemporaryLibrary();
    const path = await writePage(temporary, { title: TITLES[0]!, abstract: 'A.' });
    const dry = await temporary.importWith({ isDryRun: true }, path);
    expect(dry.files).toMatchObject([{ outcome: 'imported', title: TITLES[0], talkId: null }]);
    expect((await temporary.call('talks.list', ALL)).total).toBe(0);
    await expect(temporary.call('imports.undo', { importId: dry.importId })).rejects.toThrow('import.notUndoable');
    const { importId } = await temporary.importPaths(path);
    await undo(temporary, importId);
    await expect(temporary.call('imports.undo', { importId })).rejects.toThrow('import.notUndoable');
  });
});

describe('sources of one talk', () => {
  it('give one talk in any order, and no stub beside it', async () => {
    const pages: Page[] = [
      { title: TITLES[0]!, abstract: 'A.', related: [TITLES[1]!, TITLES[2]!] },
      { title: TITLES[1]!, abstract: 'B.', related: [TITLES[0]!] },
      { title: TITLES[0]!, transcript: 'Bonjour.', language: 'Français' },
    ];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      await using temporary = await openTemporaryLibrary();
      for (const index of order) await temporary.importPaths(await writePage(temporary, pages[index]!));
      const { talks } = await temporary.call('talks.list', ALL);
      expect(talks.map(({ title, state }) => [title, state])).toEqual(
        [
          [TITLES[0], 'toCorrect'],
          [TITLES[2], 'stub'],
          [TITLES[1], 'toCorrect'],
        ].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      );
      const talkId = talks.find(({ title }) => title === TITLES[0])!.id;
      expect(await temporary.call('talks.get', { talkId })).toMatchObject({ abstract: 'A.', language: 'fr' });
      expect(await conflictsOf(temporary)).toEqual([]);
    }
  });
});

async function disagree(temporary: TemporaryLibrary): Promise<{ talkId: TalkId; importId: string; path: string }> {
  const first = await writePage(temporary, { title: TITLES[0]!, abstract: 'Le premier.', language: 'Français' });
  const path = await writePage(temporary, { title: TITLES[0]!, abstract: 'Le second.', language: 'Anglais' });
  const { files } = await temporary.importPaths(first);
  const { importId, conflictCount } = await temporary.importPaths(path);
  expect(conflictCount).toBe(2);
  return { talkId: files[0]!.talkId!, importId, path };
}

describe('a source that says otherwise', () => {
  it('is listed field by field, taken, and taken back', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const { talkId, importId } = await disagree(temporary);
    const before = await call('talks.get', { talkId });
    expect((await conflictsOf(temporary)).map(({ field, theirs }) => [field, theirs.values])).toEqual([
      ['abstract', ['Le second.']],
      ['language', ['en']],
    ]);
    const { resolvedIds } = await call('imports.resolveConflict', { which: { importId }, resolution: 'theirs' });
    expect(await call('talks.get', { talkId })).toMatchObject({ abstract: 'Le second.', language: 'en' });
    expect(await conflictsOf(temporary)).toEqual([]);
    await call('imports.resolveConflict', { which: { conflictIds: resolvedIds }, resolution: 'open' });
    expect(await call('talks.get', { talkId })).toEqual(before);
    expect(await conflictsOf(temporary)).toHaveLength(2);
  });

  it('is not taken back over what was edited since', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const { talkId, importId } = await disagree(temporary);
    const { resolvedIds } = await call('imports.resolveConflict', { which: { importId }, resolution: 'theirs' });
    await call('talks.update', { talkId, fields: { language: 'de' } });
    const back = await call('imports.resolveConflict', { which: { conflictIds: resolvedIds }, resolution: 'open' });
    expect([back.resolvedIds.length, back.skippedIds.length]).toEqual([1, 1]);
    expect(await call('talks.get', { talkId })).toMatchObject({ abstract: 'Le premier.', language: 'de' });
  });

  it('does not come back once it is decided', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const { importId, path } = await disagree(temporary);
    await call('imports.resolveConflict', { which: { importId }, resolution: 'ours' });
    const again = await writePage(temporary, `${await readFile(path, 'utf8')}\nUne ligne de plus.\n`);
    const abstractAgain = await writePage(temporary, await readFile(path, 'utf8'));
    await temporary.importPaths(path, abstractAgain, again);
    expect((await conflictsOf(temporary)).map(({ field }) => field)).not.toContain('language');
  });

  it('never fills what the editor has emptied without asking', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const first = await writePage(temporary, { title: TITLES[0]!, abstract: 'Le premier.' });
    const talkId = (await temporary.importPaths(first)).files[0]!.talkId!;
    await call('talks.update', { talkId, fields: { abstract: null } });
    await temporary.importPaths(await writePage(temporary, { title: TITLES[0]!, abstract: 'Le second.' }));
    expect((await call('talks.get', { talkId })).abstract).toBeNull();
    expect(await conflictsOf(temporary)).toMatchObject([{ field: 'abstract', isEdited: true, ours: { values: [] } }]);
  });

  it('is undone with its import, with what was taken of it', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const first = await writePage(temporary, { title: TITLES[0]!, abstract: 'Le premier.' });
    await temporary.importPaths(first);
    const before = await contentsOf(temporary);
    const { importId } = await temporary.importPaths(
      await writePage(temporary, { title: TITLES[0]!, abstract: 'Le second.', transcript: 'Bonjour.' }),
    );
    await call('imports.resolveConflict', { which: { importId }, resolution: 'theirs' });
    await undo(temporary, importId);
    expect(await contentsOf(temporary)).toEqual(before);
    expect(await conflictsOf(temporary)).toEqual([]);
  });
});

describe('imports.export', () => {
  it('writes every field, with formulas made harmless', async () => {
    await using temporary = await openTemporaryLibrary();
    const path = await writePage(temporary, { title: '=1+1 ou la "magie"', abstract: '-2, puis +3' });
    const { importId } = await temporary.importPaths(path);
    const target = join(temporary.workFolder, 'report');
    const request = { importId, path: target, overwrite: true };
    await temporary.call('imports.export', { ...request, format: 'csv' });
    const csv = await readFile(target, 'utf8');
    expect(csv.startsWith('\uFEFFpath,record,outcome')).toBe(true);
    expect(csv).toContain(`"'=1+1 ou la ""magie"""`);
    expect(csv).toContain(`"'-2, puis +3"`);
    await temporary.call('imports.export', { ...request, format: 'json' });
    const { items } = JSON.parse(await readFile(target, 'utf8')) as { items: { fields: { field: string }[] }[] };
    expect(items[0]?.fields.map(({ field }) => field)).toEqual(expect.arrayContaining(['title', 'abstract']));
  });
});

/** UTF-8 that was read as Windows-1252. */
function spoil(text: string): string {
  return new TextDecoder('windows-1252').decode(Buffer.from(text));
}

describe('a text that was encoded twice', () => {
  const good = pageOf({
    title: 'L’été des cigales',
    abstract: 'Où l’on voit où ça mène.',
    transcript: 'Déjà l’été à Orléans.',
  });
  // The labels are read; what stands under them is spoilt.
  const bad = good
    .split('\n')
    .map((line) => (line.startsWith("Lire l'intégralité") ? `Lire l'intégralité${spoil(line.slice(18))}` : spoil(line)))
    .join('\n');

  it('is flagged, and repaired on request, but for what was edited since', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, finished } = temporary;
    const { files } = await temporary.importPaths(await writePage(temporary, bad));
    expect(files).toMatchObject([{ isTwiceEncoded: true, outcome: 'imported' }]);
    const talkId = files[0]!.talkId!;
    const [report] = (await call('imports.list', {})).imports;
    const path = join(temporary.workFolder, 'report.csv');
    await call('imports.export', { importId: report!.id, format: 'csv', path, overwrite: false });
    const [header, ...rows] = (await readFile(path, 'utf8')).trim().split(/\r?\n/);
    expect(header).toMatch(/,twiceEncoded$/);
    expect(rows.every((row) => row.endsWith(',yes'))).toBe(true);
    await call('talks.update', { talkId, fields: { abstract: 'Le mien.' } });
    const before = await call('talks.get', { talkId });
    const { paragraphs: spoilt } = await call('transcripts.get', { talkId });
    const job = await finished((await call('imports.repair', { itemId: files[0]!.id })).id);
    expect(job.report?.counts).toMatchObject({ updated: 1 });
    expect(await call('talks.get', { talkId })).toMatchObject({ title: 'L’été des cigales', abstract: 'Le mien.' });
    const { paragraphs } = await call('transcripts.get', { talkId });
    expect(paragraphs.map(({ text }) => text)).toEqual(['Déjà l’été à Orléans.']);
    expect((await call('talks.list', ALL)).total).toBe(1);
    await undo(temporary, job.report!.importId);
    expect(await call('talks.get', { talkId })).toEqual(before);
    expect((await call('transcripts.get', { talkId })).paragraphs).toEqual(spoilt);
  });
});

describe('an import of a folder', () => {
  it('tells its rows by page, outcome, words and marks', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const folder = join(workFolder, 'many');
    await mkdir(folder);
    for (let index = 0; index < 30; index++) {
      await writeFile(
        join(folder, `${index}.txt`),
        index % 3 === 0 ? 'rien' : pageOf({ title: `Séance ${index}`, abstract: 'A.' }),
      );
    }
    const { importId } = await temporary.importPaths(folder);
    const report = (filter: object, range = FIRST) => call('imports.report', { importId, filter, ...range });
    expect((await report({}, { offset: 10, limit: 5 })).items.map(({ path }) => path.slice(folder.length + 1))).toEqual(
      ['10.txt', '11.txt', '12.txt', '13.txt', '14.txt'],
    );
    expect(await report({ outcomes: ['refused'] })).toMatchObject({ total: 10, counts: { refused: 10, imported: 20 } });
    expect((await report({ query: 'séance 29' })).total).toBe(1);
    expect((await report({ marks: ['conflicts'] })).total).toBe(0);
  });
});
