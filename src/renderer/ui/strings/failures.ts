import { defineStrings } from './defineStrings.ts';

/** A sentence per failure code: what happened, what is safe, what to do. `failureText.ts` says which is which. */
export const failureStrings = defineStrings(
  {
    connectionClosed:
      'La bibliothèque ne répond plus. Ce qui est indiqué « Enregistré » est en sûreté ; relancez Lutrin.',
    requestInvalid: 'La demande n’a pas été comprise ; rien n’a été changé. ({{detail}})',
    internal: 'Une erreur inattendue s’est produite. Ce qui est indiqué « Enregistré » est en sûreté ; réessayez.',
    libraryLocked:
      'Cette bibliothèque est déjà ouverte ({{detail}}). Fermez l’autre fenêtre ou choisissez un autre dossier.',
    libraryMissing:
      'La base de la bibliothèque a disparu de son dossier ({{detail}}). Rien n’a été créé à sa place ; remettez le fichier ou une copie.',
    libraryNewer:
      'Cette bibliothèque vient d’une version plus récente de Lutrin. Rien n’a été changé ; mettez Lutrin à jour.',
    libraryDamaged:
      'La base de la bibliothèque est endommagée ({{detail}}). Elle n’a pas été touchée ; gardez-en une copie.',
    storageFull:
      'Le disque est plein. Votre texte reste dans cette fenêtre ; libérez de la place, l’enregistrement reprendra.',
    storageReadOnly: 'Le dossier de la bibliothèque est en lecture seule. Votre texte reste dans cette fenêtre.',
    storageFailed: 'Le disque a refusé l’écriture ({{detail}}). Votre texte reste dans cette fenêtre ; réessayez.',
    talkUnknown: 'Cette conférence n’est plus dans la bibliothèque.',
    transcriptStale:
      'Ce texte a été changé dans une autre fenêtre. Copiez le vôtre, puis rechargez la page pour continuer.',
    transcriptUnfit: 'La correction n’a pas pu être enregistrée ({{detail}}). Le texte reste dans cette fenêtre.',
    timedTextUnread:
      '« {{detail}} » n’est pas une transcription minutée que Lutrin sait lire (SRT, WebVTT, JSON de Whisper). Rien n’a été changé.',
    revisionUnknown: 'Cette version n’est plus dans la bibliothèque.',
    revisionDamaged:
      'La version {{detail}} est endommagée sur le disque. Le texte et les autres versions n’ont pas été touchés.',
    searchBadQuery: 'L’expression régulière est incorrecte : {{detail}}',
    expression: {
      unclosedGroup: 'une parenthèse ouverte n’est pas fermée.',
      unopenedGroup: 'une parenthèse fermée n’est pas ouverte.',
      unclosedClass: 'un crochet ouvert n’est pas fermé.',
      loneBracket: 'une accolade ou un crochet est seul ; pour le chercher, écrivez \\ devant.',
      nothingToRepeat: 'un signe de répétition (*, + ou ?) n’a rien devant lui ; pour le chercher, écrivez \\ devant.',
      repetition: 'un nombre de répétitions entre accolades est mal écrit.',
      range: 'un intervalle entre crochets est à l’envers ou mal écrit.',
      escape: 'ce qui suit une barre oblique inverse (\\) n’a pas de sens.',
      group: 'un groupe, ou le nom d’un groupe, est mal écrit.',
      other: 'elle ne peut pas être lue.',
    },
    searchTooSlow:
      'L’expression régulière demande trop de temps sur ce texte. Rien n’est bloqué ; écrivez-la plus simplement.',
    searchNotUndoable: 'Ce remplacement est déjà annulé, ou trop ancien pour l’être.',
    mediaNotFound: 'Fichier introuvable : {{detail}}',
    mediaNotMedia: 'Ce fichier n’est pas un enregistrement que Lutrin sait lire : {{detail}}',
    mediaDenied: 'Lutrin n’a pas le droit de lire ce fichier : {{detail}}',
    fileNotFound: 'Introuvable : {{detail}}',
    fileDenied: 'Lecture interdite : {{detail}}',
    fileNotFolder: 'Ce n’est pas un dossier : {{detail}}',
    exportExists: 'Le fichier existe déjà : {{detail}}',
    exportEmpty: 'Il n’y a pas encore de texte à exporter.',
    exportFolderMissing: 'Le dossier n’existe pas : {{detail}}',
    jobUnknown: 'Ce travail n’est plus en cours.',
    demoMissing: 'La conférence de démonstration n’est pas installée avec ce programme.',
  },
  {
    connectionClosed: 'The library does not answer any more. What is marked “Saved” is safe; start Lutrin again.',
    requestInvalid: 'The request was not understood; nothing was changed. ({{detail}})',
    internal: 'Something unexpected went wrong. What is marked “Saved” is safe; try again.',
    libraryLocked: 'This library is already open ({{detail}}). Close the other window or choose another folder.',
    libraryMissing:
      'The library’s database has vanished from its folder ({{detail}}). Nothing was made in its place; put the file or a copy back.',
    libraryNewer: 'This library comes from a newer version of Lutrin. Nothing was changed; update Lutrin.',
    libraryDamaged: 'The library’s database is damaged ({{detail}}). It was not touched; keep a copy of it.',
    storageFull: 'The disk is full. Your text stays in this window; make room and saving goes on.',
    storageReadOnly: 'The library’s folder is read-only. Your text stays in this window.',
    storageFailed: 'The disk refused to write ({{detail}}). Your text stays in this window; try again.',
    talkUnknown: 'This talk is no longer in the library.',
    transcriptStale: 'This text was changed in another window. Copy yours, then reload the page to go on.',
    transcriptUnfit: 'The correction could not be saved ({{detail}}). The text stays in this window.',
    timedTextUnread:
      '“{{detail}}” is not a timed transcript that Lutrin can read (SRT, WebVTT, JSON of Whisper). Nothing was changed.',
    revisionUnknown: 'This revision is no longer in the library.',
    revisionDamaged: 'Revision {{detail}} is damaged on the disk. The text and the other revisions were not touched.',
    searchBadQuery: 'The regular expression is wrong: {{detail}}',
    expression: {
      unclosedGroup: 'an opened parenthesis is not closed.',
      unopenedGroup: 'a closed parenthesis is not opened.',
      unclosedClass: 'an opened bracket is not closed.',
      loneBracket: 'a brace or bracket stands alone; to look for it, write \\ before it.',
      nothingToRepeat: 'a sign of repetition (*, + or ?) has nothing before it; to look for it, write \\ before it.',
      repetition: 'a number of repetitions in braces is not well written.',
      range: 'a range in brackets is reversed or not well written.',
      escape: 'what follows a backslash (\\) has no meaning.',
      group: 'a group, or the name of one, is not well written.',
      other: 'it cannot be read.',
    },
    searchTooSlow: 'The regular expression takes too long on this text. Nothing is blocked; write it more simply.',
    searchNotUndoable: 'This replacement is undone already, or too old to be.',
    mediaNotFound: 'File not found: {{detail}}',
    mediaNotMedia: 'This file is no recording that Lutrin can read: {{detail}}',
    mediaDenied: 'Lutrin may not read this file: {{detail}}',
    fileNotFound: 'Not found: {{detail}}',
    fileDenied: 'Reading is not allowed: {{detail}}',
    fileNotFolder: 'This is not a folder: {{detail}}',
    exportExists: 'The file exists already: {{detail}}',
    exportEmpty: 'There is no text to export yet.',
    exportFolderMissing: 'The folder does not exist: {{detail}}',
    jobUnknown: 'This work is no longer running.',
    demoMissing: 'The demonstration lecture was not installed with this program.',
  },
);
