import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryName, withFormat } from './deliveryName.ts';

const nameOf = (title: string): string => deliveryName(title, 'srt', 'transcription');

describe('deliveryName', () => {
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

describe('withFormat', () => {
  it('exchanges what it knows and keeps the rest', () => {
    expect(withFormat('conf.srt', 'vtt')).toBe('conf.vtt');
    expect(withFormat('conf.SRT', 'txt')).toBe('conf.txt');
    expect(withFormat('conf v2.1', 'srt')).toBe('conf v2.1.srt');
  });
});
