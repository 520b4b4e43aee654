import { useEffect, useState } from 'react';
import type { Speaker } from '../../contract/schemas.ts';
import type { CueLimits } from '../../domain/segmentation/cueLimits.ts';
import { deriveCuesInSteps, type CuedTalk, type DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import type { TimedTranscript } from '../../domain/transcript/timedTranscript.ts';
import { speakerName } from '../features/editor/speakerName.ts';
import { inSlices } from './inSlices.ts';

/** The captions of a text by a profile's limits, some frames after it changed: keys come first. */
export function useCaptions(
  timed: TimedTranscript | null,
  limits: CueLimits,
  speakers: readonly Speaker[],
  durationMs: number | null,
): readonly DerivedCue[] {
  const [captions, setCaptions] = useState<readonly DerivedCue[]>([]);
  useEffect(() => {
    if (timed === null) return undefined;
    const talk = { speakers: namesOf(speakers), durationMs };
    return inSlices(deriveCuesInSteps(timed.transcript, timed.times, limits, talk), setCaptions);
  }, [timed, limits, speakers, durationMs]);
  return captions;
}

/** Speakers as subtitles name them. */
export function namesOf(speakers: readonly Speaker[]): CuedTalk['speakers'] {
  return speakers.map((speaker) => ({ id: speaker.id, name: speakerName(speaker) }));
}
