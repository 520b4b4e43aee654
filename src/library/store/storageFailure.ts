import Sqlite from 'better-sqlite3';
import { Failure, type FailureCode } from '../../contract/failure.ts';

const BY_ERRNO: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'storage.full',
  EDQUOT: 'storage.full',
  EROFS: 'storage.readOnly',
  EIO: 'storage.failed',
  EMFILE: 'storage.failed',
  ENFILE: 'storage.failed',
};

/**
 * What a caller is told of an error of the machine: the one place where SQLite's codes and the system's errno
 * become failures. Any other error is given back as it is: it is a mistake of the program, and `serve` logs it.
 */
export function storageFailure(error: unknown): unknown {
  if (error instanceof Sqlite.SqliteError) return new Failure(ofSqlite(error.code), error.code);
  const errno = errnoOf(error);
  const code = errno === null ? undefined : BY_ERRNO[errno];
  return code === undefined ? error : new Failure(code, errno ?? '');
}

/** The name of a system error, such as `ENOENT`, or `null` when the error is none. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('errno' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

function ofSqlite(code: string): FailureCode {
  if (code.startsWith('SQLITE_FULL')) return 'storage.full';
  // The index of the write-ahead log is grown by SQLite itself, which reports a full disk as this.
  if (code === 'SQLITE_IOERR_SHMSIZE') return 'storage.full';
  if (code.startsWith('SQLITE_READONLY')) return 'storage.readOnly';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'library.damaged';
  return 'storage.failed';
}
