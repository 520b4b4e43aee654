import type { ReportField } from '../../contract/importSchemas.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** Who set a field of a talk last: its notice, the card of it on another's notice, or the editor. */
export type Origin = 'card' | 'source' | 'user';

/** Who set which field of a talk. Writes belong inside a transaction. */
export interface OriginStore {
  of(talk: TalkNumber): ReadonlyMap<ReportField, Origin>;
  /** `null` takes back what was known. */
  set(talk: TalkNumber, fields: Iterable<ReportField>, origin: Origin | null): void;
}

export function createOriginStore(database: Database): OriginStore {
  const of = database
    .prepare<[TalkNumber], [ReportField, Origin]>('SELECT field, origin FROM field_origins WHERE talk = ?')
    .raw();
  const set = database.prepare(
    `INSERT INTO field_origins (talk, field, origin) VALUES (?, ?, ?)
     ON CONFLICT (talk, field) DO UPDATE SET origin = excluded.origin`,
  );
  const remove = database.prepare('DELETE FROM field_origins WHERE talk = ? AND field = ?');
  return {
    of: (talk) => new Map(of.all(talk)),
    set(talk, fields, origin) {
      for (const field of fields) {
        if (origin === null) remove.run(talk, field);
        else set.run(talk, field, origin);
      }
    },
  };
}
