import type { Node } from '@tiptap/pm/model';
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { formatClock } from '../../../domain/time/timecode.ts';
import type { ParagraphTimes } from '../../../domain/transcript/estimateTimes.ts';
import type { ParagraphId, ReviewState } from '../../../domain/transcript/transcript.ts';
import { isShownAlike } from './changedMargins.ts';
import styles from './editor.module.css';
import type { MarginTexts } from './marginTexts.ts';

/** What a paragraph's margin shows. */
export interface Margin {
  readonly times: ParagraphTimes;
  /** The speaker's name, or `null` where nobody is named. */
  readonly speaker: string | null;
  /** The speaker's place in the talk's list, which gives the colour. */
  readonly colour: number;
  /** Whether somebody else spoke before. */
  readonly isTurn: boolean;
  readonly review: ReviewState;
}

/** The views on the screen, by the id of their paragraph. */
export type ViewRegistry = Map<ParagraphId, ParagraphView>;

/** A paragraph or heading on the screen: plain DOM, since a React component a paragraph costs fifty times as much. */
export class ParagraphView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #margin: HTMLElement;
  readonly #time: HTMLElement;
  /** A heading has neither of these. */
  readonly #speaker: HTMLElement | undefined;
  readonly #review: HTMLElement | undefined;
  readonly #registry: ViewRegistry;
  #node: Node;
  #isPlaying = false;
  #shown: { readonly margin: Margin; readonly texts: MarginTexts } | null = null;

  constructor(node: Node, registry: ViewRegistry) {
    this.#node = node;
    this.#registry = registry;
    this.dom = copyOf(node.type.name === 'heading' ? 'heading' : 'paragraph');
    [this.#margin, this.contentDOM] = [...this.dom.children] as [HTMLElement, HTMLElement];
    const buttons = [...this.#margin.children] as HTMLElement[];
    [this.#time, this.#speaker, this.#review] = buttons as [HTMLElement, ...HTMLElement[]];
    // Room is reserved by length while a paragraph is off the screen and not laid out.
    this.dom.style.containIntrinsicBlockSize = `auto ${estimatedHeight(node)}px`;
    this.#register();
  }

  /** The paragraph's id; `null` for the moment between a paste and the id it is given. */
  get id(): ParagraphId | null {
    return this.#node.attrs['id'] as ParagraphId | null;
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    if (node.attrs['id'] !== this.id) this.#unregister();
    this.#node = node;
    this.#register();
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Element && this.#margin.contains(event.target);
  }

  destroy(): void {
    this.#unregister();
  }

  /** Draws what the margin does not show already: in a text without times a key moves the times of hundreds. */
  showMargin(margin: Margin, texts: MarginTexts): void {
    const before = this.#shown?.texts === texts ? this.#shown.margin : null;
    this.#shown = { margin, texts };
    if (before === null || !isShownAlike(before.times, margin.times)) this.#showTime(margin.times, texts);
    if (before === null || !isSameButTimes(before, margin)) this.#showSpeakerAndReview(margin, texts);
  }

  #showTime({ startMs, isStartEstimated }: ParagraphTimes, texts: MarginTexts): void {
    const clock = formatClock(startMs);
    this.#time.textContent = isStartEstimated ? `≈ ${clock}` : clock;
    this.#time.setAttribute('aria-label', texts.seek(clock) + (isStartEstimated ? ` (${texts.estimate})` : ''));
    this.dom.toggleAttribute('data-estimated', isStartEstimated);
  }

  #showSpeakerAndReview({ speaker, colour, isTurn, review }: Margin, texts: MarginTexts): void {
    this.dom.toggleAttribute('data-turn', isTurn);
    this.dom.dataset['review'] = review;
    if (this.#speaker === undefined || this.#review === undefined) return;
    this.#speaker.textContent = speaker ?? texts.nobody;
    this.#speaker.setAttribute('aria-label', texts.chooseSpeaker(speaker ?? texts.nobody));
    this.#speaker.toggleAttribute('data-nobody', speaker === null);
    this.#speaker.dataset['colour'] = String(colour % 6);
    this.#review.setAttribute('aria-label', texts.review(texts.reviewStates[review]));
    this.#review.title = texts.reviewStates[review];
  }

  /** Marks the paragraph that is heard, or no longer. */
  setPlaying(isPlaying: boolean): void {
    if (isPlaying === this.#isPlaying) return;
    this.#isPlaying = isPlaying;
    this.dom.toggleAttribute('data-playing', isPlaying);
  }

  #register(): void {
    if (this.id === null) return;
    this.#registry.set(this.id, this);
    this.dom.dataset['paragraph'] = this.id;
  }

  #unregister(): void {
    if (this.id !== null && this.#registry.get(this.id) === this) this.#registry.delete(this.id);
  }
}

function isSameButTimes(a: Margin, b: Margin): boolean {
  return a.speaker === b.speaker && a.colour === b.colour && a.isTurn === b.isTurn && a.review === b.review;
}

type Kind = 'paragraph' | 'heading';

const originals = new Map<Kind, HTMLElement>();

/** New elements of a paragraph: copies, which cost half of making each, and a talk has thousands. */
function copyOf(kind: Kind): HTMLElement {
  const original = originals.get(kind) ?? elementsOf(kind);
  originals.set(kind, original);
  return original.cloneNode(true) as HTMLElement;
}

function elementsOf(kind: Kind): HTMLElement {
  const dom = document.createElement('div');
  dom.className = styles[kind]!;
  const text = document.createElement(kind === 'heading' ? 'h2' : 'p');
  // Arabic and Hebrew run from the right, in a text whose other paragraphs do not.
  text.dir = 'auto';
  const margin = document.createElement('div');
  margin.className = styles.margin!;
  margin.contentEditable = 'false';
  // A click on a time leaves the focus in the text.
  margin.dataset['keepsFocus'] = '';
  margin.append(marginButton('seek', styles.time!));
  if (kind === 'paragraph')
    margin.append(marginButton('speaker', styles.speaker!), marginButton('review', styles.review!));
  dom.append(margin, text);
  return dom;
}

function marginButton(action: string, className: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  // Out of the Tab order: the same actions have keys, and a talk has a thousand of these.
  button.tabIndex = -1;
  button.dataset['action'] = action;
  return button;
}

/** A section on the screen: while it is off it, its paragraphs cost a frame nothing. */
export function sectionView(node: Node): NodeView {
  const dom = document.createElement('section');
  dom.className = styles.section!;
  let height = 0;
  node.forEach((paragraph) => (height += estimatedHeight(paragraph)));
  dom.style.containIntrinsicBlockSize = `auto ${height}px`;
  return { dom, contentDOM: dom, ignoreMutation: ({ type }) => type === 'attributes' };
}

function estimatedHeight(node: Node): number {
  const CHARS_A_LINE = 75;
  const LINE_HEIGHT = 28;
  return 16 + LINE_HEIGHT * Math.max(1, Math.ceil(node.content.size / CHARS_A_LINE));
}
