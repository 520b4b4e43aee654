import type { FailureCode } from '../contract/failure.ts';

/** The sentences of the main process; the page has its own. */
const fr = {
  file: 'Fichier',
  importFiles: 'Importer des notices…',
  importFolder: 'Importer un dossier…',
  export: 'Exporter…',
  edit: 'Édition',
  undo: 'Annuler',
  redo: 'Rétablir',
  playback: 'Lecture',
  playPause: 'Lecture / pause',
  back: 'Reculer',
  forward: 'Avancer',
  setStart: 'Début du paragraphe ici',
  setEnd: 'Fin du paragraphe ici',
  view: 'Affichage',
  goToLibrary: 'Bibliothèque',
  showProfiles: 'Profils de règles…',
  window: 'Fenêtre',
  help: 'Aide',
  showCommands: 'Toutes les commandes…',
  showKeys: 'Raccourcis clavier',
  notices: 'Notices',
  recordings: 'Enregistrements',
  timedTexts: 'Transcriptions minutées',
  allFiles: 'Tous les fichiers',
  pageGone: 'La fenêtre a cessé de fonctionner.',
  pageHangs: 'La fenêtre ne répond plus.',
  pageSafe: 'Tout ce qui était indiqué « Enregistré » est en sûreté.',
  reload: 'Recharger',
  wait: 'Attendre',
  quit: 'Quitter',
  libraryLost: 'La bibliothèque s’est arrêtée.',
  restart: 'Relancer',
  unsaved: 'Du texte n’est pas encore enregistré.',
  unsavedDetail: 'Si vous quittez maintenant, vos dernières modifications seront perdues.',
  stay: 'Rester',
  leave: 'Quitter sans enregistrer',
  openLink: 'Ouvrir cette adresse dans le navigateur ?',
  open: 'Ouvrir',
  cancel: 'Annuler',
  cannotOpen: 'Lutrin ne peut pas ouvrir la bibliothèque',
  locked: 'Elle est déjà ouverte',
  missing: 'Sa base a disparu de son dossier ; rien n’a été créé à sa place',
  newer: 'Elle vient d’une version plus récente de Lutrin ; rien n’a été changé',
  damaged: 'Sa base est endommagée ; elle n’a pas été touchée',
  notOpened: 'Le dossier ou le disque l’a refusé',
};

/** Every sentence, in one language. */
export type Strings = Readonly<Record<keyof typeof fr, string>>;

const en: Strings = {
  file: 'File',
  importFiles: 'Import Notices…',
  importFolder: 'Import a Folder…',
  export: 'Export…',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  playback: 'Playback',
  playPause: 'Play / Pause',
  back: 'Back',
  forward: 'Forward',
  setStart: 'Paragraph Starts Here',
  setEnd: 'Paragraph Ends Here',
  view: 'View',
  goToLibrary: 'Library',
  showProfiles: 'Rule Profiles…',
  window: 'Window',
  help: 'Help',
  showCommands: 'All Commands…',
  showKeys: 'Keyboard Shortcuts',
  notices: 'Notices',
  recordings: 'Recordings',
  timedTexts: 'Timed transcripts',
  allFiles: 'All files',
  pageGone: 'The window has stopped working.',
  pageHangs: 'The window does not respond.',
  pageSafe: 'Everything that was marked “Saved” is safe.',
  reload: 'Reload',
  wait: 'Wait',
  quit: 'Quit',
  libraryLost: 'The library has stopped.',
  restart: 'Start Again',
  unsaved: 'Some text is not saved yet.',
  unsavedDetail: 'If you leave now, your last changes will be lost.',
  stay: 'Stay',
  leave: 'Leave Without Saving',
  openLink: 'Open this address in the browser?',
  open: 'Open',
  cancel: 'Cancel',
  cannotOpen: 'Lutrin cannot open the library',
  locked: 'It is already open',
  missing: 'Its database has vanished from its folder; nothing was made in its place',
  newer: 'It comes from a newer version of Lutrin; nothing was changed',
  damaged: 'Its database is damaged; it was not touched',
  notOpened: 'The folder or the disk refused',
};

/** French when the system is French, English otherwise. */
export function stringsFor(locale: string): Strings {
  return /^fr\b/i.test(locale) ? fr : en;
}

/** Why the library could not be opened. */
export function refusalSentence(strings: Strings, code: FailureCode, detail: string): string {
  const known: Partial<Record<FailureCode, string>> = {
    'library.locked': strings.locked,
    'library.missing': strings.missing,
    'library.newer': strings.newer,
    'library.damaged': strings.damaged,
  };
  const sentence = known[code] ?? `${strings.notOpened} (${code})`;
  return detail === '' ? `${sentence}.` : `${sentence} : ${detail}`;
}
