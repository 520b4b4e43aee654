import { alignStretches } from './alignStretches.ts';
import type { Alignment } from './alignment.ts';
import { Assembly } from './assembly.ts';
import { cutAtAnchors, type Anchor } from './cutAtAnchors.ts';
import { excessLevels } from './detectSpeech.ts';
import { planSentences } from './planSentences.ts';
import type { MelSpectrogram } from './spectrogramBuilder.ts';
import { inStage } from './stage.ts';
import type { SpokenLanguage } from './spokenForms.ts';

/** What is to be aligned. */
export interface AlignmentRequest {
  readonly sound: MelSpectrogram;
  /** The text, sentence by sentence; tokens are those of `tokensOf`. */
  readonly sentences: readonly string[];
  /** Whose spelling the text is read by; for other languages the nearer of the two. */
  readonly language: SpokenLanguage;
  /** In the order of the text, times rising. */
  readonly anchors?: readonly Anchor[];
}

/**
 * Finds when each word of a text is said in a recording. A generator, so that the caller keeps the thread: it yields
 * the share done (0 to 1, rising) every few milliseconds of work, and is stopped by not being asked again.
 *
 * Needs no model and no synthesis: the recording teaches the sounds, from what phonetics says of them. Sentences of the
 * text that are not said, and speech that the text does not have, are told in the result, not smeared over what is
 * beside them. Throws `RangeError` when anchors are out of order or outside the text or the recording.
 */
export function* alignSpeech(request: AlignmentRequest): Generator<number, Alignment> {
  const plan = yield* inStage(planSentences(request.sentences, request.language), [0, 0]);
  const anchors = request.anchors ?? [];
  const stretches = cutAtAnchors(plan, anchors, request.sound.frames);
  const levels = yield* inStage(excessLevels(request.sound), [0, 0]);
  const aligned = yield* alignStretches(request.sound, levels, stretches);
  const work = new Assembly(levels, plan, stretches, aligned);
  yield* inStage(work.repair(), [0.95, 1]);
  return work.result(anchors);
}
