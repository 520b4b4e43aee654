import { longestChain } from './longestChain.ts';
import type { Paragraph, Transcript } from './transcript.ts';

/** A paragraph of the later text and what it was in the earlier one. */
export interface MovedParagraph {
  readonly before: Paragraph;
  readonly after: Paragraph;
  /** Its index in the later text. */
  readonly index: number;
}

/**
 * A stretch of two texts to be compared by itself. It begins with a paragraph that both have, but for the first
 * stretch, and goes to the next such paragraph.
 */
export interface Stretch {
  readonly before: readonly Paragraph[];
  readonly after: readonly Paragraph[];
  /** Paragraphs that came to stand among those of `after`, in their order. */
  readonly moved: readonly MovedParagraph[];
}

/**
 * Cuts two texts at the paragraphs that are in both and in the same order. A paragraph is known by its id, or else by
 * a text that only it has on each side, as after a cut and paste. Those out of order have moved; the fewest possible.
 */
export function alignParagraphs(before: Transcript, after: Transcript): Stretch[] {
  const partners = partnersOf(before, after);
  const indexBefore = new Map(before.map((paragraph, index) => [paragraph, index]));
  const pairs = [...partners].map(([later, earlier]) => ({ later, at: indexBefore.get(earlier)! }));
  const inOrder = longestChain(pairs.map(({ at }) => [{ from: at - 1, after: at, weight: 1 }]));
  const anchors = new Set(pairs.filter((_, index) => inOrder[index] !== null).map(({ later }) => later));
  const movedFrom = new Set<Paragraph>();
  for (const [later, earlier] of partners) if (!anchors.has(later)) movedFrom.add(earlier);

  const stretches: Stretch[] = [];
  let start = { before: 0, after: 0 };
  const close = (end: typeof start): void => {
    const stretch = stretchOf(before.slice(start.before, end.before), after.slice(start.after, end.after));
    if (stretch.before.length + stretch.after.length + stretch.moved.length > 0) stretches.push(stretch);
    start = end;
  };
  const stretchOf = (earlier: Transcript, later: Transcript): Stretch => ({
    before: earlier.filter((paragraph) => !movedFrom.has(paragraph)),
    after: later.filter((paragraph) => !partners.has(paragraph) || anchors.has(paragraph)),
    moved: later.flatMap((paragraph, offset) => {
      const partner = anchors.has(paragraph) ? undefined : partners.get(paragraph);
      return partner === undefined ? [] : [{ before: partner, after: paragraph, index: start.after + offset }];
    }),
  });
  after.forEach((paragraph, index) => {
    if (anchors.has(paragraph)) close({ before: indexBefore.get(partners.get(paragraph)!)!, after: index });
  });
  close({ before: before.length, after: after.length });
  return stretches;
}

/** Which earlier paragraph each later one was, in the order of the later text. */
function partnersOf(before: Transcript, after: Transcript): Map<Paragraph, Paragraph> {
  const byId = new Map(before.map((paragraph) => [paragraph.id, paragraph]));
  const laterIds = new Set(after.map(({ id }) => id));
  const byText = uniqueTexts(before.filter(({ id }) => !laterIds.has(id)));
  const laterTexts = uniqueTexts(after.filter(({ id }) => !byId.has(id)));
  const partners = new Map<Paragraph, Paragraph>();
  for (const paragraph of after) {
    const same = byId.get(paragraph.id);
    const alike = laterTexts.get(paragraph.text) === paragraph ? byText.get(paragraph.text) : undefined;
    const partner = same ?? alike;
    if (partner !== undefined) partners.set(paragraph, partner);
  }
  return partners;
}

/** Paragraphs whose text no other has; an empty text tells nothing. */
function uniqueTexts(paragraphs: readonly Paragraph[]): Map<string, Paragraph> {
  const byText = new Map<string, Paragraph | null>();
  for (const paragraph of paragraphs) {
    if (paragraph.text.trim() !== '') byText.set(paragraph.text, byText.has(paragraph.text) ? null : paragraph);
  }
  return new Map([...byText].filter((entry): entry is [string, Paragraph] => entry[1] !== null));
}
