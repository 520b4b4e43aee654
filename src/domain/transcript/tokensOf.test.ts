import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from './tokensOf.ts';

function textsOf(text: string): string[] {
  return tokensOf(text).map(({ start, end }) => text.slice(start, end));
}

describe('tokensOf', () => {
  it('gives the runs without white space that hold a letter or a digit', () => {
    expect(textsOf('« Bonjour\u00A0! » dit-il… 25\u202F000 🙂 – 𝒳,')).toEqual([
      'Bonjour',
      'dit-il…',
      '25',
      '000',
      '𝒳,',
    ]);
  });

  it('finds the words beside a long run of marks', () => {
    expect(textsOf(`a ${'🙂'.repeat(20_000)} b`)).toEqual(['a', 'b']);
    expect(textsOf(`${'.'.repeat(20_000)}a`)).toHaveLength(1);
  });

  it('is what white space parts, less what has no letter or digit (law)', () => {
    const unit = fc.constantFrom(' ', '\u00A0', '\u202F', '\n', '.', '«', '🙂', '𝒳', 'a', 'é', '1');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(textsOf(text)).toEqual(text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)));
      }),
    );
  });

  it('looks into a long text once, and takes no other for it', () => {
    const texts = Array.from({ length: 9 }, (_, index) => `${'mot '.repeat(2_000)}${'x'.repeat(index + 1)}`);
    for (const text of [...texts, ...texts.toReversed()]) {
      expect(tokensOf(text)).toHaveLength(2_001);
      expect(tokensOf(text).at(-1)).toEqual({ start: 8_000, end: text.length });
      expect(tokensOf(text)).toBe(tokensOf(text));
    }
  });
});
