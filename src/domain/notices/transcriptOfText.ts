import { readTimedText } from '../formats/readTimedText.ts';
import type { NoticeTranscript } from './notice.ts';
import { plainTranscript } from './plainTranscript.ts';

/**
 * A transcript from a value of a page: subtitles where it is SubRip or WebVTT, else a paragraph a line. It is whole
 * unless it ends with an ellipsis. `null` when there is no text.
 */
export function transcriptOfText(text: string): NoticeTranscript | null {
  const timed = /^\s*(?:WEBVTT\b|\d{1,6}\s*\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{3}\s*-->)/.test(text.slice(0, 200))
    ? readTimedText(text.trimStart()).value
    : null;
  if (timed !== null) return { paragraphs: timed.paragraphs, complete: true };
  return plainTranscript(text.split(/\r\n|\r|\n/).map((line) => ({ text: line.trim(), level: 0 })));
}
