import { deriveCues, type DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import { nudgeCueTime, type PinEdit, type PinnedParagraph } from '../../domain/segmentation/pinEdits.ts';
import type { TimedTranscript } from '../../domain/transcript/timedTranscript.ts';
import type { TextMark } from '../../domain/transcript/textMarks.ts';

/** How many paragraphs before and behind are looked at: times bear on those of others only where subtitles crowd. */
const NEAR = 10;

/** The edge of the cue that begins at an offset, and by how many milliseconds it is to move. */
interface Nudge {
  readonly textStart: number;
  readonly edge: 'start' | 'end';
  readonly byMs: number;
}

/** The edge of the cue that begins at an offset, and when it is to be. */
export interface DraggedCue {
  readonly textStart: number;
  readonly edge: 'start' | 'end';
  readonly timeMs: number;
}

/**
 * Pins an edge of a cue that far from where it is shown, whatever was pinned: what could not be kept is not seen.
 * `noRoom` where the edge would not be shown there, so that pins that are not met never add up unseen. `durationMs` is
 * the recording's, `null` while unknown.
 */
export function nudgeShownCue(
  timed: TimedTranscript,
  durationMs: number | null,
  pinned: PinnedParagraph,
  { textStart, edge, byMs }: Nudge,
): PinEdit | 'noRoom' {
  const name = edge === 'start' ? 'startMs' : 'endMs';
  const shownWith = showing(timed, durationMs, pinned, textStart);
  const shown = shownWith(pinned.paragraph.marks);
  if (shown === undefined) return { ok: false, reason: 'noCue' };
  const timeMs = shown[name] + byMs;
  if (timeMs < 0) return 'noRoom';
  const edit = nudgeCueTime(pinned, textStart, edge, timeMs);
  return edit.ok && shownWith(edit.marks)?.[name] !== timeMs ? 'noRoom' : edit;
}

/**
 * Pins an edge of a cue at a time that it was dragged to, in milliseconds, or as near as it can be shown. `noRoom` where
 * it cannot leave its place.
 */
export function dragShownCue(
  timed: TimedTranscript,
  durationMs: number | null,
  pinned: PinnedParagraph,
  { textStart, edge, timeMs }: DraggedCue,
): PinEdit | 'noRoom' {
  const name = edge === 'start' ? 'startMs' : 'endMs';
  const shownWith = showing(timed, durationMs, pinned, textStart);
  const before = shownWith(pinned.paragraph.marks)?.[name];
  if (before === undefined) return { ok: false, reason: 'noCue' };
  if (before === timeMs) return { ok: false, reason: 'noChange' };
  const pinnedTo = (ms: number): PinEdit | null => {
    const edit = nudgeCueTime(pinned, textStart, edge, ms);
    return edit.ok && shownWith(edit.marks)?.[name] !== ms ? null : edit;
  };
  let found = pinnedTo(timeMs);
  if (found !== null) return found;
  // What can be shown of the way lies next to where the edge is.
  let [nearMs, farMs] = [before, timeMs];
  while (Math.abs(farMs - nearMs) > 1) {
    const middleMs = Math.trunc((nearMs + farMs) / 2);
    const edit = pinnedTo(middleMs);
    if (edit === null) {
      farMs = middleMs;
      continue;
    }
    [nearMs, found] = [middleMs, edit];
  }
  return found ?? 'noRoom';
}

/** The cue that begins at an offset of a paragraph, as it is shown with these marks. */
function showing(
  { transcript, times }: TimedTranscript,
  durationMs: number | null,
  { paragraph, limits }: PinnedParagraph,
  textStart: number,
): (marks: readonly TextMark[]) => DerivedCue | undefined {
  const at = transcript.findIndex(({ id }) => id === paragraph.id);
  const [first, end] = [Math.max(0, at - NEAR), at + NEAR + 1];
  // Who speaks is all that matters here: another begins with a dash where the profile asks for it.
  const speakers = transcript.flatMap(({ speakerId }) =>
    speakerId === null ? [] : [{ id: speakerId, name: speakerId }],
  );
  return (marks) => {
    const near = transcript.slice(first, end).map((each) => (each.id === paragraph.id ? { ...each, marks } : each));
    const cues = deriveCues(near, times.slice(first, end), limits, { speakers, durationMs });
    return cues.find((cue) => cue.paragraphId === paragraph.id && cue.textStart === textStart);
  };
}
