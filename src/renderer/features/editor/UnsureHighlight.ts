import type { RecognisedWords } from '../../../contract/timedTextSchemas.ts';
import { timedWordsOf } from '../../../domain/transcript/timedTranscript.ts';
import type { Paragraph } from '../../../domain/transcript/transcript.ts';
import type { TranscriptEditor } from './transcriptEditor.ts';

/** The name under which `editor.module.css` styles these words. */
const NAME = 'unsure-word';

/**
 * Marks the words in sight whose recogniser was less sure than a threshold, with the CSS Custom Highlight API: neither
 * the document nor an element changes. A word that was corrected is no longer what the recogniser was unsure of.
 */
export class UnsureHighlight {
  readonly #editor: TranscriptEditor;
  readonly #recognised: RecognisedWords;
  readonly #below: number;
  readonly #scroller: Element;
  readonly #highlight = new Highlight();
  readonly #ending = new AbortController();
  readonly #stopDrawn: () => void;
  #frame = 0;

  constructor(editor: TranscriptEditor, recognised: RecognisedWords, below: number) {
    this.#editor = editor;
    this.#recognised = recognised;
    this.#below = below;
    this.#scroller = scrollerOf(editor.view.dom);
    CSS.highlights.set(NAME, this.#highlight);
    const { signal } = this.#ending;
    this.#scroller.addEventListener('scroll', () => this.#wake(), { signal, passive: true });
    addEventListener('resize', () => this.#wake(), { signal, passive: true });
    this.#stopDrawn = editor.margins.onDrawn(() => this.#wake());
    this.#wake();
  }

  dispose(): void {
    this.#ending.abort();
    this.#stopDrawn();
    cancelAnimationFrame(this.#frame);
    if (CSS.highlights.get(NAME) === this.#highlight) CSS.highlights.delete(NAME);
  }

  #wake(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#mark);
  }

  readonly #mark = (): void => {
    this.#frame = 0;
    this.#highlight.clear();
    const { transcript } = this.#editor.margins.timed;
    const pane = this.#scroller.getBoundingClientRect();
    for (let index = this.#firstBelow(pane.top); index < transcript.length; index++) {
      const paragraph = transcript[index]!;
      const element = this.#editor.margins.elementOf(paragraph.id);
      if (element === null) continue;
      if (element.getBoundingClientRect().top > pane.bottom) break;
      this.#markIn(paragraph, index);
    }
  };

  /** The first paragraph that ends below a height. */
  #firstBelow(top: number): number {
    const { margins } = this.#editor;
    const { transcript } = margins.timed;
    let low = 0;
    let high = transcript.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const bottom = margins.elementOf(transcript[middle]!.id)?.getBoundingClientRect().bottom ?? Infinity;
      if (bottom > top) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #markIn({ id, text, words }: Paragraph, index: number): void {
    const element = words.length === 0 ? null : this.#editor.margins.textOf(id);
    if (element === null) return;
    const { view, margins } = this.#editor;
    const { tokens } = timedWordsOf(margins.timed, index);
    const start = view.posAtDOM(element, 0);
    for (const [at, [, , anchor]] of words.entries()) {
      const token = tokens[at];
      if (token === undefined || !this.#isUnsure(anchor, text.slice(token.start, token.end))) continue;
      const from = view.domAtPos(start + token.start, 1);
      const to = view.domAtPos(start + token.end, -1);
      this.#highlight.add(rangeOf(from, to));
    }
  }

  #isUnsure(anchor: number, word: string): boolean {
    const confidence = this.#recognised.confidences[anchor] ?? null;
    return confidence !== null && confidence < this.#below && this.#recognised.words[anchor] === word;
  }
}

interface DomPlace {
  readonly node: Node;
  readonly offset: number;
}

function rangeOf(from: DomPlace, to: DomPlace): Range {
  const range = new Range();
  range.setStart(from.node, Math.min(from.offset, lengthOf(from.node)));
  range.setEnd(to.node, Math.min(to.offset, lengthOf(to.node)));
  return range;
}

/** While an input method composes, the DOM may be shorter than the document it stands for. */
function lengthOf(node: Node): number {
  return node instanceof Text ? node.length : node.childNodes.length;
}

function scrollerOf(element: Element): Element {
  let parent = element.parentElement;
  while (parent !== null && !/auto|scroll/.test(getComputedStyle(parent).overflowY)) parent = parent.parentElement;
  return parent ?? document.documentElement;
}
