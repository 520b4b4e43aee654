import type { CommandId } from '../../ui/strings/commands.ts';

/** Keys of some commands, in place of what they have by default; none is a choice too. */
export type KeyChanges = Partial<Readonly<Record<CommandId, readonly string[]>>>;

/** Keys that people know from other programs. Commands that are not named keep Lutrin's keys, as far as these are free. */
export type PresetId = 'lutrin' | 'subtitleEdit' | 'otranscribe' | 'expressScribe';

/**
 * The presets. A key that this window cannot have is left out: one that types a character (`Ctrl+Alt+V` splits in
 * Subtitle Edit; it is AltGr+V on Windows) or breaks a line (`Shift+Enter` goes to the next subtitle there).
 */
export const PRESETS: Readonly<Record<PresetId, KeyChanges>> = {
  lutrin: {},

  // The defaults in `Shortcuts()` of github.com/SubtitleEdit/subtitleedit, src/libse/Settings/Shortcuts.cs (4.0).
  subtitleEdit: {
    // MainVideoPlayPauseToggle; it has no key of its own for a pedal.
    playPause: ['Ctrl+P', 'Escape'],
    // MainVideo3000MsLeft, MainVideo500MsLeft, MainVideo500MsRight
    back: ['F7', 'Alt+ArrowLeft'],
    forward: ['Alt+ArrowRight'],
    slower: [],
    faster: [],
    // MainVideoPlayFromJustBefore
    playFromCaret: ['Shift+F10'],
    // MainEditFindNext
    findNext: ['F3'],
    // MainSpellCheck
    nextMisspelling: ['Alt+F7'],
    // MainVideoPlaySelectedLines
    playParagraph: ['F5'],
    // GeneralGoToPrevSubtitlePlayTranslate, GeneralGoToNextSubtitlePlayTranslate
    previousParagraph: ['Alt+ArrowUp'],
    nextParagraph: ['Alt+ArrowDown'],
    // MainEditGoToLineNumber
    goToTime: ['Ctrl+G'],
    // GeneralMergeSelectedLines
    merge: ['Ctrl+Shift+M'],
    undo: ['Ctrl+Z'],
    redo: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    // MainCreateSetStart, MainCreateSetEnd
    setStart: ['F11'],
    setEnd: ['F12'],
    // GeneralHelp
    showKeys: ['F1', 'Shift+F1'],
  },

  // github.com/oTranscribe/oTranscribe, src/js/app/settings/defaults.json
  otranscribe: {
    playPause: ['Escape', 'F9'],
    back: ['F1', 'Ctrl+1'],
    forward: ['F2', 'Ctrl+2'],
    slower: ['F3', 'Ctrl+3'],
    faster: ['F4', 'Ctrl+4'],
    goToTime: ['Ctrl+K'],
  },

  // Express Scribe's hot-keys: F9 plays, F4 stops, F7 winds back, F8 winds forward, F2 and F3 play slow and fast. In
  // f4 it is F4 that plays and pauses. From the habit of both, for want of a list that the makers publish.
  expressScribe: {
    playPause: ['F9', 'F4', 'Escape'],
    back: ['F7'],
    forward: ['F8'],
    slower: ['F2'],
    faster: ['F3'],
  },
};

/** The names of the presets, in the order in which they are offered. */
export const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[];

/** Whether a text names a preset. */
export function isPresetId(value: unknown): value is PresetId {
  return typeof value === 'string' && Object.hasOwn(PRESETS, value);
}
