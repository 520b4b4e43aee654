import { heardKey, type GlossaryEntry, type GlossaryScope } from '../../domain/glossary/glossaryEntry.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { newId } from '../newId.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** The terms of the library. Writes belong inside a transaction. */
export interface GlossaryStore {
  /** The entries that hold in a talk, or all, by what is heard. */
  list(talk: TalkNumber | null): GlossaryEntry[];
  /** Adds an entry, or changes the one with its id; the one of its scope that hears the same gives way. */
  put(entry: Omit<GlossaryEntry, 'id'> & { readonly id: string | null }, talk: TalkNumber | null): string;
  remove(id: string): void;
}

interface EntryColumns {
  readonly id: string;
  readonly heard: string;
  readonly correct: string;
  readonly scope: GlossaryScope['kind'];
  readonly collection: string | null;
  readonly talkId: TalkId | null;
}

const SELECT = `SELECT glossary_entries.id, heard, correct, scope, glossary_entries.collection, talks.id AS talkId
  FROM glossary_entries LEFT JOIN talks ON talks.number = talk`;

export function createGlossaryStore(database: Database): GlossaryStore {
  const all = database.prepare<[], EntryColumns>(`${SELECT} ORDER BY heard_key`);
  const ofTalk = database.prepare<[TalkNumber, TalkNumber], EntryColumns>(
    `${SELECT} WHERE scope = 'library' OR talk = ?
       OR glossary_entries.collection = (SELECT collection FROM talks WHERE number = ?) ORDER BY heard_key`,
  );
  const remove = database.prepare('DELETE FROM glossary_entries WHERE id = ?');
  const insert = database.prepare(
    `INSERT OR REPLACE INTO glossary_entries (id, heard, heard_key, correct, scope, collection, talk)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    list: (talk) => (talk === null ? all.all() : ofTalk.all(talk, talk)).map(entryOf),
    put({ id, heard, correct, scope }, talk) {
      const known = id ?? newId();
      const collection = scope.kind === 'collection' ? scope.collection : null;
      insert.run(known, heard, heardKey(heard), correct, scope.kind, collection, talk);
      return known;
    },
    remove: (id) => void remove.run(id),
  };
}

function entryOf({ id, heard, correct, scope, collection, talkId }: EntryColumns): GlossaryEntry {
  if (scope === 'collection') return { id, heard, correct, scope: { kind: scope, collection: collection! } };
  if (scope === 'talk') return { id, heard, correct, scope: { kind: scope, talkId: talkId! } };
  return { id, heard, correct, scope: { kind: scope } };
}
