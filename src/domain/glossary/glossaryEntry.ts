import type { FindQuery } from '../transcript/findText.ts';
import type { Replacement } from '../transcript/replacementText.ts';
import type { TalkId } from '../transcript/transcript.ts';

/** Where an entry holds: in every talk, in those of one collection, or in one talk. */
export type GlossaryScope =
  | { readonly kind: 'library' }
  | { readonly kind: 'collection'; readonly collection: string }
  | { readonly kind: 'talk'; readonly talkId: TalkId };

/** A word or term as recognisers hear it, and as it is written. */
export interface GlossaryEntry {
  readonly id: string;
  readonly heard: string;
  readonly correct: string;
  readonly scope: GlossaryScope;
}

/** An entry as a rule of find and replace. */
export interface GlossaryRule {
  readonly query: FindQuery;
  readonly replacement: Replacement;
}

const SCOPE_ORDER: readonly GlossaryScope['kind'][] = ['talk', 'collection', 'library'];

/**
 * The rules of entries, the ones that win first: those of a talk before those of its collection and of the library, a
 * longer term before a word of it. Whole words are replaced, in any case; accents must be those of the entry, since
 * they are often all that is wrong. A capital carries over to a corrected word, and those of `correct` are kept.
 */
export function rulesOfGlossary(entries: readonly GlossaryEntry[]): GlossaryRule[] {
  const ordered = entries.toSorted(
    (a, b) => SCOPE_ORDER.indexOf(a.scope.kind) - SCOPE_ORDER.indexOf(b.scope.kind) || b.heard.length - a.heard.length,
  );
  return ordered.map(({ heard, correct }) => ({
    query: { text: heard, matchCase: false, matchAccents: true, wholeWord: true, isRegExp: false },
    replacement: { text: correct, keepCase: true },
  }));
}

/** What tells two entries of one scope apart: what they hear, whatever its case. */
export function heardKey(heard: string): string {
  return heard.normalize('NFC').toLowerCase().trim();
}

/** Whether there is anything to be seen of a term. What nobody sees no text is searched for. */
export function isVisibleTerm(text: string): boolean {
  return /[^\s\p{Cf}]/u.test(text);
}
