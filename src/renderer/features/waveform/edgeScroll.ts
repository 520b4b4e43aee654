/** So near an edge of the strip, in pixels, what is dragged takes the window along. */
const ZONE = 24;
/** How far beyond the edge it goes no faster. */
const MOST_BEYOND = 120;
/** How much of what is shown goes by in a second at the edge, and at the most. */
const LEAST_SHARE = 0.15;
const MOST_SHARE = 1;

/**
 * How fast the window goes along with something that is held at `x`, in shares of what it shows a second: negative
 * towards the beginning, 0 away from the edges, and where it was taken hold of at `pressedX` as near to that edge: it
 * may be dragged inwards. The strip may end where the screen does, so it begins inside.
 */
export function edgeScroll(x: number, width: number, pressedX: number): number {
  const isBefore = x < width / 2;
  const beyond = isBefore ? ZONE - x : x - (width - ZONE);
  if (beyond <= 0 || (isBefore ? x >= pressedX : x <= pressedX)) return 0;
  const share = LEAST_SHARE + (MOST_SHARE - LEAST_SHARE) * Math.min(1, beyond / (ZONE + MOST_BEYOND));
  return isBefore ? -share : share;
}
