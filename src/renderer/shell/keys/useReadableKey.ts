import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../ui/strings/commands.ts';
import { useValue } from '../../ui/valueStore.ts';
import { keyboardLayout } from './keyboardLayout.ts';
import { useKeyMap } from './keyMapStore.ts';
import { readableKey } from './readableKey.ts';

/** A function that writes a key as it is printed on the user's keyboard, in the language shown. */
export function useReadableKey(): (key: string) => string {
  const { t } = useTranslation();
  const layout = useValue(keyboardLayout);
  return useCallback((key) => readableKey(key, t('keys.names', { returnObjects: true }), layout), [t, layout]);
}

/** A function that tells the first key of a command as the user reads it; another one after the keys change. */
export function useShownKeyOf(): (id: CommandId) => string | undefined {
  const keyMap = useKeyMap();
  const readable = useReadableKey();
  return useCallback(
    (id) => {
      const key = keyMap.get(id)?.[0];
      return key === undefined ? undefined : readable(key);
    },
    [keyMap, readable],
  );
}
