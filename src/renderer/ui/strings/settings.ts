import { defineStrings } from './defineStrings.ts';

/** The settings dialog. */
export const settingsStrings = defineStrings(
  {
    title: 'Réglages',
    sections: {
      appearance: 'Apparence',
      playing: 'Écoute et saisie',
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
    },
  },
  {
    title: 'Settings',
    sections: {
      appearance: 'Appearance',
      playing: 'Playing and typing',
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
    },
  },
);
