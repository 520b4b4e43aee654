import { naturalMs } from '../transcript/wordTimes.ts';
import type { FileCue } from './cueFile.ts';

/**
 * Gives the cues whose times could not be read a place behind the one before them: as long as it takes to say them,
 * or as short as it must be for the next one that has a time. At the start of a file they end where that one starts.
 */
export function placeUnreadCues(cues: readonly FileCue[]): readonly FileCue[] {
  if (!cues.some(({ isUnread }) => isUnread)) return cues;
  const placed: FileCue[] = [];
  for (let index = 0; index < cues.length;) {
    let past = index;
    while (cues[past]?.isUnread === true) past++;
    placed.push(...placeRun(cues.slice(index, past), placed.at(-1), cues[past]));
    if (past < cues.length) placed.push(cues[past]!);
    index = past + 1;
  }
  return placed;
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
