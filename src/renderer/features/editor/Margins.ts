import { Plugin, PluginKey, type EditorState, type PluginView } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView } from '@tiptap/pm/view';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import { estimateTimesAfter } from '../../../domain/transcript/estimateTimesAfter.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { ParagraphId, SpeakerId } from '../../../domain/transcript/transcript.ts';
import { changedMargins, isTurn } from './changedMargins.ts';
import { transcriptOf } from './documentBridge.ts';
import type { MarginTexts } from './marginTexts.ts';
import { ParagraphView, sectionView, type Margin, type ViewRegistry } from './paragraphView.ts';

/** What the margins are drawn from, besides the document. */
export interface MarginContext {
  readonly speakers: readonly { readonly id: SpeakerId; readonly name: string }[];
  readonly durationMs: number | null;
  readonly texts: MarginTexts;
}

/** How nodes are drawn, by the name of their type. */
export type NodeViews = Readonly<Record<string, (node: Node) => NodeView>>;

const NOTHING: TimedTranscript = { transcript: [], times: [] };

/** The part of the editor that draws times and speakers beside the text. */
export class Margins {
  /** Goes with `plugin`. */
  readonly nodeViews: NodeViews = {
    section: (node) => sectionView(node),
    paragraph: (node) => this.#newView(node),
    heading: (node) => this.#newView(node),
  };
  readonly plugin: Plugin;
  readonly #views: ViewRegistry = new Map();
  readonly #onChange: (timed: TimedTranscript) => void;
  readonly #onDrawn = new Set<() => void>();
  #context: MarginContext;
  #timed: TimedTranscript = NOTHING;
  #view: EditorView | null = null;
  #playing: ParagraphId | null = null;
  /** The places of the paragraphs that are shown for the first time now. */
  #opening: ReadonlyMap<ParagraphId, number> = new Map();
  /** Whether all are to be drawn: some show nothing yet, or something of before that does not hold any more. */
  #isStale = false;

  /** `onChange` runs after each change of the document, with the new text and times. */
  constructor(context: MarginContext, onChange: (timed: TimedTranscript) => void) {
    this.#context = context;
    this.#onChange = onChange;
    this.plugin = new Plugin({
      key: new PluginKey('margins'),
      view: (view) => this.#watch(view),
    });
  }

  /** What is shown now. */
  get timed(): TimedTranscript {
    return this.#timed;
  }

  /**
   * Takes the document that the editor is about to show: margins are drawn with their paragraphs then, and not behind,
   * when the editor is told of every change of its elements.
   */
  open(document: Node): void {
    const transcript = transcriptOf(document);
    this.#timed = { transcript, times: estimateTimes(transcript, this.#context.durationMs) };
    this.#opening = new Map(transcript.map(({ id }, index) => [id, index]));
  }

  /** Draws again with other speakers, another duration or another language. */
  setContext(context: MarginContext): void {
    if (context === this.#context) return;
    this.#context = context;
    this.#isStale = true;
    if (this.#view !== null) this.#draw(this.#view.state);
  }

  /** Marks the paragraph that is heard, or none. */
  setPlaying(id: ParagraphId | null): void {
    if (id === this.#playing) return;
    if (this.#playing !== null) this.#views.get(this.#playing)?.setPlaying(false);
    if (id !== null) this.#views.get(id)?.setPlaying(true);
    this.#playing = id;
  }

  elementOf(id: ParagraphId): HTMLElement | null {
    return this.#views.get(id)?.dom ?? null;
  }

  /** The element that holds a paragraph's text. */
  textOf(id: ParagraphId): HTMLElement | null {
    return this.#views.get(id)?.contentDOM ?? null;
  }

  /**
   * Runs `listener` each time the editor has drawn something, with or without a change of the text: what points into
   * its DOM may point nowhere then. Returns a function that stops.
   */
  onDrawn(listener: () => void): () => void {
    this.#onDrawn.add(listener);
    return () => void this.#onDrawn.delete(listener);
  }

  #watch(created: EditorView): PluginView {
    this.#view = created;
    this.#opening = new Map();
    this.#draw(created.state);
    return {
      update: (view, before) => {
        if (this.#isStale || view.state.doc !== before.doc) this.#draw(view.state);
        for (const listener of this.#onDrawn) listener();
      },
      destroy: () => {
        this.#view = null;
      },
    };
  }

  #newView(node: Node): ParagraphView {
    const view = new ParagraphView(node, this.#views);
    const index = view.id === null ? undefined : this.#opening.get(view.id);
    if (index === undefined) this.#isStale = true;
    else this.#drawMargin(index);
    return view;
  }

  /** Draws the margins that show something else than before: at most keys, none. */
  #draw({ doc }: EditorState): void {
    const before = this.#isStale ? NOTHING : this.#timed;
    const transcript = transcriptOf(doc);
    this.#timed = { transcript, times: estimateTimesAfter(before, transcript, this.#context.durationMs) };
    this.#isStale = false;
    for (const index of changedMargins(before, this.#timed)) this.#drawMargin(index);
    this.#onChange(this.#timed);
  }

  #drawMargin(index: number): void {
    const { transcript, times } = this.#timed;
    const { speakers, texts } = this.#context;
    const { id, speakerId, review } = transcript[index]!;
    const colour = speakers.findIndex((speaker) => speaker.id === speakerId);
    const margin: Margin = {
      times: times[index]!,
      speaker: speakers[colour]?.name ?? null,
      colour: Math.max(0, colour),
      isTurn: isTurn(transcript, index),
      review,
    };
    const view = this.#views.get(id);
    view?.showMargin(margin, texts);
    // A view may have been made anew, or have become another paragraph's.
    view?.setPlaying(id === this.#playing);
  }
}
