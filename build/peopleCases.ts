import { expect } from 'vitest';
import type { MethodName } from '../src/contract/methods.ts';
import type { TalkId } from '../src/domain/transcript/transcript.ts';
import { refusal, type World } from './contractWorld.ts';

type PeopleMethod = Extract<MethodName, `people.${string}`>;

const page = { offset: 0, limit: 100 };

async function personNamed({ call }: World, query: string): Promise<string> {
  const { people } = await call('people.list', { query, ...page });
  return people[0]!.id;
}

/** What the methods about people do when all is well, and what they refuse. */
export const peopleCases: Readonly<Record<PeopleMethod, (world: World) => Promise<void>>> = {
  async 'people.list'({ call }) {
    const { total, people } = await call('people.list', { query: '', ...page });
    expect(people).toHaveLength(total);
    const found = await call('people.list', { query: 'fabien leb', ...page });
    expect(found).toMatchObject({ total: 1, people: [{ given: 'Fabien', family: 'Lebrun', talkCount: 1 }] });
  },
  async 'people.waiting'({ call }) {
    const { total } = await call('people.queue', page);
    expect(await call('people.waiting', {})).toEqual({ count: total });
  },
  async 'people.talks'(world) {
    const personId = await personNamed(world, 'tubaro');
    const { talks } = await world.call('people.talks', { personId });
    expect(talks).toMatchObject([{ talkId: world.talkId, family: 'Tubaro', affiliation: 'CNRS' }]);
    expect(await refusal(world.call('people.talks', { personId: 'x' }))).toBe('person.unknown');
  },
  async 'people.rename'(world) {
    const { call, talkId } = world;
    const personId = await personNamed(world, 'tubaro');
    await call('people.rename', { personId, given: 'Paula', family: 'Tubaro' });
    expect((await call('talks.get', { talkId })).speakers).toMatchObject([{ given: 'Paula', certainty: 'confirmed' }]);
    expect(await refusal(call('people.rename', { personId, given: 'Paula', family: ' ' }))).toBe('request.invalid');
    expect(await refusal(call('people.rename', { personId: 'x', given: '', family: 'y' }))).toBe('person.unknown');
  },
  async 'people.merge'(world) {
    const { call } = world;
    const personId = await personNamed(world, 'lebrun');
    const intoId = await personNamed(world, 'tubaro');
    await call('people.merge', { personId, intoId });
    expect((await call('people.talks', { personId: intoId })).talks).toHaveLength(2);
    expect(await refusal(call('people.talks', { personId }))).toBe('person.unknown');
    expect(await refusal(call('people.merge', { personId: intoId, intoId }))).toBe('request.invalid');
  },
  async 'people.split'(world) {
    const { call, talkId } = world;
    const intoId = await personNamed(world, 'tubaro');
    expect(await refusal(call('people.split', { personId: intoId, talkIds: [talkId] }))).toBe('person.unsplit');
    await call('people.merge', { personId: await personNamed(world, 'lebrun'), intoId });
    const { personId } = await call('people.split', { personId: intoId, talkIds: [talkId] });
    expect((await call('people.talks', { personId })).talks).toMatchObject([{ talkId }]);
    expect((await call('people.talks', { personId: intoId })).talks).toHaveLength(1);
  },
  async 'people.queue'({ call }) {
    const { questions, undoable } = await call('people.queue', { offset: 0, limit: 2 });
    expect(questions[0]).toMatchObject({ kind: 'name', doubt: 'prose', family: 'Tubaro', raw: { origin: 'abstract' } });
    expect(questions[1]).toMatchObject({ kind: 'name', doubt: 'glued', raw: { origin: 'card' } });
    expect(undoable).toBeNull();
  },
  async 'people.decide'({ call, talkId }) {
    const read = { given: 'Paola', family: 'Tubaro' };
    expect(await call('people.decide', { kind: 'notPerson', read })).toEqual({ count: 1 });
    expect((await call('talks.get', { talkId })).speakers).toEqual([]);
    const unknown = { kind: 'different' as const, personId: 'x', otherId: 'y' };
    expect(await refusal(call('people.decide', unknown))).toBe('person.unknown');
  },
  async 'people.undo'(world) {
    const { call, talkId } = world;
    expect(await refusal(call('people.undo', {}))).toBe('person.notUndoable');
    const before = await call('talks.get', { talkId });
    await call('people.decide', { kind: 'notPerson', read: { given: 'Paola', family: 'Tubaro' } });
    expect(await call('people.undo', {})).toEqual({ kind: 'notPerson', name: 'Paola Tubaro' });
    expect((await call('talks.get', { talkId })).speakers).toEqual(before.speakers);
  },
};

/** Requests that are right, for the mutations to begin with. */
export function peopleSeeds(talkId: TalkId): Readonly<Record<PeopleMethod, unknown>> {
  return {
    'people.list': { query: 'a', ...page },
    'people.waiting': {},
    'people.talks': { personId: 'x' },
    'people.rename': { personId: 'x', given: 'a', family: 'b' },
    'people.merge': { personId: 'x', intoId: 'y' },
    'people.split': { personId: 'x', talkIds: [talkId] },
    'people.queue': page,
    'people.decide': { kind: 'notPerson', read: { given: 'Paola', family: 'Tubaro' } },
    'people.undo': {},
  };
}
