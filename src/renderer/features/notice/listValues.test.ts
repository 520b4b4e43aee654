import { describe, expect, it } from 'vitest';
import { bareIdentifier, withTags } from './listValues.ts';

describe('withTags', () => {
  it('adds each of several, once', () => {
    expect(withTags(['IA'], ' travail,IA ; droit  social\n')).toEqual(['IA', 'travail', 'droit social']);
    expect(withTags(['IA'], ' , ')).toEqual(['IA']);
  });
});

describe('bareIdentifier', () => {
  it.each([
    ['doi', 'https://doi.org/10.1000/182', '10.1000/182'],
    ['doi', ' doi: 10.1000/182', '10.1000/182'],
    ['hal', 'https://shs.hal.science/halshs-0123', 'halshs-0123'],
    ['url', ' https://example.org/a ', 'https://example.org/a'],
  ] as const)('%s %j is %j', (scheme, value, bare) => {
    expect(bareIdentifier({ scheme, value })).toEqual({ scheme, value: bare });
  });
});
