import { droppedFrom, plainCue, type CueFile, type FileCue, type Formatted } from './cueFile.ts';
import { quote, type Parsed, type TextProblem } from './parsed.ts';
import { timeOf } from './speech.ts';

/** The tier of cues that name no speaker. */
const NO_SPEAKER = 'cues';

/** Whether a text is a TextGrid of Praat, in its long or its short form. */
export function looksLikeTextGrid(text: string): boolean {
  return /^\s*File type\s*=\s*"ooTextFile"\s+(?:Object class\s*=\s*)?"TextGrid/u.test(text.slice(0, 500));
}

// In the long form, numbers have names and items are counted in brackets; only free-standing numbers are values.
const TOKEN = /"([^"]*)"|<([a-z]+)>|(?<=^|[\s=])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?=\s|$)/g;

/**
 * Reads a TextGrid of Praat, long or short: the intervals with a text, of one tier after the other; the tier's name is
 * the speaker, but for `cues` and a blank. Points have no length, and are reported.
 */
export function parseTextGrid(text: string): Parsed<CueFile | null> {
  const tokens = tokensIn(text);
  const problems: TextProblem[] = [];
  const cues: FileCue[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const { isString, value } = tokens[at]!;
    const name = tokens[at + 1]?.value ?? '';
    if (isString && value === 'TextTier') problems.push({ code: 'tierLeftOut', line: 0, detail: quote(name) });
    if (!isString || value !== 'IntervalTier') continue;
    const count = Math.min(Math.max(0, Math.floor(Number(tokens[at + 4]?.value) || 0)), tokens.length);
    const intervals = tokens.slice(at + 5, at + 5 + count * 3);
    for (const cue of cuesOfTier(intervals, name, problems)) cues.push(cue);
    at += 4 + count * 3;
  }
  cues.sort((one, other) => one.startMs - other.startMs);
  return { value: { format: 'textgrid', language: null, cues }, problems };
}

interface Token {
  readonly isString: boolean;
  value: string;
}

/** Two quotes in a string are one: what follows a string at once is more of it. */
function tokensIn(text: string): Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const { 0: whole, 1: string, index } of text.matchAll(TOKEN)) {
    const last = tokens.at(-1);
    if (string !== undefined && index === end && last?.isString === true) last.value += `"${string}`;
    else tokens.push({ isString: string !== undefined, value: string ?? whole });
    end = index + whole.length;
  }
  return tokens;
}

/** Three values for each interval: its start, its end, its text. */
function cuesOfTier(intervals: readonly Token[], name: string, problems: TextProblem[]): FileCue[] {
  const cues: FileCue[] = [];
  const speaker = name === NO_SPEAKER || name.trim() === '' ? null : name;
  for (let index = 0; index + 2 < intervals.length; index += 3) {
    const startMs = timeOf(intervals[index]!.value);
    const endMs = timeOf(intervals[index + 1]!.value);
    const label = intervals[index + 2]!;
    const text = label.value.trim();
    if (!label.isString || startMs === null || endMs === null) {
      problems.push({ code: 'unreadTimes', line: 0, detail: quote(`${name} ${text}`) });
      break;
    }
    if (text !== '') cues.push(plainCue({ startMs, endMs, text, speaker }));
  }
  return cues;
}

/**
 * Writes a TextGrid of Praat in its long form: a tier for each speaker. Intervals of a tier follow one another, so that
 * an overlap is cut at the start of the later cue, and reported with cues that have no length.
 */
export function formatTextGrid(file: CueFile): Formatted {
  const lasting = file.cues.filter(({ startMs, endMs }) => endMs > startMs);
  let overlaps = file.cues.length - lasting.length;
  const tiers = [...Map.groupBy(lasting, ({ speaker }) => speaker ?? NO_SPEAKER)].map(([name, cues]) => {
    const { spoken, cut } = withoutOverlaps(cues);
    overlaps += cut;
    return { name, spoken };
  });
  if (tiers.length === 0) tiers.push({ name: NO_SPEAKER, spoken: [] });
  const lastMs = tiers.reduce((last, { spoken }) => Math.max(last, spoken.at(-1)?.endMs ?? 0), 1);
  const parts = tiers.map(({ name, spoken }, index) => {
    return tierText(name, withSilences(spoken, lastMs), { lastMs, number: index + 1 });
  });
  const head = `File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = ${seconds(lastMs)}\ntiers? <exists>\nsize = ${tiers.length}\nitem []:\n`;
  const dropped = droppedFrom(file, ['ids', 'settings', 'styles', 'innerTimes', 'blocks']);
  if (overlaps > 0) dropped.push({ what: 'overlaps', count: overlaps });
  return { text: head + parts.join(''), dropped };
}

interface Interval {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** Cues of one tier that all last, in order, each cut where the next begins; of several that begin at once, the last. */
function withoutOverlaps(cues: readonly FileCue[]): { spoken: Interval[]; cut: number } {
  const ordered = cues.toSorted((one, other) => one.startMs - other.startMs);
  const spoken = ordered.flatMap(({ startMs, endMs, text }, index): Interval[] => {
    const nextMs = ordered[index + 1]?.startMs ?? endMs;
    return nextMs === startMs ? [] : [{ startMs, endMs: Math.min(endMs, nextMs), text }];
  });
  const cut = ordered.filter(({ endMs }, index) => endMs > (ordered[index + 1]?.startMs ?? endMs)).length;
  return { spoken, cut };
}

/** Intervals from 0 to `lastMs` without a gap. */
function withSilences(spoken: readonly Interval[], lastMs: number): Interval[] {
  const intervals: Interval[] = [];
  let reachedMs = 0;
  for (const interval of spoken) {
    if (interval.startMs > reachedMs) intervals.push({ startMs: reachedMs, endMs: interval.startMs, text: '' });
    intervals.push(interval);
    reachedMs = interval.endMs;
  }
  if (reachedMs < lastMs) intervals.push({ startMs: reachedMs, endMs: lastMs, text: '' });
  return intervals;
}

function tierText(name: string, intervals: readonly Interval[], at: { lastMs: number; number: number }): string {
  const head = `    item [${at.number}]:\n        class = "IntervalTier"\n        name = ${quoted(name)}\n        xmin = 0\n        xmax = ${seconds(at.lastMs)}\n        intervals: size = ${intervals.length}\n`;
  const lines = intervals.map(({ startMs, endMs, text }, index) => {
    const times = `            xmin = ${seconds(startMs)}\n            xmax = ${seconds(endMs)}\n`;
    return `        intervals [${index + 1}]:\n${times}            text = ${quoted(text)}\n`;
  });
  return head + lines.join('');
}

function seconds(timeMs: number): string {
  return String(timeMs / 1_000);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
