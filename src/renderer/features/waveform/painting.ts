import type { StripColours } from './stripColours.ts';
import type { Lane, lanesOf, StripScene } from './stripScene.ts';

/** What the parts of a strip are painted with. */
export interface Painting {
  readonly context: CanvasRenderingContext2D;
  readonly scene: StripScene;
  readonly colours: StripColours;
  readonly lanes: ReturnType<typeof lanesOf>;
  readonly xOf: (timeMs: number) => number;
}

/** A rectangle, from one x to another. */
export function fill(
  { context }: Painting,
  colour: string,
  [fromX, toX]: readonly [number, number],
  { top, bottom }: Lane,
): void {
  context.fillStyle = colour;
  context.fillRect(fromX, top, toX - fromX, bottom - top);
}

/** A line of one pixel from top to bottom. */
export function line({ context }: Painting, colour: string, x: number, { top, bottom }: Lane): void {
  context.fillStyle = colour;
  context.fillRect(Math.round(x), top, 1, bottom - top);
}
