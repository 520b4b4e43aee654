import type { ImportedFile } from '../../contract/schemas.ts';
import type { Notice, NoticeTranscript, RelatedTalk } from '../../domain/notices/notice.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { Source } from '../store/sourceStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { RelatedCard, TalkRecord } from '../store/talkRecord.ts';
import { adoptParagraphs } from './adoptParagraphs.ts';
import { findTalk } from './findTalk.ts';
import { fillFromCard, fillFromNotice, isBare, promoteStub, recordOfCard, recordOfNotice } from './mergeNotice.ts';

/** What became of a notice. */
export interface NoticeOutcome {
  readonly outcome: Exclude<ImportedFile['outcome'], 'refused'>;
  readonly talkId: TalkId;
  readonly title: string;
  /** Stubs that were made for its related talks. */
  readonly stubCount: number;
  /** Talks to announce: this one and its stubs, when they are new or changed. */
  readonly changed: readonly TalkId[];
  /** The talk got its text from this notice. */
  readonly isFilled: boolean;
  /** The version of the transcript, when a talk that was known got its first text. */
  readonly transcriptVersion: number | null;
}

/** The outcome of a source whose very text was imported before; `null` when it is new. */
export function knownSource(store: LibraryStore, source: Source): NoticeOutcome | null {
  const talk = store.sources.talkOf(source);
  return talk === undefined ? null : outcomeOf(store, talk, { outcome: 'unchanged' });
}

/**
 * Brings a notice into the library: whole, in one transaction, or not at all. Importing it again changes nothing, so
 * the transaction does not wait for the disk: the caller syncs the store once, after the last notice.
 */
export function importNotice(store: LibraryStore, notice: Notice, source: Source, now: string): NoticeOutcome {
  return store.lazyTransaction(() => {
    const match = findTalk(store.talkMatches, { ...notice, isTitleCut: false });
    const work = new NoticeWork(store, now);
    const outcome = match === null ? work.create(notice) : work.merge(match.talk, notice);
    store.sources.add(work.talk, source, now);
    return outcomeOf(store, work.talk, {
      outcome,
      stubCount: work.stubCount,
      changed: [...work.changed].map((talk) => store.talks.idOf(talk)),
      isFilled: work.transcriptVersion !== null,
      transcriptVersion: match === null ? null : work.transcriptVersion,
    });
  });
}

function outcomeOf(
  store: LibraryStore,
  talk: TalkNumber,
  found: Pick<NoticeOutcome, 'outcome'> & Partial<NoticeOutcome>,
): NoticeOutcome {
  const { title } = store.talks.record(talk);
  return {
    talkId: store.talks.idOf(talk),
    title,
    stubCount: 0,
    changed: [],
    isFilled: false,
    transcriptVersion: null,
    ...found,
  };
}

/** One notice on its way into the library. Lives inside one transaction. */
class NoticeWork {
  talk = 0 as TalkNumber;
  stubCount = 0;
  transcriptVersion: number | null = null;
  readonly changed = new Set<TalkNumber>();
  readonly #store: LibraryStore;
  readonly #now: string;

  constructor(store: LibraryStore, now: string) {
    this.#store = store;
    this.#now = now;
  }

  create(notice: Notice): 'imported' | 'stub' {
    this.talk = this.#store.talks.create(recordOfNotice(notice), this.#now);
    this.changed.add(this.talk);
    this.#fillTranscript(notice.transcript);
    this.#fillRelated(notice.related);
    this.#store.search.indexTalk(this.talk);
    return isBare(notice) ? 'stub' : 'imported';
  }

  merge(talk: TalkNumber, notice: Notice): 'imported' | 'updated' | 'unchanged' {
    this.talk = talk;
    const record = this.#store.talks.record(talk);
    const isPromoted = record.state === 'stub' && !isBare(notice);
    this.#write(talk, isPromoted ? promoteStub(record, notice) : fillFromNotice(record, notice));
    this.#fillTranscript(notice.transcript);
    this.#fillRelated(notice.related);
    if (!this.changed.has(talk)) return 'unchanged';
    this.#store.search.indexTalk(talk);
    return isPromoted ? 'imported' : 'updated';
  }

  #write(talk: TalkNumber, fields: Partial<TalkRecord>): boolean {
    if (Object.keys(fields).length === 0) return false;
    this.#store.talks.write(talk, fields, this.#now);
    this.changed.add(talk);
    return true;
  }

  #fillTranscript(transcript: NoticeTranscript | null): void {
    const { transcripts, talks } = this.#store;
    if (transcript === null || transcript.paragraphs.length === 0 || !transcripts.isEmpty(this.talk)) return;
    const known = talks.speakers(this.talk);
    const { paragraphs, speakers } = adoptParagraphs(transcript.paragraphs, known);
    if (speakers.length > known.length) this.#write(this.talk, { speakers: [...speakers] });
    transcripts.fill(this.talk, paragraphs, transcript.complete);
    this.transcriptVersion = transcripts.markChanged(this.talk, this.#now);
    this.changed.add(this.talk);
  }

  #fillRelated(related: readonly RelatedTalk[]): void {
    if (related.length === 0 || this.#store.talks.hasRelated(this.talk)) return;
    const cards = related.map((card): RelatedCard => ({ card, talk: this.#talkOfCard(card) }));
    this.#store.talks.setRelated(this.talk, cards);
    this.changed.add(this.talk);
  }

  /** The talk that a card shows, made as a stub when the library has none; `null` for a card of the talk itself. */
  #talkOfCard(card: RelatedTalk): TalkNumber | null {
    const { talks, talkMatches, search } = this.#store;
    const match = findTalk(talkMatches, { ...card, isTitleCut: card.titleTruncated, identifiers: [] });
    if (match === null) {
      const stub = talks.create(recordOfCard(card), this.#now);
      this.stubCount++;
      this.changed.add(stub);
      search.indexTalk(stub);
      return stub;
    }
    if (match.talk === this.talk) return null;
    if (match.isStub && this.#write(match.talk, fillFromCard(talks.record(match.talk), card))) {
      search.indexTalk(match.talk);
    }
    return match.talk;
  }
}
