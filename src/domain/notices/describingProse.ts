import { foldText } from './foldText.ts';
import { proseOf } from './labelledFields.ts';
import type { MarkupLine } from './markupText.ts';
import { isLabelled as hasLabel } from './pageContent.ts';

const DESCRIPTION =
  /^(?:descriptif|description|resume|abstract|presentation|a propos(?: .{0,60})?|summary|about(?: .{0,60})?|synopsis|introduction)(?: ?:)?$/;
/** What is looked at before a line is folded. */
const DESCRIPTION_OPENING = /^\s*(?:desc|r.{1,2}sum|abst|pr.{1,2}sen|.{1,2} propos|summ|abou|syno|intr)/iu;
const MAX_PARAGRAPHS = 12;
/** Lines: what goes on longer is no description. */
const MAX_SECTION = 200;
const OTHER_TALKS =
  /^(?:sur le meme theme|dans la meme collection|avec les memes intervenants|related|a voir aussi|voir aussi|similar|more like this|up next|a suivre|commentaires?|comments?)/;

/**
 * The prose that describes the talk of a page: under a heading that says so, else what follows the title until the
 * next heading. `null` when there is none.
 */
export function proseOfPage(
  lines: readonly MarkupLine[],
  title: string,
): { text: string; line: number; isLabelled: boolean } | null {
  const labelled = lines.findIndex(
    ({ text }) => text.length < 80 && DESCRIPTION_OPENING.test(text) && DESCRIPTION.test(foldText(text)),
  );
  if (labelled >= 0) {
    const section = sectionAfter(lines, labelled).filter(({ text }) => text.length > 20);
    if (section.length > 0) return joined(section, true);
  }
  const folded = foldText(title);
  const at = lines.findIndex(({ text, level }) => level === 1 || foldText(text) === folded);
  const section = proseOf(sectionAfter(lines, at));
  return section.length === 0 ? null : joined(section, false);
}

function joined(
  section: readonly MarkupLine[],
  isLabelled: boolean,
): { text: string; line: number; isLabelled: boolean } {
  const text = section
    .slice(0, MAX_PARAGRAPHS)
    .map((line) => line.text)
    .join('\n\n');
  return { text, line: section[0]!.line, isLabelled };
}

function sectionAfter(lines: readonly MarkupLine[], at: number): readonly MarkupLine[] {
  const rest = lines.slice(at + 1, at + 1 + MAX_SECTION);
  const end = rest.findIndex(
    ({ text, level }) => level > 0 || hasLabel(text) || (text.length < 60 && OTHER_TALKS.test(foldText(text))),
  );
  return end < 0 ? rest : rest.slice(0, end);
}

const CUT = /\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])$/;
const LEAST_OPENING = 40;

/** A description that was cut for a preview, whole, where the page has it so. */
export function wholeProse(cut: string, lines: readonly MarkupLine[]): string {
  const opening = foldText(cut.replace(CUT, ''));
  if (opening.length < LEAST_OPENING || opening.length > 2_000) return cut;
  const first = cut.charAt(0).toLowerCase();
  const at = lines.findIndex(
    ({ text }) =>
      text.length > 30 &&
      text.charAt(0).toLowerCase() === first &&
      isContinued(foldText(text.slice(0, 8_000)), opening),
  );
  if (at < 0) return cut;
  const section = [lines[at]!, ...sectionAfter(lines, at).filter(({ text }) => text.length >= 40)];
  const whole = section
    .slice(0, MAX_PARAGRAPHS)
    .map(({ text }) => text)
    .join('\n\n');
  return whole.length > cut.length ? whole : cut;
}

/** Whether a paragraph goes on where the cut one ends, or is its first. */
function isContinued(paragraph: string, opening: string): boolean {
  return paragraph.length > opening.length
    ? paragraph.startsWith(opening)
    : opening.startsWith(paragraph) && paragraph.length >= LEAST_OPENING;
}
