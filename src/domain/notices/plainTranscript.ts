import type { TimedParagraph } from '../formats/lutrinJson.ts';
import type { NoticeTranscript } from './notice.ts';

/** A line of a transcript; `level` is 0 for text, else that of a heading, which opens a chapter. */
export interface TranscriptLine {
  readonly text: string;
  readonly level: number;
}

/** The transcript that lines of a document or of a cell make, one paragraph a line; `null` when none has text. */
export function plainTranscript(lines: readonly TranscriptLine[]): NoticeTranscript | null {
  const paragraphs = lines.flatMap(({ text, level }): TimedParagraph | [] => {
    const trimmed = text.trim();
    if (trimmed === '') return [];
    const kind = level > 0 ? 'heading' : 'paragraph';
    return { kind, speaker: null, startMs: null, endMs: null, text: trimmed, words: [] };
  });
  const last = paragraphs.at(-1);
  return last === undefined ? null : { paragraphs, complete: !/(?:…|\.\.\.|\[…\])$/u.test(last.text.slice(-10)) };
}
