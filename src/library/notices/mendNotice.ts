import { REPORT_FIELDS, type FieldResult, type ReportField } from '../../contract/importSchemas.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import { keepBeforeChange } from '../revisions/makeRevision.ts';
import type { TalkImage } from '../store/importTalkStore.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { TalkRecord } from '../store/talkRecord.ts';
import { importNotice, type NoticeOrigin, type NoticeOutcome } from './importNotice.ts';
import { newSpeaker } from './mergeNotice.ts';
import { hashesOf, imageOf, textHash } from './talkImage.ts';

/** A notice as it was read from a text that was encoded twice, and as it was meant. */
interface MendedNotice {
  readonly spoilt: Notice;
  readonly notice: Notice;
}

/**
 * Brings a notice whose text was repaired into the talk that its spoilt text brought: what the talk has from there is
 * replaced, and what was edited since stays. The text before is kept as a revision. Inside a transaction.
 */
export function mendNotice(
  store: LibraryStore,
  { spoilt, notice }: MendedNotice,
  origin: NoticeOrigin & { readonly talk: TalkNumber },
): NoticeOutcome {
  const { talk } = origin;
  const before = {
    image: imageOf(store, talk),
    text: store.transcripts.read(talk),
    version: store.transcripts.version(talk),
  };
  const fields = mendedFields(before.image.record, spoilt, notice);
  const mended = Object.keys(fields) as ReportField[];
  const isTextMended = mendText(store, talk, { spoilt, notice }, origin.now);
  if (mended.length > 0) {
    store.talks.write(talk, fields, origin.now);
    store.origins.set(talk, mended, 'source');
  }
  if (mended.length > 0 || isTextMended) keepMended(store, origin, { ...before, isTextMended });
  const merged = importNotice(store, notice, origin);
  if (mended.length === 0 && !isTextMended) return merged;
  const results = new Map<ReportField, FieldResult>([
    ...merged.results,
    ...mended.map((field) => [field, 'filled'] as const),
  ]);
  if (isTextMended) results.set('transcript', 'filled');
  return {
    ...merged,
    outcome: merged.outcome === 'unchanged' ? 'updated' : merged.outcome,
    results,
    changed: [...new Set([...merged.changed, merged.talkId])],
    transcriptVersion: isTextMended ? store.transcripts.version(talk) : merged.transcriptVersion,
  };
}

interface BeforeMending {
  readonly image: TalkImage;
  readonly text: Transcript;
  readonly version: number;
  readonly isTextMended: boolean;
}

/** Keeps what was mended for the undoing, and for search. */
function keepMended(
  { importTalks, transcripts, search, ...store }: LibraryStore,
  { talk, importNumber }: NoticeOrigin & { readonly talk: TalkNumber },
  { image, text, version, isTextMended }: BeforeMending,
): void {
  search.indexTalk(talk);
  if (importNumber === null) return;
  const isBegun = importTalks.has(importNumber, talk);
  if (!isBegun) importTalks.begin(importNumber, talk, isTextMended ? { ...image, text } : image);
  importTalks.leave(
    importNumber,
    talk,
    hashesOf({ record: store.talks.record(talk), related: store.talks.related(talk) }),
  );
  // The text that an import brought itself was not there before.
  if (isTextMended && !isBegun) importTalks.setText(importNumber, talk, version, textHash(transcripts.read(talk)));
  else if (isTextMended) importTalks.setTextAfter(importNumber, talk, textHash(transcripts.read(talk)));
}

/** The fields that stand in the talk as the spoilt text gave them, as they were meant. */
function mendedFields(record: TalkRecord, spoilt: Notice, notice: Notice): Partial<TalkRecord> {
  const fields: Partial<TalkRecord> = {};
  for (const field of REPORT_FIELDS) {
    if (field === 'related' || field === 'transcript' || field === 'speakers') continue;
    const isFromThere = isSame(record[field], spoilt[field]) && !isSame(spoilt[field], notice[field]);
    if (isFromThere && notice[field] !== null) Object.assign(fields, { [field]: notice[field] });
  }
  const isListed =
    record.speakers.length === spoilt.speakers.length && spoilt.speakers.length === notice.speakers.length;
  const isSpoilt = record.speakers.every((speaker, index) => isSameName(speaker, spoilt.speakers[index]));
  if (isListed && isSpoilt && !isSame(spoilt.speakers, notice.speakers)) {
    // Paragraphs refer to them.
    fields.speakers = notice.speakers.map((speaker, index) => ({
      ...newSpeaker(speaker),
      id: record.speakers[index]!.id,
    }));
  }
  return fields;
}

interface Named {
  readonly given: string;
  readonly family: string;
}

function isSameName(a: Named, b: Named | undefined): boolean {
  return a.given === b?.given && a.family === b.family;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Replaces the paragraphs that are as the spoilt text gave them; tells whether there were some. */
function mendText(store: LibraryStore, talk: TalkNumber, { spoilt, notice }: MendedNotice, now: string): boolean {
  const paragraphs = store.transcripts.read(talk);
  const old = spoilt.transcript?.paragraphs ?? [];
  const meant = notice.transcript?.paragraphs ?? [];
  if (paragraphs.length !== old.length || old.length !== meant.length) return false;
  const changed = paragraphs.flatMap((paragraph, index) => {
    const text = meant[index]!.text;
    if (paragraph.text !== old[index]!.text || paragraph.text === text || paragraph.marks.length > 0) return [];
    const words = tokensOf(text).length === paragraph.words.length ? paragraph.words : [];
    return [{ ...paragraph, text, words }];
  });
  if (changed.length === 0) return false;
  keepBeforeChange(store, talk, now);
  for (const paragraph of changed) store.transcripts.update(talk, paragraph);
  store.transcripts.markChanged(talk, now);
  return true;
}
