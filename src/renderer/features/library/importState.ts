import type { Job } from '../../../contract/schemas.ts';

/** How far an import is, as the window knows it. */
export type ImportState =
  | { readonly phase: 'idle' }
  /** Dropped files are handed over to the library; bytes. */
  | { readonly phase: 'sending'; readonly sentBytes: number; readonly totalBytes: number }
  /** Asked for, and not yet answered. */
  | { readonly phase: 'starting' }
  | { readonly phase: 'running'; readonly job: Job; readonly isCancelling: boolean }
  /** Done, cancelled or failed: its report waits to be read. */
  | { readonly phase: 'ended'; readonly job: Job }
  | { readonly phase: 'refused'; readonly reason: 'nothingDropped' | 'notSent' | 'failure'; readonly failure: unknown };

/** No import, nothing to tell. */
export const IDLE: ImportState = { phase: 'idle' };

/** Whether another import has to wait. */
export function isBusy(state: ImportState): boolean {
  return state.phase === 'sending' || state.phase === 'starting' || state.phase === 'running';
}

/**
 * The state after news of a job. News come late and twice: the reply that starts a job can follow its first
 * announcements, and a job that has ended stays ended. A job that nobody here began is taken up: the window was
 * reloaded, or another window began it.
 */
export function withJob(state: ImportState, job: Job): ImportState {
  if (state.phase === 'ended' && state.job.id === job.id) return state;
  if (state.phase === 'running' && state.job.id !== job.id) return state;
  if (job.state !== 'running') return { phase: 'ended', job };
  if (state.phase === 'running' && job.done < state.job.done) return state;
  return { phase: 'running', job, isCancelling: state.phase === 'running' && state.isCancelling };
}
