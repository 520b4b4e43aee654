import type { Reply } from '../../contract/methods.ts';
import type { NameQuestion, PairQuestion, Person } from '../../contract/peopleSchemas.ts';
import { readPersonName, type PersonName } from '../../domain/notices/personName.ts';
import { foldKey } from '../search/foldForSearch.ts';
import type { Database } from './database.ts';
import type { PairRow, PersonNumber } from './personRows.ts';
import type { TalkNumber } from './talkNumber.ts';

/** A name that waits, without the line it was read in. */
interface WaitingName extends Omit<NameQuestion, 'raw'> {
  readonly talk: TalkNumber;
}

interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Lists of people, and of what waits about them; speakers that are linked to nobody yet are not in them. */
export interface PersonListStore {
  list(query: string, page: Page): { total: number; people: Person[] };
  talks(person: PersonNumber): Reply<'people.talks'>['talks'];
  waitingNameCount(): number;
  waitingNames(page: Page): WaitingName[];
  waitingPairCount(): number;
  waitingPairs(page: Page): PairQuestion[];
}

interface PersonColumns extends Omit<Person, 'isWaiting'> {
  readonly isWaiting: number;
}

/** Speakers whose name waits: to be confirmed, or stated and perhaps no person's. Two queries, as each has its index. */
const UNCONFIRMED = `SELECT talk, family, given, certainty FROM talk_speakers WHERE certainty IN ('proposed', 'guessed')`;
const STATED_UNSURE = `SELECT talk, talk_speakers.family, talk_speakers.given, certainty FROM people JOIN talk_speakers ON person = people.number
  WHERE is_unsure = 1 AND certainty = 'stated'`;
const UNCONFIRMED_NAMES = `SELECT family, given FROM talk_speakers WHERE certainty IN ('proposed', 'guessed')
  GROUP BY family, given`;
const WAITING = `(${UNCONFIRMED} UNION ALL ${STATED_UNSURE})`;

const SPEAKS = 'EXISTS (SELECT 1 FROM talk_speakers WHERE person = people.number)';
const PERSON = `people.id, people.given, people.family, people.affiliation,
  (SELECT count(DISTINCT talk) FROM talk_speakers WHERE person = people.number) AS talkCount,
  is_unsure = 1 OR EXISTS (
    SELECT 1 FROM talk_speakers WHERE person = people.number AND certainty IN ('proposed', 'guessed')
  ) AS isWaiting`;
const OPEN_PAIRS = `FROM person_pairs WHERE is_open = 1
  AND EXISTS (SELECT 1 FROM talk_speakers WHERE person = first)
  AND EXISTS (SELECT 1 FROM talk_speakers WHERE person = second)`;
const TITLES_SHOWN = 4;

export function createPersonListStore(database: Database): PersonListStore {
  return { list: (query, page) => list(database, query, page), ...createWaiting(database), ...createPairs(database) };
}

function list(database: Database, query: string, { offset, limit }: Page): { total: number; people: Person[] } {
  const words = foldKey(query)
    .split(' ')
    .filter((word) => word !== '');
  const where = [SPEAKS, ...words.map(() => `(' ' || sort_key) LIKE '% ' || ? || '%'`)].join(' AND ');
  const total = database.prepare<unknown[], number>(`SELECT count(*) FROM people WHERE ${where}`).pluck();
  const rows = database.prepare<unknown[], PersonColumns>(
    `SELECT ${PERSON} FROM people WHERE ${where} ORDER BY sort_key, number LIMIT ? OFFSET ?`,
  );
  return { total: total.get(...words) ?? 0, people: rows.all(...words, limit, offset).map(personOf) };
}

function personOf({ isWaiting, ...person }: PersonColumns): Person {
  return { ...person, isWaiting: isWaiting === 1 };
}

interface WaitingRow extends Omit<WaitingName, 'kind' | 'doubt'> {
  readonly certainty: 'proposed' | 'guessed' | 'stated';
}

function createWaiting(database: Database): Pick<PersonListStore, 'talks' | 'waitingNameCount' | 'waitingNames'> {
  const talks = database.prepare<[PersonNumber], Reply<'people.talks'>['talks'][number]>(
    `SELECT talks.id AS talkId, title, state, recorded_on AS recordedOn, given, family, affiliation, role
     FROM talk_speakers JOIN talks ON talks.number = talk WHERE person = ?
     ORDER BY is_stub, recorded_on DESC NULLS LAST, title_key, position`,
  );
  const count = database
    .prepare<[], number>(
      `SELECT count(*) FROM (${UNCONFIRMED_NAMES} UNION SELECT family, given FROM (${STATED_UNSURE}))`,
    )
    .pluck();
  // The talk of a group is a real one where there is one, as SQLite takes the other columns from the row of the `min`.
  const names = database.prepare<[number, number], WaitingRow>(
    `WITH waiting AS (
       SELECT family, given, certainty, count(DISTINCT talk) AS talkCount, talk,
         min(is_stub * 1000000000 + talk) AS best
       FROM ${WAITING} JOIN talks ON talks.number = talk GROUP BY family, given
       ORDER BY best >= 1000000000, talkCount DESC, family, given LIMIT ? OFFSET ?
     )
     SELECT waiting.family, waiting.given, waiting.certainty, talkCount, waiting.talk, talks.id AS talkId, title,
       talk_speakers.affiliation, talk_speakers.role
     FROM waiting JOIN talks ON talks.number = waiting.talk
       JOIN talk_speakers ON talk_speakers.talk = waiting.talk AND talk_speakers.family = waiting.family
         AND talk_speakers.given = waiting.given
     GROUP BY waiting.family, waiting.given
     ORDER BY best >= 1000000000, talkCount DESC, waiting.family, waiting.given`,
  );
  return {
    talks: (person) => talks.all(person),
    waitingNameCount: () => count.get() ?? 0,
    waitingNames: ({ offset, limit }) =>
      names
        .all(limit, offset)
        .map(({ certainty, ...row }) => ({ ...row, kind: 'name', doubt: doubtOf(row, certainty) })),
  };
}

function doubtOf({ given, family }: PersonName, certainty: WaitingRow['certainty']): NameQuestion['doubt'] {
  if (certainty === 'stated' || (readPersonName(`${given} ${family}`.trim())?.isUnsure ?? true)) return 'unsure';
  return certainty === 'guessed' ? 'glued' : 'prose';
}

function createPairs(database: Database): Pick<PersonListStore, 'waitingPairCount' | 'waitingPairs'> {
  const count = database.prepare<[], number>(`SELECT count(*) ${OPEN_PAIRS}`).pluck();
  const pairs = database.prepare<[number, number], PairRow>(
    `SELECT person_pairs.* ${OPEN_PAIRS} ORDER BY first, second LIMIT ? OFFSET ?`,
  );
  const one = database.prepare<[PersonNumber], PersonColumns>(`SELECT ${PERSON} FROM people WHERE number = ?`);
  const titles = database
    .prepare<[PersonNumber], string>(
      `SELECT DISTINCT title FROM talk_speakers JOIN talks ON talks.number = talk WHERE person = ?
       ORDER BY is_stub, title_key LIMIT ${TITLES_SHOWN}`,
    )
    .pluck();
  const shown = (person: PersonNumber): PairQuestion['first'] => ({
    ...personOf(one.get(person)!),
    titles: titles.all(person),
  });
  return {
    waitingPairCount: () => count.get() ?? 0,
    waitingPairs: ({ offset, limit }) =>
      pairs
        .all(limit, offset)
        .map(({ first, second, reason }) => ({ kind: 'pair', reason, first: shown(first), second: shown(second) })),
  };
}
