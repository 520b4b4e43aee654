import type { DictionaryLanguage } from './dictionaryLanguage.ts';
import { spelledForm, wordsToCheck } from './wordsToCheck.ts';

/** Tells whether a form (see `spelledForm`) is a word that is accepted although no dictionary has it. */
export type Acceptance = (form: string) => boolean;

/**
 * Accepts the words of some terms: names, words of a title, entries of a glossary. A term may have several words.
 *
 * A word in small letters is accepted with a capital too, and every word in capitals, since a sentence or a title may
 * ask for them; a name is not accepted in small letters.
 */
export function acceptWords(terms: Iterable<string>, language: DictionaryLanguage): Acceptance {
  const forms = new Set<string>();
  for (const term of terms) {
    forms.add(spelledForm(term.trim()));
    for (const word of wordsToCheck(term, language)) {
      forms.add(word.text);
      for (const part of word.parts) forms.add(part.text);
    }
  }
  const capitals = new Set([...forms].map((form) => form.toUpperCase()));
  return (form) =>
    forms.has(form) ||
    forms.has(form.charAt(0).toLowerCase() + form.slice(1)) ||
    (form === form.toUpperCase() && capitals.has(form));
}
