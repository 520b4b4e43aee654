import type { ParagraphId } from '../../../domain/transcript/transcript.ts';

/** A paragraph id that no other paragraph has: 96 random bits. */
export function newParagraphId(): ParagraphId {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_') as ParagraphId;
}
