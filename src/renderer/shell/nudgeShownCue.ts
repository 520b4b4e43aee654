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

/**
 * Pins an edge of a cue that far from where it is shown, whatever was pinned: what could not be kept is not seen.
 * `noRoom` where the edge would not be shown there, so that pins that are not met never add up unseen. `durationMs` is
 * the recording's, `null` while unknown.
 */
export function nudgeShownCue(
  { transcript, times }: TimedTranscript,
  durationMs: number | null,
  pinned: PinnedParagraph,
  { textStart, edge, byMs }: Nudge,
): PinEdit | 'noRoom' {
  const { paragraph, limits } = pinned;
  const name = edge === 'start' ? 'startMs' : 'endMs';
  const at = transcript.findIndex(({ id }) => id === paragraph.id);
  const [first, end] = [Math.max(0, at - NEAR), at + NEAR + 1];
  // Who speaks is all that matters here: another begins with a dash where the profile asks for it.
  const speakers = transcript.flatMap(({ speakerId }) =>
    speakerId === null ? [] : [{ id: speakerId, name: speakerId }],
  );
  const shownWith = (marks: readonly TextMark[]): DerivedCue | undefined => {
    const near = transcript.slice(first, end).map((each) => (each.id === paragraph.id ? { ...each, marks } : each));
    const cues = deriveCues(near, times.slice(first, end), limits, { speakers, durationMs });
    return cues.find((cue) => cue.paragraphId === paragraph.id && cue.textStart === textStart);
  };
  const shown = shownWith(paragraph.marks);
  if (shown === undefined) return { ok: false, reason: 'noCue' };
  const timeMs = shown[name] + byMs;
  if (timeMs < 0) return 'noRoom';
  const edit = nudgeCueTime(pinned, textStart, edge, timeMs);
  return edit.ok && shownWith(edit.marks)?.[name] !== timeMs ? 'noRoom' : edit;
}
