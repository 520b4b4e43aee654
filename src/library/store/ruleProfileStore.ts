import { readProfileText, ruleProfileDocument } from '../../contract/profileDocument.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** Where a profile is chosen. A talk that has gone since is not among `talks`; these are by title. */
interface ProfileUses {
  readonly talkCount: number;
  /** The titles of the first of them. */
  readonly talks: readonly string[];
  readonly collections: readonly string[];
}

/** How many titles are told of the talks that chose a profile. */
const MOST_TITLES = 5;

/**
 * The rule profiles of the library's own, and which one talks and collections have. Writes belong inside a transaction.
 */
export interface RuleProfileStore {
  /** By id. A profile that did not change is the same value: what is derived with it is known by it. */
  own(): readonly RuleProfile[];
  put(profile: RuleProfile): void;
  remove(id: string): void;
  /** What a talk has chosen; it may be gone. */
  chosen(talk: TalkNumber): string | null;
  /** `null` takes the choice back. */
  choose(talk: TalkNumber, id: string | null): void;
  /** The collection of a talk, and what is chosen for it; that may be gone. */
  ofCollection(talk: TalkNumber): { readonly name: string; readonly profile: string | null } | null;
  /** `null` takes the choice back; `false`: no talk is in such a collection. */
  chooseForCollection(collection: string, id: string | null): boolean;
  /** Where a profile is chosen, whether it is there or not. */
  uses(id: string): ProfileUses;
}

export function createRuleProfileStore(database: Database): RuleProfileStore {
  const all = database.prepare<[], string>('SELECT document FROM rule_profiles ORDER BY id').pluck();
  const put = database.prepare('INSERT OR REPLACE INTO rule_profiles (id, document) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM rule_profiles WHERE id = ?');
  const chosen = database.prepare<[TalkNumber], string>('SELECT profile FROM talk_profiles WHERE talk = ?').pluck();
  const choose = database.prepare('INSERT OR REPLACE INTO talk_profiles (talk, profile) VALUES (?, ?)');
  const forget = database.prepare('DELETE FROM talk_profiles WHERE talk = ?');
  const ofCollection = database.prepare<[TalkNumber], { name: string; profile: string | null }>(
    `SELECT collection AS name, profile FROM talks LEFT JOIN collection_profiles USING (collection)
     WHERE number = ? AND collection IS NOT NULL`,
  );
  const hasTalks = database.prepare<[string], 1>('SELECT 1 FROM talks WHERE collection = ? LIMIT 1').pluck();
  const chooseFor = database.prepare('INSERT OR REPLACE INTO collection_profiles (collection, profile) VALUES (?, ?)');
  const forgetFor = database.prepare('DELETE FROM collection_profiles WHERE collection = ?');
  const uses = usesIn(database);
  let read = new Map<string, RuleProfile | null>();
  return {
    own() {
      const documents = all.all();
      read = new Map(documents.map((document) => [document, read.get(document) ?? profileIn(document)]));
      return [...read.values()].filter((profile) => profile !== null);
    },
    put: (profile) => void put.run(profile.id, JSON.stringify(ruleProfileDocument(profile))),
    remove: (id) => void remove.run(id),
    chosen: (talk) => chosen.get(talk) ?? null,
    choose: (talk, id) => void (id === null ? forget.run(talk) : choose.run(talk, id)),
    ofCollection: (talk) => ofCollection.get(talk) ?? null,
    chooseForCollection(collection, id) {
      if (id === null) forgetFor.run(collection);
      else if (hasTalks.get(collection) === undefined) return false;
      else chooseFor.run(collection, id);
      return true;
    },
    uses,
  };
}

function usesIn(database: Database): (id: string) => ProfileUses {
  const titles = database
    .prepare<[string], string>(
      'SELECT title FROM talk_profiles JOIN talks ON number = talk WHERE profile = ? ORDER BY title_key, number',
    )
    .pluck();
  const collections = database
    .prepare<[string], string>('SELECT collection FROM collection_profiles WHERE profile = ? ORDER BY collection')
    .pluck();
  return (id) => {
    const all = titles.all(id);
    return { talkCount: all.length, talks: all.slice(0, MOST_TITLES), collections: collections.all(id) };
  };
}

/** `null` for what a later version of the program may have written, or what came to harm. */
function profileIn(document: string): RuleProfile | null {
  const parsed = readProfileText(document);
  return parsed.ok ? parsed.profile : null;
}
