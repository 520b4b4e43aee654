import { createContext, use } from 'react';
import type { FindSession } from '../features/find/findSession.ts';

/** The finding and replacing of the window, which goes on from talk to talk. */
export const FindContext = createContext<FindSession | null>(null);

/** The window's finding and replacing. Throws outside the window. */
export function useFind(): FindSession {
  const session = use(FindContext);
  if (session === null) throw new RangeError('no window around');
  return session;
}
