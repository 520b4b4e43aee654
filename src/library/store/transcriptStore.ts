import type { MarkKind, TextMark } from '../../domain/transcript/textMarks.ts';
import type { Paragraph, ParagraphId, ReviewState, SpeakerId, Transcript } from '../../domain/transcript/transcript.ts';
import type { Database } from './database.ts';
import { POSITION_STEP, positionsFor } from './paragraphPositions.ts';
import type { TalkNumber } from './talkNumber.ts';

/** The texts of talks. Writes belong inside a transaction, which ends with `markChanged`. */
export interface TranscriptStore {
  version(talk: TalkNumber): number;
  read(talk: TalkNumber): Paragraph[];
  isComplete(talk: TalkNumber): boolean;
  isEmpty(talk: TalkNumber): boolean;
  /** The ids of the paragraphs with their positions, in order: enough to change their order. */
  positions(talk: TalkNumber): Map<ParagraphId, number>;
  /** The speakers that paragraphs of a talk may have. */
  speakerIds(talk: TalkNumber): Set<SpeakerId>;
  /** Whether paragraphs have speakers that the talk no longer has. */
  hasLostSpeakers(talk: TalkNumber): boolean;
  /** Rewrites a paragraph where it stands; false when the talk has none with this id. */
  update(talk: TalkNumber, paragraph: Paragraph): boolean;
  /** Adds a paragraph, to be placed by `reorder`; false when a talk, this or another, has one with this id. */
  insert(talk: TalkNumber, paragraph: Paragraph): boolean;
  remove(talk: TalkNumber, id: ParagraphId): void;
  /** Puts the paragraphs in this order; `old` is what `positions` said before. */
  reorder(order: readonly ParagraphId[], old: ReadonlyMap<ParagraphId, number>): void;
  /** Gives a talk without text a transcript; the ids are new. */
  fill(talk: TalkNumber, transcript: Transcript, isComplete: boolean): void;
  /** Removes the whole text. */
  clear(talk: TalkNumber): void;
  /** Says whether the text is the whole talk. */
  setComplete(talk: TalkNumber, isComplete: boolean): void;
  /** Takes speakers that a talk no longer has from its paragraphs. */
  clearLostSpeakers(talk: TalkNumber): void;
  /** Counts the version up after a change, and returns it. */
  markChanged(talk: TalkNumber, now: string): number;
}

interface ParagraphColumns {
  readonly id: ParagraphId;
  readonly kind: Paragraph['kind'];
  readonly speaker_id: SpeakerId | null;
  readonly start_ms: number | null;
  readonly end_ms: number | null;
  readonly text: string;
  readonly words: string;
  readonly is_start_by_hand: 0 | 1;
  readonly review: ReviewState;
  readonly marks: string;
}

/** A mark as it is stored. */
type MarkColumns = [from: number, to: number, kind: MarkKind, note: string];

/** The statement that rewrites one paragraph; exported for the test of its query plan. */
export const UPDATE_PARAGRAPH = `UPDATE paragraphs SET kind = ?, speaker_id = ?, start_ms = ?, end_ms = ?, text = ?,
  words = ?, is_start_by_hand = ?, review = ?, marks = ? WHERE id = ? AND talk = ?`;
/** The statement that closes a change; exported for the test of its query plan. */
export const MARK_CHANGED = `UPDATE talks SET transcript_version = transcript_version + 1, is_search_stale = 1,
  updated_at = ?, has_text = EXISTS (
    SELECT 1 FROM paragraphs WHERE talk = talks.number AND kind = 'paragraph' AND trim(text) <> ''
  ) WHERE number = ? RETURNING transcript_version`;

export function createTranscriptStore(database: Database): TranscriptStore {
  return { ...createReads(database), ...createWrites(database) };
}

type ReadNames = 'version' | 'read' | 'isComplete' | 'isEmpty' | 'positions' | 'speakerIds' | 'hasLostSpeakers';
type Reads = Pick<TranscriptStore, ReadNames>;

/** Paragraphs of a talk whose speaker it no longer has. */
const LOST = `talk = ? AND speaker_id IS NOT NULL
  AND speaker_id NOT IN (SELECT id FROM talk_speakers WHERE talk = paragraphs.talk)`;

function createReads(database: Database): Reads {
  const version = database
    .prepare<[TalkNumber], number>('SELECT transcript_version FROM talks WHERE number = ?')
    .pluck();
  const isComplete = database
    .prepare<[TalkNumber], number>('SELECT transcript_is_complete FROM talks WHERE number = ?')
    .pluck();
  const isEmpty = database
    .prepare<[TalkNumber], number>('SELECT NOT EXISTS (SELECT 1 FROM paragraphs WHERE talk = ?)')
    .pluck();
  const paragraphs = database.prepare<[TalkNumber], ParagraphColumns>(
    `SELECT id, kind, speaker_id, start_ms, end_ms, text, words, is_start_by_hand, review, marks FROM paragraphs
     WHERE talk = ? ORDER BY position`,
  );
  const positions = database
    .prepare<[TalkNumber], [ParagraphId, number]>(
      'SELECT id, position FROM paragraphs WHERE talk = ? ORDER BY position',
    )
    .raw();
  const speakerIds = database.prepare<[TalkNumber], SpeakerId>('SELECT id FROM talk_speakers WHERE talk = ?').pluck();
  const hasLost = database
    .prepare<[TalkNumber], number>(`SELECT EXISTS (SELECT 1 FROM paragraphs WHERE ${LOST})`)
    .pluck();
  return {
    version: (talk) => version.get(talk) ?? 0,
    read: (talk) => paragraphs.all(talk).map(paragraphOf),
    isComplete: (talk) => isComplete.get(talk) === 1,
    isEmpty: (talk) => isEmpty.get(talk) === 1,
    positions: (talk) => new Map(positions.all(talk)),
    speakerIds: (talk) => new Set(speakerIds.all(talk)),
    hasLostSpeakers: (talk) => hasLost.get(talk) === 1,
  };
}

function createWrites(database: Database): Omit<TranscriptStore, ReadNames> {
  const update = database.prepare(UPDATE_PARAGRAPH);
  const insert = database.prepare(
    `INSERT INTO paragraphs (kind, speaker_id, start_ms, end_ms, text, words, is_start_by_hand, review, marks, id, talk,
       position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const remove = database.prepare('DELETE FROM paragraphs WHERE id = ? AND talk = ?');
  const move = database.prepare('UPDATE paragraphs SET position = ? WHERE id = ?');
  const clear = database.prepare('DELETE FROM paragraphs WHERE talk = ?');
  const setComplete = database.prepare('UPDATE talks SET transcript_is_complete = ? WHERE number = ?');
  const clearLost = database.prepare(`UPDATE paragraphs SET speaker_id = NULL WHERE ${LOST}`);
  const markChanged = database.prepare<[string, TalkNumber], number>(MARK_CHANGED).pluck();
  return {
    update: (talk, paragraph) => update.run(...columnsOf(paragraph), paragraph.id, talk).changes === 1,
    insert: (talk, paragraph) => insert.run(...columnsOf(paragraph), paragraph.id, talk, 0).changes === 1,
    remove: (talk, id) => void remove.run(id, talk),
    reorder(order, old) {
      for (const [id, position] of positionsFor(order, old)) move.run(position, id);
    },
    fill(talk, transcript, isComplete) {
      transcript.forEach((paragraph, index) => {
        insert.run(...columnsOf(paragraph), paragraph.id, talk, (index + 1) * POSITION_STEP);
      });
      setComplete.run(isComplete ? 1 : 0, talk);
    },
    clear: (talk) => void clear.run(talk),
    setComplete: (talk, isComplete) => void setComplete.run(isComplete ? 1 : 0, talk),
    clearLostSpeakers: (talk) => void clearLost.run(talk),
    markChanged: (talk, now) => markChanged.get(now, talk) ?? 0,
  };
}

function columnsOf(paragraph: Paragraph): (string | number | null)[] {
  const { kind, speakerId, startMs, endMs, text, words, isStartByHand, review } = paragraph;
  const marks = paragraph.marks.map(({ from, to, kind: markKind, note }): MarkColumns => [from, to, markKind, note]);
  return [kind, speakerId, startMs, endMs, text, arrayText(words), isStartByHand ? 1 : 0, review, arrayText(marks)];
}

/** An array as it is stored; most are empty. */
function arrayText(array: readonly unknown[]): string {
  return array.length === 0 ? '[]' : JSON.stringify(array);
}

function paragraphOf(row: ParagraphColumns): Paragraph {
  return {
    id: row.id,
    kind: row.kind,
    speakerId: row.speaker_id,
    startMs: row.start_ms,
    endMs: row.end_ms,
    text: row.text,
    words: row.words === '[]' ? [] : (JSON.parse(row.words) as Paragraph['words']),
    isStartByHand: row.is_start_by_hand === 1,
    review: row.review,
    marks: row.marks === '[]' ? [] : (JSON.parse(row.marks) as MarkColumns[]).map(markOf),
  };
}

function markOf([from, to, kind, note]: MarkColumns): TextMark {
  return { from, to, kind, note };
}
