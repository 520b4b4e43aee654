import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import { firstWhere } from '../../ui/firstWhere.ts';
import type { TextRange, TranscriptEditor } from './transcriptEditor.ts';

/** A place that was found, with the text that stood there: it is marked only while it does. */
export interface FoundRange extends TextRange {
  readonly found: string;
}

/** The names under which `editor.module.css` styles what was found. */
const ALL = 'found';
const CURRENT = 'found-current';

/**
 * Marks what was found in the paragraphs in sight, as highlights over the text: neither the document nor its elements
 * change. Found places come in the order of the text.
 */
export class FoundHighlight {
  readonly #editor: TranscriptEditor;
  readonly #scroller: HTMLElement | null;
  readonly #all = new Highlight();
  readonly #current = new Highlight();
  readonly #onScroll = (): void => this.#drawSoon();
  #byParagraph: [ParagraphId, FoundRange[]][] = [];
  #shown: FoundRange | null = null;
  #frame = 0;

  constructor(editor: TranscriptEditor) {
    this.#editor = editor;
    this.#scroller = scrollerOf(editor.view.dom);
    this.#current.priority = 1;
    CSS.highlights.set(ALL, this.#all);
    CSS.highlights.set(CURRENT, this.#current);
    this.#scroller?.addEventListener('scroll', this.#onScroll, { passive: true });
  }

  /** Marks these places from now on, one of them as the current one. */
  show(ranges: readonly FoundRange[], current: FoundRange | null): void {
    const byParagraph = new Map<ParagraphId, FoundRange[]>();
    for (const range of ranges) {
      const own = byParagraph.get(range.paragraphId);
      if (own === undefined) byParagraph.set(range.paragraphId, [range]);
      else own.push(range);
    }
    this.#byParagraph = [...byParagraph];
    this.#shown = current;
    this.#drawSoon();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    // The next editor may have set its own by now.
    if (CSS.highlights.get(ALL) === this.#all) CSS.highlights.delete(ALL);
    if (CSS.highlights.get(CURRENT) === this.#current) CSS.highlights.delete(CURRENT);
  }

  #drawSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#all.clear();
    this.#current.clear();
    const { top = 0, bottom = 0 } = this.#scroller?.getBoundingClientRect() ?? {};
    const boxOf = ([id]: [ParagraphId, unknown]): DOMRect | undefined =>
      this.#editor.margins.elementOf(id)?.getBoundingClientRect();
    const first = firstWhere(this.#byParagraph, (entry) => (boxOf(entry)?.bottom ?? 0) > top);
    for (const entry of this.#byParagraph.slice(first)) {
      if ((boxOf(entry)?.top ?? bottom) >= bottom) return;
      for (const range of entry[1]) this.#mark(range);
    }
  }

  #mark(range: FoundRange): void {
    const place = this.#editor.find(range.paragraphId);
    if (place === undefined || place.node.textContent.slice(range.from, range.to) !== range.found) return;
    const { view } = this.#editor;
    const start = view.domAtPos(place.position + 1 + range.from, 1);
    const end = view.domAtPos(place.position + 1 + range.to, -1);
    const marked = new Range();
    marked.setStart(start.node, start.offset);
    marked.setEnd(end.node, end.offset);
    const { from, paragraphId } = this.#shown ?? {};
    (from === range.from && paragraphId === range.paragraphId ? this.#current : this.#all).add(marked);
  }
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  let parent = element.parentElement;
  while (parent !== null && !/auto|scroll/.test(getComputedStyle(parent).overflowY)) parent = parent.parentElement;
  return parent;
}
