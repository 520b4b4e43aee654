import type { Connection } from '../../../contract/connect.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { createValueStore, type ValueStore } from '../../ui/valueStore.ts';
import type { ListRequest } from './libraryView.ts';

/** The talks ticked in the list, in the order in which they were; other searches and filters leave them ticked. */
export const selectedTalks: ValueStore<ReadonlySet<TalkId>> = createValueStore<ReadonlySet<TalkId>>(new Set());

/** Ticks a talk, or unticks it. */
export function toggleTalk(talkId: TalkId): void {
  const next = new Set(selectedTalks.get());
  if (!next.delete(talkId)) next.add(talkId);
  selectedTalks.set(next);
}

/** Unticks all. */
export function clearSelection(): void {
  selectedTalks.set(new Set());
}

/** The most talks that the library lists at once. */
const PAGE = 1_000;

/** Ticks all talks of a list besides those that are, also those that no page was asked for yet. */
export async function selectAll(connection: Connection, request: ListRequest): Promise<void> {
  const ids: TalkId[] = [];
  for (;;) {
    const { total, talks } = await connection.call('talks.list', { ...request, offset: ids.length, limit: PAGE });
    ids.push(...talks.map(({ id }) => id));
    if (talks.length === 0 || ids.length >= total) break;
  }
  selectedTalks.set(new Set([...selectedTalks.get(), ...ids]));
}
