import type { Job, ReplaceReport } from '../../../contract/schemas.ts';
import type { FoundTalk, PastReplacement } from '../../../contract/searchSchemas.ts';
import type { GlossaryRule } from '../../../domain/glossary/glossaryEntry.ts';
import type { FindQuery } from '../../../domain/transcript/findText.ts';
import type { Replacement } from '../../../domain/transcript/replacementText.ts';
import type { Hit } from './findRows.ts';

/** What was found so far; `done` of `total` talks were looked through. */
export interface Found {
  readonly phase: 'idle' | 'searching' | 'done' | 'stopped' | 'failed';
  readonly talks: readonly FoundTalk[];
  readonly done: number;
  readonly total: number;
  readonly failure: unknown;
}

/** A replacement, or its undoing, under way or over. */
export type FindWork =
  | { readonly phase: 'running'; readonly isUndo: boolean; readonly job: Job | null }
  | { readonly phase: 'ended'; readonly report: ReplaceReport }
  | { readonly phase: 'failed'; readonly failure: unknown };

/** What the panel shows. */
export interface FindState {
  readonly query: FindQuery;
  /** In all talks, not only the open one. */
  readonly isEverywhere: boolean;
  readonly isReplacing: boolean;
  /** Rules of the glossary that are looked for in place of the query. */
  readonly rules: readonly GlossaryRule[] | null;
  readonly replacement: Replacement;
  readonly found: Found;
  /** `hitKey` of hits that are not to be replaced. */
  readonly excluded: ReadonlySet<string>;
  /** `hitKey` of the hit that was shown last. */
  readonly current: string | null;
  readonly work: FindWork | null;
  readonly past: readonly PastReplacement[];
  /** A hit that is to be shown in its talk's text, and played; once it is, `null`. */
  readonly wanted: { readonly hit: Hit; readonly plays: boolean } | null;
  /** The query's field was asked to take the focus; once it has, `false`. */
  readonly wantsFocus: boolean;
}

/** Nothing found, nothing being looked for. */
export const NOTHING_FOUND: Found = { phase: 'idle', talks: [], done: 0, total: 0, failure: null };

/** The panel before anything was typed in it. */
export const FIRST_STATE: FindState = {
  query: { text: '', matchCase: false, matchAccents: false, wholeWord: false, isRegExp: false },
  isEverywhere: false,
  isReplacing: false,
  rules: null,
  replacement: { text: '', keepCase: false },
  found: NOTHING_FOUND,
  excluded: new Set(),
  current: null,
  work: null,
  past: [],
  wanted: null,
  wantsFocus: false,
};
