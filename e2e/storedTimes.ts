import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { spokenSentences } from '../src/domain/alignment/spokenSentences.ts';
import { tokensOf } from '../src/domain/transcript/tokensOf.ts';
import { ESTIMATED, newParagraph, type ParagraphId, type WordTime } from '../src/domain/transcript/transcript.ts';

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
 * Leaves the words of a paragraph of the only talk with text as an alignment does that did not hear them and was taken, and
 * gives its text.
 */
export function leaveUnspoken(libraryFolder: string, position: number): string {
  const database = new Sqlite(join(libraryFolder, 'library.sqlite'));
  try {
    const { id, talk, text, words } = database
      .prepare<[], { id: ParagraphId; talk: number; text: string; words: string }>(
        'SELECT id, talk, text, words FROM paragraphs ORDER BY talk, position',
      )
      .all()[position]!;
    const [[startMs]] = JSON.parse(words) as [WordTime];
    const left = tokensOf(text).map((): WordTime => [startMs, startMs, ESTIMATED]);
    database.prepare('UPDATE paragraphs SET words = ? WHERE id = ?').run(JSON.stringify(left), id);
    const unheard = spokenSentences([newParagraph(id, text)], 'fr').map((one) => {
      return { ...one, startMs, endMs: startMs, confidence: 0, spoken: false };
    });
    const found = { paragraphs: [], sentences: unheard, unscripted: [] };
    database.prepare('INSERT INTO alignment_proposals (talk, proposal) VALUES (?, ?)').run(talk, JSON.stringify(found));
    return text;
  } finally {
    database.close();
  }
}
