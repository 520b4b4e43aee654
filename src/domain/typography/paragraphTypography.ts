import type { TextRange } from '../transcript/textRange.ts';
import type { Paragraph } from '../transcript/transcript.ts';
import { typographyPass, type TypographyOptions, type TypographyReplacement } from './typographyPass.ts';

/**
 * The corrections of French typography that a paragraph asks for, in offsets of its text; passages marked as foreign are
 * left alone. `within` keeps to a part of the text, of which the whole is read all the same.
 *
 * For a transcript that is open the replacements go to the editor; `applyReplacements` makes a text of them.
 */
export function paragraphTypography(
  { text, marks }: Pick<Paragraph, 'text' | 'marks'>,
  options: TypographyOptions,
  within: TextRange = { from: 0, to: text.length },
): TypographyReplacement[] {
  const foreign = marks.filter(({ kind }) => kind === 'foreign');
  return typographyPass(text, foreign, options).filter(({ from, to }) => within.from <= from && to <= within.to);
}
