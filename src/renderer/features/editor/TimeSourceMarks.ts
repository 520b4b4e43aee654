import { timedWordsOf } from '../../../domain/transcript/timedTranscript.ts';
import { timeSourceRuns } from '../../../domain/transcript/timeSourceRuns.ts';
import type { TimeSource } from '../../../domain/transcript/transcript.ts';
import { paragraphsInSight } from './paragraphsInSight.ts';
import { placeRange } from './placeRange.ts';
import type { TranscriptEditor } from './transcriptEditor.ts';

/** The highlight of each source; words that are anchored are the text as it is. */
const NAMES: Readonly<Partial<Record<TimeSource, string>>> = {
  typed: 'time-typed',
  estimated: 'time-estimated',
  byHand: 'time-by-hand',
};

/**
 * Tells words apart by the source of their times, in the paragraphs that are in sight: the others are found when they
 * are scrolled to, so that a long talk costs no more than a screen of it.
 */
export class TimeSourceMarks {
  readonly #editor: TranscriptEditor;
  readonly #scroller: HTMLElement;
  readonly #highlights = new Map<string, Highlight>();
  readonly #ending = new AbortController();
  readonly #resizes = new ResizeObserver(() => this.#wake());
  readonly #stop: () => void;
  #frame = 0;

  constructor(editor: TranscriptEditor, scroller: HTMLElement) {
    this.#editor = editor;
    this.#scroller = scroller;
    for (const name of Object.values(NAMES)) {
      const highlight = new Highlight();
      this.#highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    }
    this.#stop = editor.margins.onDrawn(() => this.#wake());
    scroller.addEventListener('scroll', () => this.#wake(), { passive: true, signal: this.#ending.signal });
    this.#resizes.observe(scroller);
    this.#wake();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#stop();
    this.#ending.abort();
    this.#resizes.disconnect();
    for (const [name, highlight] of this.#highlights) {
      highlight.clear();
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
  }

  #wake(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#mark);
  }

  readonly #mark = (): void => {
    this.#frame = 0;
    for (const highlight of this.#highlights.values()) highlight.clear();
    for (const index of paragraphsInSight(this.#editor, this.#scroller)) this.#markParagraph(index);
  };

  #markParagraph(index: number): void {
    const { view, margins } = this.#editor;
    const { id, kind } = margins.timed.transcript[index]!;
    const text = margins.textOf(id);
    // A heading is not spoken.
    if (kind === 'heading' || text === null) return;
    for (const { source, start, end } of timeSourceRuns(timedWordsOf(margins.timed, index))) {
      const name = NAMES[source];
      if (name === undefined) continue;
      const range = new Range();
      placeRange(range, view, text, { start, end });
      this.#highlights.get(name)!.add(range);
    }
  }
}
