import { useCallback, useSyncExternalStore } from 'react';
import type { Playhead } from './playhead.ts';

/**
 * What `read` makes of the playhead, at every frame while the sound plays; renders again only when that changes.
 * `read` must give a plain value.
 */
export function usePlayheadValue<T extends string | number | boolean | null>(
  playhead: Playhead,
  read: (timeMs: number) => T,
): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      let frame: number | null = null;
      const onFrame = (): void => {
        frame = requestAnimationFrame(onFrame);
        listener();
      };
      const stopFrames = (): void => {
        if (frame !== null) cancelAnimationFrame(frame);
        frame = null;
      };
      const follow = (): void => {
        if (!playhead.isPlaying()) stopFrames();
        else if (frame === null) frame = requestAnimationFrame(onFrame);
        listener();
      };
      const unsubscribe = playhead.subscribe(follow);
      if (playhead.isPlaying()) follow();
      return () => {
        unsubscribe();
        stopFrames();
      };
    },
    [playhead],
  );
  return useSyncExternalStore(subscribe, () => read(playhead.timeMs()));
}
