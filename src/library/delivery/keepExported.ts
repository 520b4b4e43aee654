import { LIMITS } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { makeRevision } from '../revisions/makeRevision.ts';
import type { DeliverySource } from './prepareDelivery.ts';

/** A delivery can be compared with later texts. The file is there: no trouble with its revision takes that back. */
export function keepExported(
  { store, announce, now, logError }: LibraryContext,
  { talk, source }: DeliverySource,
  { talkId, name }: { readonly talkId: TalkId; readonly name: string },
): void {
  const note = name.slice(0, LIMITS.shortText);
  try {
    store.transaction(() => {
      const { revision, isNew } = makeRevision(store, talk, { kind: 'export', note, now: now() }, source);
      // What was saved while the file was written comes after it, and is to be kept within its hour.
      const hasChanged = store.transcripts.version(talk) !== source.version;
      if (isNew && hasChanged) store.revisions.setChangedAt(revision.id, now());
    });
    announce('revisions.changed', { talkId });
  } catch (error) {
    logError(error);
  }
}
