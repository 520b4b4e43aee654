import { AcousticModel } from './acousticModel.ts';
import { CEPSTRA } from './cepstra.ts';
import { FINE_DIMENSIONS } from './featureVectors.ts';
import type { Gaps } from './findPaths.ts';
import type { SoundNorms } from './hearSound.ts';
import { MEL_BANDS } from './melFilters.ts';
import { PHONES_IN_CONTEXT, WHOLE_PHONES, type PhoneClasses } from './phoneClasses.ts';
import { PHONE_NAMES } from './phones.ts';

/** Raised by whoever changes the phones, their classes, the vectors or what of them is kept: older models are no use then. */
export const RECORDING_MODEL_VERSION = 2;

/**
 * What an alignment has learnt about a recording: how loud its pauses are and how its speakers say the phones. Plain
 * numbers, 100 to 200 kB as JSON. With it a stretch of the same recording is aligned at once: see `alignSpeech`.
 */
export interface RecordingModel {
  readonly version: number;
  readonly norms: SoundNorms;
  /** How often each phone is expected in the text, in the order of `PHONE_NAMES`. */
  readonly counts: readonly number[];
  /** Whole phones, in coarse frames. */
  readonly coarse: PhoneModel;
  /** Parts of phones among their neighbours, in fine frames. */
  readonly fine: PhoneModel;
}

/** Gaussians by class of phones. A class that is left out is its parent's. */
export interface PhoneModel {
  readonly gaps: Gaps;
  readonly classes: readonly number[];
  /** Of each of `classes`, one after another, in hundredths. */
  readonly means: readonly number[];
  /** Standard deviations, in thousandths. */
  readonly deviations: readonly number[];
}

const MEAN_STEPS = 100;
const DEVIATION_STEPS = 1_000;

/** Writes down a model and its gaps. */
export function writePhoneModel(model: AcousticModel, { count, parentOf }: PhoneClasses, gaps: Gaps): PhoneModel {
  const { dimensions, means, precisions } = model;
  const valuesOf = (values: Float32Array, which: number): Float32Array =>
    values.subarray(which * dimensions, (which + 1) * dimensions);
  const isOwn = (which: number): boolean => {
    const parent = parentOf(which);
    const from = valuesOf(means, parent);
    return parent === which || valuesOf(means, which).some((mean, index) => mean !== from[index]);
  };
  const classes = Array.from({ length: count }, (_, which) => which).filter(isOwn);
  return {
    gaps,
    classes,
    means: classes.flatMap((which) => Array.from(valuesOf(means, which), (mean) => Math.round(MEAN_STEPS * mean))),
    deviations: classes.flatMap((which) =>
      Array.from(valuesOf(precisions, which), (precision) => Math.round(DEVIATION_STEPS / Math.sqrt(precision))),
    ),
  };
}

/** The model that was written down; `classes` must be those it was written with. */
export function readPhoneModel(written: PhoneModel, classes: PhoneClasses): AcousticModel {
  const dimensions = written.means.length / written.classes.length;
  const model = new AcousticModel(classes.count, dimensions);
  const indexes = new Map(written.classes.map((which, index) => [which, index]));
  for (let which = 0; which < classes.count; which++) {
    const index = indexes.get(which) ?? indexes.get(classes.parentOf(which))!;
    const range = [index * dimensions, (index + 1) * dimensions] as const;
    model.set(
      which,
      written.means.slice(...range).map((mean) => mean / MEAN_STEPS),
      written.deviations.slice(...range).map((deviation) => (deviation / DEVIATION_STEPS) ** 2),
    );
  }
  return model;
}

/** Whether a value, read from where models are kept, is a model that this version of the aligner can use. */
export function isRecordingModel(value: unknown): value is RecordingModel {
  const { version, norms, counts, coarse, fine } = fieldsOf(value);
  const { levels, cepstra } = fieldsOf(norms);
  const { pauses, leastSpeech } = fieldsOf(levels);
  const { floor, means, scales } = fieldsOf(cepstra);
  return (
    version === RECORDING_MODEL_VERSION &&
    areNumbers(pauses, MEL_BANDS) &&
    areNumbers([leastSpeech, floor], 2) &&
    areNumbers(means, CEPSTRA) &&
    areNumbers(scales, CEPSTRA) &&
    areNumbers(counts, PHONE_NAMES.length) &&
    isPhoneModel(coarse, WHOLE_PHONES, CEPSTRA) &&
    isPhoneModel(fine, PHONES_IN_CONTEXT, FINE_DIMENSIONS)
  );
}

function isPhoneModel(value: unknown, { count, parentOf }: PhoneClasses, dimensions: number): boolean {
  const { gaps, classes, means, deviations } = fieldsOf(value);
  const { text, chance } = fieldsOf(gaps);
  if (!areNumbers([text, chance], 2) || !areNumbers(classes)) return false;
  const known = new Set(classes);
  const roots = Array.from({ length: count }, (_, which) => which).filter((which) => parentOf(which) === which);
  const size = classes.length * dimensions;
  return roots.every((root) => known.has(root)) && areNumbers(means, size) && areNumbers(deviations, size);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function areNumbers(value: unknown, length?: number): value is number[] {
  return (
    Array.isArray(value) && value.length === (length ?? value.length) && value.every((one) => Number.isFinite(one))
  );
}
