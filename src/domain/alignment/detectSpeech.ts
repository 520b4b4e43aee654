import { MEL_BANDS } from './melFilters.ts';
import { FRAME_MS, type MelSpectrogram } from './spectrogramBuilder.ts';

/** A stretch of the recording in which someone speaks, half-open, in integer milliseconds. */
export interface SpeechRange {
  readonly startMs: number;
  readonly endMs: number;
}

/** A frame is speech from this share of the way between the level of the pauses and that of the speech. */
const THRESHOLD = 0.3;
/** Levels are those below which these shares of the frames lie. */
const PAUSE_SHARE = 0.05;
const SPEECH_SHARE = 0.85;
/** What is 40 dB below the speech (natural logarithm of power) is a pause, however quiet others are. */
const DEEPEST_PAUSE = 9;
const SMOOTHING_FRAMES = 3;
const LONGEST_GAP_FRAMES = 15;
const SHORTEST_SPEECH_FRAMES = 6;
const MARGIN_FRAMES = 3;
/** Levels are counted on one frame in this many. */
const SAMPLE_STEP = 5;

/** One flag a frame, from its level: 1 where someone speaks. Yields between its steps. */
export function* speechFrames(excess: Float32Array): Generator<number, Uint8Array> {
  const levels = smooth(excess);
  yield 0.3;
  const sorted = levels.filter((_, frame) => frame % SAMPLE_STEP === 0).toSorted();
  const pause = sorted[Math.floor(PAUSE_SHARE * sorted.length)] ?? 0;
  const speech = sorted[Math.floor(SPEECH_SHARE * sorted.length)] ?? 0;
  const threshold = pause + THRESHOLD * (speech - pause);
  yield 0.6;
  const flags = Uint8Array.from(levels, (level) => (level > threshold ? 1 : 0));
  fillRuns(flags, 0, LONGEST_GAP_FRAMES);
  fillRuns(flags, 1, SHORTEST_SPEECH_FRAMES);
  yield 0.9;
  return widen(flags);
}

/** The stretches of speech, in order and apart. */
export function speechRanges(spectrogram: MelSpectrogram): SpeechRange[] {
  return finish(speechRangesInSteps(spectrogram));
}

/** The same for the caller who keeps the thread: yields between its steps. */
export function* speechRangesInSteps(spectrogram: MelSpectrogram): Generator<number, SpeechRange[]> {
  const flags = yield* speechFrames(yield* excessLevels(spectrogram));
  const ranges: SpeechRange[] = [];
  for (let frame = 0; frame < flags.length;) {
    const isSpeech = flags[frame] === 1;
    const start = frame;
    while (frame < flags.length && (flags[frame] === 1) === isSpeech) frame++;
    if (isSpeech) ranges.push({ startMs: start * FRAME_MS, endMs: frame * FRAME_MS });
  }
  return ranges;
}

/**
 * How far each frame rises above the pauses: the mean over the bands, natural logarithm of power. Band by band, so that
 * the hum of a room does not hide what it is silent at. Yields the share done.
 */
export function* excessLevels({ frames, bands }: MelSpectrogram): Generator<number, Float32Array> {
  const levels = new Float32Array(frames);
  const column = new Float32Array(Math.ceil(frames / SAMPLE_STEP));
  for (let band = 0; band < MEL_BANDS; band++) {
    yield band / MEL_BANDS;
    for (let index = 0; index < column.length; index++) column[index] = bands[index * SAMPLE_STEP * MEL_BANDS + band]!;
    column.sort();
    const speech = column[Math.floor(SPEECH_SHARE * column.length)] ?? 0;
    const pause = Math.max(column[Math.floor(PAUSE_SHARE * column.length)] ?? 0, speech - DEEPEST_PAUSE);
    for (let frame = 0; frame < frames; frame++) {
      levels[frame]! += Math.max(0, bands[frame * MEL_BANDS + band]! - pause) / MEL_BANDS;
    }
  }
  return levels;
}

function smooth(levels: Float32Array): Float32Array {
  const smoothed = new Float32Array(levels.length);
  for (let frame = 0; frame < levels.length; frame++) {
    const from = Math.max(0, frame - SMOOTHING_FRAMES);
    const to = Math.min(levels.length, frame + SMOOTHING_FRAMES + 1);
    let sum = 0;
    for (let near = from; near < to; near++) sum += levels[near]!;
    smoothed[frame] = sum / (to - from);
  }
  return smoothed;
}

/** Turns runs of `value` that are shorter than `least` frames into the other value. */
function fillRuns(flags: Uint8Array, value: 0 | 1, least: number): void {
  for (let frame = 0; frame < flags.length;) {
    const start = frame;
    while (frame < flags.length && flags[frame] === flags[start]) frame++;
    if (flags[start] === value && frame - start < least) flags.fill(1 - value, start, frame);
  }
}

function widen(flags: Uint8Array): Uint8Array {
  const wide = Uint8Array.from(flags);
  for (let frame = 1; frame < flags.length; frame++) {
    if (flags[frame] === flags[frame - 1]) continue;
    wide.fill(1, Math.max(0, frame - MARGIN_FRAMES), frame + MARGIN_FRAMES);
  }
  return wide;
}

function finish<T>(work: Generator<number, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}
