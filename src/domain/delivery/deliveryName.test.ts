import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryName, deliveryStem } from './deliveryName.ts';

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
