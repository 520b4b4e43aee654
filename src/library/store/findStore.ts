import type { ParagraphId, TalkId } from '../../domain/transcript/transcript.ts';
import { matchExpression, type SearchTerm } from '../search/searchTerms.ts';
import type { Database } from './database.ts';
import type { SearchStore } from './searchStore.ts';
import type { TalkNumber } from './talkNumber.ts';

/** A talk that words are looked for in. */
export interface FindTalk {
  readonly number: TalkNumber;
  readonly talkId: TalkId;
  readonly title: string;
  readonly durationMs: number | null;
}

/** Reads texts as find and replace look through them. */
export interface FindStore {
  get(talk: TalkNumber): FindTalk;
  /**
   * The talks with text that may hold every one of `terms`, in the order of their titles: a page of those after
   * `after`. Without terms all talks with text.
   */
  candidates(terms: readonly SearchTerm[], after: TalkNumber | null, limit: number): FindTalk[];
  /** How many candidates there are, and how many of them up to and with `upTo`. */
  count(terms: readonly SearchTerm[], upTo: TalkNumber | null): { readonly total: number; readonly done: number };
  /** The texts of a talk in order. */
  texts(talk: TalkNumber): { readonly id: ParagraphId; readonly text: string }[];
}

const COLUMNS =
  'number, id AS talkId, title, coalesce((SELECT max(0, offset_ms + media.duration_ms) FROM media WHERE media.talk = talks.number AND is_chosen = 1), duration_ms) AS durationMs';
const HAS_TERMS = 'number IN (SELECT rowid FROM talk_search WHERE talk_search MATCH ?)';
/** The candidates after a talk; exported for the test of its query plan. */
export const AFTER = `(title_key, number) > (SELECT title_key, number FROM talks WHERE number = ?)`;

export function createFindStore(database: Database, search: SearchStore): FindStore {
  const get = database.prepare<[TalkNumber], FindTalk>(`SELECT ${COLUMNS} FROM talks WHERE number = ?`);
  const texts = database.prepare<[TalkNumber], { id: ParagraphId; text: string }>(
    'SELECT id, text FROM paragraphs WHERE talk = ? ORDER BY position',
  );
  return {
    get: (talk) => get.get(talk)!,
    candidates(terms, after, limit) {
      if (terms.length > 0) search.refresh();
      const where = [...(terms.length > 0 ? [HAS_TERMS] : []), ...(after === null ? [] : [AFTER])];
      return database
        .prepare<unknown[], FindTalk>(candidatesSql(where))
        .all(...expressionOf(terms), ...(after === null ? [] : [after]), limit);
    },
    count(terms, upTo) {
      const where = ['is_stub = 0', ...(terms.length > 0 ? [HAS_TERMS] : [])].join(' AND ');
      const total = countTalks(database, where, expressionOf(terms));
      const left =
        upTo === null ? total : countTalks(database, `${where} AND ${AFTER}`, [...expressionOf(terms), upTo]);
      return { total, done: total - left };
    },
    texts: (talk) => texts.all(talk),
  };
}

function countTalks(database: Database, where: string, values: readonly unknown[]): number {
  const count = database.prepare<unknown[], number>(`SELECT count(*) FROM talks WHERE ${where}`).pluck();
  return count.get(...values) ?? 0;
}

/** The statement that lists candidates; exported for the test of its query plan. */
export function candidatesSql(where: readonly string[]): string {
  return `SELECT ${COLUMNS} FROM talks WHERE ${['is_stub = 0', ...where].join(' AND ')}
    ORDER BY title_key, number LIMIT ?`;
}

/** Only the transcript counts: a title that holds the word is no place to replace it. */
function expressionOf(terms: readonly SearchTerm[]): string[] {
  return terms.length === 0 ? [] : [`transcript : (${matchExpression(terms)})`];
}
