import { expect, it } from 'vitest';
import { connect } from '../../../contract/connect.ts';
import { portPair } from '../../../contract/port.ts';
import { FindSession } from './findSession.ts';
import { FIRST_STATE } from './findState.ts';

it('shows nothing found as soon as the query is emptied, so that nothing moves under the pointer later', () => {
  const [near] = portPair();
  const session = new FindSession(connect(near));
  session.state.set({
    ...FIRST_STATE,
    query: { ...FIRST_STATE.query, text: 'bonjour' },
    found: { phase: 'done', talks: [], done: 1, total: 1, failure: null },
  });
  session.ask({ query: FIRST_STATE.query });
  expect(session.state.get().found.phase).toBe('idle');
});
