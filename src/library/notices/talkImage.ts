import { createHash } from 'node:crypto';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import type { TalkImage } from '../store/importTalkStore.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

/** A talk as it is, but for its text. */
export function imageOf(store: LibraryStore, talk: TalkNumber): TalkImage {
  return {
    record: store.talks.record(talk),
    related: store.talks.related(talk),
    origins: Object.fromEntries(store.origins.of(talk)),
    updatedAt: store.talks.updatedAt(talk),
  };
}

/**
 * A hash for each part of a talk that an import can change: the fields of its record, and `related`, its cards. Which
 * talks the cards are is left out: that follows from what else is in the library.
 */
export function hashesOf({ record, related }: Pick<TalkImage, 'record' | 'related'>): Record<string, string> {
  const parts = Object.entries({ ...record, related: related.map(({ card }) => card) });
  return Object.fromEntries(parts.map(([part, value]) => [part, hashOf(value)]));
}

/** What tells one value from another, short enough to keep many. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}

/** A hash of a text with all that paragraphs hold; that no start was set by hand is left out, as it was once not told. */
export function textHash(transcript: Transcript): string {
  return hashOf(
    transcript.map(({ id, kind, speakerId, startMs, endMs, text, words, isStartByHand, review, marks }) => [
      [id, kind, speakerId, startMs, endMs, text, words, review, ...(isStartByHand ? ['byHand'] : [])],
      marks.map(({ from, to, kind: markKind, note }) => [from, to, markKind, note]),
    ]),
  );
}
