import { REPORT_FIELDS, type FieldResult, type ReportField } from '../../contract/importSchemas.ts';
import type { ImportOutcome } from '../../contract/schemas.ts';
import type { Notice, NoticeTranscript, RelatedTalk } from '../../domain/notices/notice.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { ImportNumber } from '../store/importNumber.ts';
import { decideNotice } from '../people/decideNotice.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { RelatedCard, TalkRecord } from '../store/talkRecord.ts';
import { adoptParagraphs } from './adoptParagraphs.ts';
import { compareNotice } from './compareNotice.ts';
import { findTalk } from './findTalk.ts';
import { fillFromCard, isBare, recordOfCard, recordOfNotice } from './mergeNotice.ts';
import { hashesOf, hashOf, imageOf, textHash } from './talkImage.ts';

/** What became of a notice. */
export interface NoticeOutcome {
  readonly outcome: Exclude<ImportOutcome, 'refused' | 'withdrawn'>;
  readonly talk: TalkNumber;
  readonly talkId: TalkId;
  readonly title: string;
  /** Stubs that were made for its related talks. */
  readonly stubCount: number;
  /** Conflicts that had not been found before. */
  readonly conflictCount: number;
  /** What became of each field that it has. */
  readonly results: ReadonlyMap<ReportField, FieldResult>;
  /** Talks to announce: this one and its stubs, when they are new or changed. */
  readonly changed: readonly TalkId[];
  /** The talk got its text from this notice. */
  readonly isFilled: boolean;
  /** The version of the transcript, when a talk that was known got its first text. */
  readonly transcriptVersion: number | null;
}

/** What a notice is imported for. Without an import nobody is told of it, and it cannot be undone. */
export interface NoticeOrigin {
  readonly importNumber: ImportNumber | null;
  /** The file that it is from. */
  readonly path: string;
  readonly now: string;
  /** The talk that it is known to be of, whatever it says. */
  readonly talk?: TalkNumber | undefined;
}

/** Brings a notice into the library; inside a transaction. Importing it again changes nothing. */
export function importNotice(store: LibraryStore, read: Notice, origin: NoticeOrigin): NoticeOutcome {
  const notice = decideNotice(store.people, read);
  const match = findTalk(store.talkMatches, { ...notice, isTitleCut: false });
  const talk = origin.talk ?? match?.talk ?? null;
  const work = new NoticeWork(store, origin);
  const outcome = talk === null ? work.create(notice) : work.merge(talk, notice);
  work.finish();
  return {
    outcome,
    talk: work.talk,
    talkId: store.talks.idOf(work.talk),
    title: store.talks.record(work.talk).title,
    stubCount: work.stubCount,
    conflictCount: work.conflictCount,
    results: work.results,
    changed: [...work.changed].map((number) => store.talks.idOf(number)),
    isFilled: work.transcriptVersion !== null,
    transcriptVersion: talk === null ? null : work.transcriptVersion,
  };
}

/** What the card of a related talk can say of it. */
const CARD_FIELDS = ['title', 'abstract', 'speakers'] as const;

/** One notice on its way into the library. Lives inside one transaction. */
class NoticeWork {
  talk = 0 as TalkNumber;
  stubCount = 0;
  conflictCount = 0;
  transcriptVersion: number | null = null;
  readonly changed = new Set<TalkNumber>();
  readonly results = new Map<ReportField, FieldResult>();
  readonly #touched = new Set<TalkNumber>();
  readonly #store: LibraryStore;
  readonly #origin: NoticeOrigin;

  constructor(store: LibraryStore, origin: NoticeOrigin) {
    this.#store = store;
    this.#origin = origin;
  }

  create(notice: Notice): 'imported' | 'stub' {
    this.talk = this.#create(recordOfNotice(notice));
    const filled = REPORT_FIELDS.filter((field) => isSaid(notice[field]));
    for (const field of filled) this.results.set(field, 'filled');
    this.#store.origins.set(this.talk, filled, 'source');
    this.#fillTranscript(notice.transcript);
    this.#fillRelated(notice.related);
    this.#store.search.indexTalk(this.talk);
    return isBare(notice) ? 'stub' : 'imported';
  }

  merge(talk: TalkNumber, notice: Notice): 'imported' | 'updated' | 'unchanged' {
    this.talk = talk;
    const { talks, origins, search } = this.#store;
    const record = talks.record(talk);
    const isPromoted = record.state === 'stub' && !isBare(notice);
    const { fields, results } = compareNotice(record, notice, origins.of(talk), isPromoted);
    for (const [field, result] of results) this.results.set(field, result);
    this.#write(talk, fields);
    this.#fillTranscript(notice.transcript);
    this.#fillRelated(notice.related);
    this.#keepConflicts(notice);
    if (!this.changed.has(talk)) return 'unchanged';
    const filled = [...this.results].filter(([, result]) => result === 'filled').map(([field]) => field);
    origins.set(talk, filled, 'source');
    search.indexTalk(talk);
    return isPromoted ? 'imported' : 'updated';
  }

  /** Keeps what the talks are now, for the undoing. */
  finish(): void {
    const { importNumber } = this.#origin;
    if (importNumber === null) return;
    for (const talk of this.#touched) {
      this.#store.importTalks.leave(importNumber, talk, hashesOf(imageOf(this.#store, talk)));
    }
  }

  #create(record: TalkRecord): TalkNumber {
    const talk = this.#store.talks.create(record, this.#origin.now);
    this.changed.add(talk);
    this.#touched.add(talk);
    const { importNumber } = this.#origin;
    if (importNumber !== null) this.#store.importTalks.begin(importNumber, talk, null);
    return talk;
  }

  /** To be said before a talk that is known is changed. */
  #touch(talk: TalkNumber): void {
    this.changed.add(talk);
    if (this.#touched.has(talk)) return;
    this.#touched.add(talk);
    const { importNumber } = this.#origin;
    const { importTalks } = this.#store;
    if (importNumber !== null && !importTalks.has(importNumber, talk)) {
      importTalks.begin(importNumber, talk, imageOf(this.#store, talk));
    }
  }

  #write(talk: TalkNumber, fields: Partial<TalkRecord>): boolean {
    if (Object.keys(fields).length === 0) return false;
    this.#touch(talk);
    this.#store.talks.write(talk, fields, this.#origin.now);
    return true;
  }

  #fillTranscript(transcript: NoticeTranscript | null): void {
    if (transcript === null || transcript.paragraphs.length === 0) return;
    const { transcripts, talks, importTalks } = this.#store;
    const { importNumber, now } = this.#origin;
    if (!transcripts.isEmpty(this.talk)) {
      // A text that the portal cut is worth less than a whole one; all others are the editor's.
      const isBetter = transcript.complete && !transcripts.isComplete(this.talk);
      this.results.set('transcript', isBetter ? 'conflict' : 'less');
      return;
    }
    this.#touch(this.talk);
    const known = talks.speakers(this.talk);
    const { paragraphs, speakers } = adoptParagraphs(transcript.paragraphs, known);
    if (speakers.length > known.length) this.#write(this.talk, { speakers: [...speakers] });
    const before = transcripts.version(this.talk);
    transcripts.fill(this.talk, paragraphs, transcript.complete);
    this.transcriptVersion = transcripts.markChanged(this.talk, now);
    this.results.set('transcript', 'filled');
    if (importNumber !== null) importTalks.setText(importNumber, this.talk, before, textHash(paragraphs));
  }

  #fillRelated(related: readonly RelatedTalk[]): void {
    if (related.length === 0) return;
    const { talks } = this.#store;
    if (talks.related(this.talk).length > 0) {
      this.results.set('related', 'less');
      return;
    }
    this.#touch(this.talk);
    const cards = related.map((card): RelatedCard => ({ card, talk: this.#talkOfCard(card) }));
    talks.setRelated(this.talk, cards);
    this.results.set('related', 'filled');
  }

  #keepConflicts(notice: Notice): void {
    const { path, importNumber } = this.#origin;
    for (const [field, result] of this.results) {
      if (result !== 'conflict') continue;
      const theirs = notice[field];
      const conflict = { talk: this.talk, field, theirs, theirsHash: hashOf(theirs), path };
      if (this.#store.conflicts.add(conflict, importNumber)) this.conflictCount++;
    }
  }

  #fillStub(stub: TalkNumber, card: RelatedTalk): void {
    const { talks, origins, search } = this.#store;
    const known = origins.of(stub);
    const fields = Object.entries(fillFromCard(talks.record(stub), card)).filter(
      // What the editor has emptied stays empty.
      ([field]) => known.get(field as ReportField) !== 'user',
    );
    if (!this.#write(stub, Object.fromEntries(fields))) return;
    const written = new Set(fields.map(([field]) => field));
    origins.set(
      stub,
      CARD_FIELDS.filter((field) => written.has(field)),
      'card',
    );
    search.indexTalk(stub);
  }

  /** The talk that a card shows, made as a stub when the library has none; `null` for a card of the talk itself. */
  #talkOfCard(card: RelatedTalk): TalkNumber | null {
    const { talkMatches, search } = this.#store;
    const match = findTalk(talkMatches, { ...card, isTitleCut: card.titleTruncated, identifiers: [] });
    if (match === null) {
      const record = recordOfCard(card);
      const stub = this.#create(record);
      this.stubCount++;
      const said = CARD_FIELDS.filter((field) => isSaid(record[field]));
      this.#store.origins.set(stub, said, 'card');
      search.indexTalk(stub);
      return stub;
    }
    if (match.talk === this.talk) return null;
    if (match.isStub) this.#fillStub(match.talk, card);
    return match.talk;
  }
}

function isSaid(value: unknown): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}
