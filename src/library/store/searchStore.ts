import { Failure } from '../../contract/failure.ts';
import { foldForSearch } from '../search/foldForSearch.ts';
import { matchExpression, type SearchTerm } from '../search/searchTerms.ts';
import { inTransaction, type Database } from './database.ts';
import { storageFailure } from './storageFailure.ts';
import type { TalkNumber } from './talkNumber.ts';

/** The full-text index of talks. */
export interface SearchStore {
  /** Brings the index of one talk up to date; inside a transaction. */
  indexTalk(talk: TalkNumber): void;
  /** Marks a talk whose text changed; the next search indexes it. */
  markStale(talk: TalkNumber): void;
  /** Indexes the talks that were marked; where nothing can be written, they are found by their old words. */
  refresh(): void;
  /**
   * The talks that hold every term and fit `where`, best first: those with more of the terms in their title, then as
   * BM25 has it. Only the first `RANKED_HITS` are ranked; the rest follow in the order they came into the library.
   */
  ranked(terms: readonly SearchTerm[], where: Condition): TalkNumber[];
}

/** A condition on rows of `talks`: SQL that the program wrote, and the values for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Ranking reads every place where a word stands: for the commonest words that takes seconds in a large library. */
const RANKED_HITS = 2_000;
/** A word in the title or the names counts more than one in the abstract, and that more than one in the text. */
const RANK = 'bm25(talk_search, 12.0, 12.0, 4.0, 1.0)';

export function createSearchStore(database: Database): SearchStore {
  const stale = database
    .prepare<[], TalkNumber>('SELECT number FROM talks WHERE is_search_stale = 1 LIMIT 500')
    .pluck();
  const markStale = database.prepare('UPDATE talks SET is_search_stale = 1 WHERE number = ? AND is_search_stale = 0');
  const indexTalk = createIndexer(database);
  return {
    indexTalk,
    markStale: (talk) => void markStale.run(talk),
    refresh() {
      try {
        for (let numbers = stale.all(); numbers.length > 0; numbers = stale.all()) {
          const batch = numbers;
          inTransaction(database, () => batch.forEach(indexTalk));
        }
      } catch (thrown) {
        const error = storageFailure(thrown);
        const isUnwritable =
          error instanceof Failure && (error.code === 'storage.full' || error.code === 'storage.readOnly');
        if (!isUnwritable) throw error;
      }
    },
    ranked: (terms, where) => rankedTalks(database, terms, where),
  };
}

function createIndexer(database: Database): (talk: TalkNumber) => void {
  const talkRow = database.prepare<[TalkNumber], { title: string; abstract: string | null }>(
    'SELECT title, abstract FROM talks WHERE number = ?',
  );
  const names = database
    .prepare<[TalkNumber], string>(
      `SELECT coalesce(group_concat(given || ' ' || family, ' , '), '') FROM talk_speakers WHERE talk = ?`,
    )
    .pluck();
  const texts = database
    .prepare<[TalkNumber], string>('SELECT text FROM paragraphs WHERE talk = ? ORDER BY position')
    .pluck();
  const remove = database.prepare('DELETE FROM talk_search WHERE rowid = ?');
  const insert = database.prepare(
    'INSERT INTO talk_search (rowid, title, speakers, abstract, transcript) VALUES (?, ?, ?, ?, ?)',
  );
  const markFresh = database.prepare('UPDATE talks SET is_search_stale = 0 WHERE number = ? AND is_search_stale = 1');
  return (talk) => {
    const row = talkRow.get(talk);
    if (row === undefined) return;
    const transcript = foldForSearch(texts.all(talk).join('\n'));
    remove.run(talk);
    insert.run(
      talk,
      foldForSearch(row.title),
      foldForSearch(names.get(talk) ?? ''),
      foldForSearch(row.abstract ?? ''),
      transcript,
    );
    markFresh.run(talk);
  };
}

interface Hit {
  readonly number: TalkNumber;
  readonly title_key: string;
  readonly score: number;
}

function rankedTalks(database: Database, terms: readonly SearchTerm[], where: Condition): TalkNumber[] {
  const expression = matchExpression(terms);
  const from = `FROM talk_search CROSS JOIN talks ON talks.number = talk_search.rowid
    WHERE talk_search MATCH ? AND ${where.sql}`;
  const hits = database
    .prepare<unknown[], Hit>(`SELECT talks.number, title_key, ${RANK} AS score ${from} LIMIT ${RANKED_HITS}`)
    .all(expression, ...where.values);
  const last = hits.at(-1);
  const rest =
    last === undefined || hits.length < RANKED_HITS
      ? []
      : database
          .prepare<unknown[], TalkNumber>(`SELECT talks.number ${from} AND talk_search.rowid > ?`)
          .pluck()
          .all(expression, ...where.values, last.number);
  return [...bestFirst(hits, terms), ...rest];
}

/** BM25 alone would put a long lecture that is named after a word behind a short abstract that mentions it. */
function bestFirst(hits: readonly Hit[], terms: readonly SearchTerm[]): TalkNumber[] {
  const inTitle = new Map(hits.map(({ number, title_key: key }) => [number, titleHits(key, terms)]));
  const titleRank = (hit: Hit): number => inTitle.get(hit.number) ?? 0;
  // SQLite's scores are negative, the best the lowest.
  return hits
    .toSorted((a, b) => titleRank(b) - titleRank(a) || a.score - b.score || a.number - b.number)
    .map(({ number }) => number);
}

function titleHits(titleKey: string, terms: readonly SearchTerm[]): number {
  const words = ` ${titleKey} `;
  return terms.filter(({ word, isPrefix }) => words.includes(isPrefix ? ` ${word}` : ` ${word} `)).length;
}
