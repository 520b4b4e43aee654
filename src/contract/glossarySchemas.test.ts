import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesOfGlossary } from '../domain/glossary/glossaryEntry.ts';
import { compileQuery } from '../domain/transcript/findText.ts';
import { glossaryPuts } from './glossarySchemas.ts';

function puts(heard: string, correct: string) {
  return [{ id: null, heard, correct, scope: { kind: 'library' as const } }];
}

describe('glossaryPuts', () => {
  it.each(['', ' ', '\u00AD', '\u200B \u2060', '\uFEFF'])('refuses %j, of which nothing is seen', (text) => {
    expect(glossaryPuts.safeParse(puts(text, 'x')).success).toBe(false);
    expect(glossaryPuts.safeParse(puts('x', text)).success).toBe(false);
  });

  it('takes only what a text can be searched for (law)', () => {
    const character = fc.oneof(fc.constantFrom('\u00AD', '\u200D', '\u0301', ' ', '('), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(character, { maxLength: 3 }), (characters) => {
        const { success, data } = glossaryPuts.safeParse(puts(characters.join(''), 'x'));
        fc.pre(success);
        const [rule] = rulesOfGlossary([{ ...data![0]!, id: 'a' }]);
        expect(compileQuery(rule!.query)).toMatchObject({ ok: true });
      }),
    );
  });
});
