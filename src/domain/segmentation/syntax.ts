/** What of a language subtitles are broken by: lists of words in lower case, with typographic apostrophes straight. */
export interface Syntax {
  /** Words that belong to what follows them: a line or a subtitle that ends on one makes the reader wait. */
  readonly leadsOn: ReadonlySet<string>;
  /** Words that do so in some places: a pronoun that is a subject here and an object there. */
  readonly mayLeadOn: ReadonlySet<string>;
  /** Words that open a group: a good place to begin a line or a subtitle. */
  readonly opens: ReadonlySet<string>;
  /** The second halves of negations, which stay with their verb. */
  readonly negations: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  /** Abbreviations whose point ends no sentence. */
  readonly abbreviations: ReadonlySet<string>;
  /** What is written in one piece with the word it belongs to (`qu'`, `d'`); `null` where nothing is. */
  readonly elision: RegExp | null;
  /** Whether a word has the ending of an adjective. */
  readonly isAdjective: (word: string) => boolean;
  /** Where such adjectives stand, seen from their noun. */
  readonly adjectives: 'before' | 'behind';
}

/** The words of lists that are written with blanks between them. */
export function setOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
