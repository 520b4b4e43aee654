import type { ParagraphId, Transcript } from '../../../domain/transcript/transcript.ts';
import type { SpelledText } from './SpelledText.ts';
import type { SpellingReader } from './SpellingReader.ts';
import { rangeOfOffsets } from './textOffsets.ts';
import { scrollerOfText, visibleParagraphs } from './visibleParagraphs.ts';

/** The name of the highlight; its look is in `spelling.css`. */
const HIGHLIGHT = 'spelling';
/** How long a change of the text or the view waits for the next, so that no key waits for spelling. */
const CALM_MS = 120;

/** A word by its start, which stays while the word grows. */
interface WordStart {
  readonly paragraphId: ParagraphId;
  readonly from: number;
}

/**
 * Underlines the misspellings in sight, as highlights over the text: neither the document nor its elements change.
 *
 * A key only sets a timer. What is drawn is always read from the text of that moment, so an answer of the dictionary
 * that comes late can be of use to another word but never misplaced.
 */
export class SpellingMarks {
  readonly #text: SpelledText;
  readonly #reader: SpellingReader;
  readonly #onFailure: (error: unknown) => void;
  readonly #highlight = new Highlight();
  readonly #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The word that is being typed, which is not marked before the caret leaves it. */
  #typed: WordStart | null = null;
  #isEdited = false;
  #isStopped = false;

  /** `onFailure` is told when the dictionary cannot be had; nothing is asked of it any more then. */
  constructor(text: SpelledText, reader: SpellingReader, onFailure: (error: unknown) => void) {
    this.#text = text;
    this.#reader = reader;
    this.#onFailure = onFailure;
    this.#highlight.type = 'spelling-error';
    CSS.highlights.set(HIGHLIGHT, this.#highlight);
    this.#listen();
    // At once, so that nothing flickers when other rules take over.
    this.#refresh();
  }

  destroy(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    this.#highlight.clear();
    if (CSS.highlights.get(HIGHLIGHT) === this.#highlight) CSS.highlights.delete(HIGHLIGHT);
  }

  #listen(): void {
    const soon = (): void => this.#refreshSoon(CALM_MS);
    const onChange = (isEdited: boolean): void => {
      this.#isEdited ||= isEdited;
      soon();
    };
    this.#stops.push(this.#text.subscribe(onChange));
    const scroller = scrollerOfText(this.#text);
    if (scroller === null) return;
    const resizing = new ResizeObserver(soon);
    resizing.observe(scroller);
    scroller.addEventListener('scroll', soon, { passive: true });
    this.#stops.push(
      () => resizing.disconnect(),
      () => scroller.removeEventListener('scroll', soon),
    );
  }

  #refreshSoon(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), afterMs);
  }

  #refresh(): void {
    if (this.#isStopped) return;
    const visible = visibleParagraphs(this.#text);
    this.#followTyping();
    this.#draw(visible);
    if (this.#reader.isLookedUp(visible)) return;
    this.#reader.lookUp(visible).then(
      () => this.#refreshSoon(0),
      (error: unknown) => {
        if (this.#isStopped) return;
        this.destroy();
        this.#onFailure(error);
      },
    );
  }

  #followTyping(): void {
    const word = this.#wordAtCaret();
    const isSame = word?.paragraphId === this.#typed?.paragraphId && word?.from === this.#typed?.from;
    if (this.#isEdited) this.#typed = word;
    else if (!isSame) this.#typed = null;
    this.#isEdited = false;
  }

  #wordAtCaret(): WordStart | null {
    const { paragraphId, offset } = this.#text.caret();
    const paragraph = this.#text.paragraphs().find(({ id }) => id === paragraphId);
    const words = paragraph === undefined ? [] : this.#reader.words(paragraph);
    const word = words.find(({ from, to }) => from <= offset && offset <= to);
    return word === undefined ? null : { paragraphId, from: word.from };
  }

  #draw(visible: Transcript): void {
    this.#highlight.clear();
    for (const paragraph of visible) {
      const element = this.#text.elementOf(paragraph.id);
      // While a composition is going on the elements run ahead of the document.
      if (element === null || element.textContent.length !== paragraph.text.length) continue;
      for (const { from, to } of this.#reader.misspellings(paragraph)) {
        if (this.#isTyped(paragraph.id, from, to)) continue;
        const range = rangeOfOffsets(element, from, to);
        if (range !== null) this.#highlight.add(range);
      }
    }
  }

  #isTyped(paragraphId: ParagraphId, from: number, to: number): boolean {
    if (this.#typed?.paragraphId !== paragraphId) return false;
    const { offset } = this.#text.caret();
    return this.#typed.from <= from && from <= offset && offset <= to;
  }
}
