import type { SpeechRange } from '../../../domain/alignment/detectSpeech.ts';
import type { DerivedCue } from '../../../domain/segmentation/deriveCues.ts';
import type { Waveform } from '../../../domain/sound/waveform.ts';
import { setParagraphTime } from '../../../domain/transcript/paragraphEdits.ts';
import { setWordEdge } from '../../../domain/transcript/setWordTime.ts';
import { paragraphAt, timedWordsOf, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { Paragraph, WordTime } from '../../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { timeOf, type DragTarget } from './dragBounds.ts';
import { spanOf, type ViewWindow } from './viewWindow.ts';

/** What is being dragged, with the time it is at now, which may be that of an edge of speech. */
export type Drag = (DragTarget | ({ readonly kind: 'range' } & TimeRange)) & {
  readonly timeMs: number;
  readonly isSnapped: boolean;
};

/** A caption with where its text begins in that of its paragraph, and its pins. */
export type StripCue = Omit<DerivedCue, 'textEnd'>;

/** All that the strip shows at one moment. */
export interface StripScene {
  readonly view: ViewWindow;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly waveform: Waveform;
  readonly timed: TimedTranscript;
  /** The paragraph at the caret, or -1. */
  readonly currentIndex: number;
  readonly captions: readonly StripCue[];
  /** When someone speaks, in order and apart; empty while that is not known. */
  readonly speech: readonly SpeechRange[];
  /** What is selected on the strip, and what is repeated, whoever asked for that. */
  readonly selection: TimeRange | null;
  readonly loop: TimeRange | null;
  readonly drag: Drag | null;
  /** Where the pointer is, or `null`. */
  readonly hoverMs: number | null;
  readonly durationMs: number;
  /** The spectrogram, while it is shown. */
  readonly spectrogram: SpectrogramTiles | null;
}

/** What there is of a spectrogram, by tile; see `spectrogramTile.ts`. */
interface SpectrogramTiles {
  tileAt(tile: number): ImageBitmap | undefined;
}

/** A part of the strip from top to bottom, in pixels. */
export interface Lane {
  readonly top: number;
  readonly bottom: number;
}

const RULER_HEIGHT = 18;
const TEXT_HEIGHT = 20;
const CUES_HEIGHT = 18;
/** Captions leave a little before the next comes: so far from its word an edge of theirs still moves that. */
export const CUE_GAP_MS = 200;
/** The longest window whose spectrogram is made. */
export const MOST_SPECTROGRAM_MS = 60_000;
const LEAST_HEIGHT_FOR_BOTH = 120;
const FORM_SHARE = 0.35;
/** From here on words have room for most of their letters. */
const WORDS_PIXELS_A_SECOND = 40;

/** The strip from above: the clock, the sound, the text as it is spoken, the captions. */
export function lanesOf(height: number): Readonly<Record<'ruler' | 'wave' | 'text' | 'cues', Lane>> {
  const textTop = Math.max(RULER_HEIGHT, height - CUES_HEIGHT - TEXT_HEIGHT);
  return {
    ruler: { top: 0, bottom: RULER_HEIGHT },
    wave: { top: RULER_HEIGHT, bottom: textTop },
    text: { top: textTop, bottom: textTop + TEXT_HEIGHT },
    cues: { top: textTop + TEXT_HEIGHT, bottom: textTop + TEXT_HEIGHT + CUES_HEIGHT },
  };
}

/**
 * Where the sound is drawn: as a wave, and as a spectrogram under it, or instead of it where there is no room for both.
 * A window that shows too much for a spectrogram has none.
 */
export function soundLanes(
  { view, spectrogram }: Pick<StripScene, 'view' | 'spectrogram'>,
  wave: Lane,
): { readonly form: Lane | null; readonly spectrum: Lane | null } {
  if (spectrogram === null || spanOf(view) > MOST_SPECTROGRAM_MS) return { form: wave, spectrum: null };
  const height = wave.bottom - wave.top;
  if (height < LEAST_HEIGHT_FOR_BOTH) return { form: null, spectrum: wave };
  const between = Math.round(wave.top + FORM_SHARE * height);
  return { form: { top: wave.top, bottom: between }, spectrum: { top: between, bottom: wave.bottom } };
}

/** Whether the text is shown by words; from farther off it is by paragraphs. */
export function showsWords({ view, width }: Pick<StripScene, 'view' | 'width'>): boolean {
  return (1_000 * width) / spanOf(view) >= WORDS_PIXELS_A_SECOND;
}

/** The indexes of the paragraphs that are spoken in a window, in order; headings are not spoken. */
export function* paragraphsIn(timed: TimedTranscript, { fromMs, toMs }: ViewWindow): Generator<number> {
  const { transcript, times } = timed;
  for (let index = Math.max(0, paragraphAt(timed, fromMs)); index < times.length; index++) {
    if (times[index]!.startMs >= toMs) return;
    if (transcript[index]!.kind === 'paragraph' && times[index]!.endMs > fromMs) yield index;
  }
}

/** The stretch whose edges can be dragged: what is selected, or else what is repeated. */
export function regionOf({ selection, loop }: Pick<StripScene, 'selection' | 'loop'>): TimeRange | null {
  return selection ?? loop;
}

type DraggedText = Pick<StripScene, 'timed' | 'drag'>;

/** When a paragraph is spoken; one that is dragged in as it will be. */
export function rangeOf(scene: DraggedText, paragraphIndex: number): TimeRange {
  const { startMs, endMs } = scene.timed.times[paragraphIndex]!;
  const after = paragraphAfter(scene, paragraphIndex);
  return { startMs: after?.startMs ?? startMs, endMs: after?.endMs ?? endMs };
}

/** The times of a paragraph's words; of one that is dragged in as they will be. */
export function wordTimesIn(scene: DraggedText, paragraphIndex: number): readonly WordTime[] {
  const { timed } = scene;
  const after = paragraphAfter(scene, paragraphIndex);
  if (after === null) return timedWordsOf(timed, paragraphIndex).times;
  const range = { ...timed.times[paragraphIndex]!, ...rangeOf(scene, paragraphIndex) };
  return timedWordsOf({ transcript: [after], times: [range] }, 0).times;
}

const draggedTo = new WeakMap<Drag, Paragraph>();

/** The paragraph as it will be when what is dragged of it is let go of; `null` where nothing of it is. */
function paragraphAfter({ timed, drag }: DraggedText, paragraphIndex: number): Paragraph | null {
  if (drag?.kind !== 'edge' && drag?.kind !== 'wordEdge') return null;
  if (drag.paragraphIndex !== paragraphIndex) return null;
  const paragraph = timed.transcript[paragraphIndex]!;
  const { edge, timeMs } = drag;
  const after =
    draggedTo.get(drag) ??
    (drag.kind === 'edge'
      ? setParagraphTime(paragraph, edge, timeMs)
      : setWordEdge(paragraph, drag.wordIndex, edge, timeMs));
  draggedTo.set(drag, after);
  return after;
}

/** When a caption is shown, with an edge of it where that, the word or the paragraph under it is dragged to. */
export function cueRangeIn({ timed, drag }: DraggedText, cue: StripCue): TimeRange {
  const { startMs, endMs, paragraphId, textStart } = cue;
  if (drag === null || drag.kind === 'range' || timed.transcript[drag.paragraphIndex]!.id !== paragraphId) return cue;
  const { timeMs } = drag;
  if (drag.kind === 'cueEdge') {
    if (drag.textStart !== textStart) return cue;
    return drag.edge === 'start' ? { startMs: timeMs, endMs } : { startMs, endMs: timeMs };
  }
  const heldMs = timeOf(timed, drag);
  const isStart = drag.edge === 'start';
  if (isStart && startMs === heldMs) return { startMs: timeMs, endMs: Math.max(timeMs, endMs) };
  // The caption before the one that begins there ends a little before it.
  const isBefore = startMs < heldMs && Math.abs(endMs - heldMs) <= CUE_GAP_MS;
  return isBefore ? { startMs, endMs: Math.max(startMs, endMs + timeMs - heldMs) } : cue;
}

/** The index of the first of some ranges in order that ends after a time. */
export function firstEndingAfter(ranges: readonly TimeRange[], timeMs: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]!.endMs > timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
