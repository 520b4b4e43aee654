import type { Identifier } from '../../domain/notices/notice.ts';
import { foldKey } from '../search/foldForSearch.ts';

/** What two spellings of one identifier have in common; the store finds talks by it. */
export function identifierKey({ scheme, value }: Identifier): string {
  const written = value.trim();
  if (scheme === 'doi') return written.toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '');
  if (scheme === 'url') return urlKey(written);
  return written.toLowerCase();
}

/** Protocol, `www.`, fragment and a final slash do not make another page; case in the path may. */
function urlKey(url: string): string {
  const [, host = '', rest = ''] = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#]*)([^#]*)/i.exec(url) ?? [];
  return host.toLowerCase() + rest.replace(/\/$/, '');
}

/**
 * What the spellings of one name have in common: `LE GRAND-SÉBILLE Catherine` and `Catherine Le Grand-Sébille`
 * are one person. Empty for a name without letters.
 */
export function personKey({ given, family }: { readonly given: string; readonly family: string }): string {
  return foldKey(`${given} ${family}`).split(' ').toSorted().join(' ');
}
