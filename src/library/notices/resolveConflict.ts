import type { ReportField } from '../../contract/importSchemas.ts';
import type { Identifier, NoticeSpeaker, NoticeTranscript } from '../../domain/notices/notice.ts';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import { makeRevision } from '../revisions/makeRevision.ts';
import type { StoredConflict } from '../store/conflictStore.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { Origin } from '../store/originStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { TalkRecord } from '../store/talkRecord.ts';
import { adoptParagraphs } from './adoptParagraphs.ts';
import { identifierKey, personKey } from './identityKeys.ts';
import { newSpeaker } from './mergeNotice.ts';
import { hashOf } from './talkImage.ts';

/** What taking a conflict replaced, and what tells that it is still as it was taken. */
interface Replaced {
  readonly fields: Partial<TalkRecord>;
  readonly origin: Origin | null;
  readonly takenHash: string;
  readonly updatedAt: string;
  /** The text before, and the version that it became when it was replaced. */
  readonly text: { readonly paragraphs: Transcript; readonly isComplete: boolean; readonly version: number } | null;
}

/**
 * Decides a conflict, or takes the decision back; tells whether it did. What was taken and edited since is not taken back.
 * A text that is replaced is kept as a revision. Inside a transaction.
 */
export function resolveConflict(
  store: LibraryStore,
  conflict: StoredConflict,
  resolution: 'ours' | 'theirs' | 'open',
  now: string,
): boolean {
  const { id, status, talk, field } = conflict;
  if (resolution === 'theirs') {
    if (status === 'taken') return true;
    store.conflicts.setStatus(id, 'taken', take(store, conflict, now));
    store.origins.set(talk, [field], 'user');
    store.search.markStale(talk);
    return true;
  }
  if (status === 'taken' && !takeBack(store, conflict, now)) return false;
  store.conflicts.setStatus(id, resolution === 'ours' ? 'kept' : 'open', null);
  return true;
}

function take(store: LibraryStore, { talk, field, theirs }: StoredConflict, now: string): Replaced {
  const origin = store.origins.of(talk).get(field) ?? null;
  const updatedAt = store.talks.updatedAt(talk);
  const record = store.talks.record(talk);
  if (field === 'transcript') {
    const known = record.speakers;
    const text = replaceText(store, talk, theirs as NoticeTranscript, now);
    const fields = { speakers: known };
    return { fields, origin, updatedAt, text, takenHash: stateOf(store, talk, fields) };
  }
  const taken = takenFields(store, talk, { field, theirs, record });
  const fields = Object.fromEntries(
    Object.keys(taken).map((name) => [name, record[name as keyof TalkRecord]]),
  ) as Partial<TalkRecord>;
  store.talks.write(talk, taken, now);
  return { fields, origin, updatedAt, text: null, takenHash: stateOf(store, talk, fields) };
}

function takenFields(
  store: LibraryStore,
  talk: TalkNumber,
  { field, theirs, record }: { readonly field: ReportField; readonly theirs: unknown; readonly record: TalkRecord },
): Partial<TalkRecord> {
  if (field === 'title') return { title: theirs as string, isTitleCut: false };
  if (field === 'abstract') return { abstract: theirs as string, isAbstractCut: false };
  if (field === 'speakers') return { speakers: takenSpeakers(store, talk, record, theirs as NoticeSpeaker[]) };
  if (field === 'identifiers') {
    const said = theirs as Identifier[];
    const keys = new Set(said.map(keyOf));
    return { identifiers: [...said, ...record.identifiers.filter((known) => !keys.has(keyOf(known)))] };
  }
  return { [field]: theirs };
}

function keyOf(identifier: Identifier): string {
  return `${identifier.scheme} ${identifierKey(identifier)}`;
}

/** The people that the source names; those who are known stay who they are, and those who speak in the text stay. */
function takenSpeakers(
  store: LibraryStore,
  talk: TalkNumber,
  { speakers }: TalkRecord,
  said: readonly NoticeSpeaker[],
): TalkRecord['speakers'] {
  const known = new Map(speakers.map((speaker) => [personKey(speaker), speaker]));
  const taken = said.map((speaker) => {
    const same = known.get(personKey(speaker));
    return same === undefined ? newSpeaker(speaker) : { ...newSpeaker(speaker), id: same.id };
  });
  const ids = new Set(taken.map(({ id }) => id));
  const spoken = new Set(store.transcripts.read(talk).map(({ speakerId }) => speakerId));
  return [...taken, ...speakers.filter(({ id }) => !ids.has(id) && spoken.has(id))];
}

function replaceText(
  store: LibraryStore,
  talk: TalkNumber,
  theirs: NoticeTranscript,
  now: string,
): NonNullable<Replaced['text']> {
  const { transcripts, talks } = store;
  makeRevision(store, talk, { kind: 'replace', note: '', now });
  const before = { paragraphs: transcripts.read(talk), isComplete: transcripts.isComplete(talk) };
  const known = talks.speakers(talk);
  const { paragraphs, speakers } = adoptParagraphs(theirs.paragraphs, known);
  if (speakers.length > known.length) talks.write(talk, { speakers: [...speakers] }, now);
  transcripts.clear(talk);
  transcripts.fill(talk, paragraphs, theirs.complete);
  return { ...before, version: transcripts.markChanged(talk, now) };
}

function takeBack(store: LibraryStore, { talk, field, replaced }: StoredConflict, now: string): boolean {
  const { fields, origin, takenHash, updatedAt, text } = replaced as Replaced;
  if (stateOf(store, talk, fields) !== takenHash) return false;
  if (text !== null) {
    if (store.transcripts.version(talk) !== text.version) return false;
    store.transcripts.clear(talk);
    store.transcripts.fill(talk, text.paragraphs, text.isComplete);
    store.transcripts.markChanged(talk, now);
  }
  store.talks.write(talk, fields, updatedAt);
  store.origins.set(talk, [field], origin);
  store.search.markStale(talk);
  return true;
}

/** What the fields that were taken are now. */
function stateOf(store: LibraryStore, talk: TalkNumber, fields: Partial<TalkRecord>): string {
  const record = store.talks.record(talk);
  return hashOf(Object.keys(fields).map((name) => record[name as keyof TalkRecord]));
}
