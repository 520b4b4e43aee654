import type { CommandId } from '../ui/strings/commands.ts';

/**
 * Where a command works. `talk`: while a talk is open. `caret`: there, but not while a field of a form is typed in.
 * `text`: only while the focus is in the transcript. `library`: on the list of talks.
 */
export type CommandScope = 'everywhere' | 'library' | 'talk' | 'caret' | 'text';

/** The groups of the list of keys. */
type CommandGroup =
  | 'playing'
  | 'moving'
  | 'text'
  | 'times'
  | 'review'
  | 'subtitles'
  | 'speakers'
  | 'library'
  | 'window';

/** A command of the window. */
export interface CommandEntry {
  /** Its name; also its text `commands.<id>` and what a native menu sends. */
  readonly id: CommandId;
  readonly scope: CommandScope;
  readonly group: CommandGroup;
  /**
   * Its keys until the user chooses others, as `keyOf` writes them: by their place on the keyboard, letters by what is
   * printed on them. The first is shown. A command may have none: the palette finds it all the same.
   */
  readonly keys: readonly string[];
  /** It runs again and again while the key is held. */
  readonly repeats?: true;
  /** Keys of plain typing that do it too; they are shown, and cannot be changed. */
  readonly typingKeys?: readonly string[];
  /** Other words that it is looked for by, in any language. */
  readonly also?: string;
}

/**
 * Every command with its keys; they work while typing, and none types a character. The keys are those the trade
 * knows from subtitle editors and transcription players.
 *
 * How to add one: 1. its text in `ui/strings/commands.ts`; 2. its line here; 3. its action, handed to `useCommands`
 * by whoever can do it (`talkActions`, `App`, a feature). No key may be given twice where both commands work: the
 * test of this table says so.
 */
export const COMMANDS: readonly CommandEntry[] = [
  { id: 'playPause', scope: 'talk', group: 'playing', keys: ['Escape', 'Ctrl+Space', 'F9'] },
  { id: 'playWhileHeld', scope: 'talk', group: 'playing', keys: [] },
  { id: 'back', scope: 'talk', group: 'playing', keys: ['F1'], repeats: true },
  { id: 'forward', scope: 'talk', group: 'playing', keys: ['F2'], repeats: true },
  { id: 'slower', scope: 'talk', group: 'playing', keys: ['F3'], repeats: true, also: 'vitesse speed rate lent' },
  { id: 'faster', scope: 'talk', group: 'playing', keys: ['F4'], repeats: true, also: 'vitesse speed rate rapide' },
  { id: 'nextRecording', scope: 'talk', group: 'playing', keys: [] },
  { id: 'transcriptionMode', scope: 'talk', group: 'playing', keys: ['Ctrl+Shift+M'] },
  // In transcription mode only; otherwise Tab goes to the next control.
  { id: 'transcribePlayPause', scope: 'text', group: 'playing', keys: ['Tab'] },
  { id: 'transcribeBack', scope: 'text', group: 'playing', keys: ['Shift+Tab'], repeats: true },
  { id: 'pauseWhileTyping', scope: 'talk', group: 'playing', keys: [] },
  { id: 'playFromCaret', scope: 'caret', group: 'playing', keys: ['Ctrl+Shift+Space', 'Shift+F5'] },
  { id: 'playParagraph', scope: 'caret', group: 'playing', keys: ['F5'] },
  { id: 'loopParagraph', scope: 'caret', group: 'playing', keys: ['F6'] },

  { id: 'previousParagraph', scope: 'caret', group: 'moving', keys: ['Alt+ArrowUp'], repeats: true },
  { id: 'nextParagraph', scope: 'caret', group: 'moving', keys: ['Alt+ArrowDown'], repeats: true },
  { id: 'soundToCaret', scope: 'caret', group: 'moving', keys: ['Ctrl+Shift+J'] },
  { id: 'caretToSound', scope: 'caret', group: 'moving', keys: ['Ctrl+Shift+K'] },
  { id: 'followSound', scope: 'talk', group: 'moving', keys: ['Ctrl+Shift+S'] },
  { id: 'goToTime', scope: 'talk', group: 'moving', keys: ['Ctrl+K'], also: 'horodatage timestamp timecode' },
  { id: 'nextUnchecked', scope: 'talk', group: 'moving', keys: ['Alt+U'] },
  { id: 'nextProblem', scope: 'talk', group: 'moving', keys: ['F8'], repeats: true },
  { id: 'previousProblem', scope: 'talk', group: 'moving', keys: ['Shift+F8'], repeats: true },

  { id: 'split', scope: 'text', group: 'text', keys: [], typingKeys: ['Enter'], also: 'scinder diviser' },
  { id: 'merge', scope: 'text', group: 'text', keys: [], typingKeys: ['Backspace'], also: 'fusionner join' },
  { id: 'undo', scope: 'caret', group: 'text', keys: ['Ctrl+Z'], repeats: true, also: 'défaire' },
  { id: 'redo', scope: 'caret', group: 'text', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], repeats: true },
  { id: 'moveParagraphUp', scope: 'caret', group: 'text', keys: ['Alt+Shift+ArrowUp'], repeats: true },
  { id: 'moveParagraphDown', scope: 'caret', group: 'text', keys: ['Alt+Shift+ArrowDown'], repeats: true },
  { id: 'toggleHeading', scope: 'caret', group: 'text', keys: ['Ctrl+Shift+H'], also: 'section' },
  {
    id: 'typography',
    scope: 'talk',
    group: 'text',
    keys: ['Ctrl+Shift+Y'],
    also: 'guillemets apostrophes espaces quotes',
  },
  { id: 'toggleTypingCorrection', scope: 'talk', group: 'text', keys: [] },
  { id: 'toggleInvisibles', scope: 'talk', group: 'text', keys: ['Ctrl+Shift+8'], also: 'caractères invisibles' },

  {
    id: 'nextMisspelling',
    scope: 'caret',
    group: 'text',
    keys: ['F7'],
    repeats: true,
    also: 'next misspelt misspelled dictionnaire dictionary',
  },
  { id: 'previousMisspelling', scope: 'caret', group: 'text', keys: ['Shift+F7'], repeats: true },
  {
    id: 'spellingSuggestions',
    scope: 'caret',
    group: 'text',
    keys: ['Ctrl+F7', 'Ctrl+Period'],
    also: 'dictionnaire dictionary',
  },
  { id: 'attachText', scope: 'talk', group: 'text', keys: ['Ctrl+Shift+O'] },
  { id: 'recognise', scope: 'talk', group: 'text', keys: [], also: 'whisper transcrire transcribe asr dictée' },
  { id: 'toggleUnsureWords', scope: 'talk', group: 'text', keys: [], also: 'confiance confidence' },

  { id: 'setStart', scope: 'caret', group: 'times', keys: ['F11'], also: 'horodatage timestamp' },
  { id: 'setEnd', scope: 'caret', group: 'times', keys: ['F12'], also: 'horodatage timestamp' },
  { id: 'showTimeSources', scope: 'talk', group: 'times', keys: [] },
  { id: 'setWordStart', scope: 'caret', group: 'times', keys: ['Shift+F11'] },
  { id: 'confirmTimes', scope: 'caret', group: 'times', keys: ['Ctrl+Enter'] },
  { id: 'repairTimes', scope: 'talk', group: 'times', keys: [] },
  { id: 'alignChanged', scope: 'talk', group: 'times', keys: [] },
  { id: 'alignSelection', scope: 'caret', group: 'times', keys: ['Alt+A'] },
  { id: 'align', scope: 'talk', group: 'times', keys: ['Ctrl+Shift+A'], also: 'synchroniser caler forced alignment' },

  { id: 'splitCue', scope: 'caret', group: 'subtitles', keys: ['Alt+Enter'], also: 'scinder diviser' },
  { id: 'mergeCue', scope: 'caret', group: 'subtitles', keys: ['Alt+J'], also: 'fusionner join' },
  { id: 'cueWordBack', scope: 'caret', group: 'subtitles', keys: ['Alt+Shift+ArrowLeft'], repeats: true },
  { id: 'cueWordOn', scope: 'caret', group: 'subtitles', keys: ['Alt+Shift+ArrowRight'], repeats: true },
  { id: 'cueStartEarlier', scope: 'caret', group: 'subtitles', keys: ['Alt+Comma'], repeats: true },
  { id: 'cueStartLater', scope: 'caret', group: 'subtitles', keys: ['Alt+Period'], repeats: true },
  { id: 'cueEndEarlier', scope: 'caret', group: 'subtitles', keys: ['Alt+Shift+Comma'], repeats: true },
  { id: 'cueEndLater', scope: 'caret', group: 'subtitles', keys: ['Alt+Shift+Period'], repeats: true },
  { id: 'cueStartFrameEarlier', scope: 'caret', group: 'subtitles', keys: ['Alt+BracketLeft'], repeats: true },
  { id: 'cueStartFrameLater', scope: 'caret', group: 'subtitles', keys: ['Alt+BracketRight'], repeats: true },
  { id: 'cueEndFrameEarlier', scope: 'caret', group: 'subtitles', keys: ['Alt+Shift+BracketLeft'], repeats: true },
  { id: 'cueEndFrameLater', scope: 'caret', group: 'subtitles', keys: ['Alt+Shift+BracketRight'], repeats: true },
  { id: 'releaseCue', scope: 'caret', group: 'subtitles', keys: ['Alt+L'] },
  // Beside F8, which goes to the next problem.
  { id: 'fixCue', scope: 'caret', group: 'subtitles', keys: ['Ctrl+F8'], also: 'réparer repair mend' },
  { id: 'fixCues', scope: 'talk', group: 'subtitles', keys: ['Ctrl+Shift+F8'], also: 'réparer repair mend' },
  {
    id: 'showProfiles',
    scope: 'everywhere',
    group: 'subtitles',
    keys: [],
    also: 'charte norme arcom csa netflix bbc ted broadcaster guidelines',
  },

  { id: 'reviewChecked', scope: 'caret', group: 'review', keys: ['Ctrl+Shift+Enter'], also: 'relu valider validate' },
  { id: 'reviewDoubtful', scope: 'caret', group: 'review', keys: ['Alt+D'] },
  { id: 'reviewRelisten', scope: 'caret', group: 'review', keys: ['Alt+R'] },
  { id: 'reviewUntouched', scope: 'caret', group: 'review', keys: [] },
  { id: 'markItalic', scope: 'text', group: 'review', keys: ['Ctrl+I'] },
  { id: 'markForeign', scope: 'text', group: 'review', keys: [] },
  { id: 'markInaudible', scope: 'text', group: 'review', keys: ['Alt+I'], also: 'incompréhensible unclear' },
  { id: 'markOverlap', scope: 'text', group: 'review', keys: [] },
  { id: 'markSound', scope: 'text', group: 'review', keys: [] },
  { id: 'markMusic', scope: 'text', group: 'review', keys: [] },
  { id: 'comment', scope: 'caret', group: 'review', keys: ['Ctrl+M'], also: 'commentaire note annotation' },
  { id: 'pinCueBreak', scope: 'text', group: 'text', keys: ['Alt+B'], also: 'couper break cue sous-titre épingle pin' },
  { id: 'pinNoBreak', scope: 'text', group: 'text', keys: ['Alt+N'], also: 'insécable break cue épingle pin' },
  { id: 'releasePins', scope: 'text', group: 'text', keys: ['Alt+Shift+B'], also: 'libérer dépingler unpin' },

  { id: 'chooseSpeaker', scope: 'caret', group: 'speakers', keys: ['Alt+S'], also: 'orateur locuteur voix voice' },
  { id: 'speaker1', scope: 'caret', group: 'speakers', keys: ['Alt+1'] },
  { id: 'speaker2', scope: 'caret', group: 'speakers', keys: ['Alt+2'] },
  { id: 'speaker3', scope: 'caret', group: 'speakers', keys: ['Alt+3'] },
  { id: 'speaker4', scope: 'caret', group: 'speakers', keys: ['Alt+4'] },
  { id: 'speaker5', scope: 'caret', group: 'speakers', keys: ['Alt+5'] },
  { id: 'speaker6', scope: 'caret', group: 'speakers', keys: ['Alt+6'] },
  { id: 'speaker7', scope: 'caret', group: 'speakers', keys: ['Alt+7'] },
  { id: 'speaker8', scope: 'caret', group: 'speakers', keys: ['Alt+8'] },
  { id: 'speaker9', scope: 'caret', group: 'speakers', keys: ['Alt+9'] },
  { id: 'speakerNobody', scope: 'caret', group: 'speakers', keys: ['Alt+0'] },

  { id: 'findText', scope: 'talk', group: 'text', keys: ['Ctrl+F'], also: 'chercher search' },
  { id: 'replaceText', scope: 'everywhere', group: 'text', keys: ['Ctrl+H'] },
  { id: 'findNext', scope: 'talk', group: 'text', keys: ['Ctrl+G'], repeats: true },
  { id: 'findPrevious', scope: 'talk', group: 'text', keys: ['Ctrl+Shift+G'], repeats: true },
  { id: 'findEverywhere', scope: 'everywhere', group: 'text', keys: ['Ctrl+Shift+F'], also: 'chercher search' },

  { id: 'search', scope: 'library', group: 'library', keys: ['Ctrl+F'] },
  { id: 'importFiles', scope: 'library', group: 'library', keys: ['Ctrl+O'] },
  { id: 'importFolder', scope: 'library', group: 'library', keys: [] },
  {
    id: 'showImports',
    scope: 'library',
    group: 'library',
    keys: [],
    also: 'rapport report historique history annuler undo',
  },
  { id: 'harvest', scope: 'library', group: 'library', keys: [], also: 'oai pmh rss atom flux feed portail' },

  {
    id: 'makeRevision',
    scope: 'talk',
    group: 'window',
    keys: ['Ctrl+S'],
    also: 'sauvegarder enregistrer save history',
  },
  // Without a selection, all that are listed.
  { id: 'exportTalks', scope: 'library', group: 'library', keys: ['Ctrl+Shift+E'] },
  { id: 'export', scope: 'talk', group: 'window', keys: ['Ctrl+Shift+E'], also: 'télécharger download' },
  { id: 'showProblems', scope: 'talk', group: 'window', keys: [] },
  { id: 'showSubtitleProblems', scope: 'talk', group: 'window', keys: ['Alt+Shift+F8'] },
  { id: 'showNotice', scope: 'talk', group: 'window', keys: [], also: 'métadonnées metadata fiche' },
  { id: 'showComments', scope: 'talk', group: 'window', keys: [], also: 'remarques notes' },
  { id: 'showGlossary', scope: 'talk', group: 'window', keys: [], also: 'termes terms lexique noms names' },
  {
    id: 'showRevisions',
    scope: 'talk',
    group: 'window',
    keys: [],
    also: 'historique history comparer compare révisions',
  },
  // T as in the French for subtitles; Ctrl+T and Ctrl+Shift+T are the browser's.
  { id: 'toggleSubtitles', scope: 'talk', group: 'window', keys: ['Alt+T'], also: 'cues srt vtt' },
  { id: 'toggleCaptions', scope: 'talk', group: 'window', keys: ['Alt+Shift+T'], also: 'captions overlay' },
  { id: 'toggleWaveform', scope: 'talk', group: 'window', keys: ['Alt+W'] },
  { id: 'toggleSpectrogram', scope: 'talk', group: 'window', keys: ['Alt+Shift+W'], also: 'spectre' },
  { id: 'goToLibrary', scope: 'talk', group: 'window', keys: ['Ctrl+Shift+L'] },
  { id: 'showPeople', scope: 'everywhere', group: 'window', keys: ['Alt+P'], also: 'intervenants orateurs speakers' },
  { id: 'showJobs', scope: 'everywhere', group: 'window', keys: [], also: 'tâches progress background' },
  {
    id: 'showSettings',
    scope: 'everywhere',
    group: 'window',
    keys: ['Ctrl+Comma'],
    also: 'préférences options langue language thème theme sombre dark clair light',
  },
  { id: 'showCommands', scope: 'everywhere', group: 'window', keys: ['Ctrl+Shift+P', 'F10'], also: 'palette' },
  { id: 'showKeys', scope: 'everywhere', group: 'window', keys: ['Shift+F1', 'Ctrl+Slash'], also: 'aide help touches' },
];

const ENTRIES = new Map(COMMANDS.map((command) => [command.id, command]));

/** The line of a command in the table. Throws `RangeError` when there is none. */
export function commandEntry(id: CommandId): CommandEntry {
  const entry = ENTRIES.get(id);
  if (entry === undefined) throw new RangeError(`no command ${id}`);
  return entry;
}

/** Whether there is a place where both scopes hold, so that one key cannot serve both. */
export function scopesOverlap(first: CommandScope, second: CommandScope): boolean {
  if (first === 'everywhere' || second === 'everywhere') return true;
  return (first === 'library') === (second === 'library');
}
