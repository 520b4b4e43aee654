import type { TalkRow } from '../../contract/schemas.ts';
import { excerptOf, wholeExcerpt, type Excerpt } from '../search/excerptOf.ts';
import type { SearchTerm } from '../search/searchTerms.ts';
import { termPattern } from '../search/termPattern.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

type Snippet = TalkRow['snippets'][number];
type AddSnippets = (
  terms: readonly SearchTerm[],
  numbers: readonly TalkNumber[],
  talks: readonly TalkRow[],
) => TalkRow[];

/** How many characters of transcripts one search may look through: talks after that show no transcript snippet. */
const SCAN_BUDGET = 4_000_000;

/** Adds to the rows of a page where their terms were found: whole titles and names, excerpts of longer texts. */
export function createSnippets(database: Database): AddSnippets {
  const abstract = database.prepare<[TalkNumber], string | null>('SELECT abstract FROM talks WHERE number = ?').pluck();
  const paragraphs = database
    .prepare<[TalkNumber], string>('SELECT text FROM paragraphs WHERE talk = ? ORDER BY position')
    .pluck();

  return (terms, numbers, talks) => {
    const pattern = termPattern(terms);
    let budget = SCAN_BUDGET;
    const transcriptExcerpt = (talk: TalkNumber): Excerpt | null => {
      for (const text of paragraphs.iterate(talk)) {
        budget -= text.length;
        const excerpt = excerptOf(text.normalize('NFC'), pattern);
        if (excerpt !== null || budget < 0) return excerpt;
      }
      return null;
    };
    return talks.map((talk, index) => {
      const number = numbers[index];
      if (number === undefined) return talk;
      const snippets = [
        snippet('title', wholeExcerpt(talk.title.normalize('NFC'), pattern)),
        snippet('speakers', wholeExcerpt(talk.speakers.normalize('NFC'), pattern)),
        snippet('abstract', excerptOf((abstract.get(number) ?? '').normalize('NFC'), pattern)),
        snippet('transcript', budget > 0 ? transcriptExcerpt(number) : null),
      ];
      return Object.assign(talk, { snippets: snippets.filter((found) => found !== null) });
    });
  };
}

function snippet(field: Snippet['field'], excerpt: Excerpt | null): Snippet | null {
  return excerpt === null ? null : { field, text: excerpt.text, hits: excerpt.hits };
}
