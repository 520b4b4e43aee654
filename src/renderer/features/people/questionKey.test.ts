import { describe, expect, it } from 'vitest';
import { markName, swapped } from './questionKey.ts';

describe('markName', () => {
  it.each([
    ['RoussetPaulLes sols', ['', 'RoussetPaul', 'Les sols']],
    ['Avec Paul Rousset, géographe', ['Avec ', 'Paul Rousset', ', géographe']],
    ['Rousset, Paul', ['', 'Rousset, Paul', '']],
    ['M. Rousset parle', ['M. ', 'Rousset', ' parle']],
    ['Les sols', ['Les sols', '', '']],
  ])('in %j', (text, pieces) => {
    expect(Object.values(markName(text, { given: 'Paul', family: 'Rousset' }))).toEqual(pieces);
  });
});

describe('swapped', () => {
  it('turns a name round, and leaves one part alone', () => {
    const rest = { affiliation: null, role: null };
    expect(swapped({ given: 'a', family: 'b', ...rest })).toEqual({ given: 'b', family: 'a', ...rest });
    expect(swapped({ given: '', family: 'b', ...rest })).toEqual({ given: '', family: 'b', ...rest });
  });
});
