import { join } from 'node:path';
import { compareTranscripts } from '../../src/domain/transcript/compareTranscripts.ts';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type TalkId,
  type Transcript,
} from '../../src/domain/transcript/transcript.ts';
import { diffTokens } from '../../src/renderer/features/revisions/diffTokens.ts';
import { megabytes, print, spread } from './figures.ts';
import { generateNotices, prose } from './generateNotices.ts';
import { EVERY_TALK } from './everyTalk.ts';
import { importFolder, openBenchLibrary, type BenchLibrary } from './inProcess.ts';

const WORDS = 40_000;
const REVISIONS = 20;
const CHANGES = 2_000;

/** Prints what keeping, listing, getting and comparing revisions costs at 40,000 words with times. */
export async function benchRevisions(folder: string): Promise<void> {
  const place = join(folder, 'revisions');
  const filling = openBenchLibrary(place);
  await importFolder(filling, generateNotices(join(folder, 'revisions-notices'), 1, 400));
  const talkId = (await filling.connection.call('talks.list', EVERY_TALK)).talks[0]!.id;
  await fill(filling, talkId);
  filling.close();
  // Without its write-ahead log, which a closed library does not have.
  const before = filling.sizeBytes();
  const library = openBenchLibrary(place);
  await benchStore(library, talkId);
  library.close();
  print('size of a revision in the database', megabytes((library.sizeBytes() - before) / REVISIONS), 'as JSON 1.4 MB');
  benchCompare();
}

async function fill({ connection: { call } }: BenchLibrary, talkId: TalkId): Promise<void> {
  const { version, paragraphs } = await call('transcripts.get', { talkId });
  const puts = timedText(0);
  const change = { puts, removes: paragraphs.map(({ id }) => id), order: puts.map(({ id }) => id) };
  await call('transcripts.save', { talkId, baseVersion: version, change });
}

async function benchStore({ connection: { call } }: BenchLibrary, talkId: TalkId): Promise<void> {
  let { version } = await call('transcripts.get', { talkId });
  const make = await timesOf(REVISIONS, async (index) => {
    const change = { puts: [timedParagraph(index, 1_000_000 + index)], removes: [], order: null };
    ({ version } = await call('transcripts.save', { talkId, baseVersion: version, change }));
    return timed(() => call('revisions.make', { talkId, kind: 'manual', note: '' }));
  });
  print(`making a revision of ${WORDS} words (p50 / p95 / max)`, `${spread(make)} ms`, '');
  const list = await timesOf(REVISIONS, () => timed(() => call('revisions.list', { talkId })));
  print(`listing ${REVISIONS} revisions (p50 / p95 / max)`, `${spread(list)} ms`, '');
  const { revisions } = await call('revisions.list', { talkId });
  const get = await timesOf(REVISIONS, (index) =>
    timed(() => call('revisions.get', { revisionId: revisions[index]!.id })),
  );
  print(`getting a revision of ${WORDS} words (p50 / p95 / max)`, `${spread(get)} ms`, '');
}

function benchCompare(): void {
  const before = timedText(0);
  const every = Math.round(WORDS / CHANGES);
  let word = 0;
  const corrected = before.map((paragraph) => {
    const words = paragraph.text.split(' ').map((text) => (word++ % every === 0 ? `${text}s` : text));
    return { ...paragraph, text: words.join(' ') };
  });
  const cases: [string, Transcript][] = [
    [`${CHANGES} changes`, corrected],
    ['nothing in common', timedText(7_000_000).map((each) => ({ ...each, id: `x${each.id}` as ParagraphId }))],
  ];
  for (const [what, after] of cases) {
    const samples = Array.from({ length: 5 }, () => {
      const start = performance.now();
      compareTranscripts(before, after, diffTokens);
      return performance.now() - start;
    });
    print(`comparing ${WORDS} words, ${what} (p50 / p95 / max)`, `${spread(samples)} ms`, '<= 1000 ms');
  }
}

function timedText(seed: number): Paragraph[] {
  return Array.from({ length: Math.ceil(WORDS / 30) }, (_, index) => timedParagraph(index, seed + index));
}

function timedParagraph(index: number, seed: number): Paragraph {
  const text = prose(30, seed);
  const words = text.split(' ').map((spoken, word) => {
    const startMs = 12_000 * index + 400 * word;
    return [startMs, startMs + 60 * spoken.length, 30 * index + word] as const;
  });
  const bounds = { startMs: words[0]![0], endMs: words.at(-1)![1] };
  return newParagraph(`bench-${index}` as ParagraphId, text, { ...bounds, words });
}

async function timesOf(count: number, work: (index: number) => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index++) samples.push(await work(index));
  return samples;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
