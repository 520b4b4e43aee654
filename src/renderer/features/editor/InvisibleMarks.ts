import { Plugin, PluginKey, type PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { firstWhere } from '../../../domain/transcript/firstWhere.ts';
import './invisibles.css';

/** The highlights and what each shows; their looks are in `invisibles.css`. */
const HIGHLIGHTS = {
  'no-break': /\u00A0/g,
  'narrow-no-break': /\u202F/g,
  'other-space': /[\u2000-\u200A\u205F\u3000\t]/g,
  // Without width nothing can be seen of them: the character before, or behind at the start, is marked instead.
  'no-width': /.[\u200B-\u200D\u2060\uFEFF\u00AD]|[\u200B-\u200D\u2060\uFEFF\u00AD]./gsu,
} as const;

const INVISIBLE = /[\u00A0\u2000-\u200D\u202F\u205F\u2060\u3000\uFEFF\u00AD\t]/;

/**
 * Makes no-break spaces and other invisible characters visible, in the paragraphs in sight, as highlights over the text:
 * neither the document nor its elements change, so the caret moves as ever.
 */
export class InvisibleMarks {
  readonly plugin: Plugin;
  readonly #highlights = new Map<string, Highlight>();
  #view: EditorView | null = null;
  #isShown = false;
  #frame = 0;

  constructor() {
    this.plugin = new Plugin({ key: new PluginKey('invisibles'), view: (view) => this.#watch(view) });
  }

  setShown(isShown: boolean): void {
    this.#isShown = isShown;
    if (isShown) this.#drawSoon();
    else this.#clear();
  }

  #watch(created: EditorView): PluginView {
    this.#view = created;
    const soon = (): void => this.#drawSoon();
    const resizing = new ResizeObserver(soon);
    resizing.observe(created.dom);
    // The box that scrolls is not the editor's own, and scrolling does not bubble.
    addEventListener('scroll', soon, { capture: true, passive: true });
    return {
      update: (view, before) => {
        if (view.state.doc !== before.doc) this.#drawSoon();
      },
      destroy: () => {
        resizing.disconnect();
        removeEventListener('scroll', soon, { capture: true });
        this.#clear();
        this.#view = null;
      },
    };
  }

  #drawSoon(): void {
    if (!this.#isShown || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#view !== null && this.#isShown) this.#draw(this.#view.dom);
    });
  }

  #clear(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const [name, highlight] of this.#highlights) {
      // Another editor may have put its own in place.
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
    this.#highlights.clear();
  }

  #draw(root: HTMLElement): void {
    for (const name of Object.keys(HIGHLIGHTS)) this.#highlightOf(name).clear();
    for (const paragraph of textsInSight(root)) {
      if (!INVISIBLE.test(paragraph.textContent)) continue;
      const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) this.#mark(node as Text);
    }
  }

  #mark(node: Text): void {
    for (const [name, pattern] of Object.entries(HIGHLIGHTS)) {
      for (const { 0: found, index } of node.data.matchAll(pattern)) {
        const range = new StaticRange({
          startContainer: node,
          startOffset: index,
          endContainer: node,
          endOffset: index + found.length,
        });
        this.#highlightOf(name).add(range);
      }
    }
  }

  #highlightOf(name: string): Highlight {
    const known = this.#highlights.get(name);
    if (known !== undefined) return known;
    const created = new Highlight();
    this.#highlights.set(name, created);
    CSS.highlights.set(name, created);
    return created;
  }
}

/** The elements of the paragraphs' text on the screen and a little around it, found by halving. */
function textsInSight(root: HTMLElement): Element[] {
  const SLACK = 400;
  const inSight: Element[] = [];
  const isNotAbove = (element: Element): boolean => element.getBoundingClientRect().bottom >= -SLACK;
  const isBelow = (element: Element): boolean => element.getBoundingClientRect().top > innerHeight + SLACK;
  const sections = [...root.children];
  for (const section of sections.slice(firstWhere(sections, isNotAbove))) {
    if (isBelow(section)) break;
    const paragraphs = [...section.children];
    for (const paragraph of paragraphs.slice(firstWhere(paragraphs, isNotAbove))) {
      if (isBelow(paragraph)) return inSight;
      const text = paragraph.lastElementChild;
      if (text !== null) inSight.push(text);
    }
  }
  return inSight;
}
