import { plainCue, type CueFile, type FileCue } from './cueFile.ts';
import { linesOf, quote, type Parsed, type TextProblem } from './parsed.ts';
import { timeOf } from './speech.ts';

/** `file channel speaker begin end [<labels>] text`; times in seconds. */
const LINE = /^\s*\S+\s+\S+\s+(\S+)\s+(\d+(?:\.\d+)?)\s+(\d+(?:\.\d+)?)(?:\s+<([^<>]{0,200})>)?(?:\s+(.*))?$/s;

/** Whether the first lines of a text that are no comments are those of an STM. */
export function looksLikeStm(text: string): boolean {
  const lines = linesOf(text.slice(0, 4_000)).filter((line) => line.trim() !== '' && !line.startsWith(';;'));
  const whole = text.length > 4_000 ? lines.slice(0, -1) : lines;
  return whole.length > 0 && whole.slice(0, 3).every((line) => LINE.test(line));
}

/** Reads NIST's segment time marks (STM); segments that are not to be scored hold no speech and are left out. */
export function parseStm(text: string): Parsed<CueFile | null> {
  const problems: TextProblem[] = [];
  const cues: FileCue[] = [];
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() === '' || line.startsWith(';;')) continue;
    const [, speaker = '', begin, end, labels = '', spoken = ''] = LINE.exec(line) ?? [];
    const startMs = timeOf(begin);
    if (startMs === null) problems.push({ code: 'unreadTimes', line: index + 1, detail: quote(line) });
    else if (!/^IGNORE_TIME_SEGMENT_IN_SCORING$/i.test(spoken.trim()) && spoken.trim() !== '') {
      const endMs = timeOf(end) ?? startMs;
      cues.push({ ...plainCue({ startMs, endMs, text: spoken.trim(), speaker, settings: labels }), raw: spoken });
    }
  }
  return { value: { format: 'stm', language: null, cues }, problems };
}
