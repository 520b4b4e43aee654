import type { Paragraph, Transcript } from '../../../domain/transcript/transcript.ts';
import { firstWhere } from '../../../domain/transcript/firstWhere.ts';
import { scrollerOf } from '../../ui/scrollerOf.ts';
import type { SpelledText } from './SpelledText.ts';

/**
 * The paragraphs in sight of the box that scrolls them, and half its height above and below, so that little scrolling
 * shows marked text at once. Found by halving: a talk has thousands of paragraphs, a screen a dozen.
 */
export function visibleParagraphs(text: SpelledText): Transcript {
  const paragraphs = text.paragraphs();
  const scroller = scrollerOfText(text);
  if (scroller === null) return [];
  const { top, bottom, height } = scroller.getBoundingClientRect();
  const boxOf = ({ id }: Paragraph): DOMRect | undefined => text.elementOf(id)?.getBoundingClientRect();
  const first = firstWhere(paragraphs, (paragraph) => (boxOf(paragraph)?.bottom ?? 0) > top - height / 2);
  const end = firstWhere(paragraphs, (paragraph) => (boxOf(paragraph)?.top ?? 0) >= bottom + height / 2);
  return paragraphs.slice(first, end);
}

/** The box that scrolls the text; `null` when none of the text is there. */
export function scrollerOfText(text: SpelledText): Element | null {
  const [first] = text.paragraphs();
  const element = first === undefined ? null : text.elementOf(first.id);
  return element === null ? null : scrollerOf(element);
}
