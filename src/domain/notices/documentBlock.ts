/**
 * A paragraph of a document: `title` and `subtitle` by their style, a `heading`, a row of a table, or text. `number`
 * counts them from 1.
 */
export interface DocumentBlock {
  readonly kind: 'title' | 'subtitle' | 'heading' | 'row' | 'paragraph';
  /** Of a heading, from 1; 0 for all else. */
  readonly level: number;
  readonly text: string;
  /** The cells of a row; empty for all else. */
  readonly cells: readonly string[];
  readonly number: number;
}

/** What a document says of itself, beside its text; `null` for what it does not. */
export interface DocumentProperties {
  readonly title: string | null;
  readonly creator: string | null;
  /** As written. */
  readonly created: string | null;
  readonly keywords: string | null;
}
