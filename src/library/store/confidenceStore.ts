import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** How sure recognisers were of the words of talks, by anchor: 0 to 100, `null` where they did not say. */
export interface ConfidenceStore {
  read(talk: TalkNumber): (number | null)[];
  /** Puts confidences behind those of the anchors before `firstAnchor`. */
  put(talk: TalkNumber, firstAnchor: number, confidences: readonly (number | null)[]): void;
}

const UNKNOWN = 255;

export function createConfidenceStore(database: Database): ConfidenceStore {
  const select = database
    .prepare<[TalkNumber], Buffer>('SELECT confidences FROM word_confidences WHERE talk = ?')
    .pluck();
  const upsert = database.prepare(
    `INSERT INTO word_confidences (talk, confidences) VALUES (?, ?)
     ON CONFLICT (talk) DO UPDATE SET confidences = excluded.confidences`,
  );
  return {
    read: (talk) => Array.from(select.get(talk) ?? [], (value) => (value === UNKNOWN ? null : value)),
    put(talk, firstAnchor, confidences) {
      const bytes = Buffer.alloc(firstAnchor + confidences.length, UNKNOWN);
      select.get(talk)?.copy(bytes, 0, 0, firstAnchor);
      for (const [index, value] of confidences.entries()) bytes[firstAnchor + index] = value ?? UNKNOWN;
      upsert.run(talk, bytes);
    },
  };
}
