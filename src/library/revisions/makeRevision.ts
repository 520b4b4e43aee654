import type { Revision, RevisionKind } from '../../contract/schemas.ts';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { NewestRevision } from '../store/revisionStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { packTranscript, type RevisionContent } from './revisionContent.ts';

/** Why a revision is made, and what the user says of it. */
export interface RevisionReason {
  readonly kind: RevisionKind;
  readonly note: string;
}

/** The text of a talk at some version. */
export interface VersionedTranscript {
  readonly version: number;
  readonly transcript: Transcript;
}

/**
 * Makes a revision of a talk's text. A text that is the same as that of the last revision makes no second one: the
 * last takes over the reason where it is the weightier. Belongs inside a transaction.
 */
export function makeRevision(
  store: LibraryStore,
  talk: TalkNumber,
  { now, ...reason }: RevisionReason & { readonly now: string },
  { version, transcript }: VersionedTranscript = storedTranscript(store, talk),
): { revision: Revision; isNew: boolean } {
  const content = packTranscript(transcript);
  const newest = store.revisions.newest(talk) ?? keepFirst(store, talk, now, content);
  if (newest.hash !== content.hash) {
    return { revision: store.revisions.add(talk, { ...reason, createdAt: now, version, content }), isNew: true };
  }
  const { kind, note } = weightier(newest, reason);
  store.revisions.relabel(newest.id, kind, note);
  const { hash: _hash, changedAt: _changedAt, ...revision } = newest;
  return { revision: { ...revision, kind, note }, isNew: false };
}

const HOUR_MS = 3_600_000;
/** Hourly revisions of the last day are all kept; of those before, the last of each day. */
const KEPT_WHOLE_MS = 24 * HOUR_MS;

/**
 * Keeps the text of a talk as it is, before a change is written: the first time, which is the import untouched, and
 * each hour after that in which the text changed. Tells whether there is a new revision. Belongs inside the
 * transaction of the change; costs one look at the index when nothing is due.
 */
export function keepBeforeChange(store: LibraryStore, talk: TalkNumber, now: string): boolean {
  const { revisions } = store;
  const newest = revisions.newest(talk);
  if (newest === undefined) {
    revisions.setChangedAt(keepFirst(store, talk, now).id, now);
    return true;
  }
  if (newest.changedAt === null) {
    revisions.setChangedAt(newest.id, now);
    return false;
  }
  // A clock that was set back must not hold up revisions for as long as it was wrong.
  if (Math.abs(Date.parse(now) - Date.parse(newest.changedAt)) < HOUR_MS) return false;
  const { revision, isNew } = makeRevision(store, talk, { kind: 'hourly', note: '', now });
  revisions.setChangedAt(revision.id, now);
  revisions.thinHourly(talk, new Date(Date.parse(now) - KEPT_WHOLE_MS).toISOString());
  return isNew;
}

/**
 * A talk's first revision: its text before the first change. It is the import untouched, unless the text had been
 * changed before revisions were kept.
 */
function keepFirst(store: LibraryStore, talk: TalkNumber, now: string, known?: RevisionContent): NewestRevision {
  const { version, transcript } = storedTranscript(store, talk);
  const content = known ?? packTranscript(transcript);
  // A transcript is filled at version 1, and stays at 0 when a notice brought none.
  const kind = version <= 1 ? 'import' : 'found';
  const revision = store.revisions.add(talk, { kind, note: '', createdAt: now, version, content });
  return { ...revision, hash: content.hash, changedAt: null };
}

function storedTranscript({ transcripts }: LibraryStore, talk: TalkNumber): VersionedTranscript {
  return { version: transcripts.version(talk), transcript: transcripts.read(talk) };
}

function weightier(last: RevisionReason, next: RevisionReason): RevisionReason {
  const isFirst = last.kind === 'import' || last.kind === 'found';
  const isSaidByUser = next.kind === 'manual';
  // An hourly revision may be thinned out: any other reason keeps it.
  const takesKind = last.kind === 'hourly' || (isSaidByUser && !isFirst);
  // The name of a file is no remark of the user, who may well have none.
  const isFirstSaid = isSaidByUser && takesKind && last.kind !== 'manual';
  const takesNote = isFirstSaid || (next.note !== '' && (last.note === '' || isSaidByUser));
  return { kind: takesKind ? next.kind : last.kind, note: takesNote ? next.note : last.note };
}
