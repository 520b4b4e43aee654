import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { fill, line, type Painting } from './painting.ts';
import { firstEndingAfter, regionOf } from './stripScene.ts';
import { isSameRange } from './StripModel.ts';

/** Speech is shaded in pieces; those closer than this, in pixels, become one. */
const LEAST_PAUSE_WIDTH = 0.5;
const HANDLE_WIDTH = 5;

/** Shades when someone speaks. */
export function paintSpeech(painting: Painting): void {
  const { scene, colours, lanes } = painting;
  const { speech, view, width } = scene;
  let [fromX, toX] = [0, 0];
  const paint = (): void => {
    if (toX > fromX) fill(painting, colours.speech, [fromX, toX], lanes.wave);
  };
  for (let index = firstEndingAfter(speech, view.fromMs); index < speech.length; index++) {
    const { startMs, endMs } = speech[index]!;
    if (startMs >= view.toMs) break;
    const startX = Math.max(0, painting.xOf(startMs));
    if (startX - toX > LEAST_PAUSE_WIDTH) {
      paint();
      fromX = startX;
    }
    toX = Math.min(width, painting.xOf(endMs));
  }
  paint();
}

/** Fills a stretch of the wave. */
export function paintRange(painting: Painting, { startMs, endMs }: TimeRange, colour: string): void {
  const { scene, lanes } = painting;
  const [fromX, toX] = [Math.max(0, painting.xOf(startMs)), Math.min(scene.width, painting.xOf(endMs))];
  if (toX > fromX) fill(painting, colour, [fromX, toX], lanes.wave);
}

/** What is selected and what repeats, where it lies under the wave. */
export function paintRegions(painting: Painting): void {
  const { scene } = painting;
  const { selection, loop, drag } = scene;
  if (loop !== null) paintRegion(painting, loop);
  if (drag?.kind === 'range') paintRegion(painting, drag);
  else if (selection !== null && !isSameRange(selection, loop)) paintRegion(painting, selection);
}

function paintRegion(painting: Painting, range: TimeRange): void {
  const { context, colours } = painting;
  context.globalAlpha = 0.55;
  paintRange(painting, range, colours.loop);
  context.globalAlpha = 1;
}

/** The edges of what is selected or repeats, and on the clock a bar with a handle at each end, thicker while it repeats. */
export function paintHandles(painting: Painting): void {
  const { scene, colours, lanes } = painting;
  const { drag, loop } = scene;
  const region = drag?.kind === 'range' ? drag : regionOf(scene);
  if (region === null) return;
  const [fromX, toX] = [painting.xOf(region.startMs), painting.xOf(region.endMs)];
  const { bottom } = lanes.ruler;
  const isLooping = isSameRange(region, loop);
  for (const x of [fromX, toX]) {
    // On a spectrogram no colour is seen everywhere.
    fill(painting, colours.surface, [Math.round(x) - 1, Math.round(x) + 2], lanes.wave);
    line(painting, colours.region, x, lanes.wave);
  }
  const bar = { top: isLooping ? bottom - 5 : bottom - 2, bottom };
  fill(painting, colours.region, [Math.max(0, fromX), Math.min(scene.width, toX)], bar);
  const handle = { top: bottom - 10, bottom };
  fill(painting, colours.region, [fromX, Math.min(fromX + HANDLE_WIDTH, toX)], handle);
  fill(painting, colours.region, [Math.max(toX - HANDLE_WIDTH, fromX), toX], handle);
}

/** Where what is dragged has been drawn to an edge of speech: broken, from top to bottom. */
export function paintSnap(painting: Painting): void {
  const { context, scene, colours, lanes } = painting;
  const { drag } = scene;
  if (drag?.isSnapped !== true) return;
  const x = Math.round(painting.xOf(drag.timeMs));
  context.strokeStyle = colours.snap;
  context.lineWidth = 3;
  context.setLineDash([6, 3]);
  context.beginPath();
  context.moveTo(x + 0.5, lanes.wave.top);
  context.lineTo(x + 0.5, scene.height);
  context.stroke();
  context.setLineDash([]);
}
