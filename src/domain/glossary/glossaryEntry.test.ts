import { describe, expect, it } from 'vitest';
import type { TalkId } from '../transcript/transcript.ts';
import { heardKey, rulesOfGlossary, type GlossaryEntry, type GlossaryScope } from './glossaryEntry.ts';

function entry(heard: string, correct: string, scope: GlossaryScope = { kind: 'library' }): GlossaryEntry {
  return { id: heard, heard, correct, scope };
}

describe('rulesOfGlossary', () => {
  it('puts the nearest scope first, then the longest term', () => {
    const rules = rulesOfGlossary([
      entry('a', '1'),
      entry('a b', '2'),
      entry('c', '3', { kind: 'talk', talkId: 't' as TalkId }),
      entry('d', '4', { kind: 'collection', collection: 'x' }),
    ]);
    expect(rules.map(({ query }) => query.text)).toEqual(['c', 'd', 'a b', 'a']);
  });
});

describe('heardKey', () => {
  it('takes two spellings of one thing heard for the same', () => {
    expect(heardKey(' KAFE\u0301')).toBe(heardKey('Kafé'));
    expect(heardKey('kafe')).not.toBe(heardKey('kafé'));
  });
});
