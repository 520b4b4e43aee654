import type { EditorView } from '@tiptap/pm/view';
import type { ValueStore } from '../../ui/valueStore.ts';
import { isTypingKey } from './isTypingKey.ts';

/** Whether the text scrolls along with the sound. Setting it anew, also to the same, shows at once what is heard. */
export interface Following {
  readonly isOn: boolean;
}

/** A caret that was typed at so lately is not scrolled away. */
const TYPED_AT_MS = 5_000;
/** Pixels at the top and the bottom of the pane where a word counts as out of sight. */
const TOP_EDGE = 12;
const BOTTOM_EDGE = 72;
/** Where the word is put when the text is scrolled, as a share of the pane's height. */
const READING_LINE = 0.3;

const CARET_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/** What is to be kept in sight. */
interface Heard {
  /** The paragraph. */
  readonly element: HTMLElement;
  /** The word in it, or `null` where there is none. */
  readonly word: Range | null;
}

interface Spot {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Keeps what is heard in sight while the text follows the sound. Following ends when the user scrolls (wheel, touch,
 * page keys, scroll bar, or anything else that takes the heard word out of sight), and when going on would take away
 * the caret that is being typed at.
 */
export class SoundSight {
  readonly #view: EditorView;
  readonly #scroller: HTMLElement;
  readonly #following: ValueStore<Following>;
  readonly #isPlaying: () => boolean;
  readonly #ending = new AbortController();
  #heard: Heard | null = null;
  /** Where the last scroll of our own ended; the event it causes comes later. */
  #ownTop = -1;
  #typedAt = -Infinity;

  constructor(options: {
    readonly view: EditorView;
    readonly scroller: HTMLElement;
    readonly following: ValueStore<Following>;
    readonly isPlaying: () => boolean;
  }) {
    this.#view = options.view;
    this.#scroller = options.scroller;
    this.#following = options.following;
    this.#isPlaying = options.isPlaying;
    this.#listen();
  }

  /** Scrolls if need be, and tells whether it did: the text that came into sight may then have moved a little. */
  keep(heard: Heard | null): boolean {
    this.#heard = heard;
    if (heard === null || !this.#following.get().isOn) return false;
    const pane = this.#scroller.getBoundingClientRect();
    const spot = spotOf(heard, pane);
    if (isInside(spot, pane)) return false;
    const byPx = this.#allowed(
      [spot.top - pane.top - READING_LINE * pane.height, spot.bottom - pane.bottom + BOTTOM_EDGE],
      pane,
    );
    if (byPx === null) this.#stop();
    else this.#scrollBy(byPx);
    return byPx !== null;
  }

  dispose(): void {
    this.#ending.abort();
  }

  #listen(): void {
    const { signal } = this.#ending;
    const passive = { signal, passive: true } as const;
    this.#scroller.addEventListener('wheel', (event) => event.ctrlKey || this.#stop(), passive);
    this.#scroller.addEventListener('touchmove', () => this.#stop(), passive);
    this.#scroller.addEventListener('pointerdown', (event) => this.#onPointerDown(event), passive);
    this.#scroller.addEventListener('scroll', () => this.#onScroll(), passive);
    this.#view.dom.addEventListener('keydown', (event) => this.#onKeyDown(event), { signal });
  }

  readonly #onPointerDown = ({ target, offsetX }: PointerEvent): void => {
    // Beside the content there is only the scroll bar.
    if (target === this.#scroller && offsetX >= this.#scroller.clientWidth) this.#stop();
  };

  #onScroll(): void {
    if (this.#scroller.scrollTop === this.#ownTop || this.#heard === null || !this.#following.get().isOn) return;
    const pane = this.#scroller.getBoundingClientRect();
    if (!isInside(spotOf(this.#heard, pane), pane)) this.#stop();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'PageUp' || event.key === 'PageDown') this.#stop();
    else if (isTypingKey(event) || CARET_KEYS.has(event.key)) this.#typedAt = performance.now();
  }

  /** Looking around while the sound is paused is no refusal to follow it. */
  #stop(): void {
    if (this.#isPlaying() && this.#following.get().isOn) this.#following.set({ isOn: false });
  }

  /** The first of some ways to scroll that leaves the caret in sight, if it is being typed at. */
  #allowed(ways: readonly number[], pane: DOMRect): number | null {
    if (performance.now() - this.#typedAt > TYPED_AT_MS) return ways[0]!;
    const caret = this.#view.coordsAtPos(this.#view.state.selection.head);
    const isSeen = (byPx: number): boolean => caret.top - byPx >= pane.top && caret.bottom - byPx <= pane.bottom;
    return ways.find(isSeen) ?? null;
  }

  #scrollBy(byPx: number): void {
    this.#scroller.scrollTop += byPx;
    this.#ownTop = this.#scroller.scrollTop;
  }
}

function isInside(spot: Spot, pane: DOMRect): boolean {
  return spot.top >= pane.top + TOP_EDGE && spot.bottom <= pane.bottom - BOTTOM_EDGE;
}

/**
 * The place of what is heard. The word is measured only in a paragraph that crosses an edge of the pane: measuring
 * inside one that is off the screen would have the browser lay it out.
 */
function spotOf({ element, word }: Heard, pane: DOMRect): Spot {
  const box = element.getBoundingClientRect();
  if (isInside(box, pane)) return box;
  if (word !== null && box.bottom > pane.top && box.top < pane.bottom) return word.getBoundingClientRect();
  const LINE_HEIGHT = 28;
  return { top: box.top, bottom: box.top + LINE_HEIGHT };
}
