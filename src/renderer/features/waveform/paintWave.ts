import type { Waveform } from '../../../domain/sound/waveform.ts';
import type { Lane } from './stripScene.ts';
import { xOf, type ViewWindow } from './viewWindow.ts';

interface PaintedWave {
  readonly waveform: Waveform;
  readonly view: ViewWindow;
  /** CSS pixels. */
  readonly width: number;
  readonly lane: Lane;
  /** Full scale is this much louder than what fills the lane. */
  readonly gain: number;
  /** The colour of a column, by its place in CSS pixels. */
  readonly colourAt: (x: number) => string;
}

/** Room between the loudest sound and the edges of the lane, in pixels. */
const MARGIN = 2;
/** How finely the loudness of a whole recording is looked at. */
const LOUDNESS_COLUMNS = 2_000;
/** So loud is all but the loudest hundredth: one clap of hands does not make a voice small. */
const LOUDNESS_SHARE = 0.99;
const MOST_GAIN = 8;
const FULL_SCALE = 127;

/** Paints the sound of a window, a column to each pixel of the screen. */
export function paintWave(context: CanvasRenderingContext2D, painted: PaintedWave): void {
  const { waveform, view, width, lane, gain, colourAt } = painted;
  const pixel = 1 / devicePixelRatio;
  const count = Math.max(1, Math.round(width / pixel));
  const columns = waveform.columns(view.fromMs, view.toMs, count);
  const middle = (lane.top + lane.bottom) / 2;
  const reach = (lane.bottom - lane.top) / 2 - MARGIN;
  const scale = (reach * gain) / FULL_SCALE;
  let colour = '';
  // What is not read yet is empty; only what is silent is a line.
  const first = Math.max(0, Math.floor(xOf(view, count, waveform.startMs)));
  const read = Math.min(count, Math.ceil(xOf(view, count, waveform.endMs)));
  for (let column = first; column < read; column++) {
    const x = column * pixel;
    const next = colourAt(x);
    if (next !== colour) context.fillStyle = colour = next;
    const up = Math.min(reach, columns[2 * column + 1]! * scale);
    const down = Math.min(reach, -columns[2 * column]! * scale);
    context.fillRect(x, middle - Math.max(up, pixel / 2), pixel, Math.max(pixel, up + down));
  }
}

/** How much louder a recording can be shown, so that a voice that was recorded softly fills the strip. */
export function gainOf(waveform: Waveform): number {
  if (waveform.pairs === 0) return 1;
  const columns = waveform.columns(waveform.startMs, waveform.endMs, Math.min(LOUDNESS_COLUMNS, waveform.pairs));
  const loudness = Uint8Array.from({ length: columns.length >> 1 }, (_, at) =>
    Math.max(-columns[2 * at]!, columns[2 * at + 1]!),
  ).toSorted();
  const loud = loudness[Math.floor(LOUDNESS_SHARE * (loudness.length - 1))]!;
  return loud === 0 ? 1 : Math.min(MOST_GAIN, Math.max(1, FULL_SCALE / loud));
}
