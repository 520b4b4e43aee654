import { describe, expect, it } from 'vitest';
import { filtersSet, keepPlace, listRequest, NO_FILTERS, placeOf, startsDescending } from './libraryView.ts';

const view = { query: '', ...NO_FILTERS, searchSort: 'relevance' } as const;
const byDate = { sort: 'recordedOn', isDescending: false } as const;

describe('listRequest', () => {
  it('asks for everything in the chosen order while nothing is searched for', () => {
    expect(listRequest(view, byDate)).toEqual({
      query: '',
      states: [],
      discipline: null,
      hasMedia: null,
      hasProblems: null,
      sort: 'recordedOn',
      isDescending: false,
    });
  });

  it('sorts a search by relevance, unless the user chose another order for it', () => {
    expect(listRequest({ ...view, query: ' coût ' }, byDate)).toMatchObject({ query: 'coût', sort: 'relevance' });
    const byTitle = listRequest({ ...view, query: 'coût', searchSort: 'title' }, byDate);
    expect(byTitle).toMatchObject({ sort: 'title', isDescending: false });
  });

  it('takes a query of blanks for none', () => {
    expect(listRequest({ ...view, query: '  ' }, byDate)).toMatchObject({ query: '', sort: 'recordedOn' });
  });

  it('passes the filters on', () => {
    const filtered = { ...view, state: 'stub', discipline: 'Droit', hasMedia: true, hasProblems: true } as const;
    expect(listRequest(filtered, byDate)).toMatchObject({
      states: ['stub'],
      discipline: 'Droit',
      hasMedia: true,
      hasProblems: true,
    });
  });
});

describe('filtersSet', () => {
  it('names what narrows the list, and not the search', () => {
    expect(filtersSet({ ...view, query: 'a' })).toEqual([]);
    expect(filtersSet({ ...view, state: 'corrected', hasProblems: true })).toEqual(['state', 'hasProblems']);
  });
});

describe('startsDescending', () => {
  it('begins titles at A and dates at the newest', () => {
    expect(startsDescending('title')).toBe(false);
    expect(startsDescending('updatedAt')).toBe(true);
  });
});

describe('placeOf', () => {
  it('is known for the request it was kept for, and for no other', () => {
    keepPlace({ requestKey: 'a', scrollOffset: 120, activeRow: 3, takesFocus: false, measurements: [] });
    expect(placeOf('a')?.scrollOffset).toBe(120);
    expect(placeOf('b')).toBeNull();
  });
});
