import Sqlite from 'better-sqlite3';
import { closeSync, openSync, readSync } from 'node:fs';
import { Failure } from '../../contract/failure.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { storageFailure } from './storageFailure.ts';

/** An open database of talks. */
export type Database = Sqlite.Database;

/** Marks a file as Lutrin's, so that no other program's database is taken for a library. */
const APPLICATION_ID = 0x4c757472;
const MAGIC = 'SQLite format 3\0';

/**
 * Opens the database of a library and brings its schema up to date; makes it when the file is missing or empty.
 *
 * Refused with `library.damaged` for a file that is no database, or not Lutrin's, or that SQLite finds malformed,
 * and with `library.newer` when a later version of Lutrin wrote it. `migrations` is for tests.
 */
export function openDatabase(path: string, migrations: readonly string[] = MIGRATIONS): Database {
  requireMagic(path);
  let database: Database | undefined;
  try {
    database = new Sqlite(path, { timeout: 2_000 });
    requireOurs(database, path, migrations.length);
    // FULL, not the NORMAL that SQLite takes under WAL: an acknowledged save survives a power cut.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -32000');
    migrate(database, migrations);
    return database;
  } catch (error) {
    database?.close();
    throw storageFailure(error);
  }
}

function requireMagic(path: string): void {
  const start = readStart(path, MAGIC.length);
  if (start !== '' && start !== MAGIC) throw new Failure('library.damaged', path);
}

function readStart(path: string, length: number): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return '';
  }
  try {
    const bytes = Buffer.alloc(length);
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, length, 0));
  } finally {
    closeSync(file);
  }
}

function requireOurs(database: Database, path: string, newest: number): void {
  const tableCount = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (tableCount === 0) return;
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new Failure('library.damaged', path);
  }
  if (schemaVersion(database) > newest) throw new Failure('library.newer', path);
}

function migrate(database: Database, migrations: readonly string[]): void {
  for (let version = schemaVersion(database); version < migrations.length; version++) {
    inTransaction(database, () => {
      database.exec(migrations[version] ?? '');
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${version + 1}`);
    });
  }
}

function schemaVersion(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/**
 * Runs `work` whole or not at all. `BEGIN IMMEDIATE`: a transaction that reads first and writes later would
 * otherwise fail at its first write when another had written in between. Inside another it is a part of that, which can
 * fail alone.
 */
export function inTransaction<T>(database: Database, work: () => T): T {
  return database.transaction(work).immediate();
}

/**
 * Runs `work` whole or not at all, without waiting for the disk: a power cut may take back the last of these, but
 * never half of one. For what can simply be done again. Any later transaction, and `syncToDisk`, makes it durable.
 */
export function inLazyTransaction<T>(database: Database, work: () => T): T {
  if (database.inTransaction) return inTransaction(database, work);
  database.pragma('synchronous = NORMAL');
  try {
    return inTransaction(database, work);
  } finally {
    database.pragma('synchronous = FULL');
  }
}

/** Makes everything that was written so far durable. */
export function syncToDisk(database: Database): void {
  database.pragma('wal_checkpoint(PASSIVE)');
}
