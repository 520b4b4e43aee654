import type { VirtualItem } from '@tanstack/react-virtual';
import { useSyncExternalStore } from 'react';
import type { Request } from '../../../contract/methods.ts';
import type { TalkState } from '../../../contract/schemas.ts';

/** What the list can be sorted by. */
export type TalkSort = Request<'talks.list'>['sort'];
/** Which talks are listed, and in which order: the request of a page without the page. */
export type ListRequest = Omit<Request<'talks.list'>, 'offset' | 'limit'>;

/** What the user asked to see. Filters that are `null` or false let everything through. */
export interface LibraryView {
  readonly query: string;
  readonly state: TalkState | null;
  readonly discipline: string | null;
  readonly hasMedia: boolean;
  readonly hasProblems: boolean;
  /** The order while searching; the order of the whole list is a setting. */
  readonly searchSort: TalkSort;
}

/** One of the filters that can be taken back on its own. */
export type FilterName = 'state' | 'discipline' | 'hasMedia' | 'hasProblems';

/** No filter at all. */
export const NO_FILTERS = { state: null, discipline: null, hasMedia: false, hasProblems: false } as const;

let view: LibraryView = { query: '', ...NO_FILTERS, searchSort: 'relevance' };
const listeners = new Set<() => void>();

/** Changes what the list shows. It is kept outside the screen, so that coming back from a talk finds it unchanged. */
export function changeView(change: Partial<LibraryView>): void {
  view = { ...view, ...change };
  if (view.query.trim() === '') view = { ...view, searchSort: 'relevance' };
  for (const listener of listeners) listener();
}

/** What the list shows now. */
export function useLibraryView(): LibraryView {
  return useSyncExternalStore(subscribe, () => view);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Which filters are set, in the order they are shown. */
export function filtersSet(shown: LibraryView): FilterName[] {
  const names: FilterName[] = ['state', 'discipline', 'hasMedia', 'hasProblems'];
  return names.filter((name) => shown[name] !== NO_FILTERS[name]);
}

/** The request that a view stands for; `sort` is the order of the list while nothing is searched for. */
export function listRequest(
  shown: LibraryView,
  sort: { readonly sort: TalkSort; readonly isDescending: boolean },
): ListRequest {
  const isSearching = shown.query.trim() !== '';
  return {
    query: shown.query.trim(),
    states: shown.state === null ? [] : [shown.state],
    discipline: shown.discipline,
    hasMedia: shown.hasMedia ? true : null,
    hasProblems: shown.hasProblems ? true : null,
    sort: isSearching ? shown.searchSort : sort.sort,
    isDescending: isSearching && shown.searchSort === 'relevance' ? true : sort.isDescending,
  };
}

/** The direction in which people expect an order to begin: names from A, the rest from the newest or longest. */
export function startsDescending(sort: TalkSort): boolean {
  return sort !== 'title' && sort !== 'state';
}

/** Where the list was when it was last on screen, and for which request. */
export interface ListPlace {
  readonly requestKey: string;
  readonly scrollOffset: number;
  readonly activeRow: number;
  /** Whether a talk was opened from the list, which then takes the focus again. */
  readonly takesFocus: boolean;
  readonly measurements: readonly VirtualItem[];
}

let place: ListPlace | null = null;

/** Remembers where the list is while another screen is shown. */
export function keepPlace(kept: ListPlace): void {
  place = kept;
}

/** Where the list of this request was left; `null` for another request. */
export function placeOf(requestKey: string): ListPlace | null {
  return place?.requestKey === requestKey ? place : null;
}
