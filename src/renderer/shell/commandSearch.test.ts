import { describe, expect, it } from 'vitest';
import { bestRank, searchRank } from './commandSearch.ts';

describe('searchRank', () => {
  it.each([
    ['', 0],
    ['lect', 0],
    ['LECTURE / p', 0],
    ['pause', 1],
    ['pau lec', 1],
    ['lp', 2],
    ['lecpau', 2],
    ['ecture', null],
    ['pl', null],
    ['lecture arrêt', null],
    ['/', null],
  ])('%s', (query, rank) => {
    expect(searchRank(query, 'Lecture / pause')).toBe(rank);
  });

  it('does not mind accents, apostrophes and ligatures', () => {
    expect(searchRank('ecouter', 'Écouter ce paragraphe')).toBe(0);
    expect(searchRank("l'intervenant", 'Donner à l’intervenant')).toBe(1);
  });
});

describe('bestRank', () => {
  it('takes the best of several texts, and null where none answers', () => {
    expect(bestRank('play', ['Lecture / pause', 'Play / pause'])).toBe(0);
    expect(bestRank('pause', ['Pause', 'Play / pause'])).toBe(0);
    expect(bestRank('x', ['Pause'])).toBeNull();
  });
});
