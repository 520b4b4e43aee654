import { defineStrings } from './defineStrings.ts';

/** What the status bar says of a command that did nothing, or nothing that can be seen. */
export const remarkStrings = defineStrings(
  {
    noRecording: 'Pas d’enregistrement : déposez-le sur le lecteur',
    wordNeedsEnds: 'Posez d’abord le début et la fin du paragraphe',
    wordOutside: 'Ce temps est hors du paragraphe, ou au-delà d’un mot posé à la main',
    timesKnown: 'Les temps de ce paragraphe sont déjà sûrs',
    allChecked: 'Tous les paragraphes sont vérifiés',
    noWord: 'Placez le curseur sur un mot, ou sélectionnez-en',
    noFault: 'Aucune faute à cet endroit',
    noProblems: 'Aucun problème',
    beyondRepair: 'Rien à réparer sans toucher aux temps posés à la main',
    repaired_one: 'Temps réparés dans {{count}} paragraphe',
    repaired_many: 'Temps réparés dans {{count}} paragraphes',
    repaired_other: 'Temps réparés dans {{count}} paragraphes',
  },
  {
    noRecording: 'No recording: drop it on the player',
    wordNeedsEnds: 'First set where the paragraph starts and ends',
    wordOutside: 'This time is outside the paragraph, or beyond a word set by hand',
    timesKnown: 'The times of this paragraph are certain already',
    allChecked: 'Every paragraph is checked',
    noWord: 'Put the caret on a word, or select some',
    noFault: 'Nothing is misspelt here',
    noProblems: 'No problems',
    beyondRepair: 'Nothing to repair without moving times set by hand',
    repaired_one: 'Times repaired in {{count}} paragraph',
    repaired_many: 'Times repaired in {{count}} paragraphs',
    repaired_other: 'Times repaired in {{count}} paragraphs',
  },
);
