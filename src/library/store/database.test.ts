import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../contract/failure.ts';
import { openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { storageFailure } from './storageFailure.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-database-'));
  path = join(folder, 'library.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('openDatabase', () => {
  it('takes every step of the schema, and none twice', () => {
    for (let time = 0; time < 2; time++) {
      const database = openDatabase(path);
      expect(database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
    }
  });

  it('writes through to the disk, and holds references', () => {
    const database = openDatabase(path);
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) =>
      database.pragma(name, { simple: true }),
    );
    expect(pragmas).toEqual(['wal', 2, 1]);
    expect(() => database.exec(`INSERT INTO talk_disciplines (talk, position, label) VALUES (7, 0, 'x')`)).toThrow(
      'FOREIGN KEY',
    );
    database.close();
  });

  it('keeps only strict tables', () => {
    const database = openDatabase(path);
    const loose = database
      .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0`)
      .pluck()
      .all();
    expect(loose).toEqual(['sqlite_schema', 'sqlite_sequence']);
    database.close();
  });

  it('takes a step whole or not at all, and keeps the rows of the step before', () => {
    const first = 'CREATE TABLE talks (title TEXT) STRICT;';
    const database = openDatabase(path, [first]);
    database.exec(`INSERT INTO talks VALUES ('kept')`);
    database.close();
    expect(() => openDatabase(path, [first, 'ALTER TABLE talks ADD COLUMN kind TEXT; SELECT nonsense;'])).toThrow(
      Failure,
    );
    const again = openDatabase(path, [first, 'ALTER TABLE talks ADD COLUMN place TEXT;']);
    expect(again.prepare('SELECT * FROM talks').all()).toEqual([{ title: 'kept', place: null }]);
    again.close();
  });
});

describe('storageFailure', () => {
  it.each([
    ['SQLITE_FULL', 'storage.full'],
    ['SQLITE_READONLY_DIRECTORY', 'storage.readOnly'],
    ['SQLITE_IOERR_WRITE', 'storage.failed'],
    ['SQLITE_CORRUPT_INDEX', 'library.damaged'],
    ['SQLITE_NOTADB', 'library.damaged'],
    ['SQLITE_BUSY', 'storage.failed'],
  ])('tells %s as %s', (sqlite, code) => {
    expect(storageFailure(new Sqlite.SqliteError('message', sqlite))).toMatchObject({ code, detail: sqlite });
  });

  it('tells errors of the system, and leaves a mistake of the program alone', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC', errno: -28 });
    expect(storageFailure(full)).toMatchObject({ code: 'storage.full' });
    const mistake = new RangeError('x');
    expect(storageFailure(mistake)).toBe(mistake);
  });
});
