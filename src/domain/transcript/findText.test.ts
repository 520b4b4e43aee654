import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery, type FindQuery } from './findText.ts';

const PLAIN: Omit<FindQuery, 'text'> = { matchCase: false, matchAccents: false, wholeWord: false, isRegExp: false };

function find(text: string, query: string, options: Partial<FindQuery> = {}): string[] {
  const compiled = compileQuery({ ...PLAIN, text: query, ...options });
  if (!compiled.ok) throw new Error(`${compiled.reason}: ${compiled.detail}`);
  return compiled.matches(text).map(({ from, to }) => text.slice(from, to));
}

describe('compileQuery', () => {
  it.each([
    ['cafe', 'Le Café et le café', ['Café', 'café']],
    ['Élève', 'eleve, ÉLÈVE', ['eleve', 'ÉLÈVE']],
    ['coeur', 'Le cœur, le CŒUR, le coeur', ['cœur', 'CŒUR', 'coeur']],
    ['cœur', 'Le coeur et le cœur', ['coeur', 'cœur']],
    ['OEUVRE', 'Les œuvres', ['œuvre']],
    ["l'humain", 'l’humain et l‘humain', ['l’humain', 'l‘humain']],
    ['25 000', '25\u202F000 et 25\u00A0000', ['25\u202F000', '25\u00A0000']],
    ['c’est-à-dire', "c'est‑a‐dire", ["c'est‑a‐dire"]],
    ['cooperation', 'coo\u00ADpération', ['coo\u00ADpération']],
    ['й', 'и Й', ['и', 'Й']],
    ['한', '한국', ['한']],
    ['की', 'का की', ['की']],
    ['[a](b)*', 'x[A](b)*y', ['[A](b)*']],
    ['a', 'aaa', ['a', 'a', 'a']],
    ['aa', 'aaaaa', ['aa', 'aa']],
  ])('finds %j in %j as a reader takes it', (query, text, expected) => {
    expect(find(text, query)).toEqual(expected);
  });

  it('takes the accent that follows a letter into the match, and no half of a ligature', () => {
    expect(find('cafe\u0301 noir', 'cafe')).toEqual(['cafe\u0301']);
    expect(find('cœur', 'e')).toEqual([]);
    expect(find('cœur', 'o')).toEqual([]);
  });

  it('tells accents apart when told to, composed or not', () => {
    const options = { matchAccents: true };
    expect(find('cafe café cafe\u0301', 'cafe', options)).toEqual(['cafe']);
    expect(find('cafe café cafe\u0301', 'café', options)).toEqual(['café', 'cafe\u0301']);
    expect(find('cœur coeur', 'cœur', options)).toEqual(['cœur']);
  });

  it('tells capitals apart when told to', () => {
    expect(find('Élan élan', 'elan', { matchCase: true })).toEqual(['élan']);
    expect(find('Œuf œuf Oeuf', 'Oeuf', { matchCase: true })).toEqual(['Œuf', 'Oeuf']);
  });

  it('finds whole words by the letters of any script', () => {
    const options = { wholeWord: true };
    expect(find('art, l’art, artiste, départ, art-thérapie', 'art', options)).toHaveLength(3);
    expect(find('été étés', 'été', options)).toEqual(['été']);
    expect(find('Vraiment ? oui?', '?', options)).toEqual(['?', '?']);
    expect(find('e\u0301t', 't', options)).toEqual([]);
  });

  it.each([
    ['(lumi[eè]re) (\\w+)', 'La lumière modèle', ['lumière modèle']],
    ['\\b\\w{3}\\b', 'été, étés, art', ['été', 'art']],
    ['[\\w’]+', 'l’été', ['l’été']],
    ['\\W+', 'été – là', [' – ']],
    ['[^\\W]+', 'été – là', ['été', 'là']],
    ['é\\B', 'été', ['é']],
    ['\\d+|[\\d]', 'en 1929, ٣٤', ['1929', '٣٤']],
    ['[[\\]]\\\\w', 'a]\\w', [']\\w']],
    ['\\w+\\D\\w', 'le cœur_b', ['le c', 'œur_b']],
  ])('takes \\w, \\b and \\d of %j for those of every script', (query, text, expected) => {
    expect(find(text, query, { isRegExp: true })).toEqual(expected);
  });

  it('runs a regular expression on the text as written', () => {
    const options = { isRegExp: true };
    expect(find('Kafka, kafkaïen', 'kaf(ka)\\b', options)).toEqual(['Kafka']);
    expect(find('2024 et 12', '\\d{4}', options)).toEqual(['2024']);
    expect(find('café', 'cafe', options)).toEqual([]);
    expect(find('ab abc', 'a|ab', { ...options, wholeWord: true })).toEqual(['ab']);
    expect(find('xaax', 'a*', options)).toEqual(['aa']);
  });

  it('gives what the groups caught', () => {
    const compiled = compileQuery({ ...PLAIN, text: '(?<an>\\d+)-(x)?', isRegExp: true });
    if (!compiled.ok) throw new Error(compiled.reason);
    expect(compiled.matches('le 12-')).toEqual([{ from: 3, to: 6, groups: ['12', undefined], named: { an: '12' } }]);
  });

  it('says what is wrong with a query', () => {
    expect(compileQuery({ ...PLAIN, text: '' })).toMatchObject({ ok: false, reason: 'empty' });
    expect(compileQuery({ ...PLAIN, text: '\u0301' })).toMatchObject({ ok: false, reason: 'empty' });
    expect(compileQuery({ ...PLAIN, text: '(', isRegExp: true })).toMatchObject({ reason: 'invalidExpression' });
    // Together with what a whole word adds it would be well formed.
    expect(compileQuery({ ...PLAIN, text: 'a)|(b', isRegExp: true, wholeWord: true })).toMatchObject({ ok: false });
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'eéEœo\u0301 -’ \u00AD') }),
  );

  it('never throws, and finds ascending disjoint ranges', () => {
    const options = fc.record({
      matchCase: fc.boolean(),
      matchAccents: fc.boolean(),
      wholeWord: fc.boolean(),
      isRegExp: fc.boolean(),
    });
    const query = fc.oneof(anyText, fc.constantFrom('a*', '.', '\\b', '(?=e)', '[^e]+', '^', '\\s'));
    fc.assert(
      fc.property(query, options, anyText, (asked, chosen, text) => {
        const compiled = compileQuery({ ...chosen, text: asked });
        if (!compiled.ok) return;
        let last = 0;
        for (const { from, to } of compiled.matches(text)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          last = to;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds every plain text in itself, wherever it stands, with accents or without', () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aàbcœéèEÉ'’- 1?.[("), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(letters, fc.boolean(), fc.boolean(), (text, matchCase, matchAccents) => {
        const spelled = matchAccents ? text : text.normalize('NFD').replaceAll(/\p{M}/gu, '');
        const inside = `‹${spelled}›`;
        expect(find(inside, text, { matchCase, matchAccents })).toContain(spelled);
        expect(find(inside.normalize('NFD'), text, { matchCase, matchAccents })).toContain(spelled.normalize('NFD'));
      }),
      { numRuns: 500 },
    );
  });
});
