import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * A function that runs `action` at most once in `delayMs`, a while after it was first called; it stays the same one.
 * What is still waiting runs when the component goes, or the window is hidden.
 */
export function useThrottled(delayMs: number, action: () => void): () => void {
  const latest = useRef(action);
  useLayoutEffect(() => {
    latest.current = action;
  });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    const finish = (): void => {
      if (timer.current === null) return;
      clearTimeout(timer.current);
      timer.current = null;
      latest.current();
    };
    document.addEventListener('visibilitychange', finish);
    return () => {
      document.removeEventListener('visibilitychange', finish);
      finish();
    };
  }, []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      latest.current();
    }, delayMs);
  }, [delayMs]);
}
