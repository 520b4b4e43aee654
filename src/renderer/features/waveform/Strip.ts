import type { TFunction } from 'i18next';
import type { Connection } from '../../../contract/connect.ts';
import { paragraphAt } from '../../../domain/transcript/timedTranscript.ts';
import type { ParagraphId, TalkId } from '../../../domain/transcript/transcript.ts';
import { createValueStore, type ValueStore } from '../../ui/valueStore.ts';
import { SoundReading } from './SoundReading.ts';
import { placeText, placeWithWordText, viewText } from './spokenPlace.ts';
import type { LoopingTransport, TextActions, TextInTime } from './stripActions.ts';
import { handleStripKey } from './stripKeys.ts';
import { StripModel } from './StripModel.ts';
import { StripPainter, type StripElements } from './StripPainter.ts';
import { StripPointer } from './stripPointer.ts';
import { listenToMap, listenToWheel } from './stripWheel.ts';

interface StripOptions {
  readonly connection: Connection;
  readonly talkId: TalkId;
  readonly elements: StripElements;
  readonly transport: LoopingTransport;
  readonly text: TextInTime;
  readonly caret: ValueStore<{ readonly id: ParagraphId } | null>;
  readonly actions: TextActions;
  readonly t: TFunction;
}

/** The strip once its elements are there: what it shows, what draws it, and what moves it. */
export class Strip {
  readonly reading: SoundReading;
  readonly model: StripModel;
  /** What a key did, for who does not see it. */
  readonly said = createValueStore('');
  readonly #options: StripOptions;
  readonly #stops: readonly (() => void)[];
  #spokenParagraph = -1;

  constructor(options: StripOptions) {
    this.#options = options;
    const { connection, talkId, elements, transport, text, caret, actions, t } = options;
    const { stage, map } = elements;
    this.reading = new SoundReading(connection, talkId, () => painter.grown());
    const model = new StripModel(this.reading.waveform, (change) => painter.paint(change));
    this.model = model;
    const painter = new StripPainter({ elements, model, playhead: transport, decimalMark: t('waveform.decimalMark') });
    const pointer = new StripPointer({ stage, model, transport, actions });
    const takeText = (): void => model.setText(text.timed(), caret.get()?.id ?? null);
    const onTransport = (): void => {
      model.setLoop(transport.loop());
      this.#tellValue();
    };
    stage.addEventListener('keydown', this.#onKey);
    this.#stops = [
      text.subscribe(takeText),
      caret.subscribe(takeText),
      transport.subscribe(onTransport),
      listenToWheel(stage, model),
      listenToWheel(map, model),
      listenToMap(map, model),
      () => stage.removeEventListener('keydown', this.#onKey),
      () => pointer.dispose(),
      () => painter.dispose(),
      () => this.reading.dispose(),
    ];
    model.hear(transport.timeMs());
    takeText();
    onTransport();
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { transport, actions, t } = this.#options;
    const { model } = this;
    const onMoved = (what: 'sound' | 'view'): void =>
      this.said.set(what === 'view' ? viewText(t, model.view) : placeWithWordText(t, model.timed, transport.timeMs()));
    if (!handleStripKey(event, { model, transport, actions, onMoved })) return;
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
