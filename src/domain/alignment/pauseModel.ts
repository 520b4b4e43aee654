import { AcousticModel, ModelStatistics } from './acousticModel.ts';
import { LEAST_PAUSE_VARIANCE, type Piece } from './findPaths.ts';
import { PHONES_IN_CONTEXT, WHOLE_PHONES } from './phoneClasses.ts';

/** Sets the pauses of a model of coarse frames by those without speech: the quieter half, and the louder one. */
export function learnPauses(model: AcousticModel, pieces: readonly Piece[]): void {
  const { count, silences } = WHOLE_PHONES;
  const { dimensions } = model;
  const middle = middleLevel(pieces);
  const statistics = new ModelStatistics(count, dimensions);
  for (const { vectors, speech } of pieces) {
    for (const [frame, flag] of speech.entries()) {
      const at = frame * dimensions;
      if (flag === 0) statistics.add(silences[vectors.data[at]! > middle ? 1 : 0]!, vectors.data, at);
    }
  }
  const heard = statistics.estimate(model, (which) => which);
  for (const silence of silences) {
    const { means, variances } = heard.get(silence);
    model.set(silence, means, variances);
    model.widen(silence, LEAST_PAUSE_VARIANCE);
  }
}

/** Of the frames without speech, by the first coefficient of their vectors. */
function middleLevel(pieces: readonly Piece[]): number {
  const levels: number[] = [];
  for (const { vectors, speech } of pieces) {
    for (const [frame, flag] of speech.entries())
      if (flag === 0) levels.push(vectors.data[frame * vectors.dimensions]!);
  }
  return levels.toSorted((a, b) => a - b)[levels.length >> 1] ?? 0;
}

/** A model of fine frames that has the pauses of one of coarse frames, whose vectors begin theirs, and no phones yet. */
export function pausesAlone(coarse: AcousticModel, dimensions: number): AcousticModel {
  const model = new AcousticModel(PHONES_IN_CONTEXT.count, dimensions);
  for (const [index, silence] of WHOLE_PHONES.silences.entries()) {
    const { means, variances } = coarse.get(silence);
    const rest = dimensions - coarse.dimensions;
    model.set(
      PHONES_IN_CONTEXT.silences[index]!,
      [...means, ...Array.from({ length: rest }, () => 0)],
      [...variances, ...Array.from({ length: rest }, () => 1)],
    );
  }
  return model;
}
