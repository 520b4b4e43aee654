import { naturalMs } from '../transcript/wordTimes.ts';
import type { FileCue } from './cueFile.ts';

/**
 * Gives the cues of which a time could not be read a likely one. One that has no end ends once it is said, or where the
 * next one starts; one that has no start begins behind the one before, or as late as it takes to say it.
 *
 * Those of which neither could be read get a place behind the one before them: as long as it takes to say them,
 * or as short as it must be for the next one that has a time. At the start of a file they end where that one starts.
 */
export function placeUnreadCues(read: readonly FileCue[]): readonly FileCue[] {
  if (!read.some(({ unread }) => unread !== undefined)) return read;
  const cues = read.map((cue, index) => withOtherTime(cue, read[index - 1], read[index + 1]));
  const placed: FileCue[] = [];
  for (let index = 0; index < cues.length;) {
    let past = index;
    while (cues[past]?.unread === 'both') past++;
    for (const cue of placeRun(cues.slice(index, past), placed.at(-1), cues[past])) placed.push(cue);
    if (past < cues.length) placed.push(cues[past]!);
    index = past + 1;
  }
  return placed;
}

function withOtherTime(cue: FileCue, before: FileCue | undefined, next: FileCue | undefined): FileCue {
  const lengthMs = naturalMs(lengthOf(cue));
  if (cue.unread === 'end') {
    const isNextKnown = next !== undefined && !hasNo(next, 'start') && next.startMs > cue.startMs;
    return { ...cue, endMs: Math.min(cue.startMs + lengthMs, isNextKnown ? next.startMs : Infinity) };
  }
  if (cue.unread !== 'start') return cue;
  const isKnown = before !== undefined && !hasNo(before, 'end') && before.endMs < cue.endMs;
  return { ...cue, startMs: Math.max(cue.endMs - lengthMs, isKnown ? before.endMs : 0) };
}

function hasNo({ unread }: FileCue, time: 'start' | 'end'): boolean {
  return unread === time || unread === 'both';
}

function placeRun(lost: readonly FileCue[], before: FileCue | undefined, next: FileCue | undefined): FileCue[] {
  const total = lost.reduce((sum, cue) => sum + lengthOf(cue), 0);
  const beforeMs = before?.endMs ?? Math.max(0, (next?.startMs ?? 0) - naturalMs(total));
  const spanMs = Math.min(naturalMs(total), Math.max(0, (next?.startMs ?? Infinity) - beforeMs));
  let length = 0;
  const reached = (): number => beforeMs + Math.round(total === 0 ? 0 : (spanMs * length) / total);
  return lost.map((cue) => {
    const startMs = reached();
    length += lengthOf(cue);
    return { ...cue, startMs, endMs: reached() };
  });
}

function lengthOf({ text }: FileCue): number {
  return text.length + 1;
}
