import type { RuleProfile } from '../profiles/ruleProfile.ts';
import { deriveCues, type CuedTalk, type DerivedCue } from '../segmentation/deriveCues.ts';
import { areSameLines, pinCueEnds, pinnedAt, setCueLines, type PinnedParagraph } from '../segmentation/pinEdits.ts';
import type { TimedTranscript } from '../transcript/timedTranscript.ts';
import type { Paragraph, ParagraphId, Transcript } from '../transcript/transcript.ts';
import { checkCues } from './checkCues.ts';
import { areSame, repairCues, type CueRepair } from './cueRepairs.ts';
import { withSpokenWords } from './spokenWords.ts';
import type { Violation } from './violation.ts';

/** A text with all that its subtitles are derived by. */
export interface CuedText extends CuedTalk {
  readonly timed: TimedTranscript;
  readonly profile: RuleProfile;
  /** BCP 47; `null` when not known. */
  readonly language: string | null;
}

/** What can be mended in the subtitles of a text. */
export interface ProposedRepairs {
  /** As they are now. */
  readonly cues: readonly DerivedCue[];
  /** Those that pins can keep, in the order of the cues. */
  readonly repairs: readonly CueRepair[];
  /** Those that no pin can: the editor may change the text or the pins that are in the way. */
  readonly byHand: readonly CueRepair[];
  /** What stays wrong when all are made. */
  readonly left: readonly Violation[];
}

/** The text with repairs as pins, and which of them these keep. */
export interface PinnedRepairs {
  readonly transcript: Transcript;
  readonly kept: readonly CueRepair[];
}

/** What the fixes can do for the subtitles of a text, tried out: what is proposed is what the pins will give. */
export function proposeRepairs(text: CuedText): ProposedRepairs {
  const { transcript, times } = text.timed;
  const cues = derive(text, transcript);
  const checked = withSpokenWords(cues, transcript, times, text.language);
  const violations = checkCues(checked, text.profile, text);
  const all = repairCues(checked, violations, text);
  const kept = new Set(pinRepairs(text, all).kept);
  const ended = new Set([...kept].flatMap((repair) => repair.ended));
  return {
    cues,
    repairs: [...kept],
    byHand: all.filter((repair) => !kept.has(repair)),
    left: violations.filter((violation) => !ended.has(violation)),
  };
}

/**
 * A text with repairs of its subtitles as pins. Texts and the times of words stay. Deriving it again gives each cue of
 * a repair that is kept as the repair has it, and every other cue as it was; a repair is not kept where that cannot be:
 * where another pin of the editor's is in the way, or subtitles crowd so that the derivation has the last word.
 */
export function pinRepairs(text: CuedText, repairs: readonly CueRepair[]): PinnedRepairs {
  const { transcript } = text.timed;
  const cues = derive(text, transcript);
  let kept = repairs;
  for (;;) {
    if (kept.length === 0) return { transcript, kept };
    const tried = withPins(text, cues, kept);
    const wrong = wronged(cues, derive(text, tried), kept);
    if (wrong.size === 0) return { transcript: tried, kept };
    kept = kept.filter((repair) => !wrong.has(repair));
  }
}

function derive({ timed, profile, speakers, durationMs }: CuedText, transcript: Transcript): DerivedCue[] {
  return deriveCues(transcript, timed.times, profile.limits, { speakers, durationMs });
}

function withPins(text: CuedText, cues: readonly DerivedCue[], repairs: readonly CueRepair[]): Transcript {
  const byParagraph = new Map<ParagraphId, CueRepair[]>();
  for (const repair of repairs) {
    const { paragraphId } = cues[repair.cueIndex]!;
    const own = byParagraph.get(paragraphId);
    if (own === undefined) byParagraph.set(paragraphId, [repair]);
    else own.push(repair);
  }
  return text.timed.transcript.map((paragraph, at) => {
    const own = byParagraph.get(paragraph.id);
    return own === undefined ? paragraph : repaired(text, at, own, cues);
  });
}

/** A paragraph with the pins of its repairs. */
function repaired(
  { timed, profile }: CuedText,
  at: number,
  repairs: readonly CueRepair[],
  cues: readonly DerivedCue[],
): Paragraph {
  const free = pinnedAt(timed, at, profile.limits);
  let { marks } = free.paragraph;
  const pinned = (): PinnedParagraph => ({ ...free, paragraph: { ...free.paragraph, marks } });
  const ends = new Map<number, number>();
  for (const { cueIndex, before, after } of repairs) {
    const { textStart } = cues[cueIndex]!;
    if (before.endMs !== after.endMs) ends.set(textStart, after.endMs);
    if (areSameLines(before.lines, after.lines)) continue;
    const edit = setCueLines(pinned(), textStart, after.lines);
    if (edit.ok) ({ marks } = edit);
  }
  if (ends.size > 0) marks = pinCueEnds(pinned(), ends);
  return pinned().paragraph;
}

/** The repairs that did not come out, or changed another cue: none of a text whose cues are as they are to be. */
function wronged(
  before: readonly DerivedCue[],
  after: readonly DerivedCue[],
  repairs: readonly CueRepair[],
): ReadonlySet<CueRepair> {
  const byCue = new Map(repairs.map((repair) => [repair.cueIndex, repair]));
  const places = new Map(after.map((cue) => [placeOf(cue), cue]));
  const strayed = before.flatMap((cue, index) => {
    const now = places.get(placeOf(cue));
    const wanted = byCue.get(index)?.after ?? cue;
    return now !== undefined && areSame(wanted, now) && unmetPins(now) <= unmetPins(cue) ? [] : [index];
  });
  if (strayed.length === 0 && before.length === after.length) return new Set();
  const near = strayed.flatMap((index) => nearest(byCue, index));
  if (near.length > 0) return new Set(near);
  const paragraphs = new Set(strayed.map((index) => before[index]!.paragraphId));
  const own = repairs.filter(({ cueIndex }) => paragraphs.has(before[cueIndex]!.paragraphId));
  return new Set(own.length > 0 ? own : repairs);
}

/** The repair of a cue, or those of its neighbours: beyond its own cue a pin bears most often on them. */
function nearest(byCue: ReadonlyMap<number, CueRepair>, index: number): CueRepair[] {
  const places = byCue.has(index) ? [index] : [index - 1, index + 1];
  return places.flatMap((at) => byCue.get(at) ?? []);
}

function placeOf({ paragraphId, textStart, textEnd }: DerivedCue): string {
  return `${paragraphId} ${textStart} ${textEnd}`;
}

function unmetPins({ pins }: DerivedCue): number {
  return pins.filter(({ isMet }) => !isMet).length;
}
