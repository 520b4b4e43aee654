import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/**
 * What recognisers said of words, by anchor: each word as it was recognised, and how sure they were, 0 to 100, `null`
 * where they did not say. As many of one as of the other.
 */
interface RecognisedWords {
  readonly words: readonly string[];
  readonly confidences: readonly (number | null)[];
}

/** What is known of the recognised words of talks. */
export interface ConfidenceStore {
  read(talk: TalkNumber): RecognisedWords;
  /** How many words there are. */
  count(talk: TalkNumber): number;
  /** Puts words behind those of the anchors before `firstAnchor`. */
  put(talk: TalkNumber, firstAnchor: number, recognised: RecognisedWords): void;
}

interface Columns {
  readonly words: string;
  readonly confidences: Buffer;
}

const UNKNOWN = 255;

export function createConfidenceStore(database: Database): ConfidenceStore {
  const select = database.prepare<[TalkNumber], Columns>(
    'SELECT words, confidences FROM word_confidences WHERE talk = ?',
  );
  // One byte for each.
  const count = database
    .prepare<[TalkNumber], number>('SELECT length(confidences) FROM word_confidences WHERE talk = ?')
    .pluck();
  const upsert = database.prepare(
    `INSERT INTO word_confidences (talk, words, confidences) VALUES (?, ?, ?)
     ON CONFLICT (talk) DO UPDATE SET words = excluded.words, confidences = excluded.confidences`,
  );
  const read = (talk: TalkNumber): RecognisedWords => {
    const row = select.get(talk);
    if (row === undefined || row.confidences.length === 0) return { words: [], confidences: [] };
    const confidences = Array.from(row.confidences, (value) => (value === UNKNOWN ? null : value));
    return { words: row.words.split(' '), confidences };
  };
  return {
    read,
    count: (talk) => count.get(talk) ?? 0,
    put(talk, firstAnchor, { words, confidences }) {
      const before = read(talk);
      const padding = Math.max(0, firstAnchor - before.words.length);
      const allWords = [...before.words.slice(0, firstAnchor), ...Array<string>(padding).fill(''), ...words];
      const bytes = Buffer.alloc(firstAnchor + confidences.length, UNKNOWN);
      const known = [...before.confidences.slice(0, firstAnchor), ...Array<null>(padding).fill(null), ...confidences];
      for (const [index, value] of known.entries()) bytes[index] = value ?? UNKNOWN;
      upsert.run(talk, allWords.join(' '), bytes);
    },
  };
}
