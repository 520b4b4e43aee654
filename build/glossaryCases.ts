import { expect } from 'vitest';
import type { MethodName } from '../src/contract/methods.ts';
import type { TalkId } from '../src/domain/transcript/transcript.ts';
import { refusal, unknownTalk, type World } from './contractWorld.ts';

type GlossaryMethod = Extract<MethodName, `glossary.${string}`>;

const library = { kind: 'library' as const };

/** What the glossary does when all is well, and what it refuses. */
export const glossaryCases: Readonly<Record<GlossaryMethod, (world: World) => Promise<void>>> = {
  async 'glossary.list'({ call, talkId }) {
    expect(await call('glossary.list', { talkId: null })).toEqual({ entries: [] });
    const scopes = [library, { kind: 'talk' as const, talkId }, { kind: 'collection' as const, collection: 'Autre' }];
    const entries = scopes.map((scope, index) => ({ id: null, heard: `mot ${index}`, correct: 'x', scope }));
    await call('glossary.put', { entries });
    expect((await call('glossary.list', { talkId: null })).entries.map(({ scope }) => scope)).toEqual(scopes);
    await call('talks.update', { talkId, fields: { collection: 'Sienne' } });
    const own = await call('glossary.list', { talkId });
    expect(own.entries.map(({ heard }) => heard)).toEqual(['mot 0', 'mot 1']);
    expect(await refusal(call('glossary.list', { talkId: unknownTalk }))).toBe('talk.unknown');
  },
  async 'glossary.put'({ call }) {
    const entry = { id: null, heard: 'Kafé', correct: 'café', scope: library };
    const { ids } = await call('glossary.put', { entries: [entry] });
    await call('glossary.put', { entries: [{ ...entry, id: ids[0]!, correct: 'cafés' }] });
    expect((await call('glossary.list', { talkId: null })).entries).toMatchObject([{ id: ids[0], correct: 'cafés' }]);
    await call('glossary.put', { entries: [{ ...entry, heard: 'KAFÉ' }] });
    expect((await call('glossary.list', { talkId: null })).entries).toMatchObject([{ heard: 'KAFÉ' }]);
    const foreign = { ...entry, scope: { kind: 'talk' as const, talkId: unknownTalk } };
    expect(await refusal(call('glossary.put', { entries: [{ ...entry, heard: 'z' }, foreign] }))).toBe('talk.unknown');
    expect((await call('glossary.list', { talkId: null })).entries).toHaveLength(1);
    expect(await refusal(call('glossary.put', { entries: [{ ...entry, heard: ' ' }] }))).toBe('request.invalid');
  },
  async 'glossary.remove'({ call }) {
    const entries = [{ id: null, heard: 'a', correct: 'b', scope: library }];
    const { ids } = await call('glossary.put', { entries });
    await call('glossary.remove', { ids });
    expect(await call('glossary.list', { talkId: null })).toEqual({ entries: [] });
  },
};

/** Requests that are right, for the mutations to begin with. */
export function glossarySeeds(talkId: TalkId): Readonly<Record<GlossaryMethod, unknown>> {
  return {
    'glossary.list': { talkId },
    'glossary.put': { entries: [{ id: null, heard: 'a', correct: 'b', scope: { kind: 'talk', talkId } }] },
    'glossary.remove': { ids: ['x'] },
  };
}
