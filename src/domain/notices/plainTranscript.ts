import type { NoticeTranscript } from './notice.ts';
import { readTranscript, type TranscriptLine } from './pageTranscript.ts';
import type { PersonName } from './personName.ts';

/**
 * The transcript that lines of a document, a page or a cell make, as `readTranscript` reads them; `known` are the
 * talk's speakers. It is whole unless it ends with an ellipsis. `null` when none has text.
 */
export function plainTranscript(
  lines: readonly TranscriptLine[],
  known: readonly PersonName[] = [],
): NoticeTranscript | null {
  const filled = lines.flatMap(({ text, level }) => (text.trim() === '' ? [] : [{ text: text.trim(), level }]));
  const last = filled.at(-1);
  if (last === undefined) return null;
  const paragraphs = readTranscript(filled, known);
  const complete = !/(?:…|\.\.\.|\[…\]|\[\.\.\.\])$/u.test(last.text.slice(-10));
  return paragraphs.length === 0 ? null : { paragraphs, complete };
}
