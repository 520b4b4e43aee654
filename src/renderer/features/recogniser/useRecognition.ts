import { useState } from 'react';
import type { Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { failureOf, useTalkJob } from '../../host/jobs.ts';
import { useTalkQuery } from '../../host/useTalkQuery.ts';

/** The recognition of a talk's speech: under way, found, failed, or to be begun. */
export interface TalkRecognition {
  /** The one under way. */
  readonly job: Job | null;
  /** Where the words are that were found and not taken yet. */
  readonly path: string | null;
  /** Why the last one could not begin, or failed. */
  readonly failure: unknown;
  start(): Promise<void>;
  /** Gives up what was found: it was taken, or is not wanted. */
  discard(): Promise<void>;
}

export function useRecognition(talkId: TalkId): TalkRecognition {
  const { connection } = useHost();
  const [refusal, setRefusal] = useState<unknown>(null);
  const last = useTalkJob('recognise', talkId);
  const result = useResult(talkId);
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(error);
    }
  };
  return {
    job: last?.state === 'running' ? last : null,
    path: result.path,
    // What the program said is kept beside the job.
    failure: refusal ?? failureOf(last, result.lastWords),
    start: () => attempt(() => connection.call('recogniser.start', { talkId })),
    discard: () => attempt(() => connection.call('recogniser.discard', { talkId })),
  };
}

const NOTHING = { path: null, lastWords: '' };

function useResult(talkId: TalkId) {
  const { connection } = useHost();
  const found = useTalkQuery('recognition.changed', talkId, () => connection.call('recogniser.result', { talkId }));
  return found.data ?? NOTHING;
}
