import type { Paragraph, ParagraphId, Transcript } from '../../../domain/transcript/transcript.ts';
import type { TextRange } from '../../../domain/transcript/textRange.ts';
import type { TypographyReplacement } from '../../../domain/typography/typographyPass.ts';

/** A correction of the open text, in offsets of its paragraph's text as that was read. */
export interface ProposedChange extends TypographyReplacement {
  readonly paragraph: Paragraph;
}

/** A part of the open text. */
interface SelectedRange extends TextRange {
  readonly paragraphId: ParagraphId;
}

/** The open text, as the dialog reads and corrects it. */
export interface CorrectedText {
  transcript(): Transcript;
  /** What is selected; empty when nothing is. */
  selection(): readonly SelectedRange[];
  /** Makes changes as one undo step; `false`, and nothing is changed, when a paragraph is not what was read. */
  replace(changes: readonly ProposedChange[]): boolean;
  undo(): void;
}

/** What tells a proposed change from the others, also after the text was read anew. */
export function changeKey({ paragraph, from, to, text }: ProposedChange): string {
  return `${paragraph.id} ${from} ${to} ${text}`;
}
