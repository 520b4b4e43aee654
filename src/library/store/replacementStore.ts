import type { PastReplacement } from '../../contract/searchSchemas.ts';
import type { TextReplacement } from '../../domain/transcript/textRange.ts';
import { newParagraph, type ParagraphId } from '../../domain/transcript/transcript.ts';
import { recordReplaced, type ReplacedFields, type ReplacedParagraph } from '../jobs/replacedParagraph.ts';
import { newId } from '../newId.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** The row of a replacement in the database. */
type ReplacementNumber = number;

/** The replacements that were made, to be undone. Writes belong inside a transaction. */
export interface ReplacementStore {
  /** Begins a record; the oldest ones are forgotten. */
  create(made: Pick<PastReplacement, 'find' | 'replaceBy' | 'ruleCount' | 'madeAt'>): string;
  add(id: string, talk: TalkNumber, paragraphs: readonly ReplacedParagraph[]): void;
  /** The talks of a replacement that can be undone; `undefined` when there is none. */
  talksOf(id: string): TalkNumber[] | undefined;
  paragraphsOf(id: string, talk: TalkNumber): ReplacedParagraph[];
  markUndone(id: string): void;
  /** The last replacements, newest first. */
  latest(): PastReplacement[];
}

const KEPT = 50;
const LISTED = 10;

export function createReplacementStore(database: Database): ReplacementStore {
  const numberOf = database
    .prepare<[string], ReplacementNumber>('SELECT number FROM replacements WHERE id = ?')
    .pluck();
  const undoable = database
    .prepare<[string], ReplacementNumber>('SELECT number FROM replacements WHERE id = ? AND is_undone = 0')
    .pluck();
  const insert = database.prepare(
    'INSERT INTO replacements (id, made_at, find, replace_by, rule_count) VALUES (?, ?, ?, ?, ?)',
  );
  const forget = database.prepare(
    `DELETE FROM replacements WHERE number <= (SELECT max(number) FROM replacements) - ${KEPT}`,
  );
  const insertParagraph = database.prepare(
    `INSERT INTO replaced_paragraphs (replacement, talk, paragraph_id, hit_count, before, after, inverse)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const talks = database
    .prepare<[ReplacementNumber], TalkNumber>('SELECT DISTINCT talk FROM replaced_paragraphs WHERE replacement = ?')
    .pluck();
  const markUndone = database.prepare('UPDATE replacements SET is_undone = 1 WHERE id = ?');
  return {
    create({ find, replaceBy, ruleCount, madeAt }) {
      const id = newId();
      insert.run(id, madeAt, find, replaceBy, ruleCount);
      forget.run();
      return id;
    },
    add(id, talk, paragraphs) {
      const number = numberOf.get(id);
      for (const { paragraphId, hitCount, before, after, inverse } of paragraphs) {
        const values = [before, after, inverse].map((value) => JSON.stringify(value));
        insertParagraph.run(number, talk, paragraphId, hitCount, ...values);
      }
    },
    talksOf(id) {
      const number = undoable.get(id);
      return number === undefined ? undefined : talks.all(number);
    },
    ...createReads(database),
    markUndone: (id) => void markUndone.run(id),
  };
}

interface ParagraphColumns {
  readonly paragraph_id: ParagraphId;
  readonly hit_count: number;
  readonly before: string;
  readonly after: string;
  readonly inverse: string;
}

interface ReplacementColumns extends Omit<PastReplacement, 'isUndone'> {
  readonly is_undone: number;
}

function createReads(database: Database): Pick<ReplacementStore, 'paragraphsOf' | 'latest'> {
  const paragraphs = database.prepare<[string, TalkNumber], ParagraphColumns>(
    `SELECT paragraph_id, hit_count, before, after, inverse FROM replaced_paragraphs
     WHERE replacement = (SELECT number FROM replacements WHERE id = ?) AND talk = ?`,
  );
  const latest = database.prepare<[], ReplacementColumns>(
    `SELECT id, made_at AS madeAt, find, replace_by AS replaceBy, rule_count AS ruleCount, is_undone,
       coalesce(sum(hit_count), 0) AS replaced, count(DISTINCT talk) AS talkCount
     FROM replacements LEFT JOIN replaced_paragraphs ON replacement = number
     GROUP BY number ORDER BY number DESC LIMIT ${LISTED}`,
  );
  return {
    paragraphsOf: (id, talk) => paragraphs.all(id, talk).map(replacedParagraphOf),
    latest: () => latest.all().map(({ is_undone: isUndone, ...row }) => ({ ...row, isUndone: isUndone === 1 })),
  };
}

function replacedParagraphOf(row: ParagraphColumns): ReplacedParagraph {
  const inverse = JSON.parse(row.inverse) as TextReplacement[];
  const { paragraph_id: paragraphId, hit_count: hitCount } = row;
  const before = JSON.parse(row.before) as ReplacedParagraph['before'] | ReplacedFields;
  if (!('text' in before)) {
    return { paragraphId, hitCount, inverse, before, after: JSON.parse(row.after) as ReplacedParagraph['after'] };
  }
  // Once a paragraph was kept whole, before and after.
  const after = JSON.parse(row.after) as ReplacedFields;
  return { paragraphId, hitCount, ...recordReplaced(before, newParagraph(paragraphId, after.text, after), inverse) };
}
