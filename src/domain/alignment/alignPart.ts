import { isKnownTime } from '../transcript/checkTimes.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { ParagraphId, Transcript } from '../transcript/transcript.ts';
import type { TimeRange } from '../transcript/wordTimes.ts';
import { alignSpeech } from './alignSpeech.ts';
import type { PartPlan, PartStretch } from './planPart.ts';
import type { RecordingModel } from './recordingModel.ts';
import { cutFrames, FRAME_MS, type MelSpectrogram } from './spectrogramBuilder.ts';
import { anchorsOf, isByHand, spokenText, withTimes } from './spokenParagraphs.ts';
import { placeSentences, type PlacedSentence } from './spokenSentences.ts';
import type { RunSides } from './searchSide.ts';
import { inStage } from './stage.ts';

/** What of a talk the alignment of some paragraphs needs. */
export interface PartAlignmentRequest {
  readonly transcript: Transcript;
  /** The paragraphs that get times; those that `plan` was made for. */
  readonly asked: ReadonlySet<ParagraphId>;
  /** What `planPart` says of this very transcript. */
  readonly plan: PartPlan;
  /** The sound of each of the plan's ranges. */
  readonly sounds: readonly MelSpectrogram[];
  /** What an alignment of the recording has left; `null` where the plan has a lesson. */
  readonly model: RecordingModel | null;
  /** BCP 47, or `null` where nobody knows; French is read then. */
  readonly language: string | null;
  /** The words get anchors from here on. */
  readonly firstAnchor: number;
  /** See `alignSpeech`. */
  readonly isTrusted?: boolean | undefined;
  /** See `alignSpeech`. */
  readonly run?: RunSides | undefined;
}

/** The transcript with new times in the paragraphs that were asked for, and what is known of the recording. */
export interface AlignedPart {
  readonly transcript: Transcript;
  /** Those of the paragraphs that were asked for. */
  readonly sentences: readonly PlacedSentence[];
  /** The one that was given, or was learnt; `null` when there was neither that nor anything to align. */
  readonly model: RecordingModel | null;
}

/**
 * Finds when the words of some paragraphs are said, in the time that their neighbours leave them: these never move.
 * Words set by hand do not move either. Yields the share done.
 *
 * Throws `RangeError` when a range has no sound, or the plan a lesson to learn and there is none.
 */
export function* alignPart(request: PartAlignmentRequest): Generator<number, AlignedPart> {
  const { transcript, asked, plan } = request;
  const learning = plan.lesson === null ? 0 : LEARNING_SHARE;
  const lesson = plan.lesson === null ? null : yield* inStage(learn(request, plan.lesson), [0, LEARNING_SHARE]);
  const model = lesson === null ? request.model : lesson.model;
  if (lesson !== null && model === null) {
    const sentences = lesson.sentences.filter(({ paragraphId }) => asked.has(paragraphId));
    return { transcript, sentences, model };
  }
  const timed = [...transcript];
  const sentences: PlacedSentence[] = [];
  let { firstAnchor } = request;
  for (const [at, stretch] of plan.stretches.entries()) {
    if (model === null) throw new RangeError('neither a model nor a lesson');
    const [from, to] = [at, at + 1].map((part) => learning + ((1 - learning) * part) / plan.stretches.length);
    const found = yield* inStage(alignStretch({ ...request, firstAnchor }, stretch, model), [from!, to!]);
    sentences.push(...found.sentences.filter(({ paragraphId }) => asked.has(paragraphId)));
    for (const [index, paragraph] of found.timed.entries()) {
      if (asked.has(paragraph.id)) timed[stretch.first + index] = paragraph;
      firstAnchor += tokensOf(paragraph.text).length;
    }
  }
  return { transcript: timed, sentences, model };
}

/** Of the time that is needed when there is no model. */
const LEARNING_SHARE = 0.9;

/**
 * Learns from paragraphs of which some have times: of those that have none, the stretch itself. No model comes of a text
 * that is not said there.
 */
function* learn(
  request: PartAlignmentRequest,
  lesson: PartStretch,
): Generator<number, { readonly model: RecordingModel | null; readonly sentences: readonly PlacedSentence[] }> {
  const { transcript, asked, language, isTrusted, run } = request;
  const paragraphs = transcript.slice(lesson.first, lesson.end);
  const { sound, zeroMs } = soundOf(request, lesson);
  const anchors = anchorsOf(paragraphs, { startMs: zeroMs, endMs: lesson.endMs }, (word, index, { id }) => {
    return isByHand(word) || (index === 0 && isKnownTime(word) && !asked.has(id));
  });
  const { alignment, model } = yield* alignSpeech({
    sound,
    ...spokenText(paragraphs, language),
    anchors,
    isTrusted,
    run,
  });
  return { model, sentences: placeSentences(paragraphs, language, { alignment, zeroMs }) };
}

function* alignStretch(
  request: PartAlignmentRequest,
  stretch: PartStretch,
  model: RecordingModel,
): Generator<number, { readonly timed: Transcript; readonly sentences: readonly PlacedSentence[] }> {
  const { language, firstAnchor, run } = request;
  const paragraphs = request.transcript.slice(stretch.first, stretch.end);
  const { sound, zeroMs } = soundOf(request, stretch);
  const anchors = anchorsOf(paragraphs, { startMs: zeroMs, endMs: stretch.endMs }, isByHand);
  const { alignment } = yield* alignSpeech({ sound, ...spokenText(paragraphs, language), anchors, model, run });
  return {
    timed: withTimes(paragraphs, alignment.words, { firstAnchor, zeroMs, range: stretch }),
    sentences: placeSentences(paragraphs, language, { alignment, zeroMs }),
  };
}

/** The frames that a range touches, and when the first of them begins. */
function soundOf({ plan, sounds }: PartAlignmentRequest, range: TimeRange): { sound: MelSpectrogram; zeroMs: number } {
  const index = plan.ranges.findIndex(({ startMs, endMs }) => startMs <= range.startMs && range.endMs <= endMs);
  const whole = sounds[index];
  if (whole === undefined) throw new RangeError('a range has no sound');
  const offset = Math.floor(plan.ranges[index]!.startMs / FRAME_MS);
  const first = Math.min(whole.frames, Math.floor(range.startMs / FRAME_MS) - offset);
  const end = Math.min(whole.frames, Math.ceil(range.endMs / FRAME_MS) - offset);
  return { sound: cutFrames(whole, first, end), zeroMs: (first + offset) * FRAME_MS };
}
