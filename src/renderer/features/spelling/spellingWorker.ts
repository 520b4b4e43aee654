import englishAffixes from 'dictionary-en/index.aff?url&no-inline';
import englishWords from 'dictionary-en/index.dic?url&no-inline';
import frenchAffixes from 'dictionary-fr/index.aff?url&no-inline';
import frenchWords from 'dictionary-fr/index.dic?url&no-inline';
import type { DictionaryLanguage } from '../../../domain/spelling/dictionaryLanguage.ts';
import { createSpellingService, type SpellingRequest } from './spellingService.ts';

/** Runs Hunspell off the window's thread: a suggestion can take a third of a second. */
const FILES: Readonly<Record<DictionaryLanguage, readonly [affixes: string, words: string]>> = {
  fr: [frenchAffixes, frenchWords],
  en: [englishAffixes, englishWords],
};

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

const answer = createSpellingService(async (language) => {
  const [affixes, words] = await Promise.all(FILES[language].map(fetchText));
  return { affixes: affixes!, words: words! };
});

addEventListener('message', ({ data }: MessageEvent<SpellingRequest>) => {
  void answer(data).then((reply) => postMessage(reply));
});
