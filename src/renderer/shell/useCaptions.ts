import { useEffect, useState } from 'react';
import type { Speaker } from '../../contract/schemas.ts';
import type { CueLimits } from '../../domain/segmentation/cueLimits.ts';
import { deriveCuesInSteps, type CuedTalk, type DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import type { TimedTranscript } from '../../domain/transcript/timedTranscript.ts';
import { speakerName } from '../features/editor/speakerName.ts';

/** How long keys and frames wait for captions at most, in milliseconds. */
const SLICE_MS = 6;

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
    const steps = deriveCuesInSteps(timed.transcript, timed.times, limits, talk);
    const work = (): void => {
      const end = performance.now() + SLICE_MS;
      while (performance.now() < end) {
        const step = steps.next();
        if (step.done === true) return setCaptions(step.value);
      }
      timer = setTimeout(work);
    };
    let timer = setTimeout(work);
    return () => clearTimeout(timer);
  }, [timed, limits, speakers, durationMs]);
  return captions;
}

/** Speakers as subtitles name them. */
export function namesOf(speakers: readonly Speaker[]): CuedTalk['speakers'] {
  return speakers.map((speaker) => ({ id: speaker.id, name: speakerName(speaker) }));
}
