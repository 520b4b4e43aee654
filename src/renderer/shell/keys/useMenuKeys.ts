import { useEffect } from 'react';
import { useHost } from '../../host/HostContext.ts';
import { acceleratorOf } from './acceleratorOf.ts';
import { useKeyMap } from './keyMapStore.ts';

/** Keeps the keys that a native menu bar shows those that hold. */
export function useMenuKeys(): void {
  const host = useHost();
  const keyMap = useKeyMap();
  useEffect(() => {
    const shown = [...keyMap].flatMap(([id, keys]) => {
      const accelerator = keys.map(acceleratorOf).find((one) => one !== null);
      return accelerator === undefined ? [] : [[id, accelerator] as const];
    });
    host.showMenuKeys(Object.fromEntries(shown));
  }, [host, keyMap]);
}
