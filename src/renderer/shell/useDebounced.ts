import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

/** A function that runs `action` once it has not been called for `delayMs`. It stays the same one. */
export function useDebounced(delayMs: number, action: () => void): () => void {
  const latest = useRef(action);
  useLayoutEffect(() => {
    latest.current = action;
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), delayMs);
  }, [delayMs]);
}
