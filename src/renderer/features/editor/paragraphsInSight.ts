import type { Paragraph } from '../../../domain/transcript/transcript.ts';
import { firstWhere } from '../../../domain/transcript/firstWhere.ts';
import type { TranscriptEditor } from './transcriptEditor.ts';

/** The indexes of the paragraphs in sight of the box that scrolls them: a talk has thousands, a screen a dozen. */
export function paragraphsInSight({ margins }: TranscriptEditor, scroller: Element): number[] {
  const { transcript } = margins.timed;
  const pane = scroller.getBoundingClientRect();
  const boxOf = ({ id }: Paragraph): DOMRect | undefined => margins.elementOf(id)?.getBoundingClientRect();
  const first = firstWhere(transcript, (paragraph) => (boxOf(paragraph)?.bottom ?? 0) > pane.top);
  const end = firstWhere(transcript, (paragraph) => (boxOf(paragraph)?.top ?? 0) > pane.bottom);
  return Array.from({ length: end - first }, (_, index) => first + index);
}
