import type { NoticeFields } from '../../../contract/schemas.ts';

/** An identifier of a talk. */
export type Identifier = NoticeFields['identifiers'][number];

/** The schemes an identifier can have, as people write them. */
export const SCHEME_NAMES: Readonly<Record<Identifier['scheme'], string>> = {
  doi: 'DOI',
  url: 'URL',
  ark: 'ARK',
  hal: 'HAL',
  oai: 'OAI',
  guid: 'GUID',
  nid: 'NID',
};

/** The tags with those of a typed text added: commas, semicolons and line ends part them; none is there twice. */
export function withTags(tags: readonly string[], text: string): string[] {
  const typed = text
    .split(/[,;\n]/)
    .map((tag) => tag.replaceAll(/[ \t\r]+/g, ' ').trim())
    .filter((tag) => tag !== '');
  return [...new Set([...tags, ...typed])];
}

/** An identifier without the address or prefix it is usually pasted with. */
export function bareIdentifier({ scheme, value }: Identifier): Identifier {
  const trimmed = value.trim();
  if (scheme === 'doi') return { scheme, value: trimmed.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '') };
  if (scheme === 'hal') return { scheme, value: trimmed.replace(/^https?:\/\/(?:[\w-]+\.)*hal\.science\//i, '') };
  return { scheme, value: trimmed };
}
