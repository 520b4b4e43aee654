import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import type { PersonChange } from '../../contract/peopleSchemas.ts';
import type { PersonName } from '../../domain/notices/personName.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { linkSpeakers } from '../people/linkSpeakers.ts';
import { PeopleWork, type PeopleOutcome } from '../people/PeopleWork.ts';
import { rawLineOf } from '../people/rawLineOf.ts';
import { readKey } from '../people/readKey.ts';
import { undoPeople } from '../people/undoPeople.ts';
import type { PersonNumber } from '../store/personRows.ts';
import { storageFailure } from '../store/storageFailure.ts';
import type { HandlersOf } from './handlersOf.ts';

export function peopleHandlers(context: LibraryContext): HandlersOf<'people'> {
  const { store } = context;
  return {
    async 'people.list'({ query, ...page }) {
      await linkAll(context);
      return store.personList.list(query, page);
    },
    'people.waiting': () => ({ count: store.personList.waitingNameCount() + store.personList.waitingPairCount() }),
    'people.talks': ({ personId }) => ({ talks: store.personList.talks(requirePerson(context, personId)) }),
    async 'people.rename'({ personId, given, family }) {
      const person = requirePerson(context, personId);
      await change(context, { kind: 'rename', name: fullName({ given, family }) }, (work) => {
        work.touch(person);
        store.people.setName(person, { given, family });
        store.people.setSure(person);
        for (const row of store.people.speakersOf(person)) work.put(row, { given, family, certainty: 'confirmed' });
      });
      return {};
    },
    async 'people.merge'({ personId, intoId }) {
      await mergePeople(context, 'merge', requirePerson(context, personId), requirePerson(context, intoId));
      return {};
    },
    'people.split': (request) => splitPerson(context, request),
    'people.queue': (page) => readQueue(context, page),
    'people.decide': async (decision) => ({ count: (await decide(context, decision)).count }),
    'people.undo'() {
      const { change: undone, outcome } = store.transaction(() => undoPeople(store, context.now()));
      announceOutcome(context, outcome);
      return undone;
    },
  };
}

/** Links what is not linked yet; where nothing can be written, the people there are can be seen all the same. */
async function linkAll({ store }: LibraryContext): Promise<void> {
  try {
    await linkSpeakers(store);
  } catch (thrown) {
    const error = storageFailure(thrown);
    const isUnwritable =
      error instanceof Failure && (error.code === 'storage.full' || error.code === 'storage.readOnly');
    if (!isUnwritable) throw error;
  }
}

function requirePerson({ store }: LibraryContext, id: string): PersonNumber {
  const person = store.people.numberOf(id);
  if (person === undefined) throw new Failure('person.unknown', id);
  return person;
}

function fullName({ given, family }: PersonName): string {
  return `${given} ${family}`.trim();
}

async function change(
  context: LibraryContext,
  what: PersonChange,
  act: (work: PeopleWork) => void,
): Promise<PeopleOutcome> {
  const { store, now } = context;
  await linkSpeakers(store);
  const outcome = store.transaction(() => {
    const work = new PeopleWork(store, now());
    act(work);
    return work.finish(what);
  });
  announceOutcome(context, outcome);
  return outcome;
}

function announceOutcome({ announce }: LibraryContext, { talkIds, keptTalkIds }: PeopleOutcome): void {
  announce('people.changed', {});
  if (talkIds.length > 0) announce('talks.changed', { talkIds: [...talkIds] });
  for (const talkId of keptTalkIds) announce('revisions.changed', { talkId });
}

async function mergePeople(
  context: LibraryContext,
  kind: 'merge' | 'same',
  person: PersonNumber,
  into: PersonNumber,
): Promise<PeopleOutcome> {
  if (person === into) throw new Failure('request.invalid', 'intoId');
  const name = fullName(context.store.people.get(into)!);
  return change(context, { kind, name }, (work) => work.merge(person, into));
}

async function splitPerson(
  context: LibraryContext,
  { personId, talkIds }: ParsedRequest<'people.split'>,
): Promise<Reply<'people.split'>> {
  const { store } = context;
  const person = requirePerson(context, personId);
  const row = store.people.get(person)!;
  const talks = new Set(talkIds.map((id) => store.talks.numberOf(id)));
  const speakers = store.people.speakersOf(person);
  const moved = speakers.filter(({ talk }) => talks.has(talk));
  if (moved.length === 0 || moved.length === speakers.length) throw new Failure('person.unsplit', fullName(row));
  let added = person;
  await change(context, { kind: 'split', name: fullName(row) }, (work) => {
    work.touch(person);
    const affiliation = moved.find((speaker) => speaker.affiliation !== null)?.affiliation ?? null;
    added = work.create(row, affiliation);
    for (const speaker of moved) work.put(speaker, { person: added });
    work.tellApart(person, added);
  });
  return { personId: store.people.get(added)!.id };
}

async function readQueue(
  context: LibraryContext,
  { offset, limit }: ParsedRequest<'people.queue'>,
): Promise<Reply<'people.queue'>> {
  const { store } = context;
  await linkAll(context);
  const nameCount = store.personList.waitingNameCount();
  const names = offset < nameCount ? store.personList.waitingNames({ offset, limit }) : [];
  const rest = { offset: Math.max(0, offset - nameCount), limit: limit - names.length };
  const pairs = rest.limit === 0 ? [] : store.personList.waitingPairs(rest);
  const questions = names.map(({ talk, ...name }) => ({ ...name, raw: rawLineOf(store, talk, name) }));
  return {
    total: nameCount + store.personList.waitingPairCount(),
    questions: [...questions, ...pairs],
    undoable: store.personChanges.lastName() ?? null,
  };
}

async function decide(context: LibraryContext, decision: ParsedRequest<'people.decide'>): Promise<PeopleOutcome> {
  const { store } = context;
  if (decision.kind === 'same' || decision.kind === 'different') {
    const person = requirePerson(context, decision.personId);
    const other = requirePerson(context, decision.otherId);
    if (decision.kind === 'same') return mergePeople(context, 'same', person, other);
    if (person === other) throw new Failure('request.invalid', 'otherId');
    const name = fullName(store.people.get(person)!);
    return change(context, { kind: 'different', name }, (work) => work.tellApart(person, other));
  }
  const { read } = decision;
  const waiting = store.people.speakersNamed(read).filter(({ certainty }) => certainty !== 'confirmed');
  if (decision.kind === 'notPerson') {
    return change(context, { kind: 'notPerson', name: fullName(read) }, (work) => {
      work.decide({ ...NO_DETAILS, read_key: readKey(read), is_person: 0, given: '', family: '' });
      for (const row of waiting) work.remove(row);
    });
  }
  const { given, family, affiliation, role } = decision.person;
  const [first] = waiting;
  const details = {
    read_affiliation: first?.affiliation ?? null,
    affiliation,
    read_role: first?.role ?? null,
    role,
  };
  return change(context, { kind: 'person', name: fullName({ given, family }) }, (work) => {
    work.decide({ ...details, read_key: readKey(read), is_person: 1, given, family });
    for (const row of store.people.speakersNamed(read).filter(({ certainty }) => certainty !== 'confirmed')) {
      const isSameName = row.given === given && row.family === family;
      if (row.person !== null) {
        work.touch(row.person);
        if (isSameName) store.people.setSure(row.person);
      }
      work.put(row, {
        given,
        family,
        certainty: 'confirmed',
        affiliation: row.affiliation === details.read_affiliation ? affiliation : row.affiliation,
        role: row.role === details.read_role ? role : row.role,
        person: isSameName ? row.person : null,
      });
    }
  });
}

const NO_DETAILS = { read_affiliation: null, affiliation: null, read_role: null, role: null };
