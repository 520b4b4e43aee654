import { MEL_BANDS } from './melFilters.ts';
import { FRAME_MS, type MelSpectrogram } from './spectrogramBuilder.ts';
import { finish, inStage } from './stage.ts';

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
/** Levels are counted on one frame in five, or, beyond half an hour, on `MOST_SAMPLES` at most. */
const SAMPLE_STEP = 5;
const MOST_SAMPLES = 36_000;
/** After so many frames the caller gets a turn. */
const TURN_FRAMES = 4096;

/** How loud the pauses of a recording are, and from when on a frame is speech. */
export interface SoundLevels {
  /** Of each band, natural logarithm of power. */
  readonly pauses: readonly number[];
  /** How far a frame of speech rises above them, at least: the mean over the bands. */
  readonly leastSpeech: number;
}

/** How far each frame of a sound rises above its pauses, and where someone speaks. */
export interface DetectedSpeech {
  readonly levels: SoundLevels;
  /** The mean over the bands, natural logarithm of power. */
  readonly excess: Float32Array;
  /** 1 for frames with speech. */
  readonly speech: Uint8Array;
}

/** Finds where someone speaks, by the levels of the sound itself or by known ones. Yields the share done. */
export function* detectSpeech(
  spectrogram: MelSpectrogram,
  known: SoundLevels | null,
): Generator<number, DetectedSpeech> {
  const pauses = known?.pauses ?? (yield* inStage(pauseLevels(spectrogram), [0, 0.4]));
  const excess = yield* inStage(excessLevels(spectrogram, pauses), [0.4, 0.7]);
  const smoothed = smooth(excess);
  yield 0.8;
  const leastSpeech = known?.leastSpeech ?? leastSpeechOf(smoothed);
  yield 0.9;
  return { levels: { pauses, leastSpeech }, excess, speech: flagSpeech(smoothed, leastSpeech) };
}

/** A threshold between the level of the pauses and that of the speech. */
function leastSpeechOf(levels: Float32Array): number {
  const step = sampleStep(levels.length);
  const sorted = levels.filter((_, frame) => frame % step === 0).toSorted();
  const pause = sorted[Math.floor(PAUSE_SHARE * sorted.length)] ?? 0;
  const speech = sorted[Math.floor(SPEECH_SHARE * sorted.length)] ?? 0;
  return pause + THRESHOLD * (speech - pause);
}

function sampleStep(frames: number): number {
  return Math.max(SAMPLE_STEP, Math.ceil(frames / MOST_SAMPLES));
}

function flagSpeech(levels: Float32Array, threshold: number): Uint8Array {
  const flags = Uint8Array.from(levels, (level) => (level > threshold ? 1 : 0));
  fillRuns(flags, 0, LONGEST_GAP_FRAMES);
  fillRuns(flags, 1, SHORTEST_SPEECH_FRAMES);
  return widen(flags);
}

/** The stretches of speech, in order and apart. */
export function speechRanges(spectrogram: MelSpectrogram): SpeechRange[] {
  return finish(speechRangesInSteps(spectrogram));
}

/** The same for the caller who keeps the thread: yields the share done. */
export function* speechRangesInSteps(spectrogram: MelSpectrogram): Generator<number, SpeechRange[]> {
  const { speech: flags } = yield* detectSpeech(spectrogram, null);
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
 * How loud the pauses are in each band: band by band, so that the hum of a room does not hide what it is silent at.
 * Yields the share done.
 */
function* pauseLevels({ frames, bands }: MelSpectrogram): Generator<number, number[]> {
  const levels: number[] = [];
  const step = sampleStep(frames);
  const column = new Float32Array(Math.ceil(frames / step));
  for (let band = 0; band < MEL_BANDS; band++) {
    yield band / MEL_BANDS;
    for (let index = 0; index < column.length; index++) column[index] = bands[index * step * MEL_BANDS + band]!;
    column.sort();
    const speech = column[Math.floor(SPEECH_SHARE * column.length)] ?? 0;
    levels.push(Math.max(column[Math.floor(PAUSE_SHARE * column.length)] ?? 0, speech - DEEPEST_PAUSE));
  }
  return levels;
}

/** How far each frame rises above the pauses. Yields the share done. */
function* excessLevels({ frames, bands }: MelSpectrogram, pauses: readonly number[]): Generator<number, Float32Array> {
  const excess = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    if (frame % TURN_FRAMES === 0) yield frame / frames;
    let sum = 0;
    for (let band = 0; band < MEL_BANDS; band++) sum += Math.max(0, bands[frame * MEL_BANDS + band]! - pauses[band]!);
    excess[frame] = sum / MEL_BANDS;
  }
  return excess;
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
