import { copyFile, mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
const ALL = {
  query: '',
  states: [],
  discipline: null,
  hasMedia: null,
  hasProblems: null,
  sort: 'title' as const,
  isDescending: false,
  offset: 0,
  limit: 1_000,
};
const EVERY_STATE = ['stub', 'toCorrect', 'correcting', 'corrected', 'delivered'] as const;

/** Everything in the library that an import could change. */
async function contentsOf({ call }: TemporaryLibrary): Promise<unknown> {
  const { talks } = await call('talks.list', { ...ALL, states: [...EVERY_STATE] });
  return Promise.all(
    talks.map(async ({ id }) => [
      await call('talks.get', { talkId: id }),
      await call('transcripts.get', { talkId: id }),
    ]),
  );
}

function page({ title, abstract = '', transcript = '', related = '' }: Record<string, string>): string {
  const parts = ['Notice'];
  if (transcript !== '') parts.push('Retranscription', transcript);
  parts.push(`Lire l'intégralité${title}`, '- document 1 document 2 document 3');
  if (abstract !== '') parts.push('Descriptif', abstract);
  if (related !== '') parts.push('Sur le même thème', related);
  return `${parts.join('\n')}\n`;
}

describe('notices.import of the sample', () => {
  it('brings the talk, its incomplete transcript, its speaker and twelve stubs', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, importPaths } = temporary;
    const report = await importPaths(SAMPLE);
    expect(report).toMatchObject({
      wasCancelled: false,
      files: [{ path: SAMPLE, outcome: 'imported', stubCount: 12, reason: null }],
    });
    const talkId = report.files[0]?.talkId as TalkId;
    const talk = await call('talks.get', { talkId });
    expect(talk).toMatchObject({
      title: "Le coût humain de l'intelligence artificielle",
      state: 'toCorrect',
      transcriptIsComplete: false,
      problems: ['transcriptIncomplete', 'speakerUnconfirmed'],
      documents: [],
      levels: [],
      speakers: [
        { given: 'Paola', family: 'Tubaro', affiliation: expect.stringContaining('CNRS'), certainty: 'proposed' },
      ],
    });
    const { paragraphs } = await call('transcripts.get', { talkId });
    expect(paragraphs.map(({ text }) => text).join('').length).toBe(3_500);
    expect(talk.related.flatMap(({ speakers }) => speakers.map(({ given, family }) => `${given} ${family}`))).toEqual([
      'Fabien Lebrun',
      'Thomas Le Goff',
      'Odile Bruneel',
      'Yohan Pillon',
      'Ottone Scammacca',
      'Marieke Van Lichtervelde',
      'Corinne Casiot',
      'Sylvia Becerra',
      'Juliette Cerceau',
      'Laurence Maurice',
      'Clément Levard',
      'Sébastien Ybert',
    ]);
    const stubs = await call('talks.list', { ...ALL, states: ['stub'] });
    expect(stubs.total).toBe(12);
    expect(new Set(talk.related.map((card) => card.talkId))).toEqual(new Set(stubs.talks.map(({ id }) => id)));
    expect((await call('talks.list', ALL)).total).toBe(1);
  });

  it('changes nothing the second time, whatever the encoding and the line ends', async () => {
    await using temporary = await openTemporaryLibrary();
    const { importPaths, workFolder } = temporary;
    await importPaths(SAMPLE);
    const before = await contentsOf(temporary);
    const text = await readFile(SAMPLE, 'utf8');
    const variants = {
      'crlf.txt': Buffer.from(text.replaceAll('\n', '\r\n')),
      'cr.txt': Buffer.from(text.replaceAll('\n', '\r')),
      'marked.txt': Buffer.from(`\uFEFF${text}`),
      'utf16.txt': Buffer.from(`\uFEFF${text}`, 'utf16le'),
      'windows.txt': windows1252(text),
      'spaced.txt': Buffer.from(`${text}\n\n`),
    };
    for (const [name, bytes] of Object.entries(variants)) await writeFile(join(workFolder, name), bytes);
    const names = Object.keys(variants).map((name) => join(workFolder, name));
    const report = await importPaths(SAMPLE, ...names);
    expect(report.files.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 7 }, () => 'unchanged'));
    expect(await contentsOf(temporary)).toEqual(before);
  });
});

function windows1252(text: string): Buffer {
  const special: Record<string, number> = { '…': 0x85, '’': 0x92, '–': 0x96, œ: 0x9c, '«': 0xab, '»': 0xbb };
  return Buffer.from([...text].map((character) => special[character] ?? (character.codePointAt(0) as number)));
}

describe('notices.import of files that are no notice', () => {
  it('refuses each with its reason and goes on with the rest', async () => {
    await using temporary = await openTemporaryLibrary();
    const folder = join(temporary.workFolder, 'mixed');
    await mkdir(join(folder, 'deep/deeper'), { recursive: true });
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex');
    await writeFile(join(folder, 'a-empty.txt'), '');
    await writeFile(join(folder, 'b-picture.jpg'), Buffer.concat([jpeg, Buffer.alloc(100, 7)]));
    await writeFile(join(folder, 'c-zeros.txt'), Buffer.alloc(1_000));
    await writeFile(join(folder, 'd-letter.txt'), 'Bonjour, voici une lettre.\n');
    await writeFile(join(folder, '.hidden.txt'), 'x');
    await writeFile(join(folder, 'e-film.txt'), '');
    await truncate(join(folder, 'e-film.txt'), 2 * 1024 ** 3);
    execFileSync('mkfifo', [join(folder, 'f-pipe')]);
    await symlink('/etc/hostname', join(folder, 'g-out'));
    await symlink(join(folder, 'd-letter.txt'), join(folder, 'h-in'));
    await symlink(join(folder, 'nowhere'), join(folder, 'i-broken'));
    await copyFile(SAMPLE, join(folder, 'deep/deeper/notice.txt'));
    const report = await temporary.importPaths(folder, join(folder, 'vanished.txt'), '/dev/null');
    const shown = report.files.map(({ path, outcome, reason, detail }) => [
      path.replace(`${folder}/`, ''),
      reason ?? outcome,
      detail,
    ]);
    expect(shown).toEqual([
      ['a-empty.txt', 'empty', ''],
      ['b-picture.jpg', 'binary', 'image/jpeg'],
      ['c-zeros.txt', 'binary', 'application/octet-stream'],
      ['d-letter.txt', 'notANotice', ''],
      ['deep/deeper/notice.txt', 'imported', ''],
      ['e-film.txt', 'tooLarge', String(2 * 1024 ** 3)],
      ['f-pipe', 'notAFile', ''],
      ['g-out', 'notAFile', '/etc/hostname'],
      ['i-broken', 'unreadable', 'ENOENT'],
      ['vanished.txt', 'unreadable', 'ENOENT'],
      ['/dev/null', 'notAFile', ''],
    ]);
  });

  it.skipIf(process.platform !== 'linux')('tells the errno of a file that cannot be read', async () => {
    await using temporary = await openTemporaryLibrary();
    const report = await temporary.importPaths('/proc/self/mem');
    expect(report.files).toMatchObject([{ outcome: 'refused', reason: 'unreadable', detail: 'EIO' }]);
  });
});

describe('notices.import of talks that are known', () => {
  it('makes a stub a talk when its own notice comes, a cut title included', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, importPaths, workFolder } = temporary;
    const { files } = await importPaths(SAMPLE);
    const { related } = await call('talks.get', { talkId: files[0]?.talkId as TalkId });
    const cut = related.find(({ titleTruncated }) => titleTruncated);
    const whole = `${cut?.title.replace(/ ?…$/, '')} faune et de la flore`;
    await writeFile(join(workFolder, 'stub.txt'), page({ title: whole, abstract: 'Un autre résumé.' }));
    const [file] = (await importPaths(join(workFolder, 'stub.txt'))).files;
    expect(file).toMatchObject({ outcome: 'imported', talkId: cut?.talkId, title: whole, stubCount: 0 });
    const talk = await call('talks.get', { talkId: cut?.talkId as TalkId });
    expect(talk).toMatchObject({ state: 'toCorrect', title: whole, abstract: 'Un autre résumé.' });
    expect(talk.speakers).toMatchObject(cut?.speakers ?? []);
    expect((await call('talks.list', { ...ALL, states: ['stub'] })).total).toBe(11);
  });

  it('fills what is empty, overwrites nothing, and links cards to talks instead of doubling them', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, importPaths, workFolder } = temporary;
    const title = 'Les sols vivants et leur histoire longue';
    await writeFile(join(workFolder, '1.txt'), page({ title, abstract: 'Le premier résumé.' }));
    await writeFile(join(workFolder, '2.txt'), page({ title, abstract: 'Un autre.', transcript: 'Bonjour à tous.' }));
    await writeFile(
      join(workFolder, '3.txt'),
      page({
        title: 'Une autre conférence',
        abstract: 'Rien.',
        related: `-\n${title}\nDurandAnneUn texte de la carte.`,
      }),
    );
    const report = await importPaths(join(workFolder, '1.txt'), join(workFolder, '2.txt'), join(workFolder, '3.txt'));
    expect(report.files.map(({ outcome, stubCount }) => [outcome, stubCount])).toEqual([
      ['imported', 0],
      ['updated', 0],
      ['imported', 0],
    ]);
    const talkId = report.files[0]?.talkId as TalkId;
    expect(report.files[1]?.talkId).toBe(talkId);
    expect(await call('talks.get', { talkId })).toMatchObject({ abstract: 'Le premier résumé.', speakers: [] });
    expect((await call('transcripts.get', { talkId })).paragraphs).toMatchObject([{ text: 'Bonjour à tous.' }]);
    const other = await call('talks.get', { talkId: report.files[2]?.talkId as TalkId });
    expect(other.related).toMatchObject([{ talkId, title }]);
    expect((await call('talks.list', { ...ALL, states: [...EVERY_STATE] })).total).toBe(2);
    expect(temporary.announced('transcript.changed')).toEqual([{ talkId, version: 1 }]);
  });

  it('never replaces a text that the editor has worked on', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, importPaths, workFolder } = temporary;
    const talkId = (await importPaths(SAMPLE)).files[0]?.talkId as TalkId;
    const { version, paragraphs } = await call('transcripts.get', { talkId });
    const [first] = paragraphs;
    if (first === undefined) throw new Error('the sample has a paragraph');
    const change = { puts: [{ ...first, text: 'Corrigé.' }], removes: [], order: null };
    await call('transcripts.save', { talkId, baseVersion: version, change });
    const edited = (await readFile(SAMPLE, 'utf8')).replace('Pour faire', 'Pour bien faire');
    await writeFile(join(workFolder, 'again.txt'), edited);
    expect((await importPaths(join(workFolder, 'again.txt'))).files).toMatchObject([{ outcome: 'unchanged', talkId }]);
    expect((await call('transcripts.get', { talkId })).paragraphs[0]?.text).toBe('Corrigé.');
  });
});

describe('notices.import as a job', () => {
  it('tells its progress, and stops within one file when it is cancelled', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder, finished } = temporary;
    const folder = join(workFolder, 'many');
    await mkdir(folder);
    for (let index = 0; index < 300; index++) {
      const content = page({ title: `Conférence numéro ${index}`, transcript: `Le texte ${index}.` });
      await writeFile(join(folder, `${index}.txt`), content);
    }
    const { id } = await call('notices.import', { paths: [folder] });
    while ((await call('jobs.get', { jobId: id })).done === 0) await nextTurn();
    await call('jobs.cancel', { jobId: id });
    const job = await finished(id);
    expect(job).toMatchObject({ state: 'cancelled', total: 300, report: { wasCancelled: true } });
    const imported = job.report?.counts.imported ?? 0;
    expect(imported).toBeGreaterThan(0);
    expect(imported).toBeLessThan(300);
    expect((await call('talks.list', ALL)).total).toBe(imported);
    const states = temporary.announced('job.changed').map(({ state }) => state);
    expect([states[0], states.at(-1)]).toEqual(['running', 'cancelled']);
    // Importing again goes on where it stopped.
    const rest = await temporary.importPaths(folder);
    expect(rest.files.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(imported);
    expect((await call('talks.list', ALL)).total).toBe(300);
    expect(temporary.errors).toEqual([]);
  });

  it('shows uploads by their path in the upload, and deletes them', async () => {
    await using temporary = await openTemporaryLibrary();
    const { inboxFolder } = temporary.library;
    await mkdir(join(inboxFolder, 'upload1/notices'), { recursive: true });
    await copyFile(SAMPLE, join(inboxFolder, 'upload1/notices/a.txt'));
    await writeFile(join(inboxFolder, 'upload1/b.txt'), '');
    const report = await temporary.importPaths(
      join(inboxFolder, 'upload1/notices'),
      join(inboxFolder, 'upload1/b.txt'),
    );
    expect(report.files.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['notices/a.txt', 'imported'],
      ['b.txt', 'refused'],
    ]);
    await expect(readFile(join(inboxFolder, 'upload1/b.txt'))).rejects.toThrow('ENOENT');
    await expect(rm(join(inboxFolder, 'upload1'))).rejects.toThrow('ENOENT');
    await expect(readFile(SAMPLE)).resolves.toBeDefined();
  });

  it('refuses to name a job that it does not know', async () => {
    await using temporary = await openTemporaryLibrary();
    await expect(temporary.call('jobs.get', { jobId: 'x' })).rejects.toThrow('job.unknown');
    await expect(temporary.call('jobs.cancel', { jobId: 'x' })).rejects.toThrow('job.unknown');
  });
});
