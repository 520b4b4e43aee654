import { formatClock } from '../../../domain/time/timecode.ts';
import { timedWordsOf } from '../../../domain/transcript/timedTranscript.ts';
import { isKnownTime } from '../../../domain/transcript/checkTimes.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { fitText } from './fitText.ts';
import { paintSpectrogram } from './paintSpectrogram.ts';
import { paintWave } from './paintWave.ts';
import { fill, line, type Painting } from './painting.ts';
import { paintHandles, paintRange, paintRegions, paintSnap, paintSpeech } from './paintRegions.ts';
import { rulerTicks } from './rulerTicks.ts';
import type { StripColours } from './stripColours.ts';
import {
  cueRangeIn,
  firstEndingAfter,
  lanesOf,
  paragraphsIn,
  rangeOf,
  showsWords,
  soundLanes,
  wordTimesIn,
  type Lane,
  type StripScene,
} from './stripScene.ts';
import { xOf } from './viewWindow.ts';

/** What a strip is painted with besides its scene. */
interface PaintOptions {
  readonly colours: StripColours;
  readonly gain: number;
  /** Between seconds and their parts. */
  readonly decimalMark: string;
}

/** Below these widths, in pixels, a region has no text, and its end cannot be told from the next one's start. */
const LEAST_TEXT_WIDTH = 26;
const LEAST_REGION_WIDTH = 3;
const LEAST_PIXELS_A_LETTER = 5;
/** No text is so narrow on average, in pixels a letter. */
const LEAST_PIXELS_DRAWN = 3;
const TEXT_SIZE = 11;
/** A text that lacks no more than so many pixels is drawn narrower; of a wider one, the beginning is drawn. */
const MOST_NARROWED = 6;

/** Paints the strip at one moment, all but the playhead. */
export function paintStrip(context: CanvasRenderingContext2D, scene: StripScene, options: PaintOptions): void {
  const { view, width, height } = scene;
  const { colours } = options;
  const lanes = lanesOf(height);
  const painting = { context, scene, colours, lanes, xOf: (timeMs: number) => xOf(view, width, timeMs) };
  fill(painting, colours.surface, [0, width], { top: 0, bottom: height });
  context.font = `${TEXT_SIZE}px ${colours.font}`;
  context.textBaseline = 'middle';
  paintRuler(painting, options.decimalMark);
  const current = currentRange(painting);
  paintSpeech(painting);
  if (current !== null) paintRange(painting, current, colours.accentSoft);
  paintRegions(painting);
  paintParagraphStarts(painting);
  const [fromX, toX] = current === null ? [0, 0] : [painting.xOf(current.startMs), painting.xOf(current.endMs)];
  const colourAt = (x: number): string => (x >= fromX && x < toX ? colours.accent : colours.wave);
  const { form, spectrum } = soundLanes(scene, lanes.wave);
  if (form !== null) {
    paintWave(context, { waveform: scene.waveform, view, width, lane: form, gain: options.gain, colourAt });
  }
  if (spectrum !== null) paintSpectrogram(painting, spectrum);
  fill(painting, colours.sunken, [0, width], { top: lanes.text.top, bottom: lanes.cues.bottom });
  if (showsWords(scene)) paintWords(painting);
  else paintParagraphs(painting);
  paintCues(painting);
  paintSeparators(painting);
  if (current !== null) paintEdges(painting);
  paintHandles(painting);
  paintSnap(painting);
  paintPointer(painting, options.decimalMark);
}

function paintRuler(painting: Painting, decimalMark: string): void {
  const { context, scene, colours, lanes } = painting;
  fill(painting, colours.ground, [0, scene.width], lanes.ruler);
  const { bottom } = lanes.ruler;
  for (const { timeMs, label } of rulerTicks(scene.view, scene.width, decimalMark)) {
    const x = painting.xOf(timeMs);
    line(painting, label === null ? colours.line : colours.wave, x, { top: label === null ? bottom - 4 : 4, bottom });
    if (label === null) continue;
    context.fillStyle = colours.muted;
    context.fillText(label, Math.round(x) + 4, 9);
  }
}

function currentRange({ scene }: Painting): TimeRange | null {
  const { timed, currentIndex } = scene;
  return timed.transcript[currentIndex]?.kind === 'paragraph' ? rangeOf(scene, currentIndex) : null;
}

function paintParagraphStarts(painting: Painting): void {
  const { scene, colours, lanes } = painting;
  let lastX = -Infinity;
  for (const index of paragraphsIn(scene.timed, scene.view)) {
    const x = painting.xOf(rangeOf(scene, index).startMs);
    // Closer than this they would be a grey field.
    if (x - lastX < 6) continue;
    lastX = x;
    line(painting, colours.line, x, lanes.wave);
  }
}

function paintParagraphs(painting: Painting): void {
  const { scene, colours, lanes } = painting;
  const { transcript } = scene.timed;
  let filledTo = -Infinity;
  for (const index of paragraphsIn(scene.timed, scene.view)) {
    const { startMs, endMs } = rangeOf(scene, index);
    const [fromX, toX] = [painting.xOf(startMs), painting.xOf(endMs)];
    const isCurrent = index === scene.currentIndex;
    if (toX < filledTo && !isCurrent) continue;
    paintRegion(painting, [fromX, toX], lanes.text, isCurrent ? colours.accent : colours.raised);
    filledTo = Math.max(fromX + 1, toX);
    paintLabel(painting, [fromX, toX], lanes.text, [
      transcript[index]!.text,
      isCurrent ? colours.onAccent : colours.text,
    ]);
  }
}

function paintWords(painting: Painting): void {
  const { timed, view } = painting.scene;
  for (const index of paragraphsIn(timed, view)) {
    for (const [word, time] of wordTimesIn(painting.scene, index).entries()) {
      if (time[0] >= view.toMs) break;
      if (time[1] > view.fromMs) paintWord(painting, index, word);
    }
  }
}

function paintWord(painting: Painting, index: number, word: number): void {
  const { scene, colours, lanes } = painting;
  const { text } = scene.timed.transcript[index]!;
  const { start, end } = timedWordsOf(scene.timed, index).tokens[word]!;
  const times = wordTimesIn(scene, index);
  const time = times[word]!;
  const edges = [painting.xOf(time[0]), painting.xOf(Math.min(time[1], times[word + 1]?.[0] ?? Infinity))] as const;
  const { drag } = scene;
  const isDragged = drag?.kind === 'wordEdge' && drag.paragraphIndex === index && drag.wordIndex === word;
  const ownGround = index === scene.currentIndex ? colours.accentSoft : colours.raised;
  paintRegion(painting, edges, lanes.text, isDragged ? colours.loop : ownGround);
  paintLabel(painting, edges, lanes.text, [text.slice(start, end), isKnownTime(time) ? colours.text : colours.muted]);
}

function paintCues(painting: Painting): void {
  const { scene, colours, lanes } = painting;
  const { captions, view } = scene;
  let filledTo = -Infinity;
  for (let index = firstEndingAfter(captions, view.fromMs); index < captions.length; index++) {
    const { lines } = captions[index]!;
    const { startMs, endMs } = cueRangeIn(scene, captions[index]!);
    if (startMs >= view.toMs) return;
    const edges = [painting.xOf(startMs), painting.xOf(endMs)] as const;
    if (edges[1] < filledTo) continue;
    paintRegion(painting, edges, lanes.cues, colours.raised);
    filledTo = Math.max(edges[0] + 1, edges[1]);
    paintLabel(painting, edges, lanes.cues, [lines.join(' '), colours.muted]);
  }
}

/** A box with its left and right edge; a narrow one is all edge. */
function paintRegion(painting: Painting, [fromX, toX]: readonly [number, number], lane: Lane, colour: string): void {
  const { colours, scene } = painting;
  const [left, right] = [Math.max(-1, fromX), Math.min(scene.width + 1, toX)];
  const inside = { top: lane.top + 2, bottom: lane.bottom - 1 };
  if (right - left < LEAST_REGION_WIDTH) {
    fill(painting, colours.line, [left, Math.max(left + 0.5, right)], inside);
    return;
  }
  fill(painting, colour, [left, right - 1], inside);
  line(painting, colours.wave, fromX, inside);
}

function paintLabel(
  { context, scene }: Painting,
  [fromX, toX]: readonly [number, number],
  { top, bottom }: Lane,
  [text, colour]: readonly [string, string],
): void {
  const [left, right] = [Math.max(0, fromX), Math.min(scene.width, toX)];
  // A word may be as short as its region; a sentence that shows no word says nothing.
  if (right - left < Math.min(LEAST_TEXT_WIDTH, LEAST_PIXELS_A_LETTER * text.length)) return;
  context.save();
  context.beginPath();
  context.rect(left, top, right - left - 1, bottom - top);
  context.clip();
  context.fillStyle = colour;
  // Letters beyond the region are hidden, but not free.
  const begun = text.slice(0, Math.ceil((right - left) / LEAST_PIXELS_DRAWN));
  const room = right - left - 4;
  const widthOf = (part: string): number => context.measureText(part).width;
  const shown = widthOf(begun) <= room + MOST_NARROWED ? begun : fitText(begun, room, widthOf);
  context.fillText(shown, Math.round(left) + 3, Math.round((top + bottom) / 2) + 1, room);
  context.restore();
}

function paintSeparators({ context, scene, colours, lanes }: Painting): void {
  context.fillStyle = colours.line;
  for (const { top } of [lanes.wave, lanes.text, lanes.cues]) context.fillRect(0, top, scene.width, 1);
}

/** The edges of the current paragraph, with something to take hold of; one that is only estimated is broken. */
function paintEdges(painting: Painting): void {
  const { context, scene, colours, lanes } = painting;
  const range = rangeOf(scene, scene.currentIndex);
  const { isStartEstimated, isEndEstimated } = scene.timed.times[scene.currentIndex]!;
  const { drag } = scene;
  const dragged = drag?.kind === 'edge' && drag.paragraphIndex === scene.currentIndex ? drag.edge : null;
  for (const edge of ['start', 'end'] as const) {
    const x = Math.round(painting.xOf(edge === 'start' ? range.startMs : range.endMs));
    if (x < -8 || x > scene.width + 8) continue;
    const isEstimated = dragged !== edge && (edge === 'start' ? isStartEstimated : isEndEstimated);
    // Broken or whole, it is seen on a spectrogram too.
    fill(painting, colours.surface, [x - 2, x + 2], lanes.wave);
    context.strokeStyle = colours.accent;
    context.lineWidth = 2;
    context.setLineDash(isEstimated ? [4, 3] : []);
    context.beginPath();
    context.moveTo(x, lanes.wave.top);
    context.lineTo(x, lanes.wave.bottom);
    context.stroke();
    context.setLineDash([]);
    const inward = edge === 'start' ? 7 : -7;
    context.fillStyle = colours.accent;
    context.beginPath();
    context.moveTo(x, lanes.wave.top + 1);
    context.lineTo(x + inward, lanes.wave.top + 1);
    context.lineTo(x, lanes.wave.top + 10);
    context.fill();
  }
}

/** The time under the pointer, or of what is dragged. */
function paintPointer(painting: Painting, decimalMark: string): void {
  const { context, scene, colours, lanes } = painting;
  const { drag } = scene;
  const dragMs = drag === null ? null : drag.timeMs;
  const timeMs = dragMs ?? scene.hoverMs;
  if (timeMs === null || timeMs < 0) return;
  const x = Math.round(painting.xOf(timeMs));
  if (dragMs === null) context.globalAlpha = 0.5;
  line(painting, colours.text, x, {
    top: lanes.ruler.bottom,
    bottom: dragMs === null ? lanes.wave.bottom : scene.height,
  });
  context.globalAlpha = 1;
  const label = `${formatClock(timeMs)}${decimalMark}${String(timeMs % 1_000).padStart(3, '0')}`;
  const width = Math.ceil(context.measureText(label).width) + 8;
  const left = Math.min(scene.width - width, Math.max(0, x - width / 2));
  fill(painting, colours.text, [left, left + width], { top: 1, bottom: lanes.ruler.bottom - 1 });
  context.fillStyle = colours.surface;
  context.fillText(label, left + 4, 10);
}
