import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Failure, type FailureCode } from '../../../contract/failure.ts';
import type { Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { useJobs } from '../../host/jobs.ts';

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
  const last = useJobs().findLast((job) => job.kind === 'recognise' && job.talkId === talkId) ?? null;
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
    failure: refusal ?? (last?.state === 'failed' ? failureOf(last, result.lastWords) : null),
    start: () => attempt(() => connection.call('recogniser.start', { talkId })),
    discard: () => attempt(() => connection.call('recogniser.discard', { talkId })),
  };
}

/** A job tells its code alone; what the program said is kept beside it. */
function failureOf({ detail }: Job, lastWords: string): Failure {
  return new Failure(detail as FailureCode, lastWords);
}

const NOTHING = { path: null, lastWords: '' };

function useResult(talkId: TalkId) {
  const { connection } = useHost();
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: ['recognition', talkId],
    queryFn: () => connection.call('recogniser.result', { talkId }),
  });
  useEffect(
    () =>
      connection.on('recognition.changed', ({ talkId: changed }) => {
        if (changed === talkId) void queries.invalidateQueries({ queryKey: ['recognition', talkId] });
      }),
    [connection, queries, talkId],
  );
  return found.data ?? NOTHING;
}
