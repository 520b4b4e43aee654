import type { Cue } from '../formats/cue.ts';
import type { ParagraphTimes } from '../transcript/estimateTimes.ts';
import type { Paragraph, ParagraphId, SpeakerId, Transcript } from '../transcript/transcript.ts';
import type { TimedTranscript } from '../transcript/timedTranscript.ts';
import type { TimeRange } from '../transcript/wordTimes.ts';
import { isPin } from '../transcript/textMarks.ts';
import type { PinnedTimes } from '../transcript/pinNotes.ts';
import type { CueLimits } from './cueLimits.ts';
import { metPins, pinnedTimesOf, placePins, type CuePin, type PlacedPin } from './cuePins.ts';
import { fitCueTimes } from './fitCueTimes.ts';
import { pinnedGaps } from './pinnedGaps.ts';
import { shownAtoms } from './shownAtoms.ts';
import { splitIntoCues, type CueText } from './splitIntoCues.ts';
import { isTurn, withTurnDash } from './turnDash.ts';

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

/**
 * A cue that was derived from the stretch `[textStart, textEnd)` of its paragraph's text (UTF-16 offsets). Those of a
 * paragraph are in order and leave out nothing but white space between them. One is empty only where a wording is
 * longer than what it stands for.
 */
export interface DerivedCue extends Cue {
  readonly paragraphId: ParagraphId;
  readonly textStart: number;
  readonly textEnd: number;
  /** The pins that made it what it is, and those that could not be kept. */
  readonly pins: readonly CuePin[];
}

/** A cue of a paragraph, before it meets the cues of others. */
export interface ParagraphCue extends CueText {
  readonly textStart: number;
  readonly textEnd: number;
  readonly pins: readonly PlacedPin[];
  readonly pinned: PinnedTimes;
}

interface SpokenCue extends ParagraphCue {
  readonly speaker: string | null;
  readonly paragraphId: ParagraphId;
}

/**
 * When a paragraph is spoken, and when the text after it begins (`Infinity` at the end). `hasDash`: it begins with a
 * dash, as another speaks than before.
 */
export interface SpokenRange extends TimeRange {
  readonly nextMs: number;
  readonly hasDash?: boolean;
}

/** The range of the paragraph at `index`; `voiceOf` tells who speaks a paragraph, `null` where no one is named. */
export function spokenRangeOf(
  { transcript, times }: TimedTranscript,
  index: number,
  { turnDash }: CueLimits,
  voiceOf: (paragraph: Paragraph) => string | null,
): SpokenRange {
  const { startMs, endMs } = times[index]!;
  const nextMs = times[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
  return { startMs, endMs, nextMs, hasDash: turnDash && isTurn(transcript, index, voiceOf) };
}

interface KnownCues extends SpokenRange {
  readonly limits: CueLimits;
  readonly cues: readonly ParagraphCue[];
}

/** What was derived last for each paragraph: a correction changes one of them, and thousands stay as they were. */
const known = new WeakMap<Paragraph, KnownCues>();

/** The cues of one paragraph, pins kept; the times are those of its words. */
export function cuesOfParagraph(paragraph: Paragraph, range: SpokenRange, limits: CueLimits): readonly ParagraphCue[] {
  const before = known.get(paragraph);
  const isSame =
    before?.limits === limits &&
    before.startMs === range.startMs &&
    before.endMs === range.endMs &&
    before.nextMs === range.nextMs &&
    before.hasDash === range.hasDash;
  if (isSame) return before.cues;
  const pins = paragraph.marks.filter(isPin);
  const { atoms: spoken, wordings } = shownAtoms(paragraph, range, pins);
  const atoms = range.hasDash === true ? withTurnDash(spoken) : spoken;
  const texts = splitIntoCues(atoms, limits, range.nextMs, pinnedGaps(atoms, pins));
  const placed = pins.length === 0 ? [] : placePins(texts, atoms, pins, new Set(wordings));
  const cues = texts.map((text, index): ParagraphCue => {
    const own = placed[index] ?? [];
    return {
      ...text,
      textStart: atoms[text.from]!.from,
      textEnd: Math.max(atoms[text.from]!.from, atoms[text.end - 1]!.to),
      pins: own,
      pinned: pinnedTimesOf(own),
    };
  });
  known.set(paragraph, { ...range, limits, cues });
  return cues;
}

/**
 * The subtitles of a transcript: its words once and in order but for wordings, no cue across two paragraphs, none
 * overlapping. They keep the pins of its marks. Where the limits ask for it, a dash begins the words of another speaker.
 * Headings are not spoken and give no cue. `times` holds the times of each paragraph, as `estimateTimes` gives them;
 * a `RangeError` says that there are not as many.
 */
export function deriveCues(
  transcript: Transcript,
  times: readonly ParagraphTimes[],
  limits: CueLimits,
  talk: CuedTalk,
): DerivedCue[] {
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
): Generator<undefined, DerivedCue[]> {
  if (times.length !== transcript.length)
    throw new RangeError(`${times.length} times, ${transcript.length} paragraphs`);
  const names = new Map(talk.speakers.map(({ id, name }) => [id, name]));
  const voiceOf = ({ speakerId }: Paragraph): string | null =>
    speakerId === null ? null : (names.get(speakerId) ?? null);
  const cues: SpokenCue[] = [];
  for (const [index, paragraph] of transcript.entries()) {
    if (paragraph.kind === 'heading') continue;
    const speaker = voiceOf(paragraph);
    const range = spokenRangeOf({ transcript, times }, index, limits, voiceOf);
    for (const cue of cuesOfParagraph(paragraph, range, limits)) {
      cues.push({ ...cue, speaker, paragraphId: paragraph.id });
    }
    yield;
  }
  const shown = fitCueTimes(cues, limits, talk.durationMs ?? undefined);
  return cues.map(({ lines, speaker, paragraphId, textStart, textEnd, pins }, index) => {
    const { startMs, endMs } = shown[index]!;
    return { startMs, endMs, lines, speaker, paragraphId, textStart, textEnd, pins: metPins(pins, shown[index]!) };
  });
}
