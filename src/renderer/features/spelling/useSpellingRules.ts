import { useMemo, useSyncExternalStore } from 'react';
import { acceptWords } from '../../../domain/spelling/acceptedWords.ts';
import { dictionaryLanguage, type DictionaryLanguage } from '../../../domain/spelling/dictionaryLanguage.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useSetting } from '../../host/settings.ts';
import { acceptedTerms } from './acceptedTerms.ts';
import type { SpellingRules } from './SpellingReader.ts';

/** What the checker is told of a talk. */
export interface SpelledTalk {
  readonly id: TalkId;
  /** BCP 47, or `null` when the notice does not say: French then. */
  readonly language: string | null;
  /** Names and words of its notice. */
  readonly terms: readonly string[];
}

/** The rules that hold in a talk, or `null` while spelling is not checked; `noDictionary` names a language without. */
export function useSpellingRules(talk: SpelledTalk): SpellingRules | { readonly noDictionary: string } | null {
  const [isOn] = useSetting('checksSpelling');
  const [choice] = useSetting('spellingLanguage');
  const [userWords] = useSetting('spellingWords');
  const [ignored] = useSetting('spellingIgnored');
  const glossary = useSyncExternalStore(acceptedTerms.subscribe, acceptedTerms.get);
  const ofTalk = talk.language ?? 'fr';
  const language: DictionaryLanguage | null = choice === 'talk' ? dictionaryLanguage(ofTalk) : choice;
  const here = ignored[talk.id];
  return useMemo(() => {
    if (!isOn) return null;
    if (language === null) return { noDictionary: ofTalk };
    const terms = [...talk.terms, ...glossary, ...userWords, ...(here ?? [])];
    return { language, isAccepted: acceptWords(terms, language) };
  }, [isOn, language, ofTalk, talk.terms, glossary, userWords, here]);
}
