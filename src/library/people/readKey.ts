import type { PersonName } from '../../domain/notices/personName.ts';
import { foldKey } from '../search/foldForSearch.ts';

/** What a name as it was read is remembered by: its two parts apart, whatever case and accents they have. */
export function readKey({ given, family }: PersonName): string {
  return `${foldKey(family)}|${foldKey(given)}`;
}
