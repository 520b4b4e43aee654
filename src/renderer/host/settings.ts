import { useCallback, useSyncExternalStore } from 'react';
import type { Connection } from '../../contract/connect.ts';
import type { RecogniserSetting } from '../../contract/recogniserSchemas.ts';
import type { DeliveryFormatName } from '../../domain/delivery/deliveryFormats.ts';
import { DEFAULT_DELIVERY, type DeliveryOptions } from '../../domain/delivery/deliveryOptions.ts';
import type { TypographyOptions } from '../../domain/typography/typographyPass.ts';

/** What talks are delivered as. */
export interface ExportChoice {
  readonly formats: readonly DeliveryFormatName[];
  readonly options: DeliveryOptions;
}

/** What the interface remembers between launches; kept in the library, because a browser's storage is bound to a port. */
export interface Settings {
  readonly language: 'system' | 'fr' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  /** The panel beside the text, or `null` while it is closed. */
  readonly sidePanel: string | null;
  /** The preset of keys, and the keys of commands that the user changed. */
  readonly keys: { readonly preset: string; readonly changes: Readonly<Record<string, readonly string[]>> };
  /** The commands last run from the palette, the latest first. */
  readonly recentCommands: readonly string[];
  readonly talkPanes: Readonly<Record<string, number>>;
  /** How wide the panel beside the text is, in pixels, while it is open. */
  readonly sidePanelPx: number;
  /** The same while it shows the subtitles, which need more. */
  readonly subtitlesPx: number;
  readonly libraryPanes: Readonly<Record<string, number>>;
  readonly volume: number;
  readonly isMuted: boolean;
  readonly rewindOnResumeMs: number;
  readonly skipMs: number;
  /** How far the keys for slower and faster go; the speed is a number of these. */
  readonly speedStep: 0.05 | 0.1 | 0.25;
  /** What takes the sound to a word of the text. */
  readonly seekClick: 'off' | 'click' | 'ctrlClick';
  /** Whether the sound waits while the text is typed in, and goes on by itself some time after the last key. */
  readonly pausesWhileTyping: boolean;
  readonly resumesAfterTyping: boolean;
  readonly resumeAfterTypingMs: number;
  /** Whether Tab plays and pauses in the text. */
  readonly transcribesWithTab: boolean;
  /** Whether words are told apart by where their times come from. */
  readonly showsTimeSources: boolean;
  readonly showsCaptions: boolean;
  /** Whether the waveform is under the panes of a talk that has a recording, and how high it is in pixels. */
  readonly showsWaveform: boolean;
  readonly waveformHeight: number;
  /** Whether its spectrogram is there too. */
  readonly showsSpectrogram: boolean;
  /** Whether words that their recogniser was not sure of are marked. */
  readonly showsUnsureWords: boolean;
  /** How sure it must have been for a word not to be marked, 0 to 100. */
  readonly unsureBelow: number;
  readonly lastTalkId: string | null;
  readonly exportFolder: string | null;
  /** What was exported last, and what is kept under a name to be exported again. */
  readonly exportChoice: ExportChoice;
  /** How the files of several talks are named. */
  readonly exportPattern: string;
  readonly exportPresets: readonly (ExportChoice & { readonly name: string })[];
  readonly importFolder: string | null;
  /** Folders that the user has had searched for recordings: lost ones are looked for there. */
  readonly recordingFolders: readonly string[];
  /** French typography: the profile, and the rules of it that are switched off. */
  readonly typography: TypographyOptions;
  readonly correctsTyping: boolean;
  readonly showsInvisibles: boolean;
  readonly checksSpelling: boolean;
  /** The dictionary: that of the talk's language, or always the same. */
  readonly spellingLanguage: 'talk' | 'fr' | 'en';
  /** The rule profile of talks that chose none, by its id. The library reads it, too. */
  readonly ruleProfile: string;
  /** Words the user has added to the dictionaries. */
  readonly spellingWords: readonly string[];
  /** Words that are right in one talk, by its id. */
  readonly spellingIgnored: Readonly<Record<string, readonly string[]>>;
  /** The user's program that recognises speech; empty while it is not set. The library reads it, too. */
  readonly recogniser: RecogniserSetting;
  /** The folder of which the library imports what lands in it; `null` while there is none. */
  readonly watchedFolder: string | null;
  readonly talkSort: { readonly sort: string; readonly isDescending: boolean };
}

const DEFAULTS: Settings = {
  language: 'system',
  theme: 'system',
  sidePanel: 'notice',
  keys: { preset: 'lutrin', changes: {} },
  recentCommands: [],
  talkPanes: {},
  sidePanelPx: 300,
  subtitlesPx: 420,
  libraryPanes: {},
  volume: 1,
  isMuted: false,
  rewindOnResumeMs: 1_500,
  skipMs: 3_000,
  speedStep: 0.1,
  seekClick: 'ctrlClick',
  pausesWhileTyping: false,
  resumesAfterTyping: true,
  resumeAfterTypingMs: 1_000,
  transcribesWithTab: false,
  showsTimeSources: false,
  showsCaptions: true,
  showsWaveform: true,
  waveformHeight: 156,
  showsSpectrogram: false,
  showsUnsureWords: false,
  unsureBelow: 60,
  lastTalkId: null,
  exportFolder: null,
  exportChoice: { formats: ['srt'], options: DEFAULT_DELIVERY },
  exportPattern: '{title}',
  exportPresets: [],
  importFolder: null,
  recordingFolders: [],
  typography: { profile: 'imprimerieNationale', off: [] },
  correctsTyping: false,
  showsInvisibles: false,
  checksSpelling: true,
  spellingLanguage: 'talk',
  ruleProfile: 'lecture-fr',
  spellingWords: [],
  spellingIgnored: {},
  recogniser: { program: '', model: '', options: '' },
  watchedFolder: null,
  talkSort: { sort: 'updatedAt', isDescending: true },
};

/** What each window has for itself; the other settings are the same in all of them. */
const OF_THE_WINDOW: ReadonlySet<string> = new Set<keyof Settings>([
  'sidePanel',
  'talkPanes',
  'sidePanelPx',
  'subtitlesPx',
  'libraryPanes',
  'showsWaveform',
  'waveformHeight',
  'showsSpectrogram',
  'volume',
  'isMuted',
  'lastTalkId',
  'talkSort',
]);

let current: Settings = DEFAULTS;
let save: (name: string, value: unknown) => void = () => undefined;
const listeners = new Set<() => void>();

/**
 * Reads the settings once, before the first screen; from then on writes every change to the library, and follows those
 * of other windows.
 */
export async function openSettings(connection: Connection): Promise<void> {
  const { settings } = await connection.call('settings.get', {});
  const known = Object.entries(settings).filter(([name]) => Object.hasOwn(DEFAULTS, name));
  current = { ...DEFAULTS, ...(Object.fromEntries(known) as Partial<Settings>) };
  const saving = new Map<string, number>();
  const countSaving = (name: string, step: 1 | -1): void => void saving.set(name, (saving.get(name) ?? 0) + step);
  save = (name, value) => {
    countSaving(name, 1);
    connection
      .call('settings.set', { name, value: value as never })
      // A setting that cannot be written is not worth a dialog: it is asked for again at the next launch.
      .catch(() => undefined)
      .finally(() => countSaving(name, -1));
  };
  connection.on('setting.changed', ({ name, value }) => {
    // What this window is saving comes back to it, perhaps after it has changed again.
    if (!Object.hasOwn(DEFAULTS, name) || OF_THE_WINDOW.has(name) || (saving.get(name) ?? 0) > 0) return;
    current = { ...current, [name]: value };
    for (const listener of listeners) listener();
  });
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
  const value = useSyncExternalStore(subscribeToSettings, () => current[name]);
  const change = useCallback((next: Settings[K]) => changeSetting(name, next), [name]);
  return [value, change];
}

/** Runs a listener after every change of a setting; returns a function that stops it. */
export function subscribeToSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
