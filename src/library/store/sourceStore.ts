import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** A file that was imported, kept as it came, so that a better parser can read it again. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Of the decoded text: the same notice in another encoding, or with other line ends, is the same source. */
  readonly textSha256: string;
  readonly path: string;
  readonly format: string;
  readonly encoding: string;
}

/** The files that talks came from. Writes belong inside a transaction. */
export interface SourceStore {
  /** The talk that a file, or another with the same text, was imported into. */
  talkOf(source: Pick<Source, 'sha256' | 'textSha256'>): TalkNumber | undefined;
  add(talk: TalkNumber, source: Source, now: string): void;
}

export function createSourceStore(database: Database): SourceStore {
  const bySha = database.prepare<[string], TalkNumber>('SELECT talk FROM sources WHERE sha256 = ?').pluck();
  const byText = database
    .prepare<[string], TalkNumber>('SELECT talk FROM sources WHERE text_sha256 = ? ORDER BY number LIMIT 1')
    .pluck();
  const insert = database.prepare(
    `INSERT INTO sources (talk, sha256, text_sha256, path, format, encoding, imported_at, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    talkOf: ({ sha256, textSha256 }) => bySha.get(sha256) ?? byText.get(textSha256),
    add(talk, { sha256, textSha256, path, format, encoding, bytes }, now) {
      insert.run(talk, sha256, textSha256, path, format, encoding, now, bytes);
    },
  };
}
