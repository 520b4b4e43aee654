import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGlossaryCsv } from './parseGlossaryCsv.ts';

describe('parseGlossaryCsv', () => {
  it.each([
    [
      'Kafé\tcafé\nMorvant\tMorvan',
      [
        ['Kafé', 'café'],
        ['Morvant', 'Morvan'],
      ],
    ],
    ['entendu;correct\r\nKafé;café\r\n\r\n', [['Kafé', 'café']]],
    [
      '"deux, mots","a ""b"""\nx,y,z',
      [
        ['deux, mots', 'a "b"'],
        ['x', 'y'],
      ],
    ],
  ])('reads %j', (text, pairs) => {
    const { value, problems } = parseGlossaryCsv(text);
    expect(value.map(({ heard, correct }) => [heard, correct])).toEqual(pairs);
    expect(problems).toEqual([]);
  });

  it('tells the lines that are no pair', () => {
    const { value, problems } = parseGlossaryCsv(`a;b\nseul\n;rien\nmême;même\n${'x'.repeat(201)};y\n\u00AD;invisible`);
    expect(value).toHaveLength(1);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['noPair', 2],
      ['noPair', 3],
      ['same', 4],
      ['tooLong', 5],
      ['noPair', 6],
    ]);
  });

  it('reads back what is written in quotes, and never throws (law)', () => {
    const term = fc.stringMatching(/^[a-z"',; ]{1,9}$/).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(term, term, (heard, correct) => {
        fc.pre(heard !== correct);
        const row = [heard, correct].map((cell) => `"${cell.replaceAll('"', '""')}"`).join('\t');
        expect(parseGlossaryCsv(row).value).toEqual([{ heard, correct }]);
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'a";,\t\n ') })),
        (text) => {
          for (const { heard, correct } of parseGlossaryCsv(text).value) {
            expect([heard, correct]).toEqual([heard.trim(), correct.trim()]);
            expect(heard).not.toBe('');
            expect(heard).not.toBe(correct);
          }
        },
      ),
    );
  });
});
