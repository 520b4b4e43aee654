import { REPORT_FIELDS, type KeptReason, type ReportField } from '../../contract/importSchemas.ts';
import { hashesOf, imageOf, textHash } from '../notices/talkImage.ts';
import type { ImportNumber } from '../store/importNumber.ts';
import type { ImportedTalk, TalkImage } from '../store/importTalkStore.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { TalkRecord } from '../store/talkRecord.ts';

/** Why a talk, or a part of it, is kept as it is. */
interface Kept {
  readonly reason: KeptReason;
  readonly fields: readonly ReportField[];
}

/**
 * Undoes what an import did to one talk: removes it when the import brought it, and gives back what it had before. Nothing
 * is touched that is not as the import left it; that is what `setKept` keeps. Inside a transaction.
 */
export function undoTalk(store: LibraryStore, importNumber: ImportNumber, imported: ImportedTalk): UndoneTalk {
  const { talk, before } = imported;
  const kept = before === null ? removeNew(store, importNumber, imported) : restore(store, importNumber, imported);
  if (kept === null) store.importTalks.remove(importNumber, talk);
  else store.importTalks.setKept(importNumber, talk, kept.reason, kept.fields);
  if (before === null) return kept === null ? 'removed' : 'kept';
  return 'restored';
}

type UndoneTalk = 'removed' | 'restored' | 'kept';

function removeNew(store: LibraryStore, importNumber: ImportNumber, imported: ImportedTalk): Kept | null {
  const { talk, after } = imported;
  const fields = fieldsOf(changedParts(after, hashesOf(imageOf(store, talk))));
  const isEdited = isTextEdited(store, imported);
  const changed: ReportField[] = isEdited ? [...fields, 'transcript'] : fields;
  const reason = reasonToKeep(store, importNumber, talk) ?? (isAsLeft(store, imported) && !isEdited ? null : 'edited');
  if (reason !== null) return { reason, fields: changed };
  store.talks.remove(talk);
  return null;
}

function isAsLeft(store: LibraryStore, { talk, after }: ImportedTalk): boolean {
  return changedParts(after, hashesOf(imageOf(store, talk))).length === 0;
}

/** What else is there of a new talk than the import has brought. */
function reasonToKeep(store: LibraryStore, importNumber: ImportNumber, talk: TalkNumber): KeptReason | null {
  const { importTalks, media } = store;
  if (importTalks.isLaterTouched(importNumber, talk) || importTalks.isReferredTo(importNumber, talk)) {
    return 'laterImport';
  }
  if (media.of(talk) !== undefined) return 'recording';
  if (hasOwnRevisions(store, talk)) return 'revisions';
  const talkId = store.talks.idOf(talk);
  const hasTerms = store.glossary.list(talk).some(({ scope }) => scope.kind === 'talk' && scope.talkId === talkId);
  return hasTerms ? 'glossary' : null;
}

/** Whether revisions were made other than of the text as it was imported. */
function hasOwnRevisions(store: LibraryStore, talk: TalkNumber): boolean {
  return store.revisions.list(talk).some(({ kind }) => kind !== 'import');
}

function restore(store: LibraryStore, importNumber: ImportNumber, imported: ImportedTalk): Kept | null {
  const { talk, after } = imported;
  const before = imported.before!;
  const image = imageOf(store, talk);
  const now = hashesOf(image);
  const isTextKept = imported.textAfter !== null && isTextToKeep(store, imported);
  const changed = changedParts(hashesOf(before), after);
  // Paragraphs that stay keep the speakers that they refer to, and a talk that is worked on is no stub.
  const hasOwn = isTextKept || changed.some((part) => now[part] !== after[part]);
  const isKept = (part: string): boolean =>
    now[part] !== after[part] || (part === 'speakers' && isTextKept) || (part === 'state' && hasOwn);
  const parts = changed.filter((part) => !isKept(part));
  writeParts(store, talk, { before, parts });
  if (imported.textAfter !== null && !isTextKept) giveTextBack(store, imported, before);
  store.search.indexTalk(talk);
  const kept = fieldsOf(changed.filter(isKept));
  if (isTextKept) kept.push('transcript');
  const isOther = changed.some((part) => isKept(part));
  if (!isOther && !isTextKept) return null;
  const reason = store.importTalks.isLaterTouched(importNumber, talk) ? 'laterImport' : 'edited';
  return { reason, fields: kept };
}

/** Whether the text is not as the import left it: what it brought, or nothing. */
function isTextEdited({ transcripts }: LibraryStore, { talk, textAfter }: ImportedTalk): boolean {
  return textAfter === null ? !transcripts.isEmpty(talk) : textHash(transcripts.read(talk)) !== textAfter;
}

/** Revisions of a text that goes would go with it. */
function isTextToKeep(store: LibraryStore, imported: ImportedTalk): boolean {
  const isNewText = imported.before?.text === undefined;
  return isTextEdited(store, imported) || (isNewText && hasOwnRevisions(store, imported.talk));
}

function writeParts(
  store: LibraryStore,
  talk: TalkNumber,
  { before, parts }: { readonly before: TalkImage; readonly parts: readonly string[] },
): void {
  const fields = Object.fromEntries(
    Object.entries(before.record).filter(([field]) => parts.includes(field)),
  ) as Partial<TalkRecord>;
  store.talks.write(talk, fields, before.updatedAt);
  if (parts.includes('related')) store.talks.setRelated(talk, before.related);
  for (const field of fieldsOf(parts)) store.origins.set(talk, [field], before.origins[field] ?? null);
}

function giveTextBack(store: LibraryStore, { talk, textBefore }: ImportedTalk, before: TalkImage): void {
  const { transcripts, revisions, alignments, origins } = store;
  if (before.text === undefined) {
    transcripts.clear(talk);
    transcripts.setComplete(talk, true);
    revisions.removeAfter(talk, textBefore ?? 0);
    origins.set(talk, ['transcript'], null);
  } else {
    for (const paragraph of before.text) transcripts.update(talk, paragraph);
  }
  alignments.remove(talk);
  // Counts on: what a window still has of the text is then out of date.
  transcripts.markChanged(talk, before.updatedAt);
}

/** The parts of two images that differ. */
function changedParts(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string[] {
  return Object.keys(b).filter((part) => a[part] !== b[part]);
}

function fieldsOf(parts: readonly string[]): ReportField[] {
  return REPORT_FIELDS.filter((field) => parts.includes(field));
}
