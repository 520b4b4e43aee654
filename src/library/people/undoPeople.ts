import { Failure } from '../../contract/failure.ts';
import type { PersonChange } from '../../contract/peopleSchemas.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { StoredChange } from '../store/personChangeStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { PeopleOutcome } from './PeopleWork.ts';

/**
 * Undoes the last change about people: records, decisions, and the speakers that are still as the change left them.
 * Inside a transaction. Throws `Failure` `person.notUndoable` when there is none.
 */
export function undoPeople(store: LibraryStore, now: string): { change: PersonChange; outcome: PeopleOutcome } {
  const last = store.personChanges.last();
  if (last === undefined) throw new Failure('person.notUndoable');
  const { number, kind, name, content } = last;
  restorePeople(store, content);
  const talks = restoreSpeakers(store, content);
  for (const { talk, speaker, paragraphs } of content.spoken) {
    if (store.people.speaker(talk, speaker) !== undefined) {
      store.personChanges.restoreSpoken(talk, speaker, paragraphs);
    }
  }
  removeNew(store, content);
  for (const talk of talks) store.people.refreshTalk(talk, now);
  store.personChanges.remove(number);
  const talkIds = [...talks].map((talk) => store.talks.idOf(talk));
  return { change: { kind, name }, outcome: { talkIds, keptTalkIds: [], count: content.before.speakers.length } };
}

/** Records, names, pairs and decisions there were are there again. */
function restorePeople({ people, personChanges }: LibraryStore, { before, after }: StoredChange): void {
  for (const person of before.people) personChanges.restorePerson(person);
  for (const [nameKey, person] of before.names) people.addName(person, nameKey);
  for (const pair of after.pairs) people.removePair(pair);
  for (const pair of before.pairs) {
    if (people.get(pair.first) !== undefined && people.get(pair.second) !== undefined) people.putPair(pair);
  }
  for (const { read_key: key } of after.decisions) people.removeDecision(key);
  for (const decision of before.decisions) people.putDecision(decision);
}

function restoreSpeakers(store: LibraryStore, content: StoredChange): Set<TalkNumber> {
  const { people } = store;
  const { before, after } = content;
  const idOf = new Map(content.talks);
  const talks = new Set<TalkNumber>();
  for (const row of before.speakers) {
    const left = after.speakers.find(({ talk, id }) => talk === row.talk && id === row.id);
    const now = people.speaker(row.talk, row.id);
    const isUntouched = JSON.stringify(withoutPlace(now)) === JSON.stringify(withoutPlace(left));
    const isSameTalk = store.personChanges.talkId(row.talk) === idOf.get(row.talk);
    if (!isUntouched || !isSameTalk) continue;
    const isThere = row.person !== null && people.get(row.person) !== undefined;
    people.putSpeaker({ ...row, person: isThere ? row.person : null });
    talks.add(row.talk);
  }
  return talks;
}

/** Where in the list of a talk a speaker stands may change; that is no edit of the speaker. */
function withoutPlace<Row extends { readonly position: number }>(row: Row | undefined): Omit<Row, 'position'> | null {
  if (row === undefined) return null;
  const { position: _position, ...rest } = row;
  return rest;
}

/** What only the change brought goes: names, and people whom nobody is linked to any more. */
function removeNew({ people, personChanges }: LibraryStore, { before, after }: StoredChange): void {
  const had = new Set(before.people.map(({ number }) => number));
  const hadName = new Set(before.names.map(([key, person]) => `${person} ${key}`));
  for (const [key, person] of after.names) {
    if (had.has(person) && !hadName.has(`${person} ${key}`)) personChanges.removeName(key, person);
  }
  for (const { number } of after.people) {
    if (!had.has(number) && people.speakersOf(number).length === 0) people.remove(number);
  }
}
