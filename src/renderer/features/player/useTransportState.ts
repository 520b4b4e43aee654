import { useCallback, useSyncExternalStore } from 'react';
import type { MediaTransport } from './mediaTransport.ts';

/** What `read` makes of the transport: playing, speed, loop. Must give the same value while nothing changed. */
export function useTransportState<T>(transport: MediaTransport, read: (transport: MediaTransport) => T): T {
  const subscribe = useCallback((listener: () => void) => transport.subscribe(listener), [transport]);
  return useSyncExternalStore(subscribe, () => read(transport));
}
