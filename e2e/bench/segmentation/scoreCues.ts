import { checkCues } from '../../../src/domain/checks/checkCues.ts';
import type { CueRule } from '../../../src/domain/checks/violation.ts';
import type { RuleProfile } from '../../../src/domain/profiles/ruleProfile.ts';
import { atomsOf, type Atom } from '../../../src/domain/segmentation/atoms.ts';
import { fitCueTimes } from '../../../src/domain/segmentation/fitCueTimes.ts';
import { countGraphemes } from '../../../src/domain/segmentation/graphemes.ts';
import type { Paragraph } from '../../../src/domain/transcript/transcript.ts';
import { BROKEN, type Broken, type Judge } from './judgeBreaks.ts';
import type { SplitCue } from './otherSplitters.ts';
import type { ScoredText } from './scoredTexts.ts';

/** Splits one paragraph; `nextMs` is when the text after it begins. */
export type ParagraphSplitter = (
  paragraph: Paragraph,
  atoms: readonly Atom[],
  profile: RuleProfile,
  nextMs: number,
) => readonly SplitCue[];

/** The measures of a splitter, by name, in the order of the table: shares, and counts in 1,000 cues. */
export type Score = ReadonlyMap<string, string>;

/** A cue with its lines, and what its breaks go through. */
interface ScoredCue {
  readonly lines: readonly string[];
  readonly length: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly cueBreak: Broken | null;
  readonly lineBreaks: readonly (Broken | null)[];
}

const RULES: readonly CueRule[] = [
  'speed',
  'minDuration',
  'maxDuration',
  'gap',
  'lineLength',
  'lineCount',
  'cueLength',
  'balance',
];

/**
 * What a splitter makes of a text, scored. Times are fitted for all by `fitCueTimes`, and rules checked by `checkCues`,
 * so that only the splitting is told apart. The time it takes is the best of three runs.
 */
export function scoreSplitter(
  { paragraphs }: ScoredText,
  split: ParagraphSplitter,
  profile: RuleProfile,
  judge: Judge,
): Score {
  const atoms = paragraphs.map(({ text, words, startMs }) => atomsOf(text, words, startMs ?? 0));
  const run = (): (readonly SplitCue[])[] =>
    paragraphs.map((paragraph, index) => {
      const nextMs = paragraphs[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
      return split({ ...paragraph }, atoms[index]!, profile, nextMs);
    });
  const { splits, bestMs } = timed(run);
  const cues = splits.flatMap((own, index) => scoredCues(own, atoms[index]!, judge(atoms[index]!)));
  return new Map([...ruleScores(cues, profile), ...breakScores(cues), ...shapeScores(cues), ['ms', bestMs.toFixed(0)]]);
}

function timed(run: () => (readonly SplitCue[])[]): { splits: (readonly SplitCue[])[]; bestMs: number } {
  let bestMs = Number.POSITIVE_INFINITY;
  let splits: (readonly SplitCue[])[] = [];
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    splits = run();
    bestMs = Math.min(bestMs, performance.now() - start);
  }
  return { splits, bestMs };
}

function scoredCues(
  cues: readonly SplitCue[],
  atoms: readonly Atom[],
  verdicts: readonly (Broken | null)[],
): ScoredCue[] {
  return cues.map(({ from, end, lineStarts }) => {
    const own = atoms.slice(from, end);
    return {
      lines: lineStarts.map((start, index) => lineOf(atoms.slice(start, lineStarts[index + 1] ?? end))),
      length: own.reduce((sum, { length }) => sum + length + 1, -1),
      startMs: own[0]!.startMs,
      endMs: own.at(-1)!.endMs,
      cueBreak: verdicts[end] ?? null,
      lineBreaks: lineStarts.slice(1).map((start) => verdicts[start] ?? null),
    };
  });
}

function lineOf(atoms: readonly Atom[]): string {
  return atoms.map(({ text, blank }, index) => (index === 0 ? '' : blank) + text).join('');
}

function ruleScores(cues: readonly ScoredCue[], profile: RuleProfile): [string, string][] {
  const unfitted = cues.map((cue) => ({ ...cue, pinned: { startMs: null, endMs: null } }));
  const times = fitCueTimes(unfitted, profile.limits);
  const checked = cues.map(({ lines }, index) => ({ lines, speaker: null, ...times[index]! }));
  const violations = checkCues(checked, profile, { durationMs: null });
  return RULES.flatMap((rule) =>
    (['error', 'warning'] as const).flatMap((severity): [string, string][] => {
      const count = violations.filter((found) => found.rule === rule && found.severity === severity).length;
      return count === 0 ? [] : [[`${rule}, ${severity}s`, per1000(count, cues)]];
    }),
  );
}

function breakScores(cues: readonly ScoredCue[]): [string, string][] {
  const broken = cues.flatMap(({ cueBreak, lineBreaks }) => [cueBreak, ...lineBreaks]);
  const counts = BROKEN.map((kind): [string, string] => [
    `breaks: ${kind}`,
    per1000(broken.filter((verdict) => verdict === kind).length, cues),
  ]);
  const all = cues.filter(({ cueBreak }) => cueBreak !== null).length;
  return [
    ...counts,
    ['bad breaks between cues', per1000(all, cues)],
    ['bad breaks in all', per1000(broken.filter((verdict) => verdict !== null).length, cues)],
  ];
}

function shapeScores(cues: readonly ScoredCue[]): [string, string][] {
  const two = cues.filter(({ lines }) => lines.length === 2);
  const ratios = two.map(({ lines }) => {
    const [first = 0, second = 0] = lines.map(countGraphemes);
    return Math.min(first, second) / Math.max(first, second);
  });
  const lone = cues.flatMap(({ lines }) => (lines.length > 1 ? lines : [])).filter((line) => !/\S\s/u.test(line));
  const ending = (mark: RegExp): string =>
    share(cues.filter(({ lines }) => mark.test(lines.at(-1)!)).length, cues.length);
  return [
    ['shorter / longer line, mean', (ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toFixed(2)],
    ['two-line cues under one half', share(ratios.filter((ratio) => ratio < 0.5).length, two.length)],
    ['lines of one word', per1000(lone.length, cues)],
    ['cues that end a sentence', ending(/[.!?…][»”"’')\]\s]*$/u)],
    ['cues that end at any mark', ending(/[.,;:!?…–—»”)\]]\s*$/u)],
    ['cues', String(cues.length)],
  ];
}

function per1000(count: number, cues: readonly unknown[]): string {
  return ((1_000 * count) / cues.length).toFixed(1);
}

function share(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)} %`;
}
