import { Failure } from '../../../contract/failure.ts';
import type { Job } from '../../../contract/schemas.ts';
import type { Host } from '../../host/host.ts';
import { IDLE, isBusy, withJob, type ImportState } from './importState.ts';

/** What has to be asked before files are imported; gives those that are to be, or none. */
export type AsksFirst = (paths: readonly string[]) => Promise<readonly string[]>;

/** The import of this window: it goes on while the user is on another screen. */
export interface ImportTracker {
  state(): ImportState;
  subscribe(listener: () => void): () => void;
  /** Hears of jobs until the returned function is called; what was missed in between is asked for. */
  follow(): () => void;
  /** Must be called in the drop event itself: a browser takes the files back afterwards. */
  importDrop(transfer: DataTransfer, asks?: AsksFirst): Promise<void>;
  importPaths(paths: readonly string[], asks?: AsksFirst): Promise<void>;
  cancel(): void;
  /** Waits for the import under way to be over and its report put away, or not to be begun after all. */
  putAway(): Promise<void>;
  /** Puts the report, or the refusal, away. */
  dismiss(): void;
}

const trackers = new WeakMap<Host, ImportTracker>();

/** The tracker of a host; always the same one. */
export function importTracker(host: Host): ImportTracker {
  const known = trackers.get(host) ?? createImportTracker(host);
  trackers.set(host, known);
  return known;
}

/** A tracker of its own. While an import is under way a second one is not begun. */
export function createImportTracker(host: Host): ImportTracker {
  const { connection } = host;
  const store = createStateStore();
  const { state, change } = store;
  const onJob = (job: Job): void => {
    if (job.kind === 'import') change(withJob(state(), job));
  };

  const start = async (paths: readonly string[], asks: AsksFirst | undefined): Promise<void> => {
    change({ phase: 'starting' });
    try {
      const wanted = asks === undefined ? paths : await asks(paths);
      if (wanted.length === 0) return change(IDLE);
      onJob(await connection.call('notices.import', { paths: [...wanted] }));
    } catch (failure) {
      change({ phase: 'refused', reason: 'failure', failure });
    }
  };

  return {
    state,
    subscribe: store.subscribe,
    follow() {
      const stop = connection.on('job.changed', onJob);
      const now = state();
      if (now.phase === 'running') {
        // A library that was started again since knows nothing of the job.
        connection.call('jobs.get', { jobId: now.job.id }).then(onJob, () => change(IDLE));
      }
      return stop;
    },
    async importDrop(transfer, asks) {
      if (isBusy(state())) return;
      change({ phase: 'sending', sentBytes: 0, totalBytes: 0 });
      try {
        const paths = await host.pathsOfDrop(transfer, (sentBytes, totalBytes) =>
          change({ phase: 'sending', sentBytes, totalBytes }),
        );
        if (paths.length > 0) await start(paths, asks);
        else change({ phase: 'refused', reason: 'nothingDropped', failure: null });
      } catch (failure) {
        change({ phase: 'refused', reason: 'notSent', failure });
      }
    },
    async importPaths(paths, asks) {
      if (!isBusy(state()) && paths.length > 0) await start(paths, asks);
    },
    cancel() {
      const now = state();
      if (now.phase !== 'running') return;
      change({ ...now, isCancelling: true });
      connection.call('jobs.cancel', { jobId: now.job.id }).catch((failure: unknown) => {
        // It may have ended just before; anything else is worth telling.
        const isOver = failure instanceof Failure && failure.code === 'job.unknown';
        if (!isOver) change({ phase: 'refused', reason: 'failure', failure });
      });
    },
    putAway: store.nextIdle,
    dismiss: () => change(isBusy(state()) ? state() : IDLE),
  };
}

function createStateStore() {
  let current: ImportState = IDLE;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    state: (): ImportState => current,
    change(next: ImportState): void {
      if (next === current) return;
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe,
    nextIdle: (): Promise<void> =>
      new Promise((resolve) => {
        const stop = subscribe(() => {
          if (current.phase !== 'idle') return;
          stop();
          resolve();
        });
      }),
  };
}
