import type { RecognisedWords } from '../../../contract/timedTextSchemas.ts';
import { timedWordsOf } from '../../../domain/transcript/timedTranscript.ts';
import { scrollerOf } from '../../ui/scrollerOf.ts';
import { paragraphsInSight } from './paragraphsInSight.ts';
import { placeRange } from './placeRange.ts';
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
    for (const index of paragraphsInSight(this.#editor, this.#scroller)) this.#markIn(index);
  };

  #markIn(index: number): void {
    const { view, margins } = this.#editor;
    const { id, text, words } = margins.timed.transcript[index]!;
    const element = words.length === 0 ? null : margins.textOf(id);
    if (element === null) return;
    const { tokens } = timedWordsOf(margins.timed, index);
    for (const [at, [, , anchor]] of words.entries()) {
      const token = tokens[at];
      if (token === undefined || !this.#isUnsure(anchor, text.slice(token.start, token.end))) continue;
      const range = new Range();
      placeRange(range, view, element, token);
      this.#highlight.add(range);
    }
  }

  #isUnsure(anchor: number, word: string): boolean {
    const confidence = this.#recognised.confidences[anchor] ?? null;
    return confidence !== null && confidence < this.#below && this.#recognised.words[anchor] === word;
  }
}
