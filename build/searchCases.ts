import { expect } from 'vitest';
import type { MethodName, Request } from '../src/contract/methods.ts';
import type { TalkId } from '../src/domain/transcript/transcript.ts';
import { findAll } from '../src/library/search/findAll.suite.ts';
import { refusal, unknownTalk, type World } from './contractWorld.ts';

type SearchMethod = Extract<MethodName, `search.${string}`>;

function finding(text: string, isRegExp = false): Request<'search.find'> {
  const query = { text, matchCase: false, matchAccents: false, wholeWord: false, isRegExp };
  return { rules: [{ query, replacement: null }], talkId: null, onlyChanges: false, after: null, limit: 100 };
}

async function replaceWord({ call, temporary }: World, text: string, by: string) {
  const query = { text, matchCase: true, matchAccents: true, wholeWord: true, isRegExp: false };
  const rules = [{ query, replacement: { text: by, keepCase: false } }];
  const { id } = await call('search.replace', { rules, talkId: null, only: null, except: [] });
  return (await temporary.finished(id)).replaceReport;
}

/** What finding and replacing do when all is well, and what they refuse. */
export const searchCases: Readonly<Record<SearchMethod, (world: World) => Promise<void>>> = {
  async 'search.find'({ call, talkId }) {
    const { talks } = await findAll(call, finding('INTELLIGENCE'));
    expect(talks).toMatchObject([{ talkId, title: "Le coût humain de l'intelligence artificielle" }]);
    expect(talks[0]?.hits[0]).toMatchObject({ found: 'intelligence', isEstimated: true });
    const here = await call('search.find', { ...finding('zygomatique'), talkId });
    expect(here).toEqual({ talks: [], next: null, done: 1, total: 1 });
    expect(await refusal(call('search.find', finding('(', true)))).toBe('search.badQuery');
    expect(await refusal(findAll(call, finding('(.+)+\\1{9}$', true)))).toBe('search.tooSlow');
    expect(await refusal(call('search.find', { ...finding('x'), talkId: unknownTalk }))).toBe('talk.unknown');
  },
  async 'search.replace'(world) {
    const { call, talkId } = world;
    const report = await replaceWord(world, 'intelligence', 'zygomatique');
    expect(report).toMatchObject({ isUndo: false, wasCancelled: false, talks: [{ talkId, skipped: [] }] });
    const { talks } = await findAll(call, finding('zygomatique'));
    expect(talks[0]?.count).toBe(report?.talks[0]?.replaced);
    const wrong = { rules: [], talkId: null, only: null, except: [] };
    expect(await refusal(call('search.replace', wrong))).toBe('request.invalid');
  },
  async 'search.undoReplace'(world) {
    const { call, talkId } = world;
    const before = (await call('transcripts.get', { talkId })).paragraphs;
    const replacementId = (await replaceWord(world, 'intelligence', 'zygomatique'))?.replacementId ?? '';
    const job = await call('search.undoReplace', { replacementId });
    await world.temporary.finished(job.id);
    expect((await call('transcripts.get', { talkId })).paragraphs).toEqual(before);
    expect(await refusal(call('search.undoReplace', { replacementId }))).toBe('search.notUndoable');
  },
  async 'search.replacements'(world) {
    const report = await replaceWord(world, 'intelligence', 'zygomatique');
    const { replacements } = await world.call('search.replacements', {});
    expect(replacements).toMatchObject([
      { id: report?.replacementId, find: 'intelligence', replaceBy: 'zygomatique', isUndone: false, talkCount: 1 },
    ]);
  },
};

/** Requests that are right, for the mutations to begin with. */
export function searchSeeds(talkId: TalkId): Readonly<Record<SearchMethod, unknown>> {
  return {
    'search.find': finding('a'),
    'search.replace': {
      rules: [{ query: finding('a').rules[0]?.query, replacement: { text: 'b', keepCase: true } }],
      talkId,
      only: [{ talkId, paragraphId: 'p', from: 0, to: 1 }],
      except: [],
    },
    'search.undoReplace': { replacementId: 'x' },
    'search.replacements': {},
  };
}
