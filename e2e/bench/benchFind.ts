import { join } from 'node:path';
import type { Reply } from '../../src/contract/methods.ts';
import type { Job } from '../../src/contract/schemas.ts';
import { newParagraph, type ParagraphId, type TalkId } from '../../src/domain/transcript/transcript.ts';
import { print } from './figures.ts';
import { generateNotices, prose } from './generateNotices.ts';
import { importFolder, openBenchLibrary, type BenchLibrary } from './inProcess.ts';

const TALKS = 2_000;
const WORDS_A_TALK = 2_000;
const WORDS_A_PARAGRAPH = 30;

/** Prints how long it takes to find and replace through a library of timed texts. */
export async function benchFind(folder: string): Promise<void> {
  const library = openBenchLibrary(join(folder, 'find'));
  await importFolder(library, generateNotices(join(folder, 'find-notices'), TALKS, 10));
  await writeTexts(library);
  const size = `${TALKS} talks × ${WORDS_A_TALK} words`;
  for (const [name, text, isRegExp] of [
    ['a word of a few talks', 'zygomatique', false],
    ['the commonest word', 'les', false],
    ['a part of words', 'oce', false],
    ['an expression', '\\bm\\w+e\\b', true],
  ] as const) {
    const { firstMs, allMs, longestMs, hits } = await findAll(library, text, isRegExp);
    const figures = [firstMs, allMs, longestMs].map((ms) => ms.toFixed(0)).join(' / ');
    print(`find ${name}, ${size} (first / all / longest wait)`, `${figures} ms, ${hits} hits`, 'first <= 200 ms');
  }
  await benchReplace(library, 'zygomatique', size);
  await benchReplace(library, 'climat', size);
  library.close();
}

async function benchReplace(library: BenchLibrary, text: string, size: string): Promise<void> {
  const { connection } = library;
  const rules = [{ query: queryOf(text, false), replacement: { text: 'tout autre', keepCase: false } }];
  let start = performance.now();
  const replacing = ended(library);
  await connection.call('search.replace', { rules, talkId: null, only: null, except: [] });
  const report = (await replacing).replaceReport;
  const replaced = report?.talks.reduce((sum, talk) => sum + talk.replaced, 0) ?? 0;
  const what = `${replaced} hits in ${report?.talks.length ?? 0} of ${size}`;
  print(`replace ${what}`, `${(performance.now() - start).toFixed(0)} ms`, '');
  start = performance.now();
  const undoing = ended(library);
  await connection.call('search.undoReplace', { replacementId: report?.replacementId ?? '' });
  await undoing;
  print(`undo ${what}`, `${(performance.now() - start).toFixed(0)} ms`, '');
}

async function findAll({ connection }: BenchLibrary, text: string, isRegExp: boolean) {
  const start = performance.now();
  let [firstMs, longestMs, hits, listed] = [0, 0, 0, 0];
  let after: TalkId | null = null;
  do {
    const asked = performance.now();
    const rules = [{ query: queryOf(text, isRegExp), replacement: null }];
    const limit = Math.max(0, 2_000 - listed);
    const reply: Reply<'search.find'> = await connection.call('search.find', {
      rules,
      talkId: null,
      onlyChanges: false,
      after,
      limit,
    });
    longestMs = Math.max(longestMs, performance.now() - asked);
    if (hits === 0 && reply.talks.length > 0) firstMs = performance.now() - start;
    hits += reply.talks.reduce((sum, talk) => sum + talk.count, 0);
    listed += reply.talks.reduce((sum, talk) => sum + talk.hits.length, 0);
    after = reply.next;
  } while (after !== null);
  return { firstMs, allMs: performance.now() - start, longestMs, hits };
}

function queryOf(text: string, isRegExp: boolean) {
  return { text, matchCase: false, matchAccents: false, wholeWord: false, isRegExp };
}

function ended({ connection }: BenchLibrary): Promise<Job> {
  return new Promise((resolve) => {
    const stop = connection.on('job.changed', (job) => {
      if (job.state === 'running') return;
      stop();
      resolve(job);
    });
  });
}

async function writeTexts({ connection }: BenchLibrary): Promise<void> {
  const limits = { query: '', states: [], discipline: null, hasMedia: null, hasProblems: null };
  const order = { sort: 'title' as const, isDescending: false, limit: 1_000 };
  for (let offset = 0; offset < TALKS; offset += 1_000) {
    const { talks } = await connection.call('talks.list', { ...limits, ...order, offset });
    for (const [index, { id }] of talks.entries()) await writeText(connection, id, offset + index);
  }
}

async function writeText(connection: BenchLibrary['connection'], talkId: TalkId, seed: number): Promise<void> {
  const { version, paragraphs } = await connection.call('transcripts.get', { talkId });
  const words = prose(WORDS_A_TALK, seed).split(' ');
  if (seed % 100 === 0) words[50] = 'zygomatique';
  const puts = Array.from({ length: Math.ceil(words.length / WORDS_A_PARAGRAPH) }, (_, part) => {
    const own = words.slice(part * WORDS_A_PARAGRAPH, (part + 1) * WORDS_A_PARAGRAPH);
    const startMs = part * WORDS_A_PARAGRAPH * 400;
    const times = own.map((_word, word) => [startMs + word * 400, startMs + word * 400 + 350, word] as const);
    const known = { startMs, endMs: startMs + own.length * 400, words: times };
    return newParagraph(`${talkId}${part}` as ParagraphId, own.join(' '), known);
  });
  const change = { puts, removes: paragraphs.map(({ id }) => id), order: puts.map(({ id }) => id) };
  await connection.call('transcripts.save', { talkId, baseVersion: version, change });
}
