import { alignByModel, learnAndAlign } from './alignStretches.ts';
import type { AlignedWord, Alignment } from './alignment.ts';
import { Assembly } from './assembly.ts';
import { cutAtAnchors, type Anchor } from './cutAtAnchors.ts';
import { hearSound } from './hearSound.ts';
import { planSentences, type PlannedSentence } from './planSentences.ts';
import type { RecordingModel } from './recordingModel.ts';
import type { MelSpectrogram } from './spectrogramBuilder.ts';
import { sidesInLine, type RunSides } from './searchSide.ts';
import { inStage, type Stage } from './stage.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';
import { unscriptedRanges } from './unscriptedRanges.ts';

/** What is to be aligned. */
export interface AlignmentRequest {
  readonly sound: MelSpectrogram;
  /** The text, sentence by sentence; tokens are those of `tokensOf`. */
  readonly sentences: readonly string[];
  /** Tokens that nobody says, by their numbers in the whole text: they are not looked for. */
  readonly silent?: ReadonlySet<number>;
  /** Whose spelling the text is read by; for other languages the nearer of the two. */
  readonly language: SpokenLanguage;
  /** In the order of the text, times rising. */
  readonly anchors?: readonly Anchor[];
  /** What another alignment has learnt about the recording that the sound is a stretch of. */
  readonly model?: RecordingModel;
  /** Whether the text is known to be the recording's: then nobody asks, as with anchors that prove it. */
  readonly isTrusted?: boolean | undefined;
  /** Who does the work on the two sides of a long recording; in line, one after the other, where nobody is given. */
  readonly run?: RunSides | undefined;
}

/** When a text is said, and what was learnt about the recording, or had been before. */
export interface AlignedSpeech {
  readonly alignment: Alignment;
  /** `null` where the text is another recording's: nothing can be learnt from it. */
  readonly model: RecordingModel | null;
}

/**
 * Finds when each word of a text is said in a recording. A generator, so that the caller keeps the thread: it yields
 * the share done (0 to 1, rising) every few milliseconds of work, and is stopped by not being asked again.
 *
 * Needs no model and no synthesis: the recording teaches the sounds, from what phonetics says of them; with the model
 * that another alignment of the recording gave, a minute of it takes some tenths of a second. Sentences of the text that
 * are not said, and speech that the text does not have, are told in the result, not smeared over what is beside them; of
 * a text that fits no better than words from elsewhere in it nothing is said.
 * Throws `RangeError` when anchors are out of order or outside the text or the recording.
 */
export function* alignSpeech(request: AlignmentRequest): Generator<number, AlignedSpeech> {
  const work = alignInStages(request);
  let done = 0;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    // What is searched again more widely begins its stage anew.
    done = Math.max(done, step.value);
    yield done;
  }
}

function* alignInStages(request: AlignmentRequest): Generator<number, AlignedSpeech> {
  const { sound, sentences, silent, language, anchors = [], model = null, run = sidesInLine() } = request;
  const isTrusted = request.isTrusted === true || anchors.some(({ isNoProof }) => isNoProof !== true);
  const plan = yield* inStage(planSentences(sentences, language, silent), [0, 0]);
  const stretches = cutAtAnchors(plan, anchors, sound.frames);
  const heard = yield* inStage(hearSound(sound, model?.norms ?? null), STAGES.hearing);
  const found =
    model === null
      ? yield* inStage(learnAndAlign(heard, stretches, { run, isTrusted }), STAGES.aligning)
      : { aligned: yield* inStage(alignByModel(heard, stretches, model, run), STAGES.aligning), model };
  if (found === null) return { alignment: nothingSaid(plan, heard.speech), model: null };
  const work = new Assembly(heard, plan, stretches, found.aligned);
  yield* inStage(work.repair(), STAGES.repair);
  const alignment = yield* inStage(work.result(anchors), STAGES.wording);
  return { alignment, model: found.model };
}

/** An alignment of a text that is not said: all speech is outside it. */
function nothingSaid(plan: readonly PlannedSentence[], speech: Uint8Array): Alignment {
  const none = { startMs: 0, endMs: 0 };
  return {
    words: plan.flatMap(({ tokens }) => tokens.map((text): AlignedWord => ({ text, ...none, source: 'unspoken' }))),
    sentences: plan.flatMap(({ text, isSound }) => (isSound ? [] : [{ text, ...none, confidence: 0, spoken: false }])),
    unscripted: unscriptedRanges(speech, { first: new Int32Array() }),
  };
}

/** Parts of the whole work, by about how long they take. */
const STAGES = {
  hearing: [0, 0.02],
  aligning: [0.02, 0.95],
  repair: [0.95, 0.98],
  wording: [0.98, 1],
} as const satisfies Record<string, Stage>;
