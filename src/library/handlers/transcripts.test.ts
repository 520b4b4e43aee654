import fc from 'fast-check';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type TalkId,
  type Transcript,
} from '../../domain/transcript/transcript.ts';
import { diffTranscripts, type TranscriptChange } from '../../domain/transcript/transcriptChange.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');

interface Edited {
  readonly talkId: TalkId;
  readonly version: number;
  readonly paragraphs: Transcript;
  save(after: Transcript, baseVersion?: number): Promise<number>;
  saveChange(change: TranscriptChange, baseVersion?: number): Promise<number>;
}

async function openSample({ importPaths, call }: TemporaryLibrary): Promise<Edited> {
  const talkId = (await importPaths(SAMPLE)).files[0]?.talkId as TalkId;
  const { version, paragraphs } = await call('transcripts.get', { talkId });
  const saveChange: Edited['saveChange'] = async (change, baseVersion = version) =>
    (await call('transcripts.save', { talkId, baseVersion, change })).version;
  return {
    talkId,
    version,
    paragraphs,
    saveChange,
    save: (after, baseVersion) => saveChange(diffTranscripts(paragraphs, after), baseVersion),
  };
}

function paragraph(id: string, text: string, more: Partial<Paragraph> = {}): Paragraph {
  return newParagraph(id as ParagraphId, text, more);
}

describe('transcripts.save', () => {
  it('stores new words, counts the version, and begins the correction', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, version, paragraphs, save } = await openSample(temporary);
    const [first] = paragraphs as [Paragraph];
    const timed = { ...first, text: 'Un zygomatique.', startMs: 10, endMs: 900 };
    const words = [
      [10, 400, 0],
      [400, 900, -1],
    ] as const;
    const after = [{ ...timed, words }];
    expect(await save(after)).toBe(version + 1);
    expect(await temporary.call('transcripts.get', { talkId })).toEqual({ version: version + 1, paragraphs: after });
    expect(await temporary.call('talks.get', { talkId })).toMatchObject({ state: 'correcting' });
    expect(temporary.announced('transcript.changed')).toEqual([{ talkId, version: version + 1 }]);
    expect(temporary.announced('talks.changed').at(-1)).toEqual({ talkIds: [talkId] });
  });

  it('stores pins as they are, and refuses those that say nothing', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, paragraphs, save } = await openSample(temporary);
    const pins = [
      { from: 0, to: 2, kind: 'cueBreak', note: '' },
      { from: 0, to: 2, kind: 'cueTimes', note: '1000-' },
      { from: 0, to: 14, kind: 'wording', note: 'Le zygomatique.' },
      { from: 3, to: 14, kind: 'lineBreak', note: '' },
      { from: 3, to: 14, kind: 'noBreak', note: 'cue' },
      { from: 3, to: 14, kind: 'cueTimes', note: '-2500' },
    ] as const;
    const after = [{ ...paragraphs[0]!, text: 'Un zygomatique.', words: [], marks: pins }];
    const version = await save(after);
    expect((await temporary.call('transcripts.get', { talkId })).paragraphs).toEqual(after);
    const broken = [{ ...after[0]!, marks: [{ from: 0, to: 2, kind: 'cueTimes', note: '9-5' } as const] }];
    await expect(save(broken, version)).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('splits, moves, merges and removes', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, version, save } = await openSample(temporary);
    const three = [paragraph('h', 'Un titre', { kind: 'heading' }), paragraph('b', 'Deux.'), paragraph('a', 'Trois.')];
    await save(three);
    expect((await temporary.call('transcripts.get', { talkId })).paragraphs).toEqual(three);
    const moved = [three[2], three[0]] as Paragraph[];
    const change = diffTranscripts(three, moved);
    await temporary.call('transcripts.save', { talkId, baseVersion: version + 1, change });
    expect((await temporary.call('transcripts.get', { talkId })).paragraphs).toEqual(moved);
  });

  it('stores times that run backwards as they are', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, save } = await openSample(temporary);
    const words = [
      [9, 5, 0],
      [2, 70, -1],
    ] as const;
    const after = [paragraph('a', 'x y', { startMs: 20, endMs: 10, words })];
    await save(after);
    expect((await temporary.call('transcripts.get', { talkId })).paragraphs).toEqual(after);
  });

  it('is found by its new words, and no longer by the old ones', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, save } = await openSample(temporary);
    await save([paragraph('p', 'Un zygomatique.')]);
    const filters = { states: [], discipline: null, hasMedia: null, hasProblems: null };
    const order = { sort: 'relevance' as const, isDescending: false, offset: 0, limit: 10 };
    const search = async (query: string) => (await temporary.call('talks.list', { query, ...filters, ...order })).talks;
    expect(await search('zygomatique')).toMatchObject([{ id: talkId, snippets: [{ text: 'Un zygomatique.' }] }]);
    expect(await search('venezuela')).toEqual([]);
  });

  it('refuses a change that was made to another version, and tells which is stored', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, version, save } = await openSample(temporary);
    await save([paragraph('p', 'x')]);
    await expect(save([paragraph('q', 'y')])).rejects.toThrow(`transcript.staleVersion: ${version + 1}`);
    expect((await temporary.call('transcripts.get', { talkId })).paragraphs).toMatchObject([{ id: 'p' }]);
  });

  it('does nothing for an empty change', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, version, paragraphs, save } = await openSample(temporary);
    expect(await save(paragraphs)).toBe(version);
    expect(await temporary.call('talks.get', { talkId })).toMatchObject({ state: 'toCorrect' });
    expect(temporary.announced('transcript.changed')).toEqual([]);
  });

  it('says when no text is left', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, save } = await openSample(temporary);
    await save([paragraph('p', '  ')]);
    expect((await temporary.call('talks.get', { talkId })).problems).toContain('transcriptMissing');
  });

  it.each<[string, TranscriptChange]>([
    ['unknownParagraph', { puts: [paragraph('stranger', 'x')], removes: [], order: null }],
    ['unknownParagraph', { puts: [], removes: ['stranger' as ParagraphId], order: [] }],
    ['orderMismatch', { puts: [paragraph('a', 'x')], removes: [], order: ['a' as ParagraphId] }],
    ['orderMismatch', { puts: [], removes: [], order: [] }],
    ['duplicateId', { puts: [paragraph('a', 'x'), paragraph('a', 'y')], removes: [], order: null }],
    ['wordCount', { puts: [paragraph('a', 'x y', { words: [[0, 1, 0]] })], removes: [], order: null }],
  ])('refuses a change that does not fit (%s) and changes nothing', async (reason, change) => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, version, paragraphs, saveChange } = await openSample(temporary);
    await expect(saveChange(change)).rejects.toThrow(`transcript.unfit: ${reason}`);
    expect(await temporary.call('transcripts.get', { talkId })).toEqual({ version, paragraphs });
  });

  it('refuses the paragraph of another talk', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const { talkId, paragraphs } = await openSample(temporary);
    const { related } = await call('talks.get', { talkId });
    const [first] = paragraphs as [Paragraph];
    const change = { puts: [first], removes: [], order: [first.id] };
    const other = related[0]?.talkId as TalkId;
    await expect(call('transcripts.save', { talkId: other, baseVersion: 0, change })).rejects.toThrow(
      'transcript.unfit',
    );
    expect((await call('transcripts.get', { talkId: other })).paragraphs).toEqual([]);
    await expect(call('transcripts.get', { talkId: 'x' as TalkId })).rejects.toThrow('talk.unknown');
  });

  it('holds whatever a series of edits made', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call } = temporary;
    const { talkId } = await openSample(temporary);
    const id = fc.constantFrom(...'abcdefgh');
    const state = fc.uniqueArray(fc.record({ id, text: fc.string({ maxLength: 5 }) }), { selector: (item) => item.id });
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 5 }), async (states) => {
        for (const wanted of states) {
          const before = await call('transcripts.get', { talkId });
          const after = wanted.map((item) => paragraph(item.id, item.text));
          const change = diffTranscripts(before.paragraphs, after);
          await call('transcripts.save', { talkId, baseVersion: before.version, change });
          expect((await call('transcripts.get', { talkId })).paragraphs).toEqual(after);
        }
      }),
      { numRuns: 30 },
    );
  });
});
