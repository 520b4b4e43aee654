import { useEffect, useState } from 'react';
import type { FailureCode } from '../../../contract/failure.ts';
import { Failure } from '../../../contract/failure.ts';
import type { Conversion, Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';

/** How far a conversion is. */
export type Converting =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly job: Job }
  | { readonly phase: 'failed'; readonly code: FailureCode };

/** The conversion of a talk's recordings, of whichever window began it; its result comes with the talk. */
export function useConversion(talkId: TalkId) {
  const { connection } = useHost();
  const [state, setState] = useState<Converting>({ phase: 'idle' });
  useEffect(
    () =>
      connection.on('job.changed', (job) => {
        if (job.kind === 'remux' && job.talkId === talkId) setState(stateOf(job));
      }),
    [connection, talkId],
  );
  const fail = (error: unknown): void =>
    setState({ phase: 'failed', code: error instanceof Failure ? error.code : 'internal' });
  return {
    state,
    start: (mediaId: string, conversion: Conversion): void => {
      connection
        .call('media.convert', { talkId, mediaId, conversion })
        .then((job) => setState((now) => (now.phase === 'running' ? now : stateOf(job))), fail);
    },
    cancel: (): void => {
      // One that has ended meanwhile needs no end.
      if (state.phase === 'running') connection.call('jobs.cancel', { jobId: state.job.id }).catch(() => undefined);
    },
  };
}

function stateOf(job: Job): Converting {
  if (job.state === 'running') return { phase: 'running', job };
  return job.state === 'failed' ? { phase: 'failed', code: job.detail as FailureCode } : { phase: 'idle' };
}
