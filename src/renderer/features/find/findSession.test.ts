import { expect, it } from 'vitest';
import { connect } from '../../../contract/connect.ts';
import { portPair } from '../../../contract/port.ts';
import type { FoundTalk } from '../../../contract/searchSchemas.ts';
import type { ParagraphId, TalkId } from '../../../domain/transcript/transcript.ts';
import { FindSession } from './findSession.ts';
import { hitKey, hitsIn } from './findRows.ts';
import { FIRST_STATE } from './findState.ts';

const QUERY = { ...FIRST_STATE.query, text: 'bonjour' };
const REPLACEMENT = { ...FIRST_STATE.replacement, text: 'salut' };

/** A session that has found, with a hit left out; `asked` is when it asks the library, which says nothing. */
function sessionThatFound() {
  const [near, far] = portPair();
  const session = new FindSession(connect(near));
  session.state.set({
    ...FIRST_STATE,
    query: QUERY,
    found: { phase: 'done', talks: [], done: 1, total: 1, failure: null },
    excluded: new Set(['left out']),
  });
  return { session, asked: new Promise((resolve) => far.onMessage(resolve)) };
}

it('shows nothing found as soon as the query is emptied, so that nothing moves under the pointer later', () => {
  const { session } = sessionThatFound();
  session.ask({ query: FIRST_STATE.query });
  expect(session.state.get().found.phase).toBe('idle');
});

it('keeps what it found while another text is to take its place: a press on “replace all” was lost', async () => {
  const { session, asked } = sessionThatFound();
  session.ask({ replacement: REPLACEMENT });
  await asked;
  expect(session.state.get()).toMatchObject({ found: { phase: 'done' }, excluded: new Set(['left out']) });
});

it('finds anew where other words are looked for, also when the text for them comes right after', async () => {
  const { session, asked } = sessionThatFound();
  session.ask({ query: { ...QUERY, text: 'bonsoir' } });
  session.ask({ replacement: REPLACEMENT });
  await asked;
  expect(session.state.get()).toMatchObject({ found: { phase: 'searching' }, excluded: new Set() });
});

/** A talk in which the word was found once. */
function foundIn(talkId: string, title: string): FoundTalk {
  const place = { paragraphId: 'p1' as ParagraphId, from: 0, to: 7, rule: 0 };
  const text = { before: '', found: 'bonjour', after: ' à tous', replacement: null };
  const hit = { ...place, ...text, startMs: 0, endMs: 0, isEstimated: false };
  return { talkId: talkId as TalkId, title, count: 1, hits: [hit] };
}

function saved(): Promise<boolean> {
  return Promise.resolve(true);
}

/** A session that has found the word in two talks, and is answered slice by slice. */
function foundEverywhere() {
  const [near, far] = portPair();
  const session = new FindSession(connect(near));
  const talks = ['un', 'deux'].map((talkId) => foundIn(talkId, 'avant'));
  session.state.set({
    ...FIRST_STATE,
    query: QUERY,
    isEverywhere: true,
    isReplacing: true,
    found: { phase: 'done', talks, done: 2, total: 2, failure: null },
  });
  const asked: { readonly id: number; readonly method: string }[] = [];
  far.onMessage((message) => asked.push(message as (typeof asked)[number]));
  /** Answers what was asked first of a method. */
  const answer = async (method: string, told: object): Promise<void> => {
    await expect.poll(() => asked.some((one) => one.method === method)).toBe(true);
    const [one] = asked.splice(
      asked.findIndex((other) => other.method === method),
      1,
    );
    far.send({ id: one!.id, ...told });
  };
  return { session, answer, titles: () => session.state.get().found.talks.map(({ title }) => title) };
}

it('looks through all talks to the end, though the open text changes meanwhile', async () => {
  const { session, answer, titles } = foundEverywhere();
  session.setTalk({ talkId: 'un' as TalkId, flush: saved, changeStored: saved, isBeforeCaret: () => false });
  session.ask({ replacement: REPLACEMENT });
  await answer('search.find', { reply: { talks: [foundIn('un', 'après')], done: 1, total: 2, next: 'deux' } });
  session.textChanged();
  await session.refresh();
  await answer('search.find', { reply: { talks: [foundIn('deux', 'après')], done: 2, total: 2, next: null } });
  await expect.poll(titles).toEqual(['après', 'après']);
});

it('lists no more what was replaced while the rest is looked through', async () => {
  const { session, answer, titles } = foundEverywhere();
  void session.undo('r');
  await answer('search.undoReplace', { failure: { code: 'internal', detail: '' } });
  await answer('search.find', { reply: { talks: [], done: 1, total: 2, next: 'deux' } });
  await expect.poll(titles).toEqual([]);
  expect(session.state.get().found.phase).toBe('searching');
});

it('shows what was found in all talks until the last of them was looked through for another text', async () => {
  const { session, answer, titles } = foundEverywhere();
  const excluded = new Set([hitKey(hitsIn(session.state.get().found.talks)[0]!)]);
  session.state.set({ ...session.state.get(), excluded });
  const listed: number[] = [];
  session.state.subscribe(() => listed.push(session.state.get().found.talks.length));
  session.ask({ replacement: REPLACEMENT });
  await answer('search.find', { reply: { talks: [foundIn('un', 'après')], done: 1, total: 2, next: 'deux' } });
  await answer('search.find', { reply: { talks: [foundIn('deux', 'après')], done: 2, total: 2, next: null } });
  await expect.poll(titles).toEqual(['après', 'après']);
  expect(new Set(listed)).toEqual(new Set([2]));
  expect(session.state.get()).toMatchObject({ found: { phase: 'done' }, excluded });
});
