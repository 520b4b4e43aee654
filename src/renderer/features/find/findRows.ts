import type { FoundTalk, HitPlace, TextHit } from '../../../contract/searchSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';

/** A hit with the talk it is in. */
export interface Hit extends TextHit {
  readonly talkId: TalkId;
}

/** A row of the list of hits. */
export type FindRow =
  | { readonly kind: 'talk'; readonly talk: FoundTalk }
  | { readonly kind: 'hit'; readonly hit: Hit; readonly key: string };

/** Names a hit among all: it stays the same while its text stands where it does. */
export function hitKey({ talkId, paragraphId, from, to }: HitPlace): string {
  return `${talkId} ${paragraphId} ${from} ${to}`;
}

/** The place of a hit, as the library takes it. */
export function placeOf({ talkId, paragraphId, from, to }: Hit): HitPlace {
  return { talkId, paragraphId, from, to };
}

/** Every hit that is listed, in order. */
export function hitsIn(talks: readonly FoundTalk[]): Hit[] {
  return talks.flatMap(({ talkId, hits }) => hits.map((hit) => ({ ...hit, talkId })));
}

/** The rows of the list: the hits below their talks; of one open talk only the hits. */
export function rowsOf(talks: readonly FoundTalk[], hasHeadings: boolean): FindRow[] {
  return talks.flatMap((talk) => {
    const hits = hitsIn([talk]).map((hit): FindRow => ({ kind: 'hit', hit, key: hitKey(hit) }));
    return hasHeadings ? [{ kind: 'talk', talk }, ...hits] : hits;
  });
}

/** How many hits there are, listed or not. */
export function countHits(talks: readonly FoundTalk[]): number {
  return talks.reduce((sum, { count }) => sum + count, 0);
}
