import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Paragraph, TalkId } from '../../domain/transcript/transcript.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const NOTICE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');

function clock(seconds: number): string {
  return new Date(1_000 * seconds).toISOString().slice(11, 19);
}

/** Subtitles of words, five each, one word a second. */
function subtitles(words: readonly string[]): string {
  return Array.from({ length: Math.ceil(words.length / 5) }, (_, at) => {
    const own = words.slice(5 * at, 5 * at + 5).join(' ');
    return `${at + 1}\n${clock(5 * at)},000 --> ${clock(5 * at + 5)},000\n${own}\n`;
  }).join('\n');
}

async function talkWithoutText({ importPaths, workFolder }: TemporaryLibrary): Promise<TalkId> {
  const path = join(workFolder, 'notice.json');
  const notice = { '@context': 'https://schema.org', '@type': 'VideoObject', name: 'Une autre', description: 'Rien.' };
  await writeFile(path, JSON.stringify(notice));
  return (await importPaths(path)).files[0]!.talkId!;
}

function wordsOf(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.flatMap(({ text }) => text.split(/\s+/));
}

describe('timedTexts.takeAll', () => {
  it('looks for nothing in a library that was closed before it began', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, library, errors } = temporary;
    await call('timedTexts.takeAll', { files: [{ path: '/a.srt', talkId: 'none' as TalkId }] });
    library.close();
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    expect(errors).toEqual([]);
  });

  it('takes texts where there are none, times where a text is, and tells of what it refuses', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, importPaths, workFolder, finished } = temporary;
    const corrected = (await importPaths(NOTICE)).files[0]!.talkId!;
    const empty = await talkWithoutText(temporary);
    const before = (await call('transcripts.get', { talkId: corrected })).paragraphs;
    const folder = join(workFolder, 'sous-titres');
    await mkdir(folder);
    const [own, other, broken] = ['Le coût humain de l’intelligence artificielle.fr.srt', 'autre.srt', 'rien.srt'].map(
      (name) => join(folder, name),
    ) as [string, string, string];
    await writeFile(own, subtitles(wordsOf(before).map((word) => word.toLowerCase())));
    await writeFile(other, subtitles('Bonjour à tous. Merci d’être là.'.split(' ')));
    await writeFile(broken, 'Rien.');
    const { files } = await call('timedTexts.match', { paths: [folder] });
    expect(files.map(({ path, candidates, isSure }) => [path, candidates[0]?.talkId, isSure])).toEqual([
      [other, undefined, false],
      [own, corrected, true],
      [broken, undefined, false],
    ]);
    const asked = [
      { path: own, talkId: corrected },
      { path: other, talkId: empty },
      { path: other, talkId: corrected },
      { path: broken, talkId: empty },
    ];
    const { state, takenTexts } = await finished((await call('timedTexts.takeAll', { files: asked })).id);
    expect(state).toBe('done');
    expect(takenTexts!.map(({ took, reason }) => [took, reason])).toEqual([
      ['times', null],
      ['text', null],
      [null, 'timedText.unlike'],
      [null, 'timedText.unread'],
    ]);
    const after = (await call('transcripts.get', { talkId: corrected })).paragraphs;
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    expect(after[0]!.words[0]![0]).toBe(0);
    expect(takenTexts![0]!.timedCount / takenTexts![0]!.wordCount).toBeGreaterThan(0.9);
    const taken = await call('transcripts.get', { talkId: empty });
    expect(taken.paragraphs.map(({ text }) => text)).toEqual(['Bonjour à tous. Merci d’être là.']);
    expect((await call('revisions.list', { talkId: corrected })).revisions.some(({ note }) => /coût/.test(note))).toBe(
      true,
    );
    expect(temporary.errors).toEqual([]);
  });

  it('replaces a text when that is asked for, and keeps it as a revision', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, importPaths, workFolder, finished } = temporary;
    const talkId = (await importPaths(NOTICE)).files[0]!.talkId!;
    const path = join(workFolder, 'autre.srt');
    await writeFile(path, subtitles(['Tout', 'autre', 'chose.']));
    const { id } = await call('timedTexts.takeAll', { files: [{ talkId, path, takes: 'text' }] });
    expect((await finished(id)).takenTexts).toMatchObject([{ took: 'text', wordCount: 3, reason: null }]);
    expect((await call('transcripts.get', { talkId })).paragraphs.map(({ text }) => text)).toEqual([
      'Tout autre chose.',
    ]);
    expect((await call('revisions.list', { talkId })).revisions.length).toBeGreaterThan(0);
  });

  it('tells files that may be notices from timed texts and recordings, by what is in them where names do not', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const folder = join(workFolder, 'mixed');
    await mkdir(folder);
    await writeFile(join(folder, 'a.srt'), subtitles(['a']));
    await writeFile(join(folder, 'a.mp4'), '');
    await writeFile(join(folder, 'a.txt'), 'Notice');
    await writeFile(join(folder, 'b.json'), '{"title":"x"}');
    await writeFile(join(folder, 'c.json'), '{"segments":[{"start":0,"end":1,"text":"a"}]}');
    const { files, others, unread } = await call('timedTexts.match', { paths: [folder, join(folder, 'd.txt')] });
    expect(files.map(({ path }) => path)).toEqual([join(folder, 'a.srt'), join(folder, 'c.json')]);
    expect(others).toEqual([join(folder, 'a.txt'), join(folder, 'b.json')]);
    expect(unread).toEqual([{ path: join(folder, 'd.txt'), reason: 'file.notFound' }]);
  });
});
