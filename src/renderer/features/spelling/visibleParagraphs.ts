import type { Paragraph, Transcript } from '../../../domain/transcript/transcript.ts';
import type { SpelledText } from './SpelledText.ts';

/**
 * The paragraphs in sight of the box that scrolls them, and half its height above and below, so that little scrolling
 * shows marked text at once. Found by halving: a talk has thousands of paragraphs, a screen a dozen.
 */
export function visibleParagraphs(text: SpelledText): Transcript {
  const paragraphs = text.paragraphs();
  const scroller = scrollerOf(text);
  if (scroller === null) return [];
  const { top, bottom, height } = scroller.getBoundingClientRect();
  const boxOf = ({ id }: Paragraph): DOMRect | undefined => text.elementOf(id)?.getBoundingClientRect();
  const first = firstWhere(paragraphs, (paragraph) => (boxOf(paragraph)?.bottom ?? 0) > top - height / 2);
  const end = firstWhere(paragraphs, (paragraph) => (boxOf(paragraph)?.top ?? 0) >= bottom + height / 2);
  return paragraphs.slice(first, end);
}

/** The box that scrolls the text. */
export function scrollerOf(text: SpelledText): HTMLElement | null {
  const [first] = text.paragraphs();
  let element = first === undefined ? null : text.elementOf(first.id);
  while (element !== null && !/auto|scroll/.test(getComputedStyle(element).overflowY)) element = element.parentElement;
  return element;
}

/** The index of the first item that passes, when all behind it pass too. */
function firstWhere<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
