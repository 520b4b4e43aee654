import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import type { FoundTalk } from '../../contract/searchSchemas.ts';
import type { FindTalk } from '../store/findStore.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { boundedMatcher, type FindRule, type RuleMatcher } from './boundedMatcher.ts';
import { hitsOf } from './hitsOf.ts';
import { prefilterTerms } from './prefilterTerms.ts';
import type { SearchTerm } from './searchTerms.ts';

type FindRequest = ParsedRequest<'search.find'>;

/** The library answers nobody else while it looks: so it looks only for a moment at a time. */
const SLICE_MS = 50;
const PAGE = 200;

/** The words by which talks can be left out unread: several rules have none in common. */
export function termsOf(rules: readonly FindRule[]): SearchTerm[] {
  const [first, ...others] = rules;
  return first === undefined || others.length > 0 ? [] : prefilterTerms(first.query);
}

/** Looks through one talk. */
export function scanTalk(store: LibraryStore, talk: TalkNumber, request: FindRequest): FoundTalk[] {
  const found = findInTalk(store, store.finds.get(talk), matcherOf(request), request.limit);
  return found === null ? [] : [found];
}

/**
 * Looks through all talks in the order of their titles, from `after` on, until the time for one answer is used up or
 * `limit` hits are listed.
 */
export function scanTalks(store: LibraryStore, after: TalkNumber | null, request: FindRequest): Reply<'search.find'> {
  const terms = termsOf(request.rules);
  const matcher = matcherOf(request);
  const slice = createSlice(request.limit);
  for (const talk of allCandidates(store, terms, after)) {
    if (slice.isOver()) break;
    slice.add(talk, findInTalk(store, talk, matcher, slice.room()));
  }
  const { total, done } = store.finds.count(terms, slice.last()?.number ?? after);
  const next = done < total ? (slice.last()?.talkId ?? null) : null;
  return { talks: slice.talks, next, total, done: next === null ? total : done };
}

/** What one answer gathers. */
function createSlice(limit: number) {
  const until = performance.now() + SLICE_MS;
  const talks: FoundTalk[] = [];
  let last: FindTalk | null = null;
  let listed = 0;
  const isFull = (): boolean => limit > 0 && listed >= limit;
  return {
    talks,
    last: () => last,
    room: () => limit - listed,
    // At least one talk, or a slow machine would never come to an end.
    isOver: () => last !== null && (performance.now() > until || isFull()),
    add(talk: FindTalk, found: FoundTalk | null): void {
      last = talk;
      if (found === null) return;
      talks.push(found);
      listed += found.hits.length;
    },
  };
}

/** Every talk that may hold the terms, in the order of titles, read page by page. */
export function* allCandidates(
  store: LibraryStore,
  terms: readonly SearchTerm[],
  after: TalkNumber | null,
): Generator<FindTalk> {
  let last = after;
  for (;;) {
    const page = store.finds.candidates(terms, last, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)!.number;
  }
}

function findInTalk(store: LibraryStore, talk: FindTalk, matcher: RuleMatcher, limit: number): FoundTalk | null {
  const matches = matcher(store.finds.texts(talk.number).map(({ text }) => text));
  const count = matches.reduce((sum, found) => sum + found.length, 0);
  if (count === 0) return null;
  const hits = limit > 0 ? hitsOf(store.transcripts.read(talk.number), matches, talk.durationMs, limit) : [];
  return { talkId: talk.talkId, title: talk.title, count, hits };
}

function matcherOf({ rules, onlyChanges }: FindRequest): RuleMatcher {
  const matcher = boundedMatcher(rules);
  if (!onlyChanges) return matcher;
  return (texts) =>
    matcher(texts).map((found, index) =>
      found.filter(({ from, to, replacement }) => replacement !== texts[index]!.slice(from, to)),
    );
}
