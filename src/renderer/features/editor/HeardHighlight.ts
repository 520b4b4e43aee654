import type { EditorView } from '@tiptap/pm/view';
import type { Token } from '../../../domain/transcript/tokensOf.ts';
import { placeRange } from './placeRange.ts';

/** The names under which `editor.module.css` styles the word that is heard. */
const KNOWN = 'heard-word';
const ESTIMATED = 'heard-estimate';

/**
 * Marks the word that is heard with the CSS Custom Highlight API: one range that moves over the text, so that neither
 * the document nor an element changes at three words a second.
 */
export class HeardHighlight {
  readonly #known = new Highlight();
  readonly #estimated = new Highlight();
  readonly range = new Range();

  constructor() {
    CSS.highlights.set(KNOWN, this.#known);
    CSS.highlights.set(ESTIMATED, this.#estimated);
  }

  /** Marks a word of the paragraph whose text is in `element`. */
  show(view: EditorView, element: HTMLElement, token: Token, isKnown: boolean): void {
    placeRange(this.range, view, element, token);
    this.#known.clear();
    this.#estimated.clear();
    (isKnown ? this.#known : this.#estimated).add(this.range);
  }

  hide(): void {
    this.#known.clear();
    this.#estimated.clear();
  }

  dispose(): void {
    this.hide();
    // The next editor may have set its own by now.
    if (CSS.highlights.get(KNOWN) === this.#known) CSS.highlights.delete(KNOWN);
    if (CSS.highlights.get(ESTIMATED) === this.#estimated) CSS.highlights.delete(ESTIMATED);
  }
}
