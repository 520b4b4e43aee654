import type { Playhead } from '../../ui/playhead.ts';
import { gainOf, paintWave } from './paintWave.ts';
import { paintStrip } from './paintStrip.ts';
import { stripColours, watchTheme, type StripColours } from './stripColours.ts';
import type { StripModel } from './StripModel.ts';
import { regionOf } from './stripScene.ts';
import { xOf } from './viewWindow.ts';

/** The elements of the strip that show something. */
export interface StripElements {
  readonly stage: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly playhead: HTMLElement;
  readonly map: HTMLElement;
  readonly mapCanvas: HTMLCanvasElement;
  /** What of the whole recording the strip shows. */
  readonly mapFrame: HTMLElement;
  readonly mapPlayhead: HTMLElement;
}

interface PainterOptions {
  readonly elements: StripElements;
  readonly model: StripModel;
  readonly playhead: Playhead;
  readonly decimalMark: string;
}

/**
 * Draws the strip in the frame after something changed, and the playhead alone, which is an element of its own, in
 * every frame while the sound plays.
 */
export class StripPainter {
  readonly #options: PainterOptions;
  readonly #stops: readonly (() => void)[];
  #colours: StripColours;
  #gain = 1;
  #frame = 0;
  #isStripStale = true;
  #isMapStale = true;

  constructor(options: PainterOptions) {
    this.#options = options;
    const { elements, playhead } = options;
    this.#colours = stripColours(elements.stage);
    const sizes = new ResizeObserver(() => this.#measure());
    sizes.observe(elements.stage);
    sizes.observe(elements.map);
    const onTheme = (): void => {
      this.#colours = stripColours(elements.stage);
      this.paint('whole');
    };
    const repaint = (): void => this.paint('whole');
    // The resolution of the screen changes with the zoom of the page, and from screen to screen.
    addEventListener('resize', repaint);
    document.fonts.addEventListener('loadingdone', repaint);
    this.#stops = [
      watchTheme(onTheme),
      playhead.subscribe(() => this.#wake()),
      () => sizes.disconnect(),
      () => removeEventListener('resize', repaint),
      () => document.fonts.removeEventListener('loadingdone', repaint),
    ];
    this.#wake();
  }

  /** Draws again what the window shows, or also the whole recording. */
  paint(change: 'view' | 'whole'): void {
    this.#isStripStale = true;
    if (change === 'whole') this.#isMapStale = true;
    this.#wake();
  }

  /** The waveform has grown. */
  grown(): void {
    this.#gain = gainOf(this.#options.model.scene().waveform);
    this.paint('whole');
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    cancelAnimationFrame(this.#frame);
  }

  #wake(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#onFrame);
  }

  readonly #onFrame = (): void => {
    const { model, playhead } = this.#options;
    const timeMs = playhead.timeMs();
    model.hear(timeMs);
    if (this.#isStripStale) this.#paintStrip();
    if (this.#isMapStale) this.#paintMap();
    this.#placePlayheads(timeMs);
    // What was asked for until here has been done.
    this.#frame = 0;
    if (playhead.isPlaying()) this.#wake();
  };

  #measure(): void {
    const { stage } = this.#options.elements;
    this.#options.model.setSize(stage.clientWidth, stage.clientHeight);
  }

  #paintStrip(): void {
    this.#isStripStale = false;
    const { elements, model, decimalMark } = this.#options;
    const scene = model.scene();
    const look = { ink: this.#colours.ink, gain: roundGain(this.#gain) };
    model.spectrogram?.show(scene.view, { startMs: scene.waveform.startMs, endMs: scene.durationMs }, look);
    const context = contextOf(elements.canvas, scene.width, scene.height);
    paintStrip(context, scene, { colours: this.#colours, gain: this.#gain, decimalMark });
    const { fromMs, toMs } = scene.view;
    const { style } = elements.mapFrame;
    style.left = `${(100 * fromMs) / model.durationMs}%`;
    style.width = `${(100 * (toMs - fromMs)) / model.durationMs}%`;
  }

  #paintMap(): void {
    this.#isMapStale = false;
    const { elements, model } = this.#options;
    const scene = model.scene();
    const { waveform } = scene;
    const region = regionOf(scene);
    const { clientWidth: width, clientHeight: height } = elements.map;
    const context = contextOf(elements.mapCanvas, width, height);
    context.clearRect(0, 0, width, height);
    const view = { fromMs: 0, toMs: model.durationMs };
    if (region !== null) {
      const from = xOf(view, width, region.startMs);
      context.fillStyle = this.#colours.loop;
      context.fillRect(from, 0, Math.max(2, xOf(view, width, region.endMs) - from), height);
    }
    const colourAt = (): string => this.#colours.wave;
    paintWave(context, { waveform, view, width, lane: { top: 0, bottom: height }, gain: this.#gain, colourAt });
  }

  #placePlayheads(timeMs: number): void {
    const { elements, model } = this.#options;
    const x = xOf(model.view, model.width, timeMs);
    place(elements.playhead, x, x >= 0 && x <= model.width);
    const whole = { fromMs: 0, toMs: model.durationMs };
    place(elements.mapPlayhead, xOf(whole, model.width, timeMs), true);
  }
}

/** In steps of 6 dB: while the sound is read its gain changes again and again, a little. */
function roundGain(gain: number): number {
  return 2 ** Math.round(Math.log2(gain));
}

/** The context of a canvas whose pixels are those of the screen, measured in CSS pixels. */
function contextOf(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const [across, down] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, { width: across, height: down });
  const context = canvas.getContext('2d')!;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  return context;
}

/** Moves an element to a pixel of the screen; one that is there already, as on the map of hours, costs nothing. */
function place({ style }: HTMLElement, x: number, isShown: boolean): void {
  const transform = `translateX(${Math.round(x * devicePixelRatio) / devicePixelRatio}px)`;
  if (style.transform !== transform) style.transform = transform;
  const visibility = isShown ? 'visible' : 'hidden';
  if (style.visibility !== visibility) style.visibility = visibility;
}
