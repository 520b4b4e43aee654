import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryName, deliveryStem, namesByPattern } from './deliveryName.ts';

const nameOf = (title: string): string => deliveryName(deliveryStem(title, 'transcription'), 'srt');

describe('deliveryStem', () => {
  it.each([
    ['Le coût humain de l’intelligence artificielle', 'Le coût humain de l’intelligence artificielle.srt'],
    ['IA\u00A0: quel coût\u00A0?', 'IA - quel coût.srt'],
    ['Entrée/sortie', 'Entrée-sortie.srt'],
    ['9:30', '9-30.srt'],
    ['  .caché. ', 'caché.srt'],
    ['..', 'transcription.srt'],
    ['NUL', 'transcription.srt'],
    ['', 'transcription.srt'],
    ['a\u202Etxt.exe', 'atxt.exe.srt'],
  ])('%j is %j', (title, name) => expect(nameOf(title)).toBe(name));

  it('is a file name on every system, for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (title) => {
        const name = nameOf(title);
        expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}]+\.srt$/u);
        expect(name).not.toMatch(/^[ .]|[ .]\.srt$/);
        expect(new TextEncoder().encode(name).length).toBeLessThan(200);
      }),
    );
  });

  it('does not cut a character in two', () => {
    expect(nameOf(`${'é'.repeat(89)}a👩‍🏫`)).toBe(`${'é'.repeat(89)}a.srt`);
  });
});

describe('namesByPattern', () => {
  const talk = { id: 'k7', title: 'IA\u00A0: quel coût\u00A0?', date: '2024-03' };

  it('fills in the fields of the talk and the format', () => {
    expect(namesByPattern('{date} {title} [{id}]', talk, ['srt', 'md'], new Set())).toEqual([
      '2024-03 IA - quel coût [k7].srt',
      '2024-03 IA - quel coût [k7].md',
    ]);
    expect(namesByPattern('{format}/{title}', talk, ['vtt'], new Set())).toEqual(['vtt-IA - quel coût.vtt']);
    expect(namesByPattern('{date}', { ...talk, date: '' }, ['vtt'], new Set())).toEqual(['k7.vtt']);
    expect(namesByPattern('{other} $& {title}', { ...talk, title: '$1' }, ['srt'], new Set())).toEqual([
      '{other} $& $1.srt',
    ]);
  });

  it('numbers what is taken, all files of a talk alike', () => {
    const taken = new Set<string>();
    expect(namesByPattern('cours', talk, ['srt'], taken)).toEqual(['cours.srt']);
    expect(namesByPattern('COURS', talk, ['srt', 'vtt'], taken)).toEqual(['COURS (2).srt', 'COURS (2).vtt']);
    expect(namesByPattern('cours', talk, ['srt'], taken)).toEqual(['cours (3).srt']);
  });

  it('never gives a name twice, whatever the titles', () => {
    const anyTitle = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 250 }),
      fc.constantFrom('a', 'A', 'e\u0301', 'é', ''),
    );
    fc.assert(
      fc.property(fc.array(anyTitle, { maxLength: 12 }), (titles) => {
        const taken = new Set<string>();
        const names = titles.flatMap((title) =>
          namesByPattern('{title}', { id: 'x', title, date: '' }, ['srt', 'vtt'], taken),
        );
        expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(new TextEncoder().encode(name).length).toBeLessThan(200);
      }),
    );
  });
});
