import type { TFunction } from 'i18next';
import { firstWords } from '../../ui/firstWords.ts';

/** As many as fit beside a preview. */
const MOST_TOLD = 3;

/** Says which sentences subtitles are left without, at least one: how many, and the first words of the first ones. */
export function unspokenText(t: TFunction, unspoken: readonly string[]): string {
  const told = unspoken.slice(0, MOST_TOLD).map((text) => t('common.quoted', { text: firstWords(text) }));
  const list = [...told, ...(unspoken.length > MOST_TOLD ? ['…'] : [])].join(', ');
  return t('exporting.unspoken', { count: unspoken.length, list });
}
