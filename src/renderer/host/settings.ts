import { useCallback, useSyncExternalStore } from 'react';
import type { Connection } from '../../contract/connect.ts';

/** What the interface remembers between launches; kept in the library, because a browser's storage is bound to a port. */
export interface Settings {
  readonly language: 'system' | 'fr' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  /** The panel beside the text, or `null` while it is closed. */
  readonly sidePanel: string | null;
  readonly talkPanes: Readonly<Record<string, number>>;
  readonly libraryPanes: Readonly<Record<string, number>>;
  readonly volume: number;
  readonly isMuted: boolean;
  readonly rewindOnResumeMs: number;
  readonly skipMs: number;
  readonly showsCaptions: boolean;
  readonly lastTalkId: string | null;
  readonly exportFolder: string | null;
  readonly importFolder: string | null;
  readonly talkSort: { readonly sort: string; readonly isDescending: boolean };
}

const DEFAULTS: Settings = {
  language: 'system',
  theme: 'system',
  sidePanel: 'notice',
  talkPanes: {},
  libraryPanes: {},
  volume: 1,
  isMuted: false,
  rewindOnResumeMs: 1_500,
  skipMs: 3_000,
  showsCaptions: true,
  lastTalkId: null,
  exportFolder: null,
  importFolder: null,
  talkSort: { sort: 'updatedAt', isDescending: true },
};

let current: Settings = DEFAULTS;
let save: (name: string, value: unknown) => void = () => undefined;
const listeners = new Set<() => void>();

/** Reads the settings once, before the first screen, and from then on writes every change to the library. */
export async function openSettings(connection: Connection): Promise<void> {
  const { settings } = await connection.call('settings.get', {});
  const known = Object.entries(settings).filter(([name]) => Object.hasOwn(DEFAULTS, name));
  current = { ...DEFAULTS, ...(Object.fromEntries(known) as Partial<Settings>) };
  save = (name, value) => {
    // A setting that cannot be written is not worth a dialog: it is asked for again at the next launch.
    connection.call('settings.set', { name, value: value as never }).catch(() => undefined);
  };
}

/** The value of a setting now, for code outside components. */
export function settingNow<K extends keyof Settings>(name: K): Settings[K] {
  return current[name];
}

/** Changes a setting, here and in the library. */
export function changeSetting<K extends keyof Settings>(name: K, value: Settings[K]): void {
  current = { ...current, [name]: value };
  save(name, value);
  for (const listener of listeners) listener();
}

/** A setting and the function that changes it. */
export function useSetting<K extends keyof Settings>(name: K): [Settings[K], (value: Settings[K]) => void] {
  const value = useSyncExternalStore(subscribe, () => current[name]);
  const change = useCallback((next: Settings[K]) => changeSetting(name, next), [name]);
  return [value, change];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
