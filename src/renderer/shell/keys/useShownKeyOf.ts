import { useCallback } from 'react';
import type { CommandId } from '../../ui/strings/commands.ts';
import { useValue } from '../../ui/valueStore.ts';
import { keyMapStore } from './keyMapStore.ts';
import { readableKey } from './readableKey.ts';

/** A function that tells the first key of a command as the user reads it; another one after the keys change. */
export function useShownKeyOf(): (id: CommandId) => string | undefined {
  const keyMap = useValue(keyMapStore);
  return useCallback(
    (id) => {
      const key = keyMap.get(id)?.[0];
      return key === undefined ? undefined : readableKey(key);
    },
    [keyMap],
  );
}
