import type { PersonChange } from '../../contract/peopleSchemas.ts';
import type { PersonName } from '../../domain/notices/personName.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { keepBeforeChange } from '../revisions/makeRevision.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { PeopleSnapshot, StoredChange } from '../store/personChangeStore.ts';
import type { DecisionRow, PairRow, PersonNumber, SpeakerRow } from '../store/personRows.ts';
import type { PersonStore } from '../store/personStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { linkSpeaker, pairOf } from './linkSpeakers.ts';

/** What a change about people touched, to be announced. */
export interface PeopleOutcome {
  readonly talkIds: readonly TalkId[];
  /** Talks whose text was kept as a revision. */
  readonly keptTalkIds: readonly TalkId[];
  /** How many speakers it touched. */
  readonly count: number;
}

/** One change about people, recorded so that it can be undone. Lives inside one transaction. */
export class PeopleWork {
  readonly #store: LibraryStore;
  readonly #people: PersonStore;
  readonly #now: string;
  readonly #persons = new Set<PersonNumber>();
  readonly #speakers = new Map<string, SpeakerRow>();
  readonly #decisions = new Map<string, DecisionRow | undefined>();
  readonly #kept = new Set<TalkNumber>();
  readonly #spoken: StoredChange['spoken'][number][] = [];
  #before: Omit<PeopleSnapshot, 'speakers' | 'decisions'> = { people: [], names: [], pairs: [] };

  constructor(store: LibraryStore, now: string) {
    this.#store = store;
    this.#people = store.people;
    this.#now = now;
  }

  /** Must be called before a person is changed. */
  touch(person: PersonNumber): void {
    if (this.#persons.has(person)) return;
    this.#persons.add(person);
    const seen = this.#rowsOf([person]);
    const { people, names, pairs } = this.#before;
    this.#before = {
      people: [...people, ...seen.people],
      names: [...names, ...seen.names],
      pairs: [...pairs, ...seen.pairs.filter((pair) => !pairs.some((other) => isSamePair(pair, other)))],
    };
  }

  /** Writes a speaker; one without `person` is linked to whoever the name means. */
  put(row: SpeakerRow, changed: Partial<SpeakerRow>): PersonNumber | null {
    this.#touchSpeaker(row);
    const next = { ...row, ...changed };
    this.#people.putSpeaker(next);
    if (next.person !== null) return next.person;
    const linked = linkSpeaker(this.#people, next);
    this.#persons.add(linked);
    return linked;
  }

  /** Takes a speaker from a talk, and from who said what in its text; the text is kept as a revision before. */
  remove(row: SpeakerRow): void {
    this.#touchSpeaker(row);
    const { talk, id } = row;
    const paragraphs = this.#store.personChanges.spokenBy(talk, id);
    if (paragraphs.length > 0) {
      if (keepBeforeChange(this.#store, talk, this.#now)) this.#kept.add(talk);
      this.#store.personChanges.silence(talk, id);
      this.#spoken.push({ talk, speaker: id, paragraphs });
    }
    this.#people.removeSpeaker(row);
  }

  /** Remembers a decision in place of the one there was. */
  decide(decision: DecisionRow): void {
    const { read_key: key } = decision;
    if (!this.#decisions.has(key)) this.#decisions.set(key, this.#people.decision(key));
    this.#people.putDecision(decision);
  }

  /** A new person, whose speakers are yet to be given. */
  create(name: PersonName, affiliation: string | null): PersonNumber {
    const person = this.#people.create(name, affiliation, false);
    this.#persons.add(person);
    return person;
  }

  /** Makes `loser` and `winner` one, with the winner's name. */
  merge(loser: PersonNumber, winner: PersonNumber): void {
    this.touch(loser);
    this.touch(winner);
    const name = this.#people.get(winner);
    const lost = this.#people.get(loser);
    if (name === undefined || lost === undefined) return;
    for (const row of this.#people.speakersOf(loser)) {
      this.put(row, { given: name.given, family: name.family, person: winner });
    }
    for (const key of this.#people.namesOf(loser)) this.#people.addName(winner, key);
    for (const pair of this.#people.pairsOf(loser)) {
      const other = pair.first === loser ? pair.second : pair.first;
      if (other === winner) continue;
      this.touch(other);
      const known = this.#people.pairsOf(winner).some(({ first, second }) => first === other || second === other);
      if (!known) this.#people.putPair(pairOf(winner, other, pair.reason, pair.is_open === 1));
    }
    if (name.affiliation === null && lost.affiliation !== null) this.#people.setAffiliation(winner, lost.affiliation);
    this.#people.remove(loser);
  }

  /** Tells two people apart, for good. */
  tellApart(a: PersonNumber, b: PersonNumber): void {
    this.touch(a);
    this.touch(b);
    const known = this.#people.pairsOf(a).find(({ first, second }) => first === b || second === b);
    this.#people.putPair(pairOf(a, b, known?.reason ?? 'name', false));
  }

  /** Records the change and brings the talks in order. */
  finish(change: PersonChange): PeopleOutcome {
    const befores = [...this.#speakers.values()];
    const after = {
      ...this.#rowsOf([...this.#persons]),
      speakers: befores.flatMap(({ talk, id }) => this.#people.speaker(talk, id) ?? []),
      decisions: [...this.#decisions.keys()].flatMap((key) => this.#people.decision(key) ?? []),
    };
    const decisions = [...this.#decisions.values()].filter((row) => row !== undefined);
    const before = { ...this.#before, speakers: befores, decisions };
    const talks = new Set(befores.map(({ talk }) => talk));
    const idOf = (talk: TalkNumber): TalkId => this.#store.talks.idOf(talk);
    const named = [...talks].map((talk) => [talk, idOf(talk)] as const);
    this.#store.personChanges.add(change, { before, after, talks: named, spoken: this.#spoken });
    for (const talk of talks) this.#people.refreshTalk(talk, this.#now);
    return { talkIds: [...talks].map(idOf), keptTalkIds: [...this.#kept].map(idOf), count: befores.length };
  }

  #touchSpeaker(row: SpeakerRow): void {
    const key = `${row.talk} ${row.id}`;
    if (this.#speakers.has(key)) return;
    this.#speakers.set(key, row);
    if (row.person !== null) this.touch(row.person);
  }

  #rowsOf(persons: readonly PersonNumber[]): Omit<PeopleSnapshot, 'speakers' | 'decisions'> {
    const pairs = new Map(
      persons.flatMap((person) => this.#people.pairsOf(person)).map((pair) => [`${pair.first} ${pair.second}`, pair]),
    );
    return {
      people: persons.flatMap((person) => this.#people.get(person) ?? []),
      names: persons.flatMap((person) => this.#people.namesOf(person).map((key) => [key, person] as const)),
      pairs: [...pairs.values()],
    };
  }
}

function isSamePair(a: PairRow, b: PairRow): boolean {
  return a.first === b.first && a.second === b.second;
}
