import type { Node } from '@tiptap/pm/model';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';

/** A range of a paragraph's text, half-open UTF-16 offsets, with the text there. */
export interface QuotedRange {
  readonly paragraphId: ParagraphId;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}

/** The range of a paragraph of the document, with its text. */
export function quotedRange(block: Node, from: number, to: number): QuotedRange {
  return { paragraphId: block.attrs['id'] as ParagraphId, from, to, quote: block.textContent.slice(from, to) };
}
