import { CepstralSpace, measureCepstra, type CepstralNorms } from './cepstra.ts';
import type { Vectors } from './classScorer.ts';
import { detectSpeech, type SoundLevels } from './detectSpeech.ts';
import { fineVectors } from './featureVectors.ts';
import { sharedFloats } from './sharedMemory.ts';
import type { MelSpectrogram } from './spectrogramBuilder.ts';
import { inStage } from './stage.ts';

/** What the sound of a recording is measured by. */
export interface SoundNorms {
  readonly levels: SoundLevels;
  readonly cepstra: CepstralNorms;
}

/** A sound as the aligner hears it, frame by frame of its spectrogram. */
export interface HeardSound {
  readonly spectrogram: MelSpectrogram;
  readonly levels: SoundLevels;
  readonly space: CepstralSpace;
  readonly vectors: Vectors;
  /** How far each frame rises above the pauses: see `detectSpeech`. */
  readonly excess: Float32Array;
  /** 1 for frames with speech. */
  readonly speech: Uint8Array;
  /** What the frames in the midst of pauses take off the scores of phones. */
  readonly quiet: Float32Array;
}

const PAUSE_EDGE_FRAMES = 10;
const QUIET_PENALTY = 4;

/** Measures a sound by what is known of its recording, or by itself. Yields the share done. */
export function* hearSound(spectrogram: MelSpectrogram, known: SoundNorms | null): Generator<number, HeardSound> {
  const { levels, excess, speech } = yield* inStage(detectSpeech(spectrogram, known?.levels ?? null), [0, 0.2]);
  const quiet = quietFrames(speech);
  yield 0.2;
  const space = known === null ? measureCepstra(spectrogram, speech) : new CepstralSpace(known.cepstra);
  const vectors = yield* inStage(fineVectors(spectrogram, space), [0.2, 1]);
  return { spectrogram, levels, space, vectors, excess, speech, quiet };
}

/** What frames that lie in a pause, away from its edges, take off the scores of phones. */
function quietFrames(speech: Uint8Array): Float32Array {
  const quiet = sharedFloats(speech.length);
  for (let frame = 0; frame < speech.length;) {
    const start = frame;
    while (frame < speech.length && speech[frame] === speech[start]) frame++;
    const from = start === 0 ? 0 : start + PAUSE_EDGE_FRAMES;
    const to = frame === speech.length ? frame : frame - PAUSE_EDGE_FRAMES;
    if (speech[start] === 0 && from < to) quiet.fill(QUIET_PENALTY, from, to);
  }
  return quiet;
}
