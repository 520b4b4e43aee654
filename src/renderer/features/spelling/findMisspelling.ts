import type { Misspelling } from '../../../domain/spelling/misspellings.ts';
import type { Paragraph } from '../../../domain/transcript/transcript.ts';
import type { SpelledText } from './SpelledText.ts';
import type { SpellingReader } from './SpellingReader.ts';

/** A misspelling and the paragraph it is in. */
export interface PlacedMisspelling extends Misspelling {
  readonly paragraph: Paragraph;
}

/** How many paragraphs are looked up at a time on the way to the next misspelling. */
const BATCH = 60;

/**
 * The next misspelling after the caret (`1`) or before it (`-1`), through the whole talk and round its end; `null`
 * when there is none. Rejects when the dictionary cannot be had.
 */
export async function findMisspelling(
  text: SpelledText,
  reader: SpellingReader,
  direction: 1 | -1,
): Promise<PlacedMisspelling | null> {
  const { paragraphId, offset } = text.caret();
  const all = direction === 1 ? text.paragraphs() : text.paragraphs().toReversed();
  const start = all.findIndex(({ id }) => id === paragraphId);
  if (start < 0) return null;
  // Once round: the caret's paragraph comes first for what lies ahead, and last for the rest.
  const path = [...all.slice(start), ...all.slice(0, start + 1)];
  for (let from = 0; from < path.length; from += BATCH) {
    const batch = path.slice(from, from + BATCH);
    await reader.lookUp(batch);
    for (const [index, paragraph] of batch.entries()) {
      const isFirst = from + index === 0;
      const isAhead = ({ from: begin, to }: Misspelling): boolean =>
        !isFirst || (direction === 1 ? begin >= offset : to < offset);
      const ahead = reader.misspellings(paragraph).filter(isAhead);
      const found = direction === 1 ? ahead[0] : ahead.at(-1);
      if (found !== undefined) return { ...found, paragraph };
    }
  }
  return null;
}

/** The misspelling that an offset of a paragraph lies in or at, if it has been looked up. */
export function misspellingAt(reader: SpellingReader, paragraph: Paragraph, offset: number): PlacedMisspelling | null {
  const found = reader.misspellings(paragraph).find(({ from, to }) => from <= offset && offset <= to);
  return found === undefined ? null : { ...found, paragraph };
}

/** Whether the text still says what it said when a misspelling was found. */
export function isStill(text: SpelledText, { paragraph }: PlacedMisspelling): boolean {
  // Its times may have changed meanwhile, and its speaker.
  return text.paragraphs().some(({ id, text: now }) => id === paragraph.id && now === paragraph.text);
}
