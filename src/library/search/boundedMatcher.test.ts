import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery, type FindQuery } from '../../domain/transcript/findText.ts';
import { boundedMatcher, type FindRule } from './boundedMatcher.ts';

const PLAIN = { matchCase: false, matchAccents: false, wholeWord: false, isRegExp: false };

function rule(text: string, options: Partial<FindQuery> = {}): FindRule {
  return { query: { ...PLAIN, text, ...options }, replacement: null };
}

describe('boundedMatcher', () => {
  it('keeps of what rules find twice the first, in a long paragraph with as many matches', () => {
    const [found] = boundedMatcher([rule('b c'), rule('a b'), rule('c')])(['a b c '.repeat(20_000)]);
    expect(found).toHaveLength(20_000);
    expect(found?.every(({ rule: by }) => by === 0)).toBe(true);
    const [mixed] = boundedMatcher([rule('a b'), rule('c')])(['a b c '.repeat(20_000)]);
    expect(mixed).toHaveLength(40_000);
    expect(
      mixed?.every(({ from, to, rule: by }, at) => by === at % 2 && to > from && from >= (mixed[at - 1]?.to ?? 0)),
    ).toBe(true);
  });

  it('refuses at once what cannot be looked for', () => {
    for (const wrong of [rule('\u00AD'), rule('\u0591'), rule(''), rule('(', { isRegExp: true })]) {
      expect(() => boundedMatcher([rule('a'), wrong])).toThrow('search.badQuery');
    }
  });

  it('takes no expression for slow where the machine does other things meanwhile', () => {
    const elsewhere = new Int32Array(new SharedArrayBuffer(4));
    const replacement = {
      get text() {
        Atomics.wait(elsewhere, 0, 0, 400);
        return 'x';
      },
      keepCase: false,
    };
    const busy = { ...rule('b+', { isRegExp: true }), replacement };
    expect(boundedMatcher([busy])(['abbc'])).toEqual([[{ from: 1, to: 3, rule: 0, replacement: 'x' }]]);
  });

  it('finds with many rules what each finds alone, whatever words of it the text has (law)', () => {
    const part = fc.constantFrom(
      'co',
      'cœ',
      'ur',
      'é',
      'e\u0301',
      'E',
      'ſ',
      's',
      'K',
      'k',
      '\u00AD',
      '\u0591',
      ' ',
      '-',
      '’',
      "'",
      'ß',
      '2',
      'Œ',
      'ﬁ',
      'İ',
    );
    const phrase = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
    const query = fc.record({
      text: phrase,
      matchCase: fc.boolean(),
      matchAccents: fc.boolean(),
      wholeWord: fc.boolean(),
      isRegExp: fc.constant(false),
    });
    const other = rule('zzz');
    fc.assert(
      fc.property(query, phrase, phrase, (asked, before, after) => {
        const compiled = compileQuery(asked);
        fc.pre(compiled.ok);
        const text = `${before}${asked.text}${after}`;
        const [found] = boundedMatcher([{ query: asked, replacement: null }, other])([text]);
        const alone = compiled.ok ? compiled.matches(text) : [];
        expect(found?.map(({ from, to }) => [from, to])).toEqual(alone.map(({ from, to }) => [from, to]));
      }),
      { numRuns: 100 },
    );
  });
});
