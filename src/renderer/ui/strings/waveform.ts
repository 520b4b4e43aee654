import { defineStrings } from './defineStrings.ts';

/** The texts of the waveform feature. */
export const waveformStrings = defineStrings(
  {
    title: 'Forme d’onde',
    position: 'Temps dans la forme d’onde',
    resize: 'Hauteur de la forme d’onde',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    whole: 'Toute la conférence',
    hide: 'Masquer la forme d’onde',
    clock: '{{clock}},{{tenth}}',
    decimalMark: ',',
    at: '{{time}}, {{text}}',
    atWord: '{{time}}, mot « {{word}} », dans : {{text}}',
    shown: 'De {{from}} à {{to}}',
    reading: 'Lecture du son',
    percent: '{{percent}} %',
    stop: 'Arrêter la lecture du son',
    cancelled: 'La lecture du son a été arrêtée.',
    failed: {
      undecodable:
        'Le son de cet enregistrement ne peut pas être décodé ; le fichier est peut-être abîmé. Le texte et la lecture n’en souffrent pas.',
      noSound: 'Cet enregistrement n’a pas de son.',
      noDecoder: 'Le programme ffmpeg n’est pas installé : sans lui, la forme d’onde ne peut pas être dessinée.',
      notFound: 'L’enregistrement n’est plus à sa place, et son son n’a pas encore été lu.',
    },
  },
  {
    title: 'Waveform',
    position: 'Time in the waveform',
    resize: 'Height of the waveform',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Whole lecture',
    hide: 'Hide the waveform',
    clock: '{{clock}}.{{tenth}}',
    decimalMark: '.',
    at: '{{time}}, {{text}}',
    atWord: '{{time}}, word “{{word}}”, in: {{text}}',
    shown: 'From {{from}} to {{to}}',
    reading: 'Reading the sound',
    percent: '{{percent}}%',
    stop: 'Stop reading the sound',
    cancelled: 'Reading the sound was stopped.',
    failed: {
      undecodable:
        'The sound of this recording cannot be decoded; the file may be damaged. The text and playing do not suffer from it.',
      noSound: 'This recording has no sound.',
      noDecoder: 'The program ffmpeg is not installed: without it the waveform cannot be drawn.',
      notFound: 'The recording is no longer in its place, and its sound has not been read yet.',
    },
  },
);
