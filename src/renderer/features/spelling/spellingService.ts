import { createHunspellFromStrings, type Hunspell } from 'hunspell-wasm';
import type { DictionaryLanguage } from '../../../domain/spelling/dictionaryLanguage.ts';

/** What the spelling worker is asked: which forms are right, or what could stand for one. */
export type SpellingRequest = { readonly id: number; readonly language: DictionaryLanguage } & (
  | { readonly check: readonly string[] }
  | { readonly suggest: string }
);

/** Its reply to the request of the same `id`: `right` in the order asked, or suggestions, best first. */
export type SpellingReply = { readonly id: number } & (
  | { readonly right: readonly boolean[] }
  | { readonly suggestions: readonly string[] }
  | { readonly failure: string }
);

/** The two files of a Hunspell dictionary. */
export interface DictionaryFiles {
  readonly affixes: string;
  readonly words: string;
}

/**
 * Answers spelling requests with Hunspell, one dictionary in memory at a time, read on first use.
 *
 * `read` gives the files of a dictionary. A failure to read or open it is the reply, and tried again when asked again.
 */
export function createSpellingService(
  read: (language: DictionaryLanguage) => Promise<DictionaryFiles>,
): (request: SpellingRequest) => Promise<SpellingReply> {
  let open: { readonly language: DictionaryLanguage; readonly hunspell: Promise<Hunspell> } | null = null;

  const hunspellOf = (language: DictionaryLanguage): Promise<Hunspell> => {
    if (open?.language === language) return open.hunspell;
    // Asked for before this one was: its requests have been answered when the promise is.
    void open?.hunspell.then((before) => before.dispose()).catch(() => undefined);
    const hunspell = read(language).then(({ affixes, words }) => createHunspellFromStrings(affixes, words));
    open = { language, hunspell };
    hunspell.catch(() => {
      if (open?.hunspell === hunspell) open = null;
    });
    return hunspell;
  };

  return async (request) => {
    const { id, language } = request;
    try {
      const hunspell = await hunspellOf(language);
      return 'check' in request
        ? { id, right: request.check.map((form) => hunspell.testSpelling(form)) }
        : { id, suggestions: withTime(() => hunspell.getSpellingSuggestions(request.suggest)) };
    } catch (error) {
      return { id, failure: String(error) };
    }
  };
}

/**
 * Runs `suggest` under a clock that goes 24 times slower. Hunspell stops looking after a twentieth of a second by the
 * clock, and after a quarter of one in all (its `clock()` is `Date.now` here), so that a busy machine would leave out the
 * best suggestions. Without a limit some words are looked at for minutes.
 */
function withTime<T>(suggest: () => T): T {
  const now = Date.now;
  const start = now();
  Date.now = () => start + (now() - start) / 24;
  try {
    return suggest();
  } finally {
    Date.now = now;
  }
}
