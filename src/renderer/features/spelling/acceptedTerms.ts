import { createValueStore, type ValueStore } from '../../ui/valueStore.ts';

const terms = createValueStore<readonly string[]>([]);

/** Words and terms of several words that are right in the open talk although no dictionary has them: its glossary. */
export const acceptedTerms: Pick<ValueStore<readonly string[]>, 'get' | 'subscribe'> = terms;

/** Sets the terms that are accepted in the open talk, in place of those before. */
export function setAcceptedWords(words: readonly string[]): void {
  terms.set(words);
}
