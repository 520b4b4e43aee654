import { describe, expect, it } from 'vitest';
import { Failure } from '../../../contract/failure.ts';
import type { Call } from '../../../contract/methods.ts';
import type { Talk } from '../../../contract/schemas.ts';
import { NoticeEdits } from './noticeEdits.ts';
import type { SomeFields } from './noticeFields.ts';

const talk = {
  id: 't1',
  title: 'Un titre',
  subtitle: null,
  place: null,
  updatedAt: '2025-01-01T00:00:00.000Z',
} as unknown as Talk;

/** A library behind the wire: it keeps the talk, and answers when it is told to. */
function library() {
  let stored = talk;
  const waiting: { fields: SomeFields; answer(failure?: Failure): Promise<void> }[] = [];
  const call = ((_method: string, { fields }: { fields: SomeFields }) =>
    new Promise((resolve, reject) => {
      waiting.push({
        fields,
        async answer(failure) {
          if (failure === undefined) {
            stored = { ...stored, ...fields, updatedAt: `${stored.updatedAt}+` } as Talk;
            resolve(stored);
          } else reject(failure);
          await new Promise((done) => setTimeout(done));
        },
      });
    })) as unknown as Call;
  return { call, waiting };
}

describe('NoticeEdits', () => {
  it('shows an edit at once and says saved when the library has answered', async () => {
    const { call, waiting } = library();
    const edits = new NoticeEdits(call, talk);
    edits.edit(() => ({ title: 'Deux' }));
    expect(edits.state()).toMatchObject({ shown: { title: 'Deux' }, phase: 'saving' });
    expect(waiting[0]!.fields).toEqual({ title: 'Deux' });
    await waiting[0]!.answer();
    expect(edits.state()).toMatchObject({ shown: { title: 'Deux' }, phase: 'saved', saved: { title: 'Deux' } });
  });

  it('sends nothing when nothing changed', () => {
    const { call, waiting } = library();
    const edits = new NoticeEdits(call, talk);
    edits.edit(({ title }) => ({ title }));
    expect([waiting.length, edits.state().phase]).toEqual([0, 'idle']);
  });

  it('gathers edits made while a saving is under way, and bases each on what is shown', async () => {
    const { call, waiting } = library();
    const edits = new NoticeEdits(call, talk);
    edits.edit(({ title }) => ({ title: `${title}, deux` }));
    edits.edit(({ title }) => ({ title: `${title}, trois` }));
    edits.edit(() => ({ place: 'Lyon' }));
    expect(waiting.map(({ fields }) => fields)).toEqual([{ title: 'Un titre, deux' }]);
    await waiting[0]!.answer();
    expect(edits.state()).toMatchObject({ phase: 'saving', shown: { title: 'Un titre, deux, trois' } });
    expect(waiting[1]!.fields).toEqual({ title: 'Un titre, deux, trois', place: 'Lyon' });
    await waiting[1]!.answer();
    expect(edits.state()).toMatchObject({ phase: 'saved', shown: { title: 'Un titre, deux, trois', place: 'Lyon' } });
  });

  it('keeps what failed and sends it again, alone or with the next edit', async () => {
    const { call, waiting } = library();
    const edits = new NoticeEdits(call, talk);
    edits.edit(() => ({ title: 'Deux' }));
    await waiting[0]!.answer(new Failure('storage.full'));
    expect(edits.state()).toMatchObject({ phase: 'failed', shown: { title: 'Deux' }, error: { code: 'storage.full' } });
    edits.retry();
    await waiting[1]!.answer(new Failure('storage.full'));
    edits.edit(() => ({ place: 'Lyon' }));
    expect(waiting[2]!.fields).toEqual({ title: 'Deux', place: 'Lyon' });
    await waiting[2]!.answer();
    expect(edits.state()).toMatchObject({ phase: 'saved', error: null });
  });

  it('follows the talk from outside, but for what is on its way', async () => {
    const { call, waiting } = library();
    const edits = new NoticeEdits(call, talk);
    edits.edit(() => ({ title: 'Deux' }));
    edits.receive({ ...talk, title: 'Ailleurs', place: 'Lyon', updatedAt: '2025-01-02T00:00:00.000Z' });
    expect(edits.state().shown).toMatchObject({ title: 'Deux', place: 'Lyon' });
    await waiting[0]!.answer();
    edits.receive({ ...talk, title: 'Vieux', updatedAt: '2024-01-01T00:00:00.000Z' });
    expect(edits.state().shown.title).toBe('Deux');
  });
});
