import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeProposal } from '../../domain/alignment/alignmentProposal.ts';
import { OTHERS } from '../../domain/alignment/sketchSpeech.ts';
import { WAV_SAMPLE_BYTES, wavHeader } from '../../domain/sound/wavHeader.ts';
import { diffTranscripts } from '../../domain/transcript/transcriptChange.ts';
import { setWordTime } from '../../domain/transcript/setWordTime.ts';
import {
  BY_HAND,
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type TalkId,
  type WordTime,
} from '../../domain/transcript/transcript.ts';
import { openLibrary } from '../openLibrary.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const demoFolder = resolve(import.meta.dirname, '../../../resources/demo');

/** The demonstration lecture without times, but for what `keep` keeps of a paragraph. */
async function installUntimed(
  { call }: TemporaryLibrary,
  keep: (paragraph: Paragraph) => Partial<Paragraph> = () => ({}),
) {
  const { talkId } = await call('demo.install', {});
  const { version, paragraphs } = await call('transcripts.get', { talkId });
  const untimed = paragraphs.map((paragraph) => ({
    ...paragraph,
    words: [],
    startMs: null,
    endMs: null,
    ...keep(paragraph),
  }));
  const change = diffTranscripts(paragraphs, untimed);
  await call('transcripts.save', { talkId, baseVersion: version, change });
  return { talkId, timed: paragraphs, untimed };
}

function anchors(paragraphs: readonly Paragraph[]): number[] {
  return paragraphs.flatMap(({ words }) => words.map((word) => word[2]));
}

async function aligned({ call, finished }: TemporaryLibrary, talkId: TalkId) {
  const job = await finished((await call('alignment.start', { talkId, paragraphIds: null })).id);
  expect(job).toMatchObject({ kind: 'align', state: 'done' });
  const { proposal } = await call('alignment.proposal', { talkId });
  return proposal!;
}

describe('alignment.start', () => {
  it('finds the words of a talk in its recording, and waits with them for the editor', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, announced } = temporary;
    const { talkId, timed, untimed } = await installUntimed(temporary);
    const proposal = await aligned(temporary, talkId);
    expect(announced('alignment.changed')).toEqual([{ talkId }]);
    // Nothing changes before the editor takes it.
    expect((await call('transcripts.get', { talkId })).paragraphs).toEqual(untimed);
    const { transcript } = takeProposal(untimed, proposal);
    const errors = transcript.flatMap(({ words }, index) =>
      words.map(([startMs], word) => Math.abs(startMs - timed[index]!.words[word]![0])),
    );
    expect(errors.length).toBeGreaterThan(400);
    expect(errors.toSorted((a, b) => a - b)[Math.floor(0.95 * errors.length)]).toBeLessThan(120);
    expect(proposal.sentences.every(({ spoken }) => spoken)).toBe(true);
    // What recognised the words is told apart from what did before.
    const first = Math.max(...anchors(transcript));
    const again = takeProposal(untimed, await aligned(temporary, talkId));
    expect(Math.min(...anchors(again.transcript))).toBe(first + 1);
    // What was taken is kept without its times, for who looks through what it says of the text.
    await call('alignment.dismiss', { talkId, isTaken: true });
    const kept = await call('alignment.proposal', { talkId });
    expect(kept).toMatchObject({ isTaken: true, proposal: { paragraphs: [] } });
    expect(kept.proposal!.sentences.length).toBe(proposal.sentences.length);
    await call('alignment.dismiss', { talkId, isTaken: false });
    expect(await call('alignment.proposal', { talkId })).toEqual({ proposal: null, isTaken: false, unspoken: [] });
  });

  it('aligns some paragraphs by what it has learnt of the recording, and proposes no other', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished } = temporary;
    const { talkId, timed, untimed } = await installUntimed(temporary);
    const whole = takeProposal(untimed, await aligned(temporary, talkId)).transcript;
    const asked = whole.filter(({ kind }) => kind === 'paragraph').slice(2, 4);
    const edited = whole.map((paragraph) => (asked.includes(paragraph) ? { ...paragraph, words: [] } : paragraph));
    const { version } = await call('transcripts.get', { talkId });
    await call('transcripts.save', { talkId, baseVersion: version, change: diffTranscripts(untimed, edited) });
    const { id } = await call('alignment.start', { talkId, paragraphIds: asked.map((paragraph) => paragraph.id) });
    expect(await finished(id)).toMatchObject({ state: 'done' });
    const { proposal } = await call('alignment.proposal', { talkId });
    expect(proposal!.paragraphs.map((paragraph) => paragraph.id)).toEqual(asked.map((paragraph) => paragraph.id));
    const { transcript } = takeProposal(edited, proposal!);
    const errors = transcript.flatMap(({ words }, index) =>
      words.map(([startMs], word) => Math.abs(startMs - timed[index]!.words[word]![0])),
    );
    expect(errors.length).toBe(timed.flatMap(({ words }) => words).length);
    expect(Math.max(...errors)).toBeLessThan(200);
  });

  it('still knows what was found before once the text or a part of it was aligned, taken or not', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished } = temporary;
    const { talkId, untimed } = await installUntimed(temporary);
    const added = newParagraph('added' as ParagraphId, OTHERS[0]!);
    const longer = [...untimed.slice(0, 4), added, ...untimed.slice(4)];
    const { version } = await call('transcripts.get', { talkId });
    const saved = await call('transcripts.save', {
      talkId,
      baseVersion: version,
      change: diffTranscripts(untimed, longer),
    });
    const whole = takeProposal(longer, await aligned(temporary, talkId)).transcript;
    const change = diffTranscripts(longer, whole);
    await call('transcripts.save', { talkId, baseVersion: saved.version, change });
    await call('alignment.dismiss', { talkId, isTaken: true });
    const unspoken = async (): Promise<string[]> => {
      return (await call('alignment.proposal', { talkId })).unspoken.map(({ text }) => text);
    };
    expect(await unspoken()).toEqual([OTHERS[0]]);
    const before = await call('alignment.proposal', { talkId });
    const part = [whole.at(-1)!.id];
    for (const [paragraphIds, isTaken] of [[null, false] as const, [part, false] as const, [part, true] as const]) {
      await finished((await call('alignment.start', { talkId, paragraphIds: paragraphIds && [...paragraphIds] })).id);
      expect(await unspoken()).toEqual([OTHERS[0]]);
      await call('alignment.dismiss', { talkId, isTaken });
      expect(await unspoken()).toEqual([OTHERS[0]]);
      if (!isTaken) expect(await call('alignment.proposal', { talkId })).toEqual(before);
    }
    const kept = await call('alignment.proposal', { talkId });
    expect(kept.proposal!.sentences.every(({ paragraphId }) => paragraphId === whole.at(-1)!.id)).toBe(true);
  });

  it('says that the paragraphs around leave no time', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished } = temporary;
    const { talkId } = await call('demo.install', {});
    const { version, paragraphs } = await call('transcripts.get', { talkId });
    const added = newParagraph('added' as ParagraphId, 'Et rien entre les deux.');
    const first = paragraphs.findIndex(({ kind }) => kind === 'paragraph');
    const [before, after] = [paragraphs[first]!, { ...paragraphs[first + 1]!, startMs: paragraphs[first]!.endMs }];
    const edited = [...paragraphs.slice(0, first), before, added, after, ...paragraphs.slice(first + 2)];
    await call('transcripts.save', { talkId, baseVersion: version, change: diffTranscripts(paragraphs, edited) });
    const { id } = await call('alignment.start', { talkId, paragraphIds: [added.id] });
    expect(await finished(id)).toMatchObject({ state: 'failed', detail: 'alignment.noRoom' });
  });

  it('refuses a text without words, a silent recording, and one in which nothing of the text is said', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished, workFolder } = temporary;
    const { talkId, untimed } = await installUntimed(temporary);
    const alignWith = async (name: string, samples: Buffer): Promise<unknown> => {
      const path = join(workFolder, name);
      await writeFile(path, Buffer.concat([wavHeader(samples.length / WAV_SAMPLE_BYTES, 16_000), samples]));
      const inPlaceOf = (await call('talks.get', { talkId })).media?.id;
      await call('media.attach', { talkId, path, inPlaceOf });
      return finished((await call('alignment.start', { talkId, paragraphIds: null })).id);
    };
    const silence = Buffer.alloc(10 * 16_000 * WAV_SAMPLE_BYTES);
    expect(await alignWith('silent.wav', silence)).toMatchObject({ state: 'failed', detail: 'media.silent' });
    const click = Buffer.alloc(16_000 * WAV_SAMPLE_BYTES).fill(0x40, 16_000, 16_400);
    expect(await alignWith('click.wav', click)).toMatchObject({ state: 'failed', detail: 'alignment.unheard' });
    expect((await call('alignment.proposal', { talkId })).proposal).toBeNull();

    const wordless = untimed.map((paragraph) => ({ ...paragraph, text: '… — !', marks: [] }));
    const { version } = await call('transcripts.get', { talkId });
    await call('transcripts.save', { talkId, baseVersion: version, change: diffTranscripts(untimed, wordless) });
    await expect(call('alignment.start', { talkId, paragraphIds: null })).rejects.toThrow('alignment.noWords');
    const paragraphIds = [wordless[1]!.id];
    await expect(call('alignment.start', { talkId, paragraphIds })).rejects.toThrow('alignment.noWords');
  });

  it('refuses sounds alone, as what nobody says', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call } = temporary;
    const { talkId, untimed } = await installUntimed(temporary);
    const sounds = untimed.filter(({ kind }) => kind === 'paragraph').slice(0, 2);
    const withSounds = untimed.map((one) => (sounds.includes(one) ? { ...one, text: '[Rires]', marks: [] } : one));
    const { version } = await call('transcripts.get', { talkId });
    const change = diffTranscripts(untimed, withSounds);
    const saved = await call('transcripts.save', { talkId, baseVersion: version, change });
    const paragraphIds = sounds.map(({ id }) => id);
    await expect(call('alignment.start', { talkId, paragraphIds })).rejects.toThrow('alignment.noWords');
    const left = withSounds.filter(({ id }) => paragraphIds.includes(id));
    await call('transcripts.save', { talkId, baseVersion: saved.version, change: diffTranscripts(withSounds, left) });
    await expect(call('alignment.start', { talkId, paragraphIds: null })).rejects.toThrow('alignment.noWords');
  });

  it('aligns a text of another lecture only where it is trusted, or has a word that was set by hand', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished } = temporary;
    const { talkId, untimed } = await installUntimed(temporary);
    const others = OTHERS.map((sentence, index) => newParagraph(String(index) as ParagraphId, sentence));
    const { version } = await call('transcripts.get', { talkId });
    const replaced = await call('transcripts.save', {
      talkId,
      baseVersion: version,
      change: diffTranscripts(untimed, others),
    });
    const start = async (isTrusted: boolean): Promise<unknown> =>
      finished((await call('alignment.start', { talkId, paragraphIds: null, isTrusted })).id);
    expect(await start(false)).toMatchObject({ state: 'failed', detail: 'alignment.unheard' });
    expect(await start(true)).toMatchObject({ state: 'done' });
    const set = others.with(1, setWordTime({ ...others[1]!, startMs: 20_000, endMs: 25_000 }, 3, 22_000));
    const change = diffTranscripts(others, set);
    await call('transcripts.save', { talkId, baseVersion: replaced.version, change });
    expect(await start(false)).toMatchObject({ state: 'done' });
  });

  it('does not move a word that was set by hand', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { talkId, untimed } = await installUntimed(temporary, (paragraph) => {
      if (paragraph.words.length < 30) return {};
      return setWordTime(paragraph, 10, paragraph.words[10]![0] + 3);
    });
    const { transcript } = takeProposal(untimed, await aligned(temporary, talkId));
    const byHand = untimed.flatMap(({ words }, index) =>
      words.flatMap(([startMs, , anchor], word) => (anchor === BY_HAND ? [{ index, word, startMs }] : [])),
    );
    expect(byHand.length).toBeGreaterThan(5);
    for (const { index, word, startMs } of byHand) {
      expect(transcript[index]!.words[word]).toMatchObject([startMs, expect.any(Number), BY_HAND]);
    }
  });

  it('leaves a paragraph out, and its anchors as they are, whose words set by hand contradict what is heard', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    let keptId: ParagraphId | undefined;
    const { talkId, untimed } = await installUntimed(temporary, ({ id, words, startMs, endMs }) => {
      if (keptId !== undefined || words.length < 30) return {};
      keptId = id;
      // Two words set by hand to the same time: only one of them can be an anchor.
      const [at] = words[10]!;
      const byHand = words.map((word, index): WordTime => {
        return index === 10 || index === 11 ? [at, at, BY_HAND] : word;
      });
      return { words: byHand, startMs, endMs };
    });
    const proposal = await aligned(temporary, talkId);
    const { transcript } = takeProposal(untimed, proposal);
    const before = untimed.find(({ id }) => id === keptId)!;
    expect(transcript.find(({ id }) => id === keptId)).toEqual(before);
    expect(proposal.paragraphs.map(({ id }) => id)).not.toContain(keptId);
  });

  it('waits while it is paused, ends when it is cancelled, and goes on when the library is opened again', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, library } = temporary;
    const { talkId } = await installUntimed(temporary);
    const { id } = await call('alignment.start', { talkId, paragraphIds: null });
    const isUnderWay = async () => (await call('jobs.get', { jobId: id })).done > 0;
    await expect.poll(isUnderWay).toBe(true);
    await call('jobs.pause', { jobId: id, isPaused: true });
    expect(await call('jobs.get', { jobId: id })).toMatchObject({ state: 'running', isPaused: true });
    await call('jobs.cancel', { jobId: id });
    await expect.poll(async () => (await call('jobs.get', { jobId: id })).state).toBe('cancelled');

    await call('alignment.start', { talkId, paragraphIds: null });
    library.close();
    const again = openLibrary({ folder: library.folder, demoFolder, version: '0.0.0-test', resumesJobs: true });
    try {
      const jobs = async () => (await again.handlers['jobs.list']({})).jobs.filter(({ kind }) => kind === 'align');
      await expect.poll(async () => (await jobs()).map(({ state }) => state)).toEqual(['done']);
      expect((await again.handlers['alignment.proposal']({ talkId })).proposal).not.toBeNull();
    } finally {
      again.close();
    }
  });

  it('puts what it finds where its recording lies when it ends', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished } = temporary;
    const { talkId, untimed, timed } = await installUntimed(temporary);
    const { id } = await call('alignment.start', { talkId, paragraphIds: null });
    const mediaId = (await call('talks.get', { talkId })).media!.id;
    await call('media.setOffset', { talkId, mediaId, offsetMs: 60_000 });
    expect(await finished(id)).toMatchObject({ state: 'done' });
    const { transcript } = takeProposal(untimed, (await call('alignment.proposal', { talkId })).proposal!);
    const [found, known] = [transcript, timed].map((text) => text.find(({ words }) => words.length > 0)!.words[0]![0]);
    expect(Math.abs(found! - known! - 60_000)).toBeLessThan(200);
  });

  it('goes, once it was taken, with the recording that it is of', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, announced, workFolder } = temporary;
    const { talkId } = await installUntimed(temporary);
    await aligned(temporary, talkId);
    await call('alignment.dismiss', { talkId, isTaken: true });
    const attach = async (name: string, from?: string, replaces = true): Promise<boolean> => {
      const path = join(workFolder, name);
      if (from === undefined) await writeFile(path, Buffer.concat([wavHeader(16_000, 16_000), Buffer.alloc(32_000)]));
      else await copyFile(from, path);
      const inPlaceOf = replaces ? (await call('talks.get', { talkId })).media?.id : undefined;
      await call('media.attach', { talkId, path, inPlaceOf });
      return (await call('alignment.proposal', { talkId })).isTaken;
    };
    expect(await attach('beside.wav', undefined, false)).toBe(true);
    // The same recording, from elsewhere.
    expect(await attach('moved.webm', join(demoFolder, 'lecture.webm'))).toBe(true);
    const before = announced('alignment.changed').length;
    expect(await attach('other.wav')).toBe(false);
    expect(announced('alignment.changed').length).toBe(before + 1);
  });

  it('stays with a conversion of its recording, and goes with that, before it was taken too', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished } = temporary;
    const { talkId } = await installUntimed(temporary);
    await aligned(temporary, talkId);
    const mediaId = (await call('talks.get', { talkId })).media!.id;
    const conversion = { video: 'copy', audio: 'copy' } as const;
    await finished((await call('media.convert', { talkId, mediaId, conversion })).id);
    await call('media.detach', { talkId, mediaId });
    expect((await call('alignment.proposal', { talkId })).proposal).not.toBeNull();
    await call('media.detach', { talkId });
    expect((await call('alignment.proposal', { talkId })).proposal).toBeNull();
  });

  it('finds nothing once its recording was taken from the talk', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished } = temporary;
    const { talkId } = await installUntimed(temporary);
    const { id } = await call('alignment.start', { talkId, paragraphIds: null });
    await call('media.detach', { talkId });
    expect(await finished(id)).toMatchObject({ state: 'failed', detail: 'media.notFound' });
    expect((await call('alignment.proposal', { talkId })).proposal).toBeNull();
  });

  it('is not forgotten when the library is closed before it could go on', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, library } = temporary;
    const { talkId } = await installUntimed(temporary);
    await call('alignment.start', { talkId, paragraphIds: null });
    library.close();
    const errors: unknown[] = [];
    const open = () =>
      openLibrary({
        folder: library.folder,
        demoFolder,
        version: '0.0.0-test',
        resumesJobs: true,
        logError: (error) => errors.push(error),
      });
    open().close();
    // What was waited for meanwhile has come.
    await new Promise((done) => setTimeout(done, 100));
    const again = open();
    try {
      await expect.poll(async () => (await again.handlers['jobs.list']({})).jobs).toMatchObject([{ kind: 'align' }]);
    } finally {
      again.close();
    }
    expect(errors).toEqual([]);
  });

  it('has failed, and says why, where its recording is gone when the library is opened again', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, library } = temporary;
    const { talkId } = await installUntimed(temporary);
    const path = join(library.folder, 'elsewhere.webm');
    await copyFile(join(demoFolder, 'lecture.webm'), path);
    const inPlaceOf = (await call('talks.get', { talkId })).media?.id;
    await call('media.attach', { talkId, path, inPlaceOf });
    await call('alignment.start', { talkId, paragraphIds: null });
    library.close();
    await rm(path);
    const again = openLibrary({ folder: library.folder, demoFolder, version: '0.0.0-test', resumesJobs: true });
    try {
      const jobs = async () => (await again.handlers['jobs.list']({})).jobs;
      await expect
        .poll(jobs)
        .toMatchObject([{ kind: 'align', talkId, state: 'failed', detail: 'media.notFound', isPaused: false }]);
    } finally {
      again.close();
    }
    const third = openLibrary({ folder: library.folder, demoFolder, version: '0.0.0-test', resumesJobs: true });
    expect((await third.handlers['jobs.list']({})).jobs).toEqual([]);
    third.close();
  });

  it('says that there is no text', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call } = temporary;
    const { talkId } = await call('demo.install', {});
    const { version, paragraphs } = await call('transcripts.get', { talkId });
    await call('transcripts.save', { talkId, baseVersion: version, change: diffTranscripts(paragraphs, []) });
    await expect(call('alignment.start', { talkId, paragraphIds: null })).rejects.toThrow('transcript.empty');
  });
});
