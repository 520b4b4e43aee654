import type { Cue } from '../formats/cue.ts';
import type { ParagraphTimes } from '../transcript/estimateTimes.ts';
import type { Paragraph, ParagraphId, SpeakerId, Transcript } from '../transcript/transcript.ts';
import { wordTimesOf, type TimeRange } from '../transcript/wordTimes.ts';
import { atomsOf } from './atoms.ts';
import type { CueLimits } from './cueLimits.ts';
import { fitCueTimes } from './fitCueTimes.ts';
import { splitIntoCues, type CueText } from './splitIntoCues.ts';

/** A speaker as a subtitle names them. */
interface CueSpeaker {
  readonly id: SpeakerId;
  readonly name: string;
}

/** What of a talk its subtitles need besides the text; `durationMs` is the recording's, `null` while unknown. */
export interface CuedTalk {
  readonly speakers: readonly CueSpeaker[];
  readonly durationMs: number | null;
}

interface ParagraphCue extends CueText {
  readonly speaker: string | null;
  readonly paragraphId: ParagraphId;
}

/** When a paragraph is spoken, and when the text after it begins. */
interface SpokenRange extends TimeRange {
  readonly nextMs: number;
}

interface KnownCues extends SpokenRange {
  readonly limits: CueLimits;
  readonly cues: readonly CueText[];
}

/** What was derived last for each paragraph: a correction changes one of them, and thousands stay as they were. */
const known = new WeakMap<Paragraph, KnownCues>();

function cuesOf(paragraph: Paragraph, range: SpokenRange, limits: CueLimits): readonly CueText[] {
  const before = known.get(paragraph);
  const isSame =
    before?.limits === limits &&
    before.startMs === range.startMs &&
    before.endMs === range.endMs &&
    before.nextMs === range.nextMs;
  if (isSame) return before.cues;
  const atoms = atomsOf(paragraph.text, wordTimesOf(paragraph, range), range.startMs);
  const cues = splitIntoCues(atoms, limits, range.nextMs);
  known.set(paragraph, { ...range, limits, cues });
  return cues;
}

/**
 * The subtitles of a transcript: its words once and in order, no cue across two paragraphs, none overlapping.
 * Headings are not spoken and give no cue. `times` holds the times of each paragraph, as `estimateTimes` gives them;
 * a `RangeError` says that there are not as many.
 */
export function deriveCues(
  transcript: Transcript,
  times: readonly ParagraphTimes[],
  limits: CueLimits,
  talk: CuedTalk,
): Cue[] {
  const steps = deriveCuesInSteps(transcript, times, limits, talk);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** `deriveCues`, a paragraph a step, for who must not be kept waiting: a long talk takes a quarter of a second. */
export function* deriveCuesInSteps(
  transcript: Transcript,
  times: readonly ParagraphTimes[],
  limits: CueLimits,
  talk: CuedTalk,
): Generator<undefined, Cue[]> {
  if (times.length !== transcript.length)
    throw new RangeError(`${times.length} times, ${transcript.length} paragraphs`);
  const names = new Map(talk.speakers.map(({ id, name }) => [id, name]));
  const cues: ParagraphCue[] = [];
  for (const [index, paragraph] of transcript.entries()) {
    if (paragraph.kind === 'heading') continue;
    const speaker = paragraph.speakerId === null ? null : (names.get(paragraph.speakerId) ?? null);
    const { startMs, endMs } = times[index]!;
    const nextMs = times[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    for (const cue of cuesOf(paragraph, { startMs, endMs, nextMs }, limits)) {
      cues.push({ ...cue, speaker, paragraphId: paragraph.id });
    }
    yield;
  }
  const shown = fitCueTimes(cues, limits, talk.durationMs ?? undefined);
  return cues.map(({ lines, speaker, paragraphId }, index) => {
    const { startMs, endMs } = shown[index]!;
    return { startMs, endMs, lines, speaker, paragraphId };
  });
}
