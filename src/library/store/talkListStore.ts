import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import { TALK_STATES, type TalkRow, type TalkState } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { matchExpression, searchTerms, type SearchTerm } from '../search/searchTerms.ts';
import type { Database } from './database.ts';
import type { Condition, SearchStore } from './searchStore.ts';
import { createSnippets } from './snippets.ts';
import type { TalkNumber } from './talkNumber.ts';
import { problemsOf, type ProblemColumns } from './talkProblems.ts';

type ListRequest = ParsedRequest<'talks.list'>;

/** Lists of talks: filtered, searched, sorted. */
export interface TalkListStore {
  list(request: ListRequest): Reply<'talks.list'>;
  facets(): Reply<'talks.facets'>;
  /** How many talks there are, stubs apart. */
  count(): number;
}

interface RowColumns extends ProblemColumns {
  readonly number: TalkNumber;
  readonly id: TalkId;
  readonly title: string;
  readonly recorded_on: string | null;
  readonly duration_ms: number | null;
  readonly updated_at: string;
}

/** `NULLS LAST`: what is unknown comes last in either direction. Each has an index that begins with `is_stub`. */
const SORT_COLUMNS = {
  relevance: 'title_key',
  title: 'title_key',
  recordedOn: 'recorded_on',
  updatedAt: 'updated_at',
  durationMs: 'duration_ms',
  state: 'state_rank',
} as const satisfies Record<ListRequest['sort'], string>;

export function createTalkListStore(database: Database, search: SearchStore): TalkListStore {
  const count = database.prepare<[], number>('SELECT count(*) FROM talks WHERE is_stub = 0').pluck();
  const page = createPage(database);
  const snippetsOf = createSnippets(database);
  return {
    list(request) {
      const terms = searchTerms(request.query);
      const numbers = terms.length === 0 ? listed(database, request) : found(database, search, request, terms);
      const talks = page(numbers.page);
      return { total: numbers.total, talks: terms.length === 0 ? talks : snippetsOf(terms, numbers.page, talks) };
    },
    facets: () => facets(database),
    count: () => count.get() ?? 0,
  };
}

interface Numbers {
  readonly total: number;
  readonly page: readonly TalkNumber[];
}

function listed(database: Database, request: ListRequest): Numbers {
  const where = conditionOf(request);
  const total = database.prepare<unknown[], number>(`SELECT count(*) FROM talks WHERE ${where.sql}`).pluck();
  const page = database.prepare<unknown[], TalkNumber>(listSql(request, where)).pluck();
  return {
    total: total.get(...where.values) ?? 0,
    page: page.all(...where.values, request.limit, request.offset),
  };
}

/** The numbers of a page of the list, in order. Exported for the test of its query plans. */
export function listSql(request: ListRequest, where = conditionOf(request)): string {
  return `SELECT number FROM talks WHERE ${where.sql} ORDER BY ${order(request)} LIMIT ? OFFSET ?`;
}

function found(database: Database, search: SearchStore, request: ListRequest, terms: readonly SearchTerm[]): Numbers {
  search.refresh();
  const where = conditionOf(request);
  const numbers =
    request.sort === 'relevance' ? search.ranked(terms, where) : foundInOrder(database, request, where, terms);
  return { total: numbers.length, page: numbers.slice(request.offset, request.offset + request.limit) };
}

function foundInOrder(
  database: Database,
  request: ListRequest,
  where: Condition,
  terms: readonly SearchTerm[],
): TalkNumber[] {
  return database
    .prepare<unknown[], TalkNumber>(
      `SELECT number FROM talk_search CROSS JOIN talks ON talks.number = talk_search.rowid
       WHERE talk_search MATCH ? AND ${where.sql} ORDER BY ${order(request)}`,
    )
    .pluck()
    .all(matchExpression(terms), ...where.values);
}

function order(request: ListRequest): string {
  // Without terms nothing is more relevant than another: the list falls back to titles, from A to Z.
  const direction = request.isDescending && request.sort !== 'relevance' ? 'DESC' : 'ASC';
  return `talks.${SORT_COLUMNS[request.sort]} ${direction} NULLS LAST, talks.number ${direction}`;
}

/** Which talks a request asks for: stubs only when it names them. */
function conditionOf(request: ListRequest): Condition {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  if (!request.states.includes('stub')) parts.push('talks.is_stub = 0');
  if (request.states.length > 0) {
    parts.push(`talks.state IN (${request.states.map(() => '?').join(', ')})`);
    values.push(...request.states);
  }
  if (request.hasMedia !== null) parts.push(`talks.has_media = ${request.hasMedia ? 1 : 0}`);
  if (request.hasProblems !== null) parts.push(`talks.has_problems = ${request.hasProblems ? 1 : 0}`);
  if (request.discipline !== null) {
    parts.push('EXISTS (SELECT 1 FROM talk_disciplines AS d WHERE d.label = ? AND d.talk = talks.number)');
    values.push(request.discipline);
  }
  return { sql: parts.join(' AND '), values };
}

function createPage(database: Database): (numbers: readonly TalkNumber[]) => TalkRow[] {
  const rows = database.prepare<[string], RowColumns>(
    `SELECT number, id, title, state, recorded_on, duration_ms, has_media, is_media_lost, has_text,
       unconfirmed_count, transcript_is_complete, updated_at
     FROM talks WHERE number IN (SELECT value FROM json_each(?))`,
  );
  const speakers = database.prepare<[string], { talk: TalkNumber; name: string }>(
    `SELECT talk, trim(given || ' ' || family) AS name
     FROM talk_speakers WHERE talk IN (SELECT value FROM json_each(?)) ORDER BY talk, position`,
  );
  const disciplines = database.prepare<[string], { talk: TalkNumber; name: string }>(
    `SELECT talk, label AS name
     FROM talk_disciplines WHERE talk IN (SELECT value FROM json_each(?)) ORDER BY talk, position`,
  );
  return (numbers) => {
    const wanted = JSON.stringify(numbers);
    const byNumber = new Map(rows.all(wanted).map((row) => [row.number, row]));
    const speakersOf = Map.groupBy(speakers.all(wanted), (row) => row.talk);
    const disciplinesOf = Map.groupBy(disciplines.all(wanted), (row) => row.talk);
    return numbers
      .map((number) => byNumber.get(number))
      .filter((row) => row !== undefined)
      .map((row) => ({
        id: row.id,
        title: row.title,
        speakers: (speakersOf.get(row.number) ?? []).map((speaker) => speaker.name).join(', '),
        state: row.state,
        recordedOn: row.recorded_on,
        durationMs: row.duration_ms,
        disciplines: (disciplinesOf.get(row.number) ?? []).map((discipline) => discipline.name),
        hasMedia: row.has_media === 1,
        problems: problemsOf(row),
        updatedAt: row.updated_at,
        snippets: [],
      }));
  };
}

function facets(database: Database): Reply<'talks.facets'> {
  const counts = new Map(
    database
      .prepare<[], { state: TalkState; count: number }>('SELECT state, count(*) AS count FROM talks GROUP BY state')
      .all()
      .map((row) => [row.state, row.count]),
  );
  const disciplines = database
    .prepare<[], { label: string; count: number }>(
      `SELECT label, count(DISTINCT talk) AS count FROM talk_disciplines
       WHERE talk IN (SELECT number FROM talks WHERE is_stub = 0) GROUP BY label`,
    )
    .all();
  const collator = new Intl.Collator('fr');
  return {
    states: TALK_STATES.map((state) => ({ state, count: counts.get(state) ?? 0 })),
    disciplines: disciplines.toSorted((a, b) => collator.compare(a.label, b.label)),
  };
}
