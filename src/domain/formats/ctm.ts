import type { CueFile } from './cueFile.ts';
import { linesOf, quote, type Parsed, type TextProblem } from './parsed.ts';
import type { RecognisedPiece } from './recognisedPieces.ts';
import { percentOf, segmentsOfPieces, speechFile, timeOf } from './speech.ts';

/** `file channel begin duration word [confidence]`; times in seconds. */
const LINE = /^\s*\S+\s+(\S+)\s+(\d+(?:\.\d+)?)\s+(\d+(?:\.\d+)?)\s+(\S+)(?:\s+(\d+(?:\.\d+)?|NA|-))?(?:\s.*)?$/s;

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
    const mark = ALTERNATIVE.exec(line);
    if (mark !== null) alternative = nextAlternative(alternative, mark[1]!);
    if (mark !== null || alternative > 1 || /^\s*(?:;;|$)/.test(line)) continue;
    const match = LINE.exec(line.slice(0, 2_000));
    const piece = match === null ? null : pieceOf(match);
    if (piece === null) problems.push({ code: 'unreadTimes', line: index + 1, detail: quote(line) });
    else if (!/^ (?:@|<.*>)$/.test(piece.text)) {
      const channel = match![1]!;
      if (!channels.has(channel)) channels.set(channel, []);
      channels.get(channel)!.push(piece);
    }
  }
  const segments = [...channels.values()].flatMap(segmentsOfPieces);
  return { value: speechFile('ctm', null, segments), problems };
}

/** Before, between and behind alternatives. */
const ALTERNATIVE = /<ALT(_BEGIN|_END|)>/i;

/** The first alternative is 1; outside of them it is 0. */
function nextAlternative(current: number, mark: string): number {
  if (mark === '') return current + 1;
  return mark.toUpperCase() === '_BEGIN' ? 1 : 0;
}

function pieceOf([, , begin, duration, word = '', confidence]: RegExpExecArray): RecognisedPiece | null {
  const startMs = timeOf(begin);
  const endMs = timeOf(Number(begin) + Number(duration));
  if (startMs === null || endMs === null) return null;
  return { text: ` ${word}`, startMs, endMs, confidence: percentOf(confidence), speaker: null };
}
