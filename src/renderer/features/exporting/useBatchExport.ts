import { useState } from 'react';
import type { ExportReport, Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { finishJob } from '../../host/finishJob.ts';
import { useHost } from '../../host/HostContext.ts';
import { useSetting, type ExportChoice } from '../../host/settings.ts';

/** How far the export of several talks is. */
type BatchState =
  | { readonly phase: 'ready' }
  | { readonly phase: 'picking'; readonly writesAfter: boolean }
  | { readonly phase: 'running'; readonly job: Job | null }
  | { readonly phase: 'ended'; readonly report: ExportReport }
  /** `job` is as it was last told of: its report has what was written before. */
  | { readonly phase: 'failed'; readonly error: unknown; readonly job: Job | null };

/** Where several talks are delivered to, their writing, and what became of each. */
export function useBatchExport(talkIds: readonly TalkId[], { formats, options }: ExportChoice, pattern: string) {
  const host = useHost();
  const [state, setState] = useState<BatchState>({ phase: 'ready' });
  const [folder, setFolder] = useSetting('exportFolder');
  /** What was told is no longer of what is chosen. What is being written goes on. */
  const settle = (): void => setState((now) => (now.phase === 'running' ? now : { phase: 'ready' }));

  const write = async (target: string, ids: readonly TalkId[], overwrite: boolean): Promise<void> => {
    let last: Job | null = null;
    setState({ phase: 'running', job: null });
    const request = { talkIds: [...ids], formats: [...formats], options, folder: target, pattern, overwrite };
    try {
      const ended = await finishJob(host.connection, host.connection.call('exports.batch', request), (job) => {
        last = job;
        setState({ phase: 'running', job });
      });
      setState({ phase: 'ended', report: ended.exportReport ?? { talks: [], wasCancelled: true } });
    } catch (error) {
      setState({ phase: 'failed', error, job: last });
    }
  };
  const chosen = async (target: string, writesAfter: boolean): Promise<void> => {
    setFolder(target);
    settle();
    if (writesAfter) await write(target, talkIds, false);
  };
  const choose = async (writesAfter: boolean): Promise<void> => {
    if (!host.features.hasNativeDialogs) return setState({ phase: 'picking', writesAfter });
    const [target] = await host.chooseFiles('searchFolder');
    if (target !== undefined) await chosen(target, writesAfter);
  };
  const start = (): void => void (folder === null ? choose(true) : write(folder, talkIds, false));
  const replaceAll = (): void => void (folder !== null && write(folder, talkIds, true));
  const cancel = (): void => {
    const job = state.phase === 'running' ? state.job : null;
    if (job !== null) void host.connection.call('jobs.cancel', { jobId: job.id });
  };
  return { state, folder, choose, chosen, start, replaceAll, cancel, settle };
}

/** What the parts of the dialog need to deliver several talks. */
export type BatchExporting = ReturnType<typeof useBatchExport>;
