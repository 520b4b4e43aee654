import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TimedTextSummary } from '../../contract/timedTextSchemas.ts';
import type { SpeechRange } from '../../domain/alignment/detectSpeech.ts';
import { greatestShiftMs, type FoundShift } from '../../domain/sound/clockShift.ts';
import { findLevelShift } from '../../domain/sound/findLevelShift.ts';
import { fitClockShift, type ClockPair } from '../../domain/sound/fitClockShift.ts';
import { levelsOfRanges } from '../../domain/sound/levelsOfRanges.ts';
import { isKnownTime } from '../../domain/transcript/checkTimes.ts';
import { matchTimes } from '../../domain/transcript/matchTimes.ts';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import { inTurns } from '../sound/inTurns.ts';

type TimedShift = NonNullable<TimedTextSummary['shift']>;

/** Subtitles lead and lag by about this much, without being those of another cut. */
const USUAL_MS = 300;
/** What fewer agree on is chance. */
const LEAST_AGREEMENT = 0.4;

/**
 * How the times of a source must be shifted to become the talk's: told by the words of the talk whose time is known, or
 * else by when someone speaks in its recording, as far as that is known. `null` when nothing needs to be shifted, or
 * nothing tells.
 */
export async function findTimedShift(
  stored: Transcript,
  source: Transcript,
  speech: readonly SpeechRange[] | null,
): Promise<TimedShift | null> {
  const endMs = source.reduce((latest, paragraph) => Math.max(latest, paragraph.endMs ?? 0), 0);
  const byWords = fitClockShift(pairsOf(stored, source), USUAL_MS);
  if (byWords !== null && byWords.agreement >= LEAST_AGREEMENT) return offered(byWords, 'words', endMs);
  if (speech === null) return null;
  const work = findLevelShift(levelsOfRanges(speech), levelsOfRanges(cuesOf(source)));
  const bySpeech = await inTurns(work, { signal: new AbortController().signal, turn: nextTurn });
  return bySpeech?.isSure === true ? offered(bySpeech, 'speech', endMs) : null;
}

function offered(shift: FoundShift, basis: TimedShift['basis'], endMs: number): TimedShift | null {
  const { scale, offsetMs, isSure } = shift;
  return greatestShiftMs(shift, endMs) < USUAL_MS ? null : { scale, offsetMs, isSure, basis };
}

/** The words whose time is known in both. */
function pairsOf(stored: Transcript, source: Transcript): ClockPair[] {
  const spoken = stored.filter(({ kind, words }) => kind === 'paragraph' && words.length > 0);
  if (!spoken.some(({ words }) => words.some(isKnownTime))) return [];
  const { times } = matchTimes(spoken, source);
  return spoken
    .flatMap(({ words }) => words)
    .flatMap((own, index): ClockPair[] => {
      const other = times[index];
      const isKnown = isKnownTime(own) && other !== null && other !== undefined && isKnownTime(other);
      return isKnown ? [{ otherMs: other[0], ownMs: own[0] }] : [];
    });
}

/** When someone speaks, as far as a source tells: from its first word on to where the next is not close behind. */
function cuesOf(source: Transcript): SpeechRange[] {
  return source.flatMap(({ words }) => words.map(([startMs, endMs]) => ({ startMs, endMs })));
}
