import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reply, Request } from '../../contract/methods.ts';
import type { ReplaceReport } from '../../contract/schemas.ts';
import type { HitPlace } from '../../contract/searchSchemas.ts';
import type { FindQuery } from '../../domain/transcript/findText.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import { newParagraph, type ParagraphId, type TalkId } from '../../domain/transcript/transcript.ts';
import { diffTranscripts } from '../../domain/transcript/transcriptChange.ts';
import { findAll } from '../search/findAll.suite.ts';
import { openDatabase } from '../store/database.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const PLAIN = { matchCase: false, matchAccents: false, wholeWord: false, isRegExp: false };

function finding(text: string, options: Partial<FindQuery> = {}): Request<'search.find'> {
  const rules = [{ query: { ...PLAIN, text, ...options }, replacement: null }];
  return { rules, talkId: null, onlyChanges: false, after: null, limit: 100 };
}

/** Talks by their titles, with these paragraphs; every word lasts a second and is anchored. */
async function fill(temporary: TemporaryLibrary, talks: Record<string, string[]>): Promise<Record<string, TalkId>> {
  const ids: Record<string, TalkId> = {};
  for (const [title, texts] of Object.entries(talks)) {
    const path = join(temporary.workFolder, `${title}.txt`);
    await writeFile(
      path,
      `Conférence\n${title}\nDurée : 00:10:00\nDescriptif\nUn exposé.\nNotice\nLangue : Français\n`,
    );
    const { files } = await temporary.importPaths(path);
    const talkId = files[0]!.talkId!;
    ids[title] = talkId;
    const { version, paragraphs } = await temporary.call('transcripts.get', { talkId });
    const after = texts.map((text, index) => {
      const words = tokensOf(text).map((_, word) => [word * 1_000, word * 1_000 + 900, word] as const);
      const endMs = words.length * 1_000;
      return newParagraph(`${title}-${index}` as ParagraphId, text, { words, startMs: 0, endMs });
    });
    const change = diffTranscripts(paragraphs, after);
    await temporary.call('transcripts.save', { talkId, baseVersion: version, change });
  }
  return ids;
}

async function textOf({ call }: TemporaryLibrary, talkId: TalkId | undefined): Promise<string[]> {
  return (await call('transcripts.get', { talkId: talkId! })).paragraphs.map(({ text }) => text);
}

async function replace(
  { call, finished }: TemporaryLibrary,
  [text, by]: [string, string],
  more: Partial<Request<'search.replace'> & { query: Partial<FindQuery> }> = {},
): Promise<ReplaceReport> {
  const { query, ...rest } = more;
  const rules = [{ query: { ...PLAIN, text, ...query }, replacement: { text: by, keepCase: false } }];
  const job = await finished(
    (await call('search.replace', { rules, talkId: null, only: null, except: [], ...rest })).id,
  );
  expect(job.state).toBe('done');
  return job.replaceReport!;
}

async function undo({ call, finished }: TemporaryLibrary, replacementId: string | null): Promise<ReplaceReport> {
  const job = await finished((await call('search.undoReplace', { replacementId: replacementId! })).id);
  expect(job.state).toBe('done');
  return job.replaceReport!;
}

describe('search.find', () => {
  it('lists hits by talk with their context and the times of their words', async () => {
    await using temporary = await openTemporaryLibrary();
    const ids = await fill(temporary, { Beta: ['Le cœur de la rue bat.'], Alpha: ['Un cœur, deux coeurs.', 'Rien.'] });
    const { talks, ...rest } = await findAll(temporary.call, finding('COEUR'));
    expect(rest).toEqual({ next: null, done: 2, total: 2 });
    expect(talks.map(({ title, count }) => [title, count])).toEqual([
      ['Alpha', 2],
      ['Beta', 1],
    ]);
    expect(talks[0]?.talkId).toBe(ids['Alpha']);
    expect(talks[0]?.hits[1]).toEqual({
      paragraphId: 'Alpha-0',
      from: 14,
      to: 19,
      rule: 0,
      before: 'Un cœur, deux ',
      found: 'coeur',
      after: 's.',
      replacement: null,
      startMs: 3_000,
      endMs: 3_900,
      isEstimated: false,
    });
  });

  it('leaves out unread what the index knows not to hold the words, and misses nothing', async () => {
    await using temporary = await openTemporaryLibrary();
    await fill(temporary, { A: ['Un zygomatique rit.'], B: ['Deux zygomatiques rient.'], C: ['Rien.'] });
    const find = async (text: string, options: Partial<FindQuery> = {}) => {
      const { talks, total } = await findAll(temporary.call, finding(text, options));
      return { titles: talks.map(({ title }) => title).join(''), total };
    };
    expect(await find('zygomatique', { wholeWord: true })).toEqual({ titles: 'A', total: 1 });
    expect(await find(' zygomatique')).toEqual({ titles: 'AB', total: 2 });
    expect(await find('gomatiques r')).toEqual({ titles: 'B', total: 3 });
    expect(await find('s zygomatiques r')).toEqual({ titles: '', total: 1 });
  });

  it('goes on where it stopped, each talk once, and counts on without listing', async () => {
    await using temporary = await openTemporaryLibrary();
    const talks = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`T${index}`, ['mot mot', 'mot']]));
    await fill(temporary, talks);
    const titles: string[] = [];
    let after: TalkId | null = null;
    for (;;) {
      const reply: Reply<'search.find'> = await temporary.call('search.find', { ...finding('mot'), limit: 5, after });
      titles.push(...reply.talks.map(({ title, count }) => `${title}:${count}`));
      expect(reply.talks.flatMap(({ hits }) => hits).length).toBeLessThanOrEqual(5);
      expect(reply.done).toBe(titles.length);
      if (reply.next === null) break;
      after = reply.next;
    }
    expect(titles).toHaveLength(12);
    expect(new Set(titles).size).toBe(12);
    const counted = await findAll(temporary.call, { ...finding('mot'), limit: 0 });
    expect(counted.talks.every(({ count, hits }) => count === 3 && hits.length === 0)).toBe(true);
  });

  it('shows what would stand in the place of a hit; where two rules meet, the first has it', async () => {
    await using temporary = await openTemporaryLibrary();
    const { A } = await fill(temporary, { A: ['Le Kafé de Kafka.'] });
    const rules = [
      ['kafé', 'café'],
      ['kaf', 'x'],
      ['kafka', 'kavka'],
    ].map(([text, by]) => ({ query: { ...PLAIN, text: text! }, replacement: { text: by!, keepCase: true } }));
    const { talks } = await temporary.call('search.find', {
      ...finding(''),
      rules,
      talkId: A!,
    });
    expect(talks[0]?.hits.map(({ found, rule: by, replacement }) => [found, by, replacement])).toEqual([
      ['Kafé', 0, 'Café'],
      ['Kaf', 1, 'X'],
    ]);
  });

  it('leaves out on demand what is right already', async () => {
    await using temporary = await openTemporaryLibrary();
    const { A } = await fill(temporary, { A: ['Kafka et kafka.'] });
    const rules = [{ query: { ...PLAIN, text: 'kafka' }, replacement: { text: 'Kafka', keepCase: true } }];
    const request = { ...finding(''), rules, talkId: A!, onlyChanges: true };
    const { talks } = await temporary.call('search.find', request);
    expect(talks).toMatchObject([{ count: 1, hits: [{ found: 'kafka', replacement: 'Kafka' }] }]);
  });

  it('finds by an expression in a talk that begins with an empty paragraph', async () => {
    await using temporary = await openTemporaryLibrary();
    await fill(temporary, { A: ['', 'Bonjour Kafka'] });
    const { talks } = await findAll(temporary.call, finding('Ka.ka', { isRegExp: true }));
    expect(talks).toMatchObject([{ hits: [{ paragraphId: 'A-1', found: 'Kafka' }] }]);
  });

  it('stops an expression that would take for ever, and answers the next call', async () => {
    await using temporary = await openTemporaryLibrary();
    await fill(temporary, { A: [`${'a'.repeat(60)}b`] });
    const slow = findAll(temporary.call, finding('^(a+)+$', { isRegExp: true }));
    await expect(slow).rejects.toThrow('search.tooSlow');
    expect((await findAll(temporary.call, finding('a+b', { isRegExp: true }))).talks).toHaveLength(1);
  });
});

describe('search.replace', () => {
  it('replaces in all talks, keeps the times, and undoes all of it', async () => {
    await using temporary = await openTemporaryLibrary();
    const { A, B } = await fill(temporary, { A: ['Le kafé noir.', 'Rien.'], B: ['Kafé kafé.'], C: ['Rien.'] });
    const before = await temporary.call('transcripts.get', { talkId: A! });
    const report = await replace(temporary, ['kafe', 'café'], { query: { wholeWord: true } });
    expect(report).toMatchObject({ isUndo: false, wasCancelled: false });
    expect(report.talks.map(({ title, replaced, skipped }) => [title, replaced, skipped])).toEqual([
      ['A', 1, []],
      ['B', 2, []],
    ]);
    const after = await temporary.call('transcripts.get', { talkId: A! });
    expect(after.version).toBe(before.version + 1);
    expect(after.paragraphs[0]).toEqual({ ...before.paragraphs[0], text: 'Le café noir.' });
    expect(await textOf(temporary, B)).toEqual(['café café.']);
    expect(temporary.announced('transcript.changed')).toContainEqual({
      talkId: A,
      version: after.version,
      jobId: expect.any(String),
    });
    expect((await findAll(temporary.call, finding('kafé', { wholeWord: true, matchAccents: true }))).talks).toEqual([]);

    const undone = await undo(temporary, report.replacementId);
    expect(undone).toMatchObject({ isUndo: true, talks: [{ replaced: 1 }, { replaced: 2 }] });
    expect((await temporary.call('transcripts.get', { talkId: A! })).paragraphs).toEqual(before.paragraphs);
    expect(await textOf(temporary, B)).toEqual(['Kafé kafé.']);
    expect(await temporary.call('search.replacements', {})).toMatchObject({
      replacements: [{ isUndone: true, replaced: 3, talkCount: 2 }],
    });
  });

  it('keeps the text as it was imported before its first change', async () => {
    await using temporary = await openTemporaryLibrary();
    const sample = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
    const talkId = (await temporary.importPaths(sample)).files[0]!.talkId!;
    const { paragraphs } = await temporary.call('transcripts.get', { talkId });
    await replace(temporary, ['intelligence', 'zygomatique']);
    const { revisions } = await temporary.call('revisions.list', { talkId });
    expect(revisions).toMatchObject([{ kind: 'import' }]);
    const kept = await temporary.call('revisions.get', { revisionId: revisions[0]!.id });
    expect(kept.paragraphs).toEqual(paragraphs);
    expect(temporary.announced('revisions.changed')).toEqual([{ talkId }]);
  });

  it('replaces only the chosen hits, or all but some, and says which were no longer there', async () => {
    await using temporary = await openTemporaryLibrary();
    const { A } = await fill(temporary, { A: ['a b a b a'] });
    const at = (from: number): HitPlace => ({ talkId: A!, paragraphId: 'A-0' as ParagraphId, from, to: from + 1 });
    const only = await replace(temporary, ['a', 'x'], { only: [at(4), at(2)] });
    expect(only.talks).toMatchObject([{ replaced: 1, skipped: [{ reason: 'changed', count: 1 }] }]);
    expect(await textOf(temporary, A)).toEqual(['a b x b a']);
    await replace(temporary, ['a', 'y'], { except: [at(0)] });
    expect(await textOf(temporary, A)).toEqual(['a b x b y']);
    const same = await replace(temporary, ['a', 'a']);
    expect(same).toMatchObject({
      replacementId: null,
      talks: [{ replaced: 0, skipped: [{ reason: 'same', count: 1 }] }],
    });
  });

  it('stays in the talk it was asked for, which is being corrected from then on', async () => {
    await using temporary = await openTemporaryLibrary();
    const { A, B } = await fill(temporary, { A: ['mot'], B: ['mot'] });
    await temporary.call('talks.setState', { talkId: A!, state: 'toCorrect' });
    await temporary.call('talks.setState', { talkId: B!, state: 'toCorrect' });
    await replace(temporary, ['mot', 'mont'], { talkId: A! });
    expect([await textOf(temporary, A), await textOf(temporary, B)]).toEqual([['mont'], ['mot']]);
    expect((await temporary.call('talks.get', { talkId: A! })).state).toBe('correcting');
    await replace(temporary, ['mot', 'mont']);
    expect((await temporary.call('talks.get', { talkId: B! })).state).toBe('toCorrect');
  });

  it('stays in the talk it was asked for, whatever places of others were chosen', async () => {
    await using temporary = await openTemporaryLibrary();
    const { A, B } = await fill(temporary, { A: ['mot'], B: ['mot'] });
    const only = [A, B].map((talkId, at) => ({
      talkId: talkId!,
      paragraphId: `${'AB'[at]}-0` as ParagraphId,
      from: 0,
      to: 3,
    }));
    const report = await replace(temporary, ['mot', 'mont'], { talkId: A!, only });
    expect(report.talks).toMatchObject([{ talkId: A, replaced: 1, skipped: [] }]);
    expect([await textOf(temporary, A), await textOf(temporary, B)]).toEqual([['mont'], ['mot']]);
  });

  it('begins with the talk that is open, in replacing and in undoing', async () => {
    await using temporary = await openTemporaryLibrary();
    const { B } = await fill(temporary, { A: ['mot'], B: ['mot'], C: ['mot'] });
    const report = await replace(temporary, ['mot', 'mont'], { firstTalkId: B! });
    expect(report.talks.map(({ title }) => title)).toEqual(['B', 'A', 'C']);
    const request = { replacementId: report.replacementId!, firstTalkId: B! };
    const job = await temporary.finished((await temporary.call('search.undoReplace', request)).id);
    expect(job.replaceReport?.talks.map(({ title }) => title)).toEqual(['B', 'A', 'C']);
    const changes = temporary.announced('transcript.changed');
    expect(changes.slice(-3)).toMatchObject([{ talkId: B, jobId: job.id }, { jobId: job.id }, { jobId: job.id }]);
  });

  it('puts in what groups caught, with word times shared out', async () => {
    await using temporary = await openTemporaryLibrary();
    const { A } = await fill(temporary, { A: ['Dupont Jean parle.'] });
    await replace(temporary, ['(\\w+) (Jean)', 'M. $2 $1'], { query: { isRegExp: true } });
    const [paragraph] = (await temporary.call('transcripts.get', { talkId: A! })).paragraphs;
    expect(paragraph).toMatchObject({ text: 'M. Jean Dupont parle.', startMs: 0, endMs: 3_000 });
    expect(paragraph?.words).toHaveLength(4);
    expect(paragraph?.words[3]).toEqual([2_000, 2_900, 2]);
  });

  it('leaves what it did when it is cancelled, to be undone', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, finished } = temporary;
    await fill(temporary, Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`T${index}`, ['mot']])));
    const rules = [{ query: { ...PLAIN, text: 'mot' }, replacement: { text: 'x', keepCase: false } }];
    const { id } = await call('search.replace', { rules, talkId: null, only: null, except: [] });
    await call('jobs.cancel', { jobId: id });
    const job = await finished(id);
    const done = job.replaceReport!.talks.length;
    expect(job).toMatchObject({ state: 'cancelled', replaceReport: { wasCancelled: true } });
    expect(done).toBeLessThan(20);
    const left = await findAll(call, finding('mot'));
    expect(left.talks).toHaveLength(20 - done);
  });
});

describe('search.undoReplace', () => {
  it('leaves paragraphs whose text has changed since, and says how many', async () => {
    await using temporary = await openTemporaryLibrary();
    const { A } = await fill(temporary, { A: ['un mot', 'deux mot mot', 'trois mot', 'quatre mot'] });
    const { replacementId } = await replace(temporary, ['mot', 'x']);
    const { version, paragraphs } = await temporary.call('transcripts.get', { talkId: A! });
    const [first, second, third, fourth] = paragraphs;
    const timed = {
      ...third!,
      words: [
        [5, 6, 0],
        [7, 8, -3],
      ] as const,
      review: 'checked' as const,
    };
    const change = diffTranscripts(paragraphs, [
      { ...first!, text: 'un mot' },
      { ...second!, text: 'deux x y', words: [] },
      timed,
    ]);
    await temporary.call('transcripts.save', { talkId: A!, baseVersion: version, change });
    const report = await undo(temporary, replacementId);
    // Undone by hand already, changed, timed anew, and removed.
    expect(fourth).toBeDefined();
    expect(report.talks).toMatchObject([{ replaced: 1, skipped: [{ reason: 'changed', count: 3 }] }]);
    const after = (await temporary.call('transcripts.get', { talkId: A! })).paragraphs;
    expect(after.map(({ text }) => text)).toEqual(['un mot', 'deux x y', 'trois mot']);
    expect(after[2]).toEqual({ ...timed, text: 'trois mot' });
  });

  it('undoes what was kept when paragraphs were kept whole', async () => {
    await using temporary = await openTemporaryLibrary();
    const { A } = await fill(temporary, { A: ['un mot'] });
    const { paragraphs } = await temporary.call('transcripts.get', { talkId: A! });
    const { replacementId } = await replace(temporary, ['mot', 'mot long']);
    const [after] = (await temporary.call('transcripts.get', { talkId: A! })).paragraphs;
    const columns = [paragraphs[0]!, after!].map(({ text, words, startMs, endMs, marks }) =>
      JSON.stringify({ text, words, startMs, endMs, marks }),
    );
    const database = openDatabase(join(temporary.library.folder, 'library.sqlite'));
    database.prepare('UPDATE replaced_paragraphs SET before = ?, after = ?').run(columns);
    database.close();
    expect(await undo(temporary, replacementId)).toMatchObject({ talks: [{ replaced: 1, skipped: [] }] });
    expect((await temporary.call('transcripts.get', { talkId: A! })).paragraphs).toEqual(paragraphs);
  });

  it('goes on where it was cancelled when it is asked again', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, finished } = temporary;
    const ids = await fill(temporary, Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`T${at}`, ['mot']])));
    const { replacementId } = await replace(temporary, ['mot', 'x']);
    const { id } = await call('search.undoReplace', { replacementId: replacementId! });
    await call('jobs.cancel', { jobId: id });
    expect((await finished(id)).replaceReport!.talks.length).toBeLessThan(20);
    expect((await call('search.replacements', {})).replacements).toMatchObject([{ isUndone: false }]);
    const report = await undo(temporary, replacementId);
    expect(report.talks.every(({ skipped }) => skipped.length === 0)).toBe(true);
    for (const talkId of Object.values(ids)) expect(await textOf(temporary, talkId)).toEqual(['mot']);
    expect((await call('search.replacements', {})).replacements).toMatchObject([{ isUndone: true }]);
  });
});
