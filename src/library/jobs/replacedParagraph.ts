import { createHash } from 'node:crypto';
import { replaceInParagraph } from '../../domain/transcript/replaceInParagraph.ts';
import type { TextMark } from '../../domain/transcript/textMarks.ts';
import type { TextReplacement } from '../../domain/transcript/textRange.ts';
import type { Paragraph, ParagraphId, WordTime } from '../../domain/transcript/transcript.ts';

/**
 * What is kept of a paragraph that a replacement changed, to undo it. The text and the words that were not touched are
 * those of the paragraph itself: with its text and all its times kept twice, ten replacements of a word that stands in
 * every paragraph took thirty times the room of the talk.
 */
export interface ReplacedParagraph {
  readonly paragraphId: ParagraphId;
  /** How many hits were replaced in it. */
  readonly hitCount: number;
  /** Leads from the text after to the text before. */
  readonly inverse: readonly TextReplacement[];
  readonly before: BeforeReplacement;
  readonly after: AfterReplacement;
}

/** What a paragraph was, as far as `inverse` does not give it back. */
interface BeforeReplacement {
  readonly textHash: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Words with other times, by their index. */
  readonly words: readonly (readonly [index: number, time: WordTime])[];
  /** Left out when they are the same. */
  readonly marks?: readonly TextMark[];
}

/** How a paragraph is recognised as untouched since: its text, and all that a replacement changes. */
interface AfterReplacement {
  readonly textHash: string;
  readonly hash: string;
}

/** What a replacement changes of a paragraph. */
export type ReplacedFields = Pick<Paragraph, 'text' | 'words' | 'startMs' | 'endMs' | 'marks'>;

/** What to keep of a paragraph that was replaced in; `inverse` is `invertReplacements` of what was. */
export function recordReplaced(
  before: ReplacedFields,
  after: Paragraph,
  inverse: readonly TextReplacement[],
): Pick<ReplacedParagraph, 'before' | 'after' | 'inverse'> {
  const back = replaceInParagraph(after, inverse);
  const words = before.words.flatMap((word, index): BeforeReplacement['words'] =>
    JSON.stringify(word) === JSON.stringify(back.words[index]) ? [] : [[index, word]],
  );
  const { startMs, endMs, marks } = before;
  const hasOtherMarks = JSON.stringify(marks) !== JSON.stringify(back.marks);
  return {
    inverse,
    before: { textHash: hashOf(before.text), startMs, endMs, words, ...(hasOtherMarks ? { marks } : {}) },
    after: { textHash: hashOf(after.text), hash: hashOfFields(after) },
  };
}

/** The paragraph as it was before; itself when its editor has undone it already, `null` when its text is another. */
export function undoReplaced(
  paragraph: Paragraph,
  { before, after, inverse }: Pick<ReplacedParagraph, 'before' | 'after' | 'inverse'>,
): Paragraph | null {
  const textHash = hashOf(paragraph.text);
  if (textHash === before.textHash) return paragraph;
  if (textHash !== after.textHash) return null;
  const back = replaceInParagraph(paragraph, inverse);
  // Words that were timed anew since keep those times.
  if (hashOfFields(paragraph) !== after.hash) return back;
  const words = [...back.words];
  for (const [index, word] of before.words) words[index] = word;
  return { ...back, startMs: before.startMs, endMs: before.endMs, words, marks: before.marks ?? back.marks };
}

function hashOfFields({ text, words, startMs, endMs, marks }: ReplacedFields): string {
  return hashOf(JSON.stringify({ text, words, startMs, endMs, marks }));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
