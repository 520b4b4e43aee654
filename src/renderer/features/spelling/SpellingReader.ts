import type { Acceptance } from '../../../domain/spelling/acceptedWords.ts';
import type { DictionaryLanguage } from '../../../domain/spelling/dictionaryLanguage.ts';
import { formsOf, misspellings, type Misspelling, type Verdict } from '../../../domain/spelling/misspellings.ts';
import { wordsToCheck, type SpelledWord } from '../../../domain/spelling/wordsToCheck.ts';
import type { MarkKind } from '../../../domain/transcript/textMarks.ts';
import type { Paragraph, Transcript } from '../../../domain/transcript/transcript.ts';
import type { SpellChecker } from './SpellChecker.ts';

/** Which words are right. */
export interface SpellingRules {
  readonly language: DictionaryLanguage;
  readonly isAccepted: Acceptance;
}

/** What is marked as no speech in the talk's language is not looked up. */
const EXEMPT: ReadonlySet<MarkKind> = new Set(['foreign', 'inaudible', 'sound', 'music']);

/** Finds the misspellings of paragraphs under some rules, as far as they have been looked up. */
export class SpellingReader {
  readonly checker: SpellChecker;
  readonly rules: SpellingRules;
  readonly #words = new WeakMap<Paragraph, readonly SpelledWord[]>();

  constructor(checker: SpellChecker, rules: SpellingRules) {
    this.checker = checker;
    this.rules = rules;
  }

  /** Whether all words of the paragraphs have been looked up. */
  isLookedUp(paragraphs: Transcript): boolean {
    return this.#unknownForms(paragraphs).length === 0;
  }

  /** Looks up what is not known yet. Rejects when the dictionary cannot be had. */
  lookUp(paragraphs: Transcript): Promise<void> {
    return this.checker.check(this.#unknownForms(paragraphs), this.rules.language);
  }

  /** The misspellings of a paragraph; words that were not looked up are none. */
  misspellings(paragraph: Paragraph): Misspelling[] {
    return misspellings(this.words(paragraph), (form) => this.#verdictOf(form));
  }

  /** The words of a paragraph that are looked up. */
  words(paragraph: Paragraph): readonly SpelledWord[] {
    const known = this.#words.get(paragraph);
    if (known !== undefined) return known;
    const exempt = paragraph.marks.filter(({ kind }) => EXEMPT.has(kind));
    const words = wordsToCheck(paragraph.text, this.rules.language, exempt);
    this.#words.set(paragraph, words);
    return words;
  }

  #unknownForms(paragraphs: Transcript): string[] {
    const forms = formsOf(paragraphs.flatMap((paragraph) => this.words(paragraph)));
    return forms.filter((form) => this.#verdictOf(form) === 'unknown');
  }

  #verdictOf(form: string): Verdict {
    const { isAccepted, language } = this.rules;
    if (isAccepted(form)) return 'accepted';
    const isRight = this.checker.isRight(form, language);
    if (isRight === undefined) return 'unknown';
    return isRight ? 'right' : 'wrong';
  }
}
