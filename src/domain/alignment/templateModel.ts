import { AcousticModel } from './acousticModel.ts';
import { bandLevels, CEPSTRA } from './cepstra.ts';
import type { Piece } from './findPaths.ts';
import { findFormantScale } from './formantScale.ts';
import type { HeardSound } from './hearSound.ts';
import { learnPauses } from './pauseModel.ts';
import { WHOLE_PHONES } from './phoneClasses.ts';
import { PHONE_NAMES } from './phones.ts';
import { phoneTemplates } from './phoneTemplates.ts';

/** How the phones are sketched. */
interface TemplateStyle {
  /** How much higher the formants of the voice are than those of the sketches; `null`: what the sound says. */
  readonly formantScale: number | null;
  readonly variance: number;
}

/**
 * The model of coarse frames to begin with: the phones as they are sketched, brought near the voice, and pauses as they are
 * in the recording. Yields the share done.
 */
export function* templateModel(
  heard: HeardSound,
  pieces: readonly Piece[],
  counts: Float64Array,
  { formantScale, variance }: TemplateStyle,
): Generator<number, AcousticModel> {
  const { spectrogram, space, speech } = heard;
  const levels = bandLevels(spectrogram, speech, space);
  const scale = formantScale ?? (yield* findFormantScale(heard, levels, counts));
  const templates = phoneTemplates(space, levels, counts, scale);
  const model = new AcousticModel(WHOLE_PHONES.count, CEPSTRA);
  const variances = new Float64Array(CEPSTRA).fill(variance);
  for (const phone of PHONE_NAMES.keys()) {
    model.set(phone, templates.subarray(phone * CEPSTRA, (phone + 1) * CEPSTRA), variances);
  }
  learnPauses(model, pieces);
  return model;
}
