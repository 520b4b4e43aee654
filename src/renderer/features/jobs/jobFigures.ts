import type { Job } from '../../../contract/schemas.ts';

type Progress = Pick<Job, 'kind' | 'done' | 'total' | 'activeMs'>;

/** Before that much work nobody can tell how long the rest takes. */
const LEAST_ACTIVE_MS = 1_500;
const LEAST_SHARE = 0.01;
/** Jobs that count milliseconds of sound: their pace is how much faster than the recording they are. */
const SOUND_JOBS: ReadonlySet<Job['kind']> = new Set<Job['kind']>(['sound', 'align', 'remux', 'shift', 'recognise']);

/** How much work of a job is left, in milliseconds, if it goes on as it did; `null` while nobody can tell. */
export function remainingMs({ done, total, activeMs }: Progress): number | null {
  if (total === 0 || activeMs < LEAST_ACTIVE_MS || done < LEAST_SHARE * total) return null;
  return Math.max(0, Math.round((activeMs / done) * (total - done)));
}

/** The pace of a job: times as fast as the recording, or things a second; `null` while nobody can tell. */
export function paceOf({
  kind,
  done,
  activeMs,
}: Progress): { readonly isOfSound: boolean; readonly value: number } | null {
  if (activeMs < LEAST_ACTIVE_MS || done === 0) return null;
  const isOfSound = SOUND_JOBS.has(kind);
  return { isOfSound, value: isOfSound ? done / activeMs : (1_000 * done) / activeMs };
}

/** A span as people say it: whole seconds up to a minute, in steps of 5 from 10 on, then whole minutes. */
export function roundSpan(ms: number): { readonly unit: 'seconds' | 'minutes'; readonly count: number } {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 10) return { unit: 'seconds', count: seconds };
  if (seconds <= 55) return { unit: 'seconds', count: 5 * Math.ceil(seconds / 5) };
  return { unit: 'minutes', count: Math.ceil(seconds / 60) };
}
