import { readTimedText } from '../formats/readTimedText.ts';
import type { TimedParagraph } from '../formats/lutrinJson.ts';
import type { NoticeTranscript } from './notice.ts';

const ELLIPSIS = /(?:…|\.\.\.|\[…\]|\[\.\.\.\])$/;

/**
 * A transcript from a value of a page: subtitles where it is SubRip or WebVTT, else a paragraph a line. It is whole
 * unless it ends with an ellipsis. `null` when there is no text.
 */
export function transcriptOfText(text: string): NoticeTranscript | null {
  const timed = /^\s*(?:WEBVTT\b|\d{1,6}\s*\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{3}\s*-->)/.test(text.slice(0, 200))
    ? readTimedText(text.trimStart()).value
    : null;
  if (timed !== null) return { paragraphs: timed.paragraphs, complete: true };
  return transcriptOfLines(text.split(/\r\n|\r|\n/).map((line) => ({ text: line.trim(), level: 0 })));
}

/** A transcript from the lines of a page; a line of a heading opens a chapter. */
export function transcriptOfLines(
  lines: readonly { readonly text: string; readonly level: number }[],
): NoticeTranscript | null {
  const paragraphs = lines
    .filter(({ text }) => text !== '')
    .map(({ text, level }): TimedParagraph => {
      const kind = level > 0 ? 'heading' : 'paragraph';
      return { kind, speaker: null, startMs: null, endMs: null, text, words: [] };
    });
  const last = paragraphs.at(-1);
  return last === undefined ? null : { paragraphs, complete: !ELLIPSIS.test(last.text.slice(-10)) };
}
