import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { tokensOf } from '../src/domain/transcript/tokensOf.ts';
import { ESTIMATED, type WordTime } from '../src/domain/transcript/transcript.ts';

/** A word as the library's database holds it. */
export interface StoredWord {
  readonly text: string;
  readonly time: WordTime;
}

/** The words of each paragraph of the only talk with text, read from the database beside the running library. */
export function storedWords(libraryFolder: string): StoredWord[][] {
  const database = new Sqlite(join(libraryFolder, 'library.sqlite'), { readonly: true });
  try {
    const rows = database
      .prepare<[], { text: string; words: string }>('SELECT text, words FROM paragraphs ORDER BY talk, position')
      .all();
    return rows.map(({ text, words }) => {
      const times = JSON.parse(words) as WordTime[];
      return tokensOf(text).flatMap((token, index) => {
        const time = times[index];
        return time === undefined ? [] : [{ text: text.slice(token.start, token.end), time }];
      });
    });
  } finally {
    database.close();
  }
}

/**
 * Leaves the words of a paragraph of the only talk with text as an alignment does that did not hear them, and gives its
 * text.
 */
export function leaveUnspoken(libraryFolder: string, position: number): string {
  const database = new Sqlite(join(libraryFolder, 'library.sqlite'));
  try {
    const { number, text, words } = database
      .prepare<[], { number: number; text: string; words: string }>(
        'SELECT number, text, words FROM paragraphs ORDER BY talk, position',
      )
      .all()[position]!;
    const [[startMs]] = JSON.parse(words) as [WordTime];
    const left = tokensOf(text).map((): WordTime => [startMs, startMs, ESTIMATED]);
    database.prepare('UPDATE paragraphs SET words = ? WHERE number = ?').run(JSON.stringify(left), number);
    return text;
  } finally {
    database.close();
  }
}
