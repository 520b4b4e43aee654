import type { CheckedCue, Violation } from './violation.ts';

interface Pair {
  readonly open: string;
  readonly close: string;
  /** Over how many cues a pair may go: a text is quoted at length, a bracket is not. */
  readonly mostCues: number;
}

const PAIRS: readonly Pair[] = [
  { open: '«', close: '»', mostCues: 60 },
  { open: '“', close: '”', mostCues: 60 },
  { open: '(', close: ')', mostCues: 8 },
  { open: '[', close: ']', mostCues: 8 },
  { open: '{', close: '}', mostCues: 1 },
];

const ANY_MARK = /[«»“”()[\]{}]/u;
const MARKS = /[«»“”()[\]{}]/gu;
/** What stands before the bracket of an enumeration: `a)`, `12)`. */
const ENUMERATOR = /(?:^|\s)(?:\p{L}|\d{1,3})$/u;

interface Mark {
  readonly text: string;
  readonly cueIndex: number;
  readonly isEnumeration: boolean;
}

/** Quotation marks and brackets that have no partner, in their cue or in those around. Each cue is told of once. */
export function checkPairs(cues: readonly CheckedCue[]): Violation[] {
  const marks = cues.flatMap(marksOf);
  const first = new Map<number, Violation>();
  for (const violation of PAIRS.flatMap((pair) => loneMarks(marks, pair))) {
    if (!first.has(violation.cueIndex)) first.set(violation.cueIndex, violation);
  }
  return [...first.values()];
}

function marksOf({ lines }: CheckedCue, cueIndex: number): Mark[] {
  const marks: Mark[] = [];
  for (const line of lines) {
    if (!ANY_MARK.test(line)) continue;
    for (const { 0: text, index } of line.matchAll(MARKS)) {
      const isEnumeration = text === ')' && ENUMERATOR.test(line.slice(Math.max(0, index - 4), index));
      marks.push({ text, cueIndex, isEnumeration });
    }
  }
  return marks;
}

function loneMarks(marks: readonly Mark[], { open, close, mostCues }: Pair): Violation[] {
  const lone: Violation[] = [];
  const opened: number[] = [];
  for (const { text, cueIndex, isEnumeration } of marks) {
    if (text === open) opened.push(cueIndex);
    if (text !== close) continue;
    const from = opened.pop();
    if (from === undefined && isEnumeration) continue;
    if (from !== undefined && cueIndex - from <= mostCues) continue;
    if (from !== undefined) lone.push(without(from, open, close));
    lone.push(without(cueIndex, close, open));
  }
  return [...lone, ...opened.map((cueIndex) => without(cueIndex, open, close))];
}

function without(cueIndex: number, measured: string, limit: string): Violation {
  return { cueIndex, rule: 'pairs', measured, limit, severity: 'warning' };
}
