import {
  isVisibleTerm,
  rulesOfGlossary,
  type GlossaryEntry,
  type GlossaryRule,
} from '../../domain/glossary/glossaryEntry.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { boundedMatcher, type RuleMatcher } from '../search/boundedMatcher.ts';
import { ReplaceWork } from './replaceEverywhere.ts';

/**
 * Corrects texts by the glossary as they are imported. What one import corrects is one replacement, to be undone as a
 * whole; the text as it was imported is kept as the talk's first revision. Gives how many words it corrected.
 */
export function glossaryWork(context: LibraryContext): (talkId: TalkId) => number {
  const { store } = context;
  const rules = rulesOfEntries(store.glossary.list(null));
  if (rules.length === 0) return () => 0;
  const work = new ReplaceWork(context, { rules, talkId: null, only: null, except: [] }, boundedMatcher([]));
  // Most talks of an import have the same rules.
  const matchers = new Map<string, RuleMatcher>();
  const matcherOf = (own: readonly GlossaryRule[]): RuleMatcher => {
    const name = JSON.stringify(own);
    const matcher = matchers.get(name) ?? boundedMatcher(own);
    matchers.set(name, matcher);
    return matcher;
  };
  return (talkId) => {
    const talk = store.talks.numberOf(talkId);
    if (talk === undefined) return 0;
    const own = rulesOfEntries(store.glossary.list(talk));
    return own.length === 0 ? 0 : work.replaceIn(store.finds.get(talk), matcherOf(own));
  };
}

/** The rules of entries. One of which nothing is seen, stored before such were refused, must not keep the others from being used. */
export function rulesOfEntries(entries: readonly GlossaryEntry[]): GlossaryRule[] {
  return rulesOfGlossary(entries.filter(({ heard }) => isVisibleTerm(heard)));
}
