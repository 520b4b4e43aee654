import { defineStrings } from './defineStrings.ts';

/** The frame around the screens: top bar, settings, status bar. */
export const shellStrings = defineStrings(
  {
    library: 'Bibliothèque',
    export: 'Exporter',
    exportShort: 'Exporter…',
    state: 'État de la conférence',
    panelBar: 'Volets',
    panels: {
      notice: 'Notice',
      revisions: 'Versions',
      comments: 'Commentaires',
      find: 'Rechercher et remplacer',
      problems: 'Problèmes',
      glossary: 'Glossaire',
    },
    transcript: 'Transcription',
    player: 'Lecteur',
    resizePanel: 'Largeur du volet',
    resizePlayer: 'Largeur du lecteur',
    modes: {
      follow: 'Suivre le son',
      pause: 'Pause en tapant',
      waiting: 'Le son attend…',
      tab: 'Tab lit',
    },
    waiting:
      'Cette conférence attend d’être enregistrée : le disque ne prend pas encore les dernières corrections. Gardez cette fenêtre ouverte.',
    copyText: 'Copier tout le texte',
    copied: 'Texte copié',
    backToLibrary: 'Revenir à la bibliothèque',
    disconnected: 'La bibliothèque ne répond plus.',
    disconnectedHelp:
      'Tout ce qui est indiqué « Enregistré » est en sûreté. Relancez Lutrin ; il ouvrira une nouvelle fenêtre. Ce qui manquerait encore peut être copié d’ici.',
    cannotOpen: 'Lutrin ne peut pas ouvrir la bibliothèque',
    noToken:
      'Ouvrez Lutrin par l’adresse complète que le programme a affichée au lancement : elle contient la clef d’accès.',
    goToTimeLabel: 'Temps',
    goToTimeHint: 'Par exemple 1:02, 62 ou 1h02',
    goToTimeBad: 'Ce n’est pas un temps.',
    go: 'Aller',
  },
  {
    library: 'Library',
    export: 'Export',
    exportShort: 'Export…',
    state: 'State of the talk',
    panelBar: 'Panels',
    panels: {
      notice: 'Notice',
      revisions: 'Revisions',
      comments: 'Comments',
      find: 'Find and replace',
      problems: 'Problems',
      glossary: 'Glossary',
    },
    transcript: 'Transcript',
    player: 'Player',
    resizePanel: 'Width of the panel',
    resizePlayer: 'Width of the player',
    modes: {
      follow: 'Follow the sound',
      pause: 'Pause while typing',
      waiting: 'The sound waits…',
      tab: 'Tab plays',
    },
    waiting:
      'This talk is waiting to be saved: the disk does not take the last corrections yet. Keep this window open.',
    copyText: 'Copy all the text',
    copied: 'Text copied',
    backToLibrary: 'Back to the library',
    disconnected: 'The library does not answer any more.',
    disconnectedHelp:
      'Everything marked “Saved” is safe. Start Lutrin again; it opens a new window. What may still be missing can be copied from here.',
    cannotOpen: 'Lutrin cannot open the library',
    noToken: 'Open Lutrin with the whole address that the program printed when it started: it holds the access key.',
    goToTimeLabel: 'Time',
    goToTimeHint: 'For example 1:02, 62 or 1h02',
    goToTimeBad: 'This is not a time.',
    go: 'Go',
  },
);
