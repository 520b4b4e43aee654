import { join, resolve } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { diffTranscripts } from '../src/domain/transcript/transcriptChange.ts';
import { refusal, unknownTalk, type World } from './contractWorld.ts';

const samples = resolve(import.meta.dirname, '../src/domain/formats/samples');

/** The cases of the contract suite for timed texts. */
export const timedTextCases = {
  async 'timedTexts.read'({ call, talkId, folder }: World) {
    const summary = await call('timedTexts.read', { talkId, path: join(samples, 'whisperx.json') });
    expect(summary).toMatchObject({ format: 'whisperx', language: 'fr', paragraphCount: 3, wordCount: 10 });
    expect(summary).toMatchObject({ estimatedCount: 1, confidenceCount: 9, endMs: 4_200, timeProblemCount: 0 });
    expect(summary.speakers).toEqual([
      { name: 'SPEAKER_00', isKnown: false },
      { name: 'SPEAKER_01', isKnown: false },
    ]);
    expect(summary).toMatchObject({ shift: null, timesOnly: { matchedCount: 0, keptCount: 0 } });
    const plain = join(folder, 'plain.txt');
    await writeFile(plain, 'Bonjour.');
    expect(await refusal(call('timedTexts.read', { talkId, path: plain }))).toBe('timedText.unread');
    expect(await refusal(call('timedTexts.read', { talkId, path: join(folder, 'none') }))).toBe('file.notFound');
    expect(await refusal(call('timedTexts.read', { talkId: unknownTalk, path: plain }))).toBe('talk.unknown');
  },
  async 'timedTexts.take'({ call, talkId }: World) {
    const before = await call('transcripts.get', { talkId });
    const { paragraphs } = await call('timedTexts.take', { talkId, path: join(samples, 'whisperx.json') });
    expect(paragraphs.map(({ text }) => text)[0]).toBe('Nous étions en 1998, à Dakar.');
    expect(await call('transcripts.get', { talkId })).toEqual(before);
    const { speakers } = await call('talks.get', { talkId });
    expect(speakers.filter(({ family }) => family.startsWith('SPEAKER'))).toMatchObject([
      { certainty: 'stated' },
      { certainty: 'stated' },
    ]);
    const { revisions } = await call('revisions.list', { talkId });
    expect(revisions[0]).toMatchObject({ kind: 'import', note: 'whisperx.json' });
    const isWhole = async () => (await call('talks.get', { talkId })).transcriptIsComplete;
    expect(await isWhole()).toBe(false);
    const change = diffTranscripts(before.paragraphs, paragraphs);
    await call('transcripts.save', { talkId, baseVersion: before.version, change });
    expect(await isWhole()).toBe(true);
    const times = { talkId, path: join(samples, 'whisperx.json'), takes: 'times', shift: null } as const;
    const again = await call('timedTexts.take', { ...times, shift: { scale: 1, offsetMs: 500 } });
    expect(again.timesOnly).toEqual({ matchedCount: 10, estimatedCount: 0, keptCount: 0 });
    expect(again.paragraphs.map(({ id, text }) => [id, text])).toEqual(paragraphs.map(({ id, text }) => [id, text]));
    expect(again.paragraphs[0]!.startMs).toBe(paragraphs[0]!.startMs! + 500);
    expect(await refusal(call('timedTexts.take', { ...times, path: join(samples, 'rolling.vtt') }))).toBe(
      'timedText.unlike',
    );
  },
  async 'timedTexts.match'({ call, talkId }: World) {
    expect(await call('timedTexts.match', { paths: [join(samples, 'voices.srt')] })).toEqual({
      files: [{ path: join(samples, 'voices.srt'), candidates: [], isSure: false }],
      unread: [],
      others: [],
    });
    const named = join(samples, `${talkId}.fr.srt`);
    expect(await call('timedTexts.match', { paths: [named] })).toEqual({
      files: [],
      unread: [{ path: named, reason: 'file.notFound' }],
      others: [],
    });
  },
  async 'timedTexts.takeAll'({ call, talkId }: World) {
    const files = [{ talkId, path: join(samples, 'whisperx.json'), takes: 'text' as const }];
    const { id: jobId } = await call('timedTexts.takeAll', { files });
    await expect.poll(async () => (await call('jobs.get', { jobId })).state).toBe('done');
    const { takenTexts } = await call('jobs.get', { jobId });
    expect(takenTexts).toMatchObject([{ talkId, took: 'text', reason: null, wordCount: 10 }]);
    const { paragraphs } = await call('transcripts.get', { talkId });
    expect(paragraphs[0]!.text).toBe('Nous étions en 1998, à Dakar.');
  },
  async 'timedTexts.confidences'({ call, talkId }: World) {
    expect(await call('timedTexts.confidences', { talkId })).toEqual({ words: [], confidences: [] });
    await call('timedTexts.take', { talkId, path: join(samples, 'whispercpp.json') });
    expect(await call('timedTexts.confidences', { talkId })).toEqual({
      words: ['Les', 'zygomatiques', "s'étirent."],
      confidences: [99, 43, 60],
    });
    expect(await refusal(call('timedTexts.confidences', { talkId: unknownTalk }))).toBe('talk.unknown');
  },
};
