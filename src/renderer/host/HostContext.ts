import { createContext, useContext } from 'react';
import type { Host } from './host.ts';

/** Provides the host to every component below. */
export const HostContext = createContext<Host | null>(null);

/** The host this window runs under. Throws outside a `HostContext`. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new TypeError('no host above this component');
  return host;
}
