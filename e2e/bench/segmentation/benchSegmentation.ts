import { homedir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PROFILE } from '../../../src/domain/profiles/builtInProfiles.ts';
import { cuesOfParagraph } from '../../../src/domain/segmentation/deriveCues.ts';
import { judgeOf } from './judgeBreaks.ts';
import { greedy, pysubs2, stableTs, whisper, type Splitter } from './otherSplitters.ts';
import { scoreSplitter, type ParagraphSplitter, type Score } from './scoreCues.ts';
import { scoredTexts } from './scoredTexts.ts';
import { subtitleEdit } from './subtitleEdit.ts';

const CACHE = process.env.LUTRIN_BENCH_CACHE ?? join(homedir(), '.cache/lutrin-bench');
/** Costs are tuned with other seeds. */
const SEED = Number(process.env.LUTRIN_BENCH_SEED ?? 71);

const SPLITTERS: Record<string, ParagraphSplitter> = {
  lutrin,
  greedy: other(greedy),
  whisper: other(whisper),
  pysubs2: other(pysubs2),
  'stable-ts': other(stableTs),
  'Subtitle Edit': other(subtitleEdit),
};

/** Prints how well texts are split into subtitles, beside how others split them; counts are in 1,000 cues. */
export function benchSegmentation(): Promise<void> {
  for (const text of scoredTexts(CACHE, SEED)) {
    const judge = judgeOf(text.language, CACHE);
    const scores = Object.values(SPLITTERS).map((split) => scoreSplitter(text, split, DEFAULT_PROFILE, judge));
    printTable(text.name, Object.keys(SPLITTERS), scores);
  }
  return Promise.resolve();
}

function lutrin(...[paragraph, , { limits }, nextMs]: Parameters<ParagraphSplitter>): ReturnType<ParagraphSplitter> {
  const range = { startMs: paragraph.startMs ?? 0, endMs: paragraph.endMs ?? 0, nextMs };
  return cuesOfParagraph(paragraph, range, limits).map(({ from, lineBreak, end }) => ({
    from,
    end,
    lineStarts: lineBreak > from && lineBreak < end ? [from, lineBreak] : [from],
  }));
}

function other(split: Splitter): ParagraphSplitter {
  return (_paragraph, atoms, { limits }) => split(atoms, limits);
}

function printTable(title: string, names: readonly string[], scores: readonly Score[]): void {
  console.log('');
  printRow(title, names);
  const rows = new Set(scores.flatMap((score) => [...score.keys()]));
  for (const what of rows) {
    printRow(
      what,
      scores.map((score) => score.get(what) ?? '0.0'),
    );
  }
}

function printRow(what: string, cells: readonly string[]): void {
  console.log(what.padEnd(32) + cells.map((cell) => cell.padStart(14)).join(''));
}
