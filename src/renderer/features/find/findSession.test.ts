import { expect, it } from 'vitest';
import { connect } from '../../../contract/connect.ts';
import { portPair } from '../../../contract/port.ts';
import { FindSession } from './findSession.ts';
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
