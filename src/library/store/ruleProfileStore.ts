import { parseRuleProfile, ruleProfileDocument } from '../../contract/ruleProfileSchema.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** The rule profiles of the library's own, and which one each talk has. Writes belong inside a transaction. */
export interface RuleProfileStore {
  /** By id. A profile that did not change is the same value: what is derived with it is known by it. */
  own(): readonly RuleProfile[];
  put(profile: RuleProfile): void;
  remove(id: string): void;
  /** What a talk has chosen; it may be gone. */
  chosen(talk: TalkNumber): string | null;
  /** `null` takes the choice back. */
  choose(talk: TalkNumber, id: string | null): void;
}

export function createRuleProfileStore(database: Database): RuleProfileStore {
  const all = database.prepare<[], string>('SELECT document FROM rule_profiles ORDER BY id').pluck();
  const put = database.prepare('INSERT OR REPLACE INTO rule_profiles (id, document) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM rule_profiles WHERE id = ?');
  const chosen = database.prepare<[TalkNumber], string>('SELECT profile FROM talk_profiles WHERE talk = ?').pluck();
  const choose = database.prepare('INSERT OR REPLACE INTO talk_profiles (talk, profile) VALUES (?, ?)');
  const forget = database.prepare('DELETE FROM talk_profiles WHERE talk = ?');
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
  };
}

/** `null` for what a later version of the program may have written. */
function profileIn(document: string): RuleProfile | null {
  const parsed = parseRuleProfile(JSON.parse(document));
  return parsed.ok ? parsed.profile : null;
}
