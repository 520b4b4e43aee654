import { fill, type Painting } from './painting.ts';
import { tilesOf } from './Spectrogram.ts';
import { TILE_MS } from './spectrogramTile.ts';
import type { Lane } from './stripScene.ts';

/** The pitches that are named, from the top of the lane down, in shares of it. */
const NAMED = [
  [0, '8 kHz'],
  [0.5, '4 kHz'],
] as const;
/** Behind the playhead of a recording that has not begun. */
const NAME_LEFT = 6;
/** In a lower lane the names would cover what they name. */
const LEAST_NAMED_HEIGHT = 40;

/** Paints what of a spectrogram is there, and the names of its pitches. */
export function paintSpectrogram(painting: Painting, lane: Lane): void {
  const { context, scene } = painting;
  const { spectrogram, view, durationMs, waveform } = scene;
  const { startMs } = waveform;
  if (spectrogram === null) return;
  for (const tile of tilesOf(view, { startMs, endMs: durationMs })) {
    const image = spectrogram.tileAt(tile);
    if (image === undefined) continue;
    // On whole pixels of the screen, so that no seam shows.
    const fromX = toPixel(painting.xOf(startMs + tile * TILE_MS));
    const toX = toPixel(painting.xOf(startMs + (tile + 1) * TILE_MS));
    context.drawImage(image, fromX, lane.top, toX - fromX, lane.bottom - lane.top);
  }
  if (lane.bottom - lane.top >= LEAST_NAMED_HEIGHT) paintNames(painting, lane);
}

function paintNames(painting: Painting, { top, bottom }: Lane): void {
  const { context, colours } = painting;
  for (const [share, name] of NAMED) {
    const y = Math.round(top + share * (bottom - top));
    const width = Math.ceil(context.measureText(name).width) + 2 * NAME_LEFT;
    context.globalAlpha = 0.8;
    fill(painting, colours.surface, [0, width], { top: y + 1, bottom: y + 14 });
    context.globalAlpha = 1;
    context.fillStyle = colours.muted;
    context.fillText(name, NAME_LEFT, y + 8);
    fill(painting, colours.muted, [0, 5], { top: y, bottom: y + 1 });
  }
}

function toPixel(x: number): number {
  return Math.round(x * devicePixelRatio) / devicePixelRatio;
}
