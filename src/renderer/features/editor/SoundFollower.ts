import { wordAt, type HeardWord, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import type { Transport } from '../../ui/playhead.ts';
import type { ValueStore } from '../../ui/valueStore.ts';
import { HeardHighlight } from './HeardHighlight.ts';
import { SoundSight, type Following } from './SoundSight.ts';
import type { TranscriptEditor } from './transcriptEditor.ts';

interface FollowerOptions {
  readonly editor: TranscriptEditor;
  readonly transport: Transport;
  readonly scroller: HTMLElement;
  readonly following: ValueStore<Following>;
}

/** Frames after a scroll in which the place is put right: text that comes into sight gets its true height then. */
const FRAMES_TO_SETTLE = 3;

/**
 * Marks the paragraph and the word that are heard, at every frame while the sound plays, and scrolls along while the
 * text follows. A frame in which the same word is heard costs a comparison.
 */
export class SoundFollower {
  readonly #options: FollowerOptions;
  readonly #highlight = new HeardHighlight();
  readonly #sight: SoundSight;
  readonly #stops: readonly (() => void)[];
  #frame = 0;
  #framesToSettle = 0;
  #timed: TimedTranscript | null = null;
  #heard: HeardWord | null = null;
  /** Whether the highlight points at the word: what the editor draws may take its text away. */
  #isPlaced = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
    const { editor, transport, scroller, following } = options;
    const isPlaying = (): boolean => transport.isPlaying();
    this.#sight = new SoundSight({ view: editor.view, scroller, following, isPlaying });
    this.#stops = [
      transport.subscribe(() => this.#wake()),
      editor.margins.onDrawn(() => this.#onDrawn()),
      following.subscribe(() => this.#onFollowing()),
    ];
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    cancelAnimationFrame(this.#frame);
    this.#sight.dispose();
    this.#highlight.dispose();
    this.#options.editor.margins.setPlaying(null);
  }

  #wake(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#onFrame);
  }

  readonly #onFrame = (): void => {
    this.#show();
    this.#framesToSettle = Math.max(0, this.#framesToSettle - 1);
    this.#frame = 0;
    if (this.#options.transport.isPlaying() || this.#framesToSettle > 0) this.#wake();
  };

  #onDrawn(): void {
    this.#isPlaced = false;
    this.#wake();
  }

  #onFollowing(): void {
    if (this.#options.following.get().isOn) this.#framesToSettle = FRAMES_TO_SETTLE;
    this.#wake();
  }

  #show(): void {
    const { editor, transport } = this.#options;
    if (!transport.hasMedia()) return this.#hide();
    const isSame = this.#isStillHeard(transport.heardMs());
    if (isSame && this.#isPlaced && this.#framesToSettle === 0) return;
    if (!isSame) {
      this.#timed = editor.margins.timed;
      this.#heard = wordAt(this.#timed, transport.heardMs());
    }
    const id = this.#timed!.transcript[this.#heard!.paragraphIndex]?.id ?? null;
    this.#mark(id, this.#heard!);
    if (this.#framesToSettle > 0 || (transport.isPlaying() && !isSame)) this.#keepInSight(id, this.#heard!);
  }

  #isStillHeard(timeMs: number): boolean {
    const heard = this.#heard;
    const isKnown = heard !== null && this.#timed === this.#options.editor.margins.timed;
    return isKnown && timeMs >= heard.sinceMs && timeMs < heard.untilMs;
  }

  #mark(id: ParagraphId | null, { token, isKnown }: HeardWord): void {
    const { view, margins } = this.#options.editor;
    const text = id === null ? null : margins.textOf(id);
    if (text === null || token === null) this.#highlight.hide();
    else this.#highlight.show(view, text, token, isKnown);
    margins.setPlaying(id);
    this.#isPlaced = true;
  }

  #keepInSight(id: ParagraphId | null, { token }: HeardWord): void {
    const element = id === null ? null : this.#options.editor.margins.elementOf(id);
    const word = token === null ? null : this.#highlight.range;
    const hasMoved = this.#sight.keep(element === null ? null : { element, word });
    if (hasMoved && this.#framesToSettle === 0) this.#framesToSettle = FRAMES_TO_SETTLE;
  }

  #hide(): void {
    this.#heard = null;
    this.#highlight.hide();
    this.#options.editor.margins.setPlaying(null);
  }
}
