import { LIMITS } from '../../contract/schemas.ts';
import { replaceInParagraph } from '../../domain/transcript/replaceInParagraph.ts';
import type { Paragraph } from '../../domain/transcript/transcript.ts';
import { rulesOfEntries } from '../jobs/glossaryWork.ts';
import { boundedMatcher } from '../search/boundedMatcher.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

/** A text after the glossary went over it, and how many words it corrected. */
export interface CorrectedText {
  readonly paragraphs: readonly Paragraph[];
  readonly correctedCount: number;
}

/** Corrects a text that is to become a talk's by the glossary of that talk, as an import of a notice does. */
export function correctByGlossary(
  { glossary }: LibraryStore,
  talk: TalkNumber,
  paragraphs: readonly Paragraph[],
): CorrectedText {
  const rules = rulesOfEntries(glossary.list(talk));
  if (rules.length === 0) return { paragraphs, correctedCount: 0 };
  const found = boundedMatcher(rules)(paragraphs.map(({ text }) => text));
  let correctedCount = 0;
  const corrected = paragraphs.map((before, index) => {
    const changes = found[index]!.flatMap(({ from, to, replacement }) => {
      return replacement === null || replacement === before.text.slice(from, to) ? [] : { from, to, text: replacement };
    });
    const after = replaceInParagraph(before, changes);
    if (changes.length === 0 || after.text.length > LIMITS.longText) return before;
    correctedCount += changes.length;
    return after;
  });
  return { paragraphs: corrected, correctedCount };
}
