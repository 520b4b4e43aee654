import { describe, expect, it } from 'vitest';
import { firstWords } from './firstWords.ts';

describe('firstWords', () => {
  it('leaves a short text whole, and cuts a long one between words', () => {
    expect(firstWords('À un mur.')).toBe('À un mur.');
    expect(firstWords('Pendant des siècles, un texte était un objet que l’on déroulait.')).toBe(
      'Pendant des siècles, un texte était un objet que…',
    );
    expect(firstWords('x'.repeat(60))).toBe(`${'x'.repeat(48)}…`);
  });
});
