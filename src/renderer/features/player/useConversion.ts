import { useEffect, useState } from 'react';
import type { FailureCode } from '../../../contract/failure.ts';
import { Failure } from '../../../contract/failure.ts';
import type { Conversion, Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { useJobs } from '../../host/jobs.ts';

/** How far a conversion is. */
export type Converting =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly job: Job }
  | { readonly phase: 'failed'; readonly code: FailureCode };

/** The conversion of a talk's recordings, of whichever window began it, and when; its result comes with the talk. */
export function useConversion(talkId: TalkId) {
  const { connection } = useHost();
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const running = useJobs().findLast(
    ({ kind, talkId: of, state }) => kind === 'remux' && of === talkId && state === 'running',
  );
  useEffect(
    () =>
      connection.on('job.changed', ({ kind, talkId: of, state, detail }) => {
        if (kind === 'remux' && of === talkId && state === 'failed') setFailure(detail as FailureCode);
      }),
    [connection, talkId],
  );
  return {
    state: convertingOf(running, failure),
    start: (mediaId: string, conversion: Conversion): void => {
      setFailure(null);
      connection
        .call('media.convert', { talkId, mediaId, conversion })
        .catch((error: unknown) => setFailure(error instanceof Failure ? error.code : 'internal'));
    },
    cancel: (): void => {
      // One that has ended meanwhile needs no end.
      if (running !== undefined) connection.call('jobs.cancel', { jobId: running.id }).catch(() => undefined);
    },
  };
}

function convertingOf(running: Job | undefined, failure: FailureCode | null): Converting {
  if (running !== undefined) return { phase: 'running', job: running };
  return failure === null ? { phase: 'idle' } : { phase: 'failed', code: failure };
}
