import type { DictionaryLanguage } from './dictionaryLanguage.ts';

/** How French writes one sound in several ways, roughly; each is replaced by the first. */
const FRENCH_SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/qu|k|ck/g, 'c'],
  [/e?au/g, 'o'],
  [/[ae][mn](?![aeiouymn])/g, 'an'],
  [/[aeiy][iy]?[mn](?![aeiouymn])/g, 'in'],
  [/y/g, 'i'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
  // Mute endings.
  [/[estxdp]+$/, ''],
];

/**
 * Suggestions with those first that sound like the form, otherwise in their order: who writes by ear mostly errs in
 * the letters of a sound (`enfent` for `enfant`), and Hunspell counts letters only. English stays as it is.
 */
export function sortBySound(form: string, suggestions: readonly string[], language: DictionaryLanguage): string[] {
  if (language !== 'fr') return [...suggestions];
  const sound = frenchSound(form);
  const isAlike = (suggestion: string): boolean => frenchSound(suggestion) === sound;
  return [...suggestions.filter(isAlike), ...suggestions.filter((suggestion) => !isAlike(suggestion))];
}

function frenchSound(word: string): string {
  const letters = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').toLowerCase();
  return FRENCH_SOUNDS.reduce((sound, [spelling, same]) => sound.replace(spelling, same), letters);
}
