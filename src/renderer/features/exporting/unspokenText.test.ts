import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { unspokenText } from './unspokenText.ts';

const t = ((key: string, { count, list, text }: Record<string, unknown>) =>
  key === 'common.quoted' ? `“${String(text)}”` : `${String(count)}: ${String(list)}`) as TFunction;

describe('unspokenText', () => {
  it('says how many sentences there are, and the first words of three', () => {
    const long = 'Personne ne dit cette phrase, qui a un paragraphe à elle.';
    expect(unspokenText(t, [long])).toBe('1: “Personne ne dit cette phrase, qui a un…”');
    expect(unspokenText(t, ['Un.', 'Deux.', 'Trois.'])).toBe('3: “Un.”, “Deux.”, “Trois.”');
    expect(unspokenText(t, ['Un.', 'Deux.', 'Trois.', 'Quatre.'])).toBe('4: “Un.”, “Deux.”, “Trois.”, …');
  });
});
