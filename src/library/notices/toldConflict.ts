import type { ImportConflict } from '../../contract/importSchemas.ts';
import type { StoredConflict } from '../store/conflictStore.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import { fieldValues, type FieldValues } from './fieldValues.ts';

/** A conflict with what the talk says now, to read. */
export function toldConflict(store: LibraryStore, conflict: StoredConflict): ImportConflict {
  const { id, talk, field, theirs, status, path } = conflict;
  return {
    id,
    talkId: store.talks.idOf(talk),
    title: store.talks.record(talk).title,
    field,
    ours: ourValues(store, conflict),
    theirs: fieldValues(field, theirs),
    isEdited: store.origins.of(talk).get(field) === 'user',
    path,
    status,
  };
}

function ourValues(store: LibraryStore, { talk, field }: StoredConflict): FieldValues {
  if (field === 'transcript') return fieldValues(field, { paragraphs: store.transcripts.read(talk) });
  if (field === 'related')
    return fieldValues(
      field,
      store.talks.related(talk).map(({ card }) => card),
    );
  return fieldValues(field, store.talks.record(talk)[field]);
}
