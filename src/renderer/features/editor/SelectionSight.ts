import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { scrollerOf } from '../../ui/scrollerOf.ts';

/** How the text is scrolled to the selection: as little as needed, or with its beginning in the middle. */
type Placing = 'nearest' | 'centre';

/** Frames in a row in which nothing had to be put right any more. */
const STILL_FRAMES = 4;
/** The room that is left between the caret and the edge of the pane, in pixels. */
const EDGE = 12;

/**
 * Scrolls the text to the selection. What is off the screen is not laid out, and its height a guess: text that comes
 * into sight takes its true height a frame later, which moves the selection away again. So its place is put right in
 * the frames that follow, until it stays or something else scrolls.
 */
export class SelectionSight {
  /** Goes with `scrollIntoView` of transactions. */
  readonly plugin: Plugin = new Plugin({
    props: {
      handleScrollToSelection: (view) => {
        this.show(view, 'nearest');
        return true;
      },
    },
    view: () => ({ destroy: () => cancelAnimationFrame(this.#frame) }),
  });
  #frame = 0;

  /** Scrolls to the selection, now and until it stays there. */
  show(view: EditorView, placing: Placing): void {
    cancelAnimationFrame(this.#frame);
    const scroller = scrollerOf(view.dom);
    // Most keys scroll nothing, and cost one look.
    if (place(view, scroller, placing) || placing === 'centre') this.#settle(view, { scroller, placing });
  }

  #settle(view: EditorView, { scroller, placing }: { scroller: Element; placing: Placing }): void {
    let stillFrames = 0;
    let ownTop = scroller.scrollTop;
    const onFrame = (): void => {
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      // At the end of a text that has become shorter, it was the browser.
      const isElsewhere = scrollTop !== ownTop && scrollTop < scrollHeight - clientHeight - 1;
      if (isElsewhere || view.isDestroyed) return;
      stillFrames = place(view, scroller, placing) ? 0 : stillFrames + 1;
      ownTop = scroller.scrollTop;
      if (stillFrames < STILL_FRAMES) this.#frame = requestAnimationFrame(onFrame);
    };
    this.#frame = requestAnimationFrame(onFrame);
  }
}

/** Scrolls to where the selection is drawn now; tells whether that moved the text. */
function place(view: EditorView, scroller: Element, placing: Placing): boolean {
  const { head, from } = view.state.selection;
  const pane = scroller.getBoundingClientRect();
  const { top, bottom } = view.coordsAtPos(placing === 'centre' ? from : head, 1);
  const before = scroller.scrollTop;
  if (placing === 'centre') scroller.scrollTop += (top + bottom - pane.top - pane.bottom) / 2;
  else if (top < pane.top + EDGE) scroller.scrollTop += top - pane.top - EDGE;
  else if (bottom > pane.bottom - EDGE) scroller.scrollTop += bottom - pane.bottom + EDGE;
  return Math.abs(scroller.scrollTop - before) >= 1;
}
