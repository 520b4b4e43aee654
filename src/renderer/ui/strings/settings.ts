import { defineStrings } from './defineStrings.ts';

/** The settings dialog. */
export const settingsStrings = defineStrings(
  {
    title: 'Réglages',
    sections: {
      appearance: 'Apparence',
      playing: 'Écoute et saisie',
      typography: 'Typographie',
    },
    theme: 'Thème',
    themeSystem: 'Comme le système',
    themeLight: 'Clair',
    themeDark: 'Sombre',
    language: 'Langue',
    languageSystem: 'Celle du système',
    playing: {
      moving: 'Se déplacer',
      skip: 'Reculer et avancer de',
      rewind: 'Reprendre un peu avant la pause',
      seekClick: 'Aller à un mot du texte',
      seekCtrlClick: 'Ctrl + clic sur le mot',
      seekPlainClick: 'Clic sur le mot',
      seekOff: 'Jamais par un clic',
      speedStep: 'Pas des touches de vitesse',
    },
  },
  {
    title: 'Settings',
    sections: {
      appearance: 'Appearance',
      playing: 'Playing and typing',
      typography: 'Typography',
    },
    theme: 'Theme',
    themeSystem: 'As the system',
    themeLight: 'Light',
    themeDark: 'Dark',
    language: 'Language',
    languageSystem: 'As the system',
    playing: {
      moving: 'Moving',
      skip: 'Skip back and forward by',
      rewind: 'Resume a little before the pause',
      seekClick: 'Go to a word of the text',
      seekCtrlClick: 'Ctrl + click on the word',
      seekPlainClick: 'Click on the word',
      seekOff: 'Never by a click',
      speedStep: 'Step of the speed keys',
    },
  },
);
