import type { ParagraphId, Transcript } from '../../../domain/transcript/transcript.ts';

/** A half-open range `[from, to)` of UTF-16 offsets in the text of a paragraph. */
interface PlacedRange {
  readonly paragraphId: ParagraphId;
  readonly from: number;
  readonly to: number;
}

/** What the spelling checker needs of the editor whose text it reads. */
export interface SpelledText {
  /** The text now; a paragraph that did not change is the same object as before. */
  paragraphs(): Transcript;
  /** The element that holds nothing but a paragraph's text. */
  elementOf(id: ParagraphId): HTMLElement | null;
  caret(): { readonly paragraphId: ParagraphId; readonly offset: number };
  /** Runs `listener` after each change of the text or the selection. Returns a function that stops it. */
  subscribe(listener: (isEdited: boolean) => void): () => void;
  /** Selects a range and scrolls to it. */
  select(range: PlacedRange): void;
  /** Puts `text` in place of a range as one undo step. */
  replace(range: PlacedRange, text: string): void;
  focus(): void;
}
