import type { Paragraph, Transcript } from '../../domain/transcript/transcript.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

/** The first anchor that no word of a talk has or had; `stored` is its text. */
export function nextAnchor({ confidences }: LibraryStore, talk: TalkNumber, stored: Transcript): number {
  return Math.max(confidences.count(talk), anchorsOf(stored));
}

/**
 * Takes the anchors of a text from `firstAnchor` on, so that no later text gets them: keeps each word as it was
 * recognised, and how sure the recogniser was of it, as far as it said.
 */
export function takeAnchors(
  { confidences }: LibraryStore,
  talk: TalkNumber,
  { paragraphs, firstAnchor, sureness }: TakenAnchors,
): void {
  const count = Math.max(sureness.length, anchorsOf(paragraphs) - firstAnchor);
  if (count <= 0) return;
  const words = wordsByAnchor(paragraphs, firstAnchor, count);
  const said = Array.from({ length: count }, (_, index) => sureness[index] ?? null);
  confidences.put(talk, firstAnchor, { words, confidences: said });
}

/** `sureness` is by anchor, 0 to 100, counted from `firstAnchor`. */
interface TakenAnchors {
  readonly paragraphs: readonly Pick<Paragraph, 'text' | 'words'>[];
  readonly firstAnchor: number;
  readonly sureness: readonly (number | null)[];
}

/** The words whose time is known, as they were recognised, in the order of their anchors. */
function wordsByAnchor(paragraphs: TakenAnchors['paragraphs'], firstAnchor: number, count: number): string[] {
  const found = Array<string>(count).fill('');
  for (const { text, words } of paragraphs) {
    const tokens = words.length === 0 ? [] : tokensOf(text);
    for (const [index, [, , anchor]] of words.entries()) {
      if (anchor >= firstAnchor) found[anchor - firstAnchor] = text.slice(tokens[index]!.start, tokens[index]!.end);
    }
  }
  return found;
}

/** One past the highest anchor of a text. */
function anchorsOf(paragraphs: readonly Pick<Transcript[number], 'words'>[]): number {
  return paragraphs.reduce((most, { words }) => words.reduce((last, word) => Math.max(last, word[2] + 1), most), 0);
}
