import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { estimateTimes, type ParagraphTimes } from '../../../domain/transcript/estimateTimes.ts';
import type { ParagraphId, SpeakerId, Transcript } from '../../../domain/transcript/transcript.ts';
import { transcriptOf } from './documentBridge.ts';
import { ParagraphView, type MarginTexts, type ViewRegistry } from './paragraphView.ts';

/** What the margins are drawn from, besides the document. */
export interface MarginContext {
  readonly speakers: readonly { readonly id: SpeakerId; readonly name: string }[];
  readonly durationMs: number | null;
  readonly texts: MarginTexts;
}

/** The transcript of the document with a time for every paragraph, as the margins show it. */
export interface TimedTranscript {
  readonly transcript: Transcript;
  readonly times: readonly ParagraphTimes[];
}

/** The part of the editor that draws times and speakers beside the text. */
export interface Margins {
  readonly plugin: Plugin;
  /** Draws again with other speakers, another duration or another language. */
  setContext(context: MarginContext): void;
  /** What is shown now. */
  timed(): TimedTranscript;
  /** Marks the paragraph that is heard, or none. */
  setPlaying(id: ParagraphId | null): void;
  elementOf(id: ParagraphId): HTMLElement | null;
}

/** `onChange` runs after each change of the document, with the new text and times. */
export function createMargins(first: MarginContext, onChange: (timed: TimedTranscript) => void): Margins {
  const views: ViewRegistry = new Map();
  let context = first;
  let timed: TimedTranscript = { transcript: [], times: [] };
  let playing: ParagraphId | null = null;

  const draw = (state: EditorState): void => {
    const transcript = transcriptOf(state.doc);
    timed = { transcript, times: estimateTimes(transcript, context.durationMs) };
    const order = new Map(context.speakers.map((speaker, index) => [speaker.id, { index, name: speaker.name }]));
    let lastSpeaker: SpeakerId | null = null;
    for (const [index, paragraph] of transcript.entries()) {
      const speaker = paragraph.speakerId === null ? undefined : order.get(paragraph.speakerId);
      const margin = {
        times: timed.times[index]!,
        speaker: speaker?.name ?? null,
        colour: speaker?.index ?? 0,
        isTurn: paragraph.speakerId !== null && paragraph.speakerId !== lastSpeaker,
      };
      views.get(paragraph.id)?.showMargin(margin, context.texts);
      if (paragraph.kind === 'paragraph') lastSpeaker = paragraph.speakerId;
    }
    onChange(timed);
  };

  let view: EditorView | null = null;
  const plugin = new Plugin({
    key: new PluginKey('margins'),
    props: {
      nodeViews: {
        paragraph: (node) => new ParagraphView(node, views),
        heading: (node) => new ParagraphView(node, views),
      },
    },
    view(created) {
      view = created;
      draw(created.state);
      return {
        update(updated, before) {
          if (updated.state.doc !== before.doc) draw(updated.state);
        },
        destroy() {
          view = null;
        },
      };
    },
  });

  return {
    plugin,
    setContext(next) {
      context = next;
      if (view !== null) draw(view.state);
    },
    timed: () => timed,
    setPlaying(id) {
      if (id === playing) return;
      if (playing !== null) views.get(playing)?.setPlaying(false);
      if (id !== null) views.get(id)?.setPlaying(true);
      playing = id;
    },
    elementOf: (id) => views.get(id)?.dom ?? null,
  };
}

/** The paragraph that is heard at a time: the last that has started, headings left out; -1 before the first. */
export function paragraphIndexAt({ transcript, times }: TimedTranscript, timeMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]!.startMs <= timeMs) low = middle + 1;
    else high = middle;
  }
  let index = low - 1;
  while (index >= 0 && transcript[index]!.kind === 'heading') index--;
  return index;
}
