import type { FileCue } from '../formats/cueFile.ts';
import { linesOf } from '../formats/parsed.ts';
import { timedCuesOf } from '../formats/timedCues.ts';
import type { TimeRange } from '../transcript/wordTimes.ts';
import type { CheckedCue } from './violation.ts';

/** The subtitles of a file as they are checked: in its order, with its blanks, and the times that stand inside texts. */
export function cuesOfFile(cues: readonly FileCue[]): CheckedCue[] {
  return cues.map((cue) => {
    const words = timesInside(cue);
    const checked = { startMs: cue.startMs, endMs: cue.endMs, lines: linesOf(cue.text), speaker: cue.speaker };
    return words.length === 0 ? checked : { ...checked, words };
  });
}

/** Times inside the text of WebVTT tell when a word begins. */
function timesInside(cue: FileCue): TimeRange[] {
  if (cue.markup === undefined || !/<\d/.test(cue.markup)) return [];
  const [timed] = timedCuesOf([cue]);
  return (timed?.stamps ?? []).map(({ timeMs }) => ({ startMs: timeMs, endMs: timeMs }));
}
