import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTimes } from '../../domain/transcript/checkTimes.ts';
import { countWords } from '../../domain/transcript/countWords.ts';
import type { Paragraph, TalkId } from '../../domain/transcript/transcript.ts';
import { diffTranscripts } from '../../domain/transcript/transcriptChange.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const NOTICE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
const SAMPLES = resolve(import.meta.dirname, '../../domain/formats/samples');

async function importTalk({ importPaths }: TemporaryLibrary): Promise<TalkId> {
  return (await importPaths(NOTICE)).files[0]?.talkId as TalkId;
}

async function take({ call }: TemporaryLibrary, talkId: TalkId, path: string): Promise<Paragraph[]> {
  const { paragraphs } = await call('timedTexts.take', { talkId, path });
  const { version, paragraphs: before } = await call('transcripts.get', { talkId });
  const change = diffTranscripts(before, paragraphs);
  await call('transcripts.save', { talkId, baseVersion: version, change });
  return paragraphs;
}

/** Words as Whisper writes them, one each second, heard from a second on. */
function whisperJson(words: readonly string[], fromSecond: number, pace = 1): string {
  const timed = words.map((word, at) => {
    const start = fromSecond + pace * at;
    return { word: ` ${word}`, start, end: start + 0.6, probability: 0.3 };
  });
  return JSON.stringify({ segments: [{ text: words.join(' '), words: timed }] });
}

describe('timedTexts.take of times alone', () => {
  it('gives the text of the talk the times of the words that the file has, and keeps a revision', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importTalk(temporary);
    const stored = await call('transcripts.get', { talkId });
    const said = stored.paragraphs.flatMap(({ text }) => text.toLowerCase().split(/\s+/));
    const path = join(workFolder, 'heard.json');
    await writeFile(path, whisperJson(said.toSpliced(5, 2), 3));
    const { timesOnly } = await call('timedTexts.read', { talkId, path });
    expect(timesOnly!.matchedCount / countWords(stored.paragraphs)).toBeGreaterThan(0.95);
    const taken = await call('timedTexts.take', { talkId, path, takes: 'times' });
    expect(taken.timesOnly).toEqual(timesOnly);
    expect(taken.paragraphs.map(plain)).toEqual(stored.paragraphs.map(plain));
    expect(checkTimes(taken.paragraphs, null)).toEqual([]);
    expect((await call('revisions.list', { talkId })).revisions[0]).toMatchObject({ note: 'heard.json' });
    // What a recogniser was unsure of says nothing of a corrected text.
    expect(await call('timedTexts.confidences', { talkId })).toEqual({ words: [], confidences: [] });
    const change = diffTranscripts(stored.paragraphs, taken.paragraphs);
    await call('transcripts.save', { talkId, baseVersion: stored.version, change });
    const again = await call('timedTexts.take', { talkId, path, takes: 'times' });
    const anchors = [taken, again].flatMap(({ paragraphs }) => paragraphs.flatMap(({ words }) => anchorsIn(words)));
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(temporary.errors).toEqual([]);
  });

  it('tells from words of known time how a file of another cut is shifted, and shifts it', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importTalk(temporary);
    const { paragraphs } = await call('transcripts.get', { talkId });
    const said = paragraphs.flatMap(({ text }) => text.split(/\s+/));
    const [own, other] = [join(workFolder, 'own.json'), join(workFolder, 'other.json')];
    await writeFile(own, whisperJson(said, 60));
    await writeFile(other, whisperJson(said, 47.6, 1.001));
    expect((await call('timedTexts.read', { talkId, path: own })).shift).toBeNull();
    await take(temporary, talkId, own);
    expect((await call('timedTexts.read', { talkId, path: own })).shift).toBeNull();
    const { shift } = await call('timedTexts.read', { talkId, path: other });
    expect(shift).toMatchObject({ isSure: true, basis: 'words' });
    expect(Math.abs(shift!.scale - 1 / 1.001)).toBeLessThan(0.0001);
    const { scale, offsetMs } = shift!;
    for (const takes of ['text', 'times'] as const) {
      const taken = await call('timedTexts.take', { talkId, path: other, takes, shift: { scale, offsetMs } });
      const last = taken.paragraphs.at(-1)!.words.at(-1)!;
      expect(Math.abs(last[0] - 1_000 * (59 + said.length))).toBeLessThan(100);
    }
  });
});

function plain({ id, text, speakerId, kind }: Paragraph): Partial<Paragraph> {
  return { id, text, speakerId, kind };
}

function anchorsIn(words: Paragraph['words']): number[] {
  return words.flatMap(([, , anchor]) => (anchor >= 0 ? anchor : []));
}

describe('timedTexts.take', () => {
  it('gives every word an anchor that none had before, so that undone words keep their own confidence', async () => {
    await using temporary = await openTemporaryLibrary();
    const talkId = await importTalk(temporary);
    const confidences = async () => (await temporary.call('timedTexts.confidences', { talkId })).confidences;
    await take(temporary, talkId, join(SAMPLES, 'whispercpp.json'));
    expect(await confidences()).toEqual([99, 43, 60]);
    const silent = await take(temporary, talkId, join(SAMPLES, 'rolling.vtt'));
    expect(silent[0]?.words.map((word) => word[2])).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    const again = await take(temporary, talkId, join(SAMPLES, 'whispercpp.json'));
    expect(again[0]?.words.map((word) => word[2])).toEqual([11, 12, 13]);
    expect(await confidences()).toEqual([99, 43, 60, ...Array.from({ length: 8 }, () => null), 99, 43, 60]);
    expect(temporary.errors).toEqual([]);
  });

  it('gives no anchor twice when the text that had it was taken back', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const talkId = await importTalk(temporary);
    const { paragraphs: imported } = await call('transcripts.get', { talkId });
    const silent = await take(temporary, talkId, join(SAMPLES, 'rolling.vtt'));
    expect(await call('timedTexts.confidences', { talkId })).toEqual({ words: [], confidences: [] });
    const stored = await call('transcripts.get', { talkId });
    const change = diffTranscripts(stored.paragraphs, imported);
    await call('transcripts.save', { talkId, baseVersion: stored.version, change });
    const sure = await take(temporary, talkId, join(SAMPLES, 'whispercpp.json'));
    const anchors = [...silent, ...sure].flatMap(({ words }) => words.map((word) => word[2]));
    expect(anchors).toEqual(anchors.map((_, index) => index));
    const { words, confidences } = await call('timedTexts.confidences', { talkId });
    expect(words).toHaveLength(anchors.length);
    expect(confidences).toEqual([...Array.from({ length: 8 }, () => null), 99, 43, 60]);
  });

  it('knows the speakers of the talk by name, and adds the others once', async () => {
    await using temporary = await openTemporaryLibrary();
    const talkId = await importTalk(temporary);
    const { speakers: before } = await temporary.call('talks.get', { talkId });
    const path = join(temporary.workFolder, 'voices.srt');
    const name = `${before[0]!.given} ${before[0]!.family}`.toUpperCase();
    await writeFile(
      path,
      `1\n00:00:01,000 --> 00:00:02,000\n${name} : Oui.\n\n2\n00:00:02,000 --> 00:00:03,000\nANNE B. : Non.\n`,
    );
    const { speakers } = await temporary.call('timedTexts.read', { talkId, path });
    expect(speakers.map(({ isKnown }) => isKnown)).toEqual([true, false]);
    await take(temporary, talkId, path);
    await take(temporary, talkId, path);
    expect((await temporary.call('talks.get', { talkId })).speakers).toHaveLength(before.length + 1);
    expect(temporary.announced('talks.changed').length).toBeGreaterThan(0);
  });

  it('takes only so many speakers and words as can be saved again, and says what it left out', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importTalk(temporary);
    const { speakers: before } = await call('talks.get', { talkId });
    const path = join(workFolder, 'crowd.vtt');
    const crowd = Array.from({ length: 250 }, (_, index) => `00:01.000 --> 00:02.000\n<v Voix ${index}>Oui.\n\n`);
    const name = 'n'.repeat(3_000);
    await writeFile(
      path,
      `WEBVTT\n\n00:00.000 --> 00:01.000\n<v ${name}>${'mot '.repeat(200_001)}\n\n${crowd.join('')}`,
    );
    const summary = await call('timedTexts.read', { talkId, path });
    const left = 251 - (200 - before.length);
    expect(summary.problems).toEqual([{ code: 'tooManySpeakers', line: 0, detail: String(left) }]);
    expect(summary.speakers).toHaveLength(200 - before.length);
    expect(await take(temporary, talkId, path)).toHaveLength(252);
    const { speakers } = await call('talks.get', { talkId });
    expect((await call('talks.update', { talkId, fields: { speakers } })).speakers).toHaveLength(200);
  });

  it('counts the text as whole once it is saved, if it is, and as before when that is undone', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importTalk(temporary);
    const isWhole = async () => (await call('talks.get', { talkId })).transcriptIsComplete;
    const save = async (after: Paragraph[]): Promise<Paragraph[]> => {
      const { version, paragraphs } = await call('transcripts.get', { talkId });
      await call('transcripts.save', { talkId, baseVersion: version, change: diffTranscripts(paragraphs, after) });
      return paragraphs;
    };
    const part = join(workFolder, 'part.json');
    const paragraphs = [{ kind: 'paragraph', text: 'Un extrait.' }];
    await writeFile(part, JSON.stringify({ format: 'lutrin-transcript', version: 1, complete: false, paragraphs }));
    expect(await isWhole()).toBe(false);
    const { paragraphs: whole } = await call('timedTexts.take', { talkId, path: join(SAMPLES, 'talk.srt') });
    expect(await isWhole()).toBe(false);
    const imported = await save(whole);
    expect(await isWhole()).toBe(true);
    await take(temporary, talkId, part);
    expect(await isWhole()).toBe(false);
    await save(whole);
    expect(await isWhole()).toBe(true);
    await save(imported);
    expect(await isWhole()).toBe(false);
    await save(whole.slice(1));
    expect(await isWhole()).toBe(true);
    expect(temporary.announced('talks.changed').length).toBeGreaterThan(3);
  });

  it('shows the beginning of a text without blanks, cut between two characters', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importTalk(temporary);
    const path = join(workFolder, 'blank.srt');
    const beginning = async (text: string): Promise<string> => {
      await writeFile(path, `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`);
      return (await call('timedTexts.read', { talkId, path })).beginning;
    };
    expect(await beginning('語'.repeat(5_000))).toBe(`${'語'.repeat(240)}…`);
    expect(await beginning(`a${'𠮷'.repeat(5_000)}`)).toBe(`a${'𠮷'.repeat(119)}…`);
    expect(await beginning(`語 ${'mot '.repeat(100)}`)).toBe(`語 ${'mot '.repeat(58)}mot…`);
  });

  it('reads subtitles in old encodings, and JSON with characters that a recogniser cut in two', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importTalk(temporary);
    const latin = join(workFolder, 'latin.srt');
    await writeFile(latin, Buffer.from("1\n00:00:01,000 --> 00:00:02,000\nL'été à l'École où l'on rêve.\n", 'latin1'));
    expect(await call('timedTexts.read', { talkId, path: latin })).toMatchObject({
      encoding: 'windows-1252',
      beginning: "L'été à l'École où l'on rêve.",
    });
    const cut = join(workFolder, 'cut.json');
    const [before, after] = ['{"segments":[{"start":0,"end":1,"text":"L\'été"},{"start":1,"end":2,"text":"', '"}]}'];
    await writeFile(cut, Buffer.concat([Buffer.from(before!), Buffer.from([0xc3]), Buffer.from(after!)]));
    expect(await call('timedTexts.read', { talkId, path: cut })).toMatchObject({
      encoding: 'utf-8',
      beginning: "L'été \uFFFD",
    });
  });

  it('says which times are wrong, takes the text all the same, and deletes an upload', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, library } = temporary;
    const talkId = await importTalk(temporary);
    const folder = join(library.inboxFolder, 'upload');
    await mkdir(folder);
    const path = join(folder, 'broken.srt');
    await writeFile(path, '1\n00:00:09,000 --> 00:00:08,000\nun deux\n\n2\n00:00:01,000 --> 00:00:02,000\ntrois\n');
    expect(await call('timedTexts.read', { talkId, path })).toMatchObject({
      timeProblemCount: 2,
      problemCount: 1,
      problems: [{ code: 'reversedTimes', line: 2 }],
    });
    expect((await take(temporary, talkId, path))[0]?.text).toBe('un deux trois');
    expect([existsSync(path), existsSync(folder)]).toEqual([false, false]);
    expect(temporary.errors).toEqual([]);
  });
});
