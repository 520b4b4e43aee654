import type { TFunction } from 'i18next';
import type { Connection } from '../../../contract/connect.ts';
import { paragraphAt } from '../../../domain/transcript/timedTranscript.ts';
import type { ParagraphId, TalkId } from '../../../domain/transcript/transcript.ts';
import { createValueStore, type ValueStore } from '../../ui/valueStore.ts';
import { askForSpeech } from './askForSpeech.ts';
import { heldEdge } from './heldEdge.ts';
import { SoundReading } from './SoundReading.ts';
import { keyText, placeText } from './spokenPlace.ts';
import type { LoopingTransport, TextActions, TextInTime } from './stripActions.ts';
import { openSpectrogramWorker } from './openSpectrogramWorker.ts';
import { Spectrogram } from './Spectrogram.ts';
import type { KeyOptions } from './keyOptions.ts';
import { handleStripKey } from './stripKeys.ts';
import { StripModel } from './StripModel.ts';
import { StripPainter, type StripElements } from './StripPainter.ts';
import { StripPointer } from './stripPointer.ts';
import { StripSelection } from './StripSelection.ts';
import { listenToMap, listenToWheel } from './stripWheel.ts';

interface StripOptions {
  readonly connection: Connection;
  readonly talkId: TalkId;
  /** The address of the recording. */
  readonly soundUrl: string;
  readonly startMs: number;
  readonly elements: StripElements;
  readonly transport: LoopingTransport;
  readonly text: TextInTime;
  readonly caret: ValueStore<{ readonly id: ParagraphId } | null>;
  readonly actions: TextActions;
  readonly zoom: ValueStore<number>;
  readonly t: TFunction;
}

/** How long a change of the text waits to be shown. */
const TEXT_WAITS_MS = 80;

/** The strip once its elements are there: what it shows, what draws it, and what moves it. */
export class Strip {
  readonly reading: SoundReading;
  readonly model: StripModel;
  readonly selection: StripSelection;
  /** What a key did, for who does not see it. */
  readonly said = createValueStore('');
  readonly spectrogram = createValueStore<Spectrogram | null>(null);
  readonly #options: StripOptions;
  readonly #keys: KeyOptions;
  readonly #painter: StripPainter;
  readonly #stops: readonly (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #spokenParagraph = -1;
  #stopSpeech: (() => void) | null = null;

  constructor(options: StripOptions) {
    this.#options = options;
    const { connection, talkId, startMs, elements, transport, zoom, t } = options;
    const { stage } = elements;
    this.reading = new SoundReading(connection, talkId, startMs, () => painter.grown());
    const onChange = (change: 'view' | 'whole'): void => {
      // What is held or selected is given up by Escape, which does nothing else then.
      stage.toggleAttribute('data-takes-escape', model.drag !== null || model.selection !== null);
      zoom.set(model.chosenSpanMs);
      painter.paint(change);
    };
    const model = new StripModel(this.reading.waveform, onChange, zoom.get());
    this.model = model;
    const selection = new StripSelection(model, transport);
    this.selection = selection;
    const painter = new StripPainter({ elements, model, playhead: transport, decimalMark: t('waveform.decimalMark') });
    this.#painter = painter;
    const actions = this.#showing(options.actions);
    const pointer = new StripPointer({ stage, model, transport, actions, selection });
    const giveUp = (): void => pointer.giveUp();
    const say: KeyOptions['say'] = (done, held) =>
      this.said.set(keyText(t, done, { model, transport, held: held ?? heldEdge(model) }));
    this.#keys = { model, transport, actions, selection, giveUp, say };
    this.#stops = [
      ...this.#listen(giveUp),
      () => clearTimeout(this.#timer),
      () => pointer.dispose(),
      () => painter.dispose(),
      () => this.reading.dispose(),
      () => this.#stopSpeech?.(),
    ];
    model.hear(transport.timeMs());
    this.#takeText();
    this.#onTransport();
  }

  dispose(): void {
    this.hideSpectrogram();
    for (const stop of this.#stops) stop();
  }

  /** Makes the spectrogram of what is shown, from now on. */
  showSpectrogram(): void {
    const { soundUrl: url } = this.#options;
    const onGrown = (): void => this.#painter.paint('view');
    const spectrogram = new Spectrogram({ url, open: openSpectrogramWorker, onGrown });
    this.hideSpectrogram();
    this.model.setSpectrogram(spectrogram);
    this.spectrogram.set(spectrogram);
  }

  hideSpectrogram(): void {
    const spectrogram = this.spectrogram.get();
    if (spectrogram === null) return;
    this.model.setSpectrogram(null);
    this.spectrogram.set(null);
    spectrogram.dispose();
  }

  #listen(giveUp: () => void): (() => void)[] {
    const { model } = this;
    const { elements, transport, text, caret } = this.#options;
    const { stage, map } = elements;
    const ending = new AbortController();
    const { signal } = ending;
    // What is taken hold of or let go of is part of the text as it is at that moment.
    const takeText = (): void => this.#takeText();
    stage.addEventListener('pointerdown', takeText, { capture: true, signal });
    stage.addEventListener('pointerup', takeText, { capture: true, signal });
    stage.addEventListener('keydown', this.#onKey, { signal });
    stage.addEventListener('blur', giveUp, { signal });
    return [
      () => ending.abort(),
      text.subscribe(this.#takeTextSoon),
      caret.subscribe(this.#takeTextSoon),
      transport.subscribe(this.#onTransport),
      this.reading.state.subscribe(this.#onReading),
      listenToWheel(stage, model),
      listenToWheel(map, model),
      listenToMap(map, model),
    ];
  }

  /** What has its waveform has been heard through: who speaks when is known then. */
  readonly #onReading = (): void => {
    if (this.reading.state.get().kind !== 'whole') return;
    const { connection, talkId } = this.#options;
    this.#stopSpeech ??= askForSpeech(connection, talkId, (speech) => this.model.setSpeech(speech));
  };

  readonly #onTransport = (): void => {
    this.model.setLoop(this.#options.transport.loop());
    this.#tellValue();
  };

  /** Keys come first: the strip shows what they did in a frame of its own, a moment after theirs. */
  readonly #takeTextSoon = (): void => {
    this.#timer ??= setTimeout(() => this.#takeText(), TEXT_WAITS_MS);
  };

  #takeText(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { text, caret } = this.#options;
    this.model.setText(text.timed(), caret.get()?.id ?? null);
  }

  /** Actions after which the strip shows at once what they did: what was let go of does not jump back. */
  #showing({ setParagraphTime, setWordEdge, setCueTime, select }: TextActions): TextActions {
    const act = (action: () => void): void => {
      action();
      this.#takeText();
    };
    return {
      setParagraphTime: (...request) => act(() => setParagraphTime(...request)),
      setWordEdge: (...request) => act(() => setWordEdge(...request)),
      setCueTime: (...request) => act(() => setCueTime(...request)),
      select,
    };
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!handleStripKey(event, this.#keys)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /**
   * Says where the sound is, as the value of a slider. While it plays only with each paragraph: a clock that is read
   * aloud would be louder than the lecture.
   */
  #tellValue(): void {
    const { elements, transport, t } = this.#options;
    const timeMs = transport.timeMs();
    const paragraph = paragraphAt(this.model.timed, timeMs);
    if (transport.isPlaying() && paragraph === this.#spokenParagraph) return;
    this.#spokenParagraph = paragraph;
    elements.stage.setAttribute('aria-valuenow', String(Math.floor(timeMs / 1_000)));
    elements.stage.setAttribute('aria-valuetext', placeText(t, this.model.timed, timeMs));
  }
}
