import type { CueFile } from './cueFile.ts';
import { linesOf, quote, type Parsed, type TextProblem } from './parsed.ts';
import type { RecognisedPiece } from './recognisedPieces.ts';
import { percentOf, segmentsOfPieces, speechFile, timeOf } from './speech.ts';

/** `file channel begin duration word [confidence]`; times in seconds. */
const LINE = /^\s*\S+\s+(\S+)\s+(\d+(?:\.\d+)?)\s+(\d+(?:\.\d+)?)\s+(\S+)(?:\s+(\d+(?:\.\d+)?|NA|-))?(?:\s.*)?$/;

/** Whether the first lines of a text that are no comments are those of a CTM. */
export function looksLikeCtm(text: string): boolean {
  const lines = linesOf(text.slice(0, 2_000)).filter((line) => line.trim() !== '' && !line.startsWith(';;'));
  return lines.length > 0 && lines.slice(0, 3).every((line) => LINE.test(line) || /\s<ALT/i.test(line));
}

/**
 * Reads NIST's time-marked words (CTM), of one channel after the other. Of alternatives the first is taken; what is no
 * word (`@`, `<eps>`) is left out.
 */
export function parseCtm(text: string): Parsed<CueFile | null> {
  const problems: TextProblem[] = [];
  const channels = new Map<string, RecognisedPiece[]>();
  let alternative = 0;
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() === '' || line.startsWith(';;')) continue;
    const mark = /<ALT(_BEGIN|_END)?>/i.exec(line);
    if (mark !== null) alternative = mark[1] === undefined ? alternative + 1 : /BEGIN/i.test(mark[1]) ? 1 : 0;
    if (mark !== null || alternative > 1) continue;
    const match = LINE.exec(line.slice(0, 2_000));
    if (match === null) {
      problems.push({ code: 'unreadTimes', line: index + 1, detail: quote(line) });
      continue;
    }
    const [, channel = '', begin, duration, word = '', confidence] = match;
    const startMs = timeOf(begin);
    if (/^(?:@|<.*>)$/.test(word) || startMs === null) continue;
    const pieces = channels.get(channel) ?? [];
    channels.set(channel, pieces);
    const endMs = startMs + (timeOf(duration) ?? 0);
    pieces.push({ text: ` ${word}`, startMs, endMs, confidence: percentOf(confidence), speaker: null });
  }
  const segments = [...channels.values()].flatMap(segmentsOfPieces);
  return { value: speechFile('ctm', null, segments), problems };
}
