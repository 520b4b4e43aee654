import { FRAME_MS } from './spectrogramBuilder.ts';

/** How far the window of a frame carries a loud sound into a quiet one, at most. */
const MOST_SHIFT_MS = 11;
/** The difference of level, natural logarithm of power, from which on it does so. */
const FULL_CONTRAST = 3;

/** Next to digital silence a faint sound is carried as far. */
const SILENT_LEVEL = 0.05;
const SILENT_CONTRAST = 0.7;

/** Between two words without a pause the path changes later than the sound: with five voices of two synthesisers, by 8 to 17 ms. */
const JOINT_SHIFT_MS = -10;

/**
 * When the sound changes at a boundary, in frames from the start. The window of a frame is longer than the frame: where the level
 * rises, the louder sound seems to begin too early, and where it falls, to end too late. `isJoint` when there are words on both sides.
 */
export function edgeMs(levels: Float32Array, frame: number, isJoint: boolean): number {
  const whole = Math.floor(frame);
  const shift = shiftMs(levels, whole) * (1 - (frame - whole)) + shiftMs(levels, whole + 1) * (frame - whole);
  return Math.max(0, Math.round(frame * FRAME_MS + shift + (isJoint ? JOINT_SHIFT_MS : 0)));
}

/** How far the window carries a boundary before a whole frame. */
function shiftMs(levels: Float32Array, frame: number): number {
  const before = meanOf(levels, frame - 3, frame - 1);
  const after = meanOf(levels, frame + 1, frame + 3);
  const contrast = Math.min(before, after) < SILENT_LEVEL ? SILENT_CONTRAST : FULL_CONTRAST;
  return MOST_SHIFT_MS * Math.max(-1, Math.min(1, (after - before) / contrast));
}

function meanOf(levels: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let frame = from; frame < to; frame++) sum += levels[Math.max(0, Math.min(levels.length - 1, frame))]!;
  return sum / (to - from);
}
