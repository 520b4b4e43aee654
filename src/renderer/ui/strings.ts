import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { alignmentStrings } from './strings/alignment.ts';
import { commandStrings } from './strings/commands.ts';
import { commonStrings } from './strings/common.ts';
import { editorStrings } from './strings/editor.ts';
import { exportingStrings } from './strings/exporting.ts';
import { failureStrings } from './strings/failures.ts';
import { importStrings } from './strings/imports.ts';
import { jobStrings } from './strings/jobs.ts';
import { keysStrings } from './strings/keys.ts';
import { findStrings } from './strings/find.ts';
import { harvestStrings } from './strings/harvest.ts';
import { glossaryStrings } from './strings/glossary.ts';
import { libraryStrings } from './strings/library.ts';
import { noticeStrings } from './strings/notice.ts';
import { noticesStrings } from './strings/notices.ts';
import { peopleStrings } from './strings/people.ts';
import { playerStrings } from './strings/player.ts';
import { recogniserStrings } from './strings/recogniser.ts';
import { remarkStrings } from './strings/remarks.ts';
import { reviewStrings } from './strings/review.ts';
import { subtitleStrings } from './strings/subtitles.ts';
import { settingsStrings } from './strings/settings.ts';
import { revisionsStrings } from './strings/revisions.ts';
import { shellStrings } from './strings/shell.ts';
import { spellingStrings } from './strings/spelling.ts';
import { tableStrings } from './strings/tables.ts';
import { typographyStrings } from './strings/typography.ts';
import { profileStrings } from './strings/profiles.ts';
import { problemStrings } from './strings/problems.ts';
import { waveformStrings } from './strings/waveform.ts';
import { timedTextStrings } from './strings/timedText.ts';

/** The languages of the interface. */
export type Language = 'fr' | 'en';

function resourcesOf<L extends Language>(language: L) {
  return {
    alignment: alignmentStrings[language],
    commands: commandStrings[language],
    common: commonStrings[language],
    editor: editorStrings[language],
    exporting: exportingStrings[language],
    failures: failureStrings[language],
    imports: importStrings[language],
    jobs: jobStrings[language],
    keys: keysStrings[language],
    find: findStrings[language],
    glossary: glossaryStrings[language],
    harvest: harvestStrings[language],
    library: libraryStrings[language],
    notice: noticeStrings[language],
    notices: noticesStrings[language],
    people: peopleStrings[language],
    player: playerStrings[language],
    recogniser: recogniserStrings[language],
    remarks: remarkStrings[language],
    review: reviewStrings[language],
    settings: settingsStrings[language],
    revisions: revisionsStrings[language],
    shell: shellStrings[language],
    spelling: spellingStrings[language],
    subtitles: subtitleStrings[language],
    tables: tableStrings[language],
    typography: typographyStrings[language],
    problems: problemStrings[language],
    profiles: profileStrings[language],
    timedText: timedTextStrings[language],
    waveform: waveformStrings[language],
  };
}

const french = resourcesOf('fr');

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof french };
  }
}

/** The language to show: the setting, or French on a French system and English elsewhere. */
export function languageToShow(setting: 'system' | Language): Language {
  if (setting !== 'system') return setting;
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** Makes the strings ready; must be awaited before the first render. */
export async function openStrings(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { fr: { translation: french }, en: { translation: resourcesOf('en') } },
    interpolation: { escapeValue: false },
  });
  showLanguage(language);
}

/** Switches the interface to a language, in place. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
