import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { AFTER, candidatesSql } from './findStore.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { sql as replacements } from './migrations/0004-replacements.ts';

async function inFolder(work: (path: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lutrin-find-'));
  try {
    work(join(folder, 'library.sqlite'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('candidatesSql', () => {
  it('reads talks in the order of an index, from the one it stopped at', () =>
    inFolder((path) => {
      const database = openDatabase(path);
      const plan = database
        .prepare<[], string>(`EXPLAIN QUERY PLAN ${candidatesSql([AFTER]).replaceAll('?', '1')}`)
        .all()
        .map((row) => Object(row).detail as string);
      expect(plan[0]).toMatch(/^SEARCH talks USING INDEX talks_by_title \(is_stub=\? AND title_key>\?\)/);
      expect(plan.join('\n')).not.toContain('TEMP B-TREE');
      database.close();
    }));

  it('gives a talk the length of its own recording alone', () =>
    inFolder((path) => {
      const database = openDatabase(path);
      database.exec(`
        INSERT INTO talks (id, state, is_stub, title, title_key, is_title_cut, imported_at, updated_at, keywords,
          documents, levels, chapters) VALUES ('a', 'toCorrect', 0, 'A', 'a', 0, '', '', '[]', '[]', '[]', '[]'),
          ('b', 'toCorrect', 0, 'B', 'b', 0, '', '', '[]', '[]', '[]', '[]');
        INSERT INTO media (id, talk, path, name, size_bytes, mime_type, duration_ms, tracks, fingerprint, is_owned,
            offset_ms, is_chosen)
          VALUES ('m', 1, '', '', 1, '', 180000, '[]', '', 0, 2000, 1), ('n', 1, '', '', 1, '', 9, '[]', '', 0, 0, 0);`);
      const found = database.prepare<[number], { durationMs: number | null }>(candidatesSql([])).all(10);
      expect(found.map(({ durationMs }) => durationMs)).toEqual([182_000, null]);
      database.close();
    }));
});

describe('the migration of replacements', () => {
  it('leaves the talks and paragraphs of the step before as they are', () =>
    inFolder((path) => {
      const step = MIGRATIONS.indexOf(replacements);
      const before = openDatabase(path, MIGRATIONS.slice(0, step));
      before.exec(`
        INSERT INTO talks (id, state, is_stub, title, title_key, is_title_cut, imported_at, updated_at, keywords,
          documents, levels, chapters) VALUES ('t', 'toCorrect', 0, 'T', 't', 0, '', '', '[]', '[]', '[]', '[]');
        INSERT INTO paragraphs (id, talk, position, kind, text, words) VALUES ('p', 1, 1, 'paragraph', 'mot', '[]');`);
      before.close();
      const after = openDatabase(path, MIGRATIONS.slice(0, step + 1));
      expect(after.prepare('SELECT text FROM paragraphs').pluck().all()).toEqual(['mot']);
      after.exec(`
        INSERT INTO replacements (id, made_at, find, replace_by, rule_count) VALUES ('r', '', 'a', 'b', 1);
        INSERT INTO replaced_paragraphs VALUES (1, 1, 'p', 1, '{}', '{}', '[]');
        DELETE FROM talks;`);
      expect(after.prepare('SELECT count(*) FROM replaced_paragraphs').pluck().get()).toBe(0);
      after.close();
    }));
});
