import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import { scrollerOf } from '../../ui/scrollerOf.ts';
import { paragraphsInSight } from './paragraphsInSight.ts';
import { placeRange } from './placeRange.ts';
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
 * change.
 */
export class FoundHighlight {
  readonly #editor: TranscriptEditor;
  readonly #scroller: Element;
  readonly #all = new Highlight();
  readonly #current = new Highlight();
  readonly #onScroll = (): void => this.#drawSoon();
  /** Text that comes into sight takes its true height, and lets other text in without a scroll. */
  readonly #heights = new ResizeObserver(() => this.#drawSoon());
  #byParagraph: ReadonlyMap<ParagraphId, readonly FoundRange[]> = new Map();
  #shown: FoundRange | null = null;
  #frame = 0;

  constructor(editor: TranscriptEditor) {
    this.#editor = editor;
    this.#scroller = scrollerOf(editor.view.dom);
    this.#current.priority = 1;
    CSS.highlights.set(ALL, this.#all);
    CSS.highlights.set(CURRENT, this.#current);
    this.#scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#heights.observe(editor.view.dom);
  }

  /** Marks these places from now on, one of them as the current one. */
  show(ranges: readonly FoundRange[], current: FoundRange | null): void {
    const byParagraph = new Map<ParagraphId, FoundRange[]>();
    for (const range of ranges) {
      const own = byParagraph.get(range.paragraphId);
      if (own === undefined) byParagraph.set(range.paragraphId, [range]);
      else own.push(range);
    }
    this.#byParagraph = byParagraph;
    this.#shown = current;
    this.#drawSoon();
  }

  dispose(): void {
    this.#heights.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#scroller.removeEventListener('scroll', this.#onScroll);
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
    for (const index of paragraphsInSight(this.#editor, this.#scroller)) {
      const { id, text } = this.#editor.margins.timed.transcript[index]!;
      const standing = this.#byParagraph.get(id)?.filter(({ from, to, found }) => text.slice(from, to) === found);
      for (const range of standing ?? []) this.#mark(range);
    }
  }

  #mark({ paragraphId, from, to }: FoundRange): void {
    const { view, margins } = this.#editor;
    const element = margins.textOf(paragraphId);
    if (element === null) return;
    const marked = new Range();
    placeRange(marked, view, element, { start: from, end: to });
    const isCurrent = this.#shown?.from === from && this.#shown.paragraphId === paragraphId;
    (isCurrent ? this.#current : this.#all).add(marked);
  }
}
