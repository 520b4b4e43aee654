import { defineStrings } from './defineStrings.ts';

/** The texts of the player feature. */
export const playerStrings = defineStrings(
  {
    play: 'Lire',
    pause: 'Mettre en pause',
    back: 'Reculer de {{seconds}} s',
    forward: 'Avancer de {{seconds}} s',
    speed: 'Vitesse',
    speedValue: '{{rate}} ×',
    loop: 'Répéter la sélection ou le paragraphe',
    loopOff: 'Ne plus répéter',
    captions: 'Sous-titres sur l’image',
    mute: 'Couper le son',
    unmute: 'Rétablir le son',
    volume: 'Volume',
    position: 'Position',
    elapsed: '{{time}} sur {{duration}}',
    empty: {
      title: 'Aucun enregistrement',
      help: 'Déposez ici la vidéo ou le son de la conférence, pour corriger en écoutant.',
      formats: 'MP4, MOV, MKV, WebM, MP3, M4A, WAV, FLAC, OGG',
      choose: 'Choisir un fichier…',
    },
    drop: 'Déposez pour attacher cet enregistrement',
    sending: 'Copie dans la bibliothèque',
    reading: 'Lecture du fichier…',
    pickTitle: 'Choisir l’enregistrement',
    attach: 'Attacher',
    lost: {
      title: 'L’enregistrement n’est plus à sa place',
      help: 'La transcription reste modifiable. Remettez le fichier en place, ou montrez où il est.',
      locate: 'Retrouver le fichier…',
    },
    details: {
      open: 'Détails de l’enregistrement',
      replace: 'Remplacer…',
      detach: 'Détacher…',
      video: 'Vidéo',
      audio: 'Son',
      subtitle: 'Sous-titres',
      other: 'Autre piste',
      size: 'Taille',
      duration: 'Durée',
      path: 'Fichier',
    },
    replaceTitle: 'Remplacer l’enregistrement ?',
    replaceText: '« {{name}} » prendra la place de « {{before}} ». La transcription et ses temps ne changent pas.',
    replace: 'Remplacer',
    detachTitle: 'Détacher l’enregistrement ?',
    detachText:
      'La transcription et ses temps restent. Votre fichier « {{name}} » reste où il est ; seule une copie faite par Lutrin est effacée.',
    detach: 'Détacher',
    notMedia: {
      unknownFormat: '« {{name}} » n’est ni une vidéo ni un son que Lutrin sait lire. Formats lus : {{formats}}.',
      empty: '« {{name}} » est vide.',
      noTracks: '« {{name}} » ne contient ni image ni son.',
      notAFile: '« {{name}} » n’est pas un fichier.',
    },
    problem: {
      noPicture:
        'L’image est en {{video}}, que cette fenêtre ne sait pas lire ; seul le son est joué. Pour voir l’image, convertissez le fichier en MP4 (H.264) ou WebM, puis remplacez-le.',
      videoCodec:
        'La piste vidéo est en {{video}}, que cette fenêtre ne sait pas lire. Le son seul pourrait l’être : convertissez le fichier en MP4 (H.264, AAC) ou WebM, puis remplacez-le.',
      audioCodec:
        'Le son est en {{audio}}, que cette fenêtre ne sait pas lire. Convertissez le fichier en MP4 (H.264, AAC), WebM ou MP3, puis remplacez-le.',
      bothCodecs:
        'L’image est en {{video}} et le son en {{audio}} : cette fenêtre ne sait lire ni l’un ni l’autre. Convertissez le fichier en MP4 (H.264, AAC) ou WebM, puis remplacez-le.',
      container:
        'Les pistes seraient lisibles, mais pas dans ce type de fichier ({{type}}). Convertissez-le en MP4 ou WebM, sans réencoder, puis remplacez-le.',
      damaged:
        'La lecture s’est arrêtée sur une partie abîmée du fichier. Le texte n’est pas touché ; essayez plus loin, ou remplacez le fichier.',
      unreachable:
        'Le fichier n’a pas pu être lu. Vérifiez que son disque est branché et que Lutrin est toujours ouvert.',
    },
  },
  {
    play: 'Play',
    pause: 'Pause',
    back: 'Back {{seconds}} s',
    forward: 'Forward {{seconds}} s',
    speed: 'Speed',
    speedValue: '{{rate}}×',
    loop: 'Loop the selection or the paragraph',
    loopOff: 'Stop looping',
    captions: 'Captions over the picture',
    mute: 'Mute',
    unmute: 'Unmute',
    volume: 'Volume',
    position: 'Position',
    elapsed: '{{time}} of {{duration}}',
    empty: {
      title: 'No recording',
      help: 'Drop the video or the sound of the talk here, to correct while listening.',
      formats: 'MP4, MOV, MKV, WebM, MP3, M4A, WAV, FLAC, OGG',
      choose: 'Choose a file…',
    },
    drop: 'Drop to attach this recording',
    sending: 'Copying into the library',
    reading: 'Reading the file…',
    pickTitle: 'Choose the recording',
    attach: 'Attach',
    lost: {
      title: 'The recording is no longer in its place',
      help: 'The transcript can still be edited. Put the file back, or show where it is.',
      locate: 'Locate the file…',
    },
    details: {
      open: 'Details of the recording',
      replace: 'Replace…',
      detach: 'Detach…',
      video: 'Video',
      audio: 'Sound',
      subtitle: 'Subtitles',
      other: 'Other track',
      size: 'Size',
      duration: 'Duration',
      path: 'File',
    },
    replaceTitle: 'Replace the recording?',
    replaceText: '“{{name}}” will take the place of “{{before}}”. The transcript and its times do not change.',
    replace: 'Replace',
    detachTitle: 'Detach the recording?',
    detachText:
      'The transcript and its times stay. Your file “{{name}}” stays where it is; only a copy made by Lutrin is deleted.',
    detach: 'Detach',
    notMedia: {
      unknownFormat: '“{{name}}” is neither a video nor a sound that Lutrin can read. It reads {{formats}}.',
      empty: '“{{name}}” is empty.',
      noTracks: '“{{name}}” holds neither picture nor sound.',
      notAFile: '“{{name}}” is not a file.',
    },
    problem: {
      noPicture:
        'The picture is in {{video}}, which this window cannot play; only the sound is heard. To see it, convert the file to MP4 (H.264) or WebM, then replace it.',
      videoCodec:
        'The video track is in {{video}}, which this window cannot play. The sound alone could be: convert the file to MP4 (H.264, AAC) or WebM, then replace it.',
      audioCodec:
        'The sound is in {{audio}}, which this window cannot play. Convert the file to MP4 (H.264, AAC), WebM or MP3, then replace it.',
      bothCodecs:
        'The picture is in {{video}} and the sound in {{audio}}: this window can play neither. Convert the file to MP4 (H.264, AAC) or WebM, then replace it.',
      container:
        'The tracks could be played, but not in this kind of file ({{type}}). Convert it to MP4 or WebM, without re-encoding, then replace it.',
      damaged: 'Playing stopped at a damaged part of the file. The text is safe; try further on, or replace the file.',
      unreachable: 'The file could not be read. Check that its disk is connected and that Lutrin is still open.',
    },
  },
);
