import { Failure, type FailureCode } from '../../contract/failure.ts';
import { storageFailure } from '../store/storageFailure.ts';
import type { SoundFailure } from './soundTask.ts';

/** An error as another thread can be told of it. */
export function failureWord(thrown: unknown): SoundFailure {
  const error = storageFailure(thrown);
  if (error instanceof Failure) return { kind: 'failed', code: error.code, detail: error.detail };
  return {
    kind: 'failed',
    code: null,
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

/** The error that another thread told of. */
export function toldFailure({ code, detail }: SoundFailure): Error {
  return code === null ? new Error(detail) : new Failure(code as FailureCode, detail);
}
