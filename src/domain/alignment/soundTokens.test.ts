import { describe, expect, it } from 'vitest';
import { soundTokens } from './soundTokens.ts';

describe('soundTokens', () => {
  it.each([
    ['Merci. [Applaudissements]', [false, true]],
    ['Bonjour (rires), à tous.', [false, true, false, false]],
    ['[Rires dans la salle] Bonjour[rires] ♪ la la ♪', [true, true, true, true, false, true, true]],
    ['Un prix (bruit compris) [musique baroque]', [false, false, false, false, true, true]],
    ['Un (écho radar), (chant), (rires )', [false, false, false, true, true]],
    ['Il rit (le rire) de cela.', [false, false, false, false, false, false]],
    ['…', []],
  ])('tells which tokens nobody says, by how they are written: %s', (text, sounds) => {
    expect(soundTokens({ text, marks: [] })).toEqual(sounds);
  });

  it('tells those that are marked', () => {
    const text = 'Merci. La porte claque. Bonsoir.';
    const marks = [{ from: 7, to: 23, kind: 'sound', note: '' } as const];
    expect(soundTokens({ text, marks })).toEqual([false, true, true, true, false]);
    expect(soundTokens({ text, marks: [{ ...marks[0]!, kind: 'italic' }] })).not.toContain(true);
  });
});
