import type { SpeechRange } from '../../../domain/alignment/detectSpeech.ts';
import type { Waveform } from '../../../domain/sound/waveform.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import type { Spectrogram } from './Spectrogram.ts';
import type { Drag, StripCue, StripScene } from './stripScene.ts';
import {
  centredOn,
  isInView,
  LEAST_SPAN_MS,
  scrollBy,
  spanOf,
  turnedTo,
  windowFrom,
  zoomAbout,
  type ViewWindow,
} from './viewWindow.ts';

/** How much is shown at first: a sentence or two, whose words can be read. */
export const FIRST_SPAN_MS = 10_000;
/** A sound that moves farther than this between two looks has been taken elsewhere. */
const JUMP_MS = 1_000;

/** What changed: `view` what the window shows of it, `whole` something that is seen in the whole recording too. */
type Change = 'view' | 'whole';

/** What the strip shows, and which part of the recording. */
export class StripModel {
  readonly #waveform: Waveform;
  readonly #onChange: (change: Change) => void;
  #chosenSpanMs: number;
  #view: ViewWindow;
  #size = { width: 1, height: 1 };
  #measuredMs = 0;
  #timed: TimedTranscript = { transcript: [], times: [] };
  #currentId: ParagraphId | null = null;
  #currentIndex = -1;
  #captions: readonly StripCue[] = [];
  #speech: readonly SpeechRange[] = [];
  #selection: TimeRange | null = null;
  #loop: TimeRange | null = null;
  #drag: Drag | null = null;
  /** Not whole: rounded at each step of the window it would drift. */
  #hoverMs: number | null = null;
  #spectrogram: Spectrogram | null = null;
  #soundMs = 0;
  #isFollowing = true;

  /** `firstSpanMs`: how much is shown at first. */
  constructor(waveform: Waveform, onChange: (change: Change) => void, firstSpanMs: number = FIRST_SPAN_MS) {
    this.#chosenSpanMs = firstSpanMs;
    this.#view = { fromMs: 0, toMs: firstSpanMs };
    this.#waveform = waveform;
    this.#onChange = onChange;
  }

  get view(): ViewWindow {
    return this.#view;
  }

  get width(): number {
    return this.#size.width;
  }

  get drag(): Drag | null {
    return this.#drag;
  }

  get selection(): TimeRange | null {
    return this.#selection;
  }

  get speech(): readonly SpeechRange[] {
    return this.#speech;
  }

  get captions(): readonly StripCue[] {
    return this.#captions;
  }

  get spectrogram(): Spectrogram | null {
    return this.#spectrogram;
  }

  get timed(): TimedTranscript {
    return this.#timed;
  }

  /** How long the recording is: as it was measured, or as far as its sound has been read. */
  get durationMs(): number {
    return Math.max(this.#measuredMs, Math.floor(this.#waveform.endMs), LEAST_SPAN_MS);
  }

  /** How much was chosen to be shown, which may be more than there is of a short recording. */
  get chosenSpanMs(): number {
    return this.#chosenSpanMs;
  }

  /** Everything that is drawn. */
  scene(): StripScene {
    return {
      view: this.#view,
      ...this.#size,
      waveform: this.#waveform,
      timed: this.#timed,
      currentIndex: this.#currentIndex,
      captions: this.#captions,
      speech: this.#speech,
      selection: this.#selection,
      loop: this.#loop,
      drag: this.#drag,
      hoverMs: this.#hoverMs === null ? null : Math.round(this.#hoverMs),
      durationMs: this.durationMs,
      spectrogram: this.#spectrogram,
    };
  }

  setSize(width: number, height: number): void {
    this.#size = { width: Math.max(1, width), height: Math.max(1, height) };
    this.#onChange('whole');
  }

  /** Tells how long the recording was measured to be, 0 while nobody knows; at first the sound comes in the middle. */
  setDuration(durationMs: number): void {
    const isFirst = this.#measuredMs === 0;
    this.#measuredMs = durationMs;
    // Until then a window that went to the sound was cut to what little was known.
    const spanMs = this.#chosenSpanMs;
    const fromMs = isFirst ? this.#soundMs - spanMs / 2 : this.#view.fromMs;
    this.#show(windowFrom(fromMs, spanMs, this.durationMs));
    this.#onChange('whole');
  }

  setText(timed: TimedTranscript, currentId: ParagraphId | null): void {
    if (timed === this.#timed && currentId === this.#currentId) return;
    const drag = this.#drag;
    // What is dragged is in a paragraph as it was; changed meanwhile, it has other words.
    if (drag !== null && drag.kind !== 'range') {
      const index = drag.paragraphIndex;
      if (timed.transcript[index] !== this.#timed.transcript[index]) this.#drag = null;
    }
    this.#timed = timed;
    this.#currentId = currentId;
    this.#currentIndex = currentId === null ? -1 : timed.transcript.findIndex(({ id }) => id === currentId);
    this.#onChange('view');
  }

  setCaptions(captions: readonly StripCue[]): void {
    this.#captions = captions;
    this.#onChange('view');
  }

  setSpeech(speech: readonly SpeechRange[]): void {
    this.#speech = speech;
    this.#onChange('view');
  }

  setSpectrogram(spectrogram: Spectrogram | null): void {
    this.#spectrogram = spectrogram;
    this.#onChange('view');
  }

  setSelection(selection: TimeRange | null): void {
    if (isSameRange(selection, this.#selection)) return;
    this.#selection = selection;
    this.#onChange('whole');
  }

  setLoop(loop: TimeRange | null): void {
    if (isSameRange(loop, this.#loop)) return;
    this.#loop = loop;
    this.#onChange('whole');
  }

  setDrag(drag: Drag | null): void {
    this.#drag = drag;
    this.#onChange('view');
  }

  setHover(hoverMs: number | null): void {
    if (hoverMs === this.#hoverMs) return;
    this.#hoverMs = hoverMs;
    this.#onChange('view');
  }

  /** Shows more or less of the recording, around a time; without one around the sound, or the middle. */
  zoom(factor: number, aboutMs?: number): void {
    const middleMs = (this.#view.fromMs + this.#view.toMs) / 2;
    const about = aboutMs ?? (isInView(this.#view, this.#soundMs) ? this.#soundMs : middleMs);
    this.#zoomTo(zoomAbout(this.#view, about, factor, this.durationMs));
    this.#isFollowing = isInView(this.#view, this.#soundMs);
  }

  showWhole(): void {
    this.#zoomTo(windowFrom(0, this.durationMs, this.durationMs));
    this.#isFollowing = true;
  }

  scroll(byMs: number): void {
    this.#show(scrollBy(this.#view, byMs, this.durationMs));
    this.#isFollowing = isInView(this.#view, this.#soundMs);
  }

  centre(timeMs: number): void {
    this.#show(centredOn(this.#view, timeMs, this.durationMs));
    this.#isFollowing = isInView(this.#view, this.#soundMs);
  }

  /** Brings a time into the window, if it is not there. */
  reveal(timeMs: number): void {
    this.#show(turnedTo(this.#view, timeMs, this.durationMs));
  }

  /** Goes along with the sound from now on, although the window was moved away from it. */
  followSound(): void {
    this.#isFollowing = true;
  }

  /** Tells where the sound is: the window goes along while it follows, and to wherever the sound is taken. */
  hear(timeMs: number): void {
    const movedMs = Math.abs(timeMs - this.#soundMs);
    this.#soundMs = timeMs;
    if (movedMs === 0 || this.#drag !== null) return;
    if (movedMs > JUMP_MS || isInView(this.#view, timeMs)) this.#isFollowing = true;
    if (this.#isFollowing) this.#show(turnedTo(this.#view, timeMs, this.durationMs));
  }

  /** Shows a window whose length was chosen; before the recording is measured nothing is that anyone chose. */
  #zoomTo(view: ViewWindow): void {
    if (this.#measuredMs > 0 && spanOf(view) !== spanOf(this.#view)) this.#chosenSpanMs = spanOf(view);
    this.#show(view);
  }

  #show(view: ViewWindow): void {
    if (view.fromMs === this.#view.fromMs && view.toMs === this.#view.toMs) return;
    if (this.#hoverMs !== null) {
      // The pointer has stayed where it was, over another time.
      const share = (this.#hoverMs - this.#view.fromMs) / spanOf(this.#view);
      this.#hoverMs = Math.min(this.durationMs, view.fromMs + share * spanOf(view));
    }
    this.#view = view;
    this.#onChange('view');
  }
}

/** Whether two ranges are the same, or neither is there. */
export function isSameRange(first: TimeRange | null, second: TimeRange | null): boolean {
  return first?.startMs === second?.startMs && first?.endMs === second?.endMs;
}
