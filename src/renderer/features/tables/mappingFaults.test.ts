import { describe, expect, it } from 'vitest';
import { mappingFaults } from './mappingFaults.ts';

describe('mappingFaults', () => {
  it('wants a title', () => {
    expect(mappingFaults(['speakers', null]).isTitleMissing).toBe(true);
    expect(mappingFaults(['title', null])).toEqual({ isTitleMissing: false, twice: [] });
  });

  it('wants one column for a field with one value, and takes several for lists', () => {
    expect(mappingFaults(['title', 'language', 'language', 'language']).twice).toEqual(['language']);
    expect(mappingFaults(['title', 'speakers', 'speakers', 'keywords', 'keywords']).twice).toEqual([]);
  });
});
