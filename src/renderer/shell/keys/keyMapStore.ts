import { createValueStore } from '../../ui/valueStore.ts';
import { resolveKeys, type KeyMap } from './keyMap.ts';

/** The keys that hold now. */
export const keyMapStore = createValueStore<KeyMap>(resolveKeys([]));
