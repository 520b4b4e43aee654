import { useSyncExternalStore } from 'react';
import { changeSetting, settingNow, subscribeToSettings } from '../../host/settings.ts';
import { readKeyChoice, resolveKeys, type KeyChoice, type KeyMap } from './keyMap.ts';

let stored: unknown;
let choice: KeyChoice;
let keyMap: KeyMap;

function refresh(): void {
  const now = settingNow('keys');
  if (now === stored) return;
  stored = now;
  choice = readKeyChoice(now);
  keyMap = resolveKeys(choice);
}

/** The keys that hold now. */
export function keyMapNow(): KeyMap {
  refresh();
  return keyMap;
}

/** What the user chose. */
export function keyChoiceNow(): KeyChoice {
  refresh();
  return choice;
}

/** Chooses other keys, here and in the library. */
export function changeKeys(next: KeyChoice): void {
  changeSetting('keys', next as ReturnType<typeof settingNow<'keys'>>);
}

/** The keys that hold; draws again when they change. */
export function useKeyMap(): KeyMap {
  return useSyncExternalStore(subscribeToSettings, keyMapNow);
}

/** What the user chose; draws again when it changes. */
export function useKeyChoice(): KeyChoice {
  return useSyncExternalStore(subscribeToSettings, keyChoiceNow);
}
