import { AcousticModel } from './acousticModel.ts';
import { bandLevels, CEPSTRA } from './cepstra.ts';
import type { Piece } from './findPaths.ts';
import { findFormantScale, TEMPLATE_VARIANCE } from './formantScale.ts';
import type { HeardSound } from './hearSound.ts';
import { learnPauses } from './pauseModel.ts';
import { WHOLE_PHONES } from './phoneClasses.ts';
import { PHONE_NAMES } from './phones.ts';
import { phoneTemplates } from './phoneTemplates.ts';

/**
 * The model of coarse frames to begin with: the phones as they are sketched, brought near the voice, and pauses as they are
 * in the recording. Yields the share done.
 */
export function* templateModel(
  heard: HeardSound,
  pieces: readonly Piece[],
  counts: Float64Array,
): Generator<number, AcousticModel> {
  const { spectrogram, space, speech } = heard;
  const levels = bandLevels(spectrogram, speech, space);
  const templates = phoneTemplates(space, levels, counts, yield* findFormantScale(heard, levels, counts));
  const model = new AcousticModel(WHOLE_PHONES.count, CEPSTRA);
  const variances = new Float64Array(CEPSTRA).fill(TEMPLATE_VARIANCE);
  for (const phone of PHONE_NAMES.keys()) {
    model.set(phone, templates.subarray(phone * CEPSTRA, (phone + 1) * CEPSTRA), variances);
  }
  learnPauses(model, pieces);
  return model;
}
