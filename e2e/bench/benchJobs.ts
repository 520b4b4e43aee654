import { homedir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Connection } from '../../src/contract/connect.ts';
import type { Job } from '../../src/contract/schemas.ts';
import { diffTranscripts } from '../../src/domain/transcript/transcriptChange.ts';
import { newParagraph, type ParagraphId, type TalkId } from '../../src/domain/transcript/transcript.ts';
import { requireSpeechPrograms } from './alignment/debianPackages.ts';
import { makeLecture } from './alignment/makeLecture.ts';
import type { TestLecture } from './alignment/testLecture.ts';
import { EVERY_TALK } from './everyTalk.ts';
import { megabytes, print } from './figures.ts';
import { generateNotices } from './generateNotices.ts';
import { importFolder, openBenchLibrary } from './inProcess.ts';

const CACHE = process.env.LUTRIN_BENCH_CACHE ?? join(homedir(), '.cache/lutrin-bench');
const MINUTES = Number(process.env.LUTRIN_BENCH_MINUTES ?? 180);
const SENTENCES_A_PARAGRAPH = 8;
/** The work is cancelled when this share of it is done: while the sound is decoded, and in each part of the alignment. */
const CANCELLED_AT = [0.02, 0.19, 0.21, 0.4, 0.6, 0.8, 0.95];

/** Aligns a long lecture as a job of the library: when it stops, how long the library is deaf, time and memory. */
export async function benchJobs(folder: string): Promise<void> {
  requireSpeechPrograms();
  const lecture = makeLecture(CACHE, 'mbrola-fr4', { minutes: MINUTES, isNoisy: true, seed: 1 });
  const library = openBenchLibrary(join(folder, 'jobs'));
  const { connection } = library;
  try {
    await importFolder(library, generateNotices(join(folder, 'jobs-notices'), 1, 10));
    const talkId = await writeLecture(connection, lecture);
    const name = `align ${MINUTES} min, ${lecture.sentences.length} sentences`;
    for (const share of CANCELLED_AT) {
      print(
        `${name}: cancelled at ${Math.round(100 * share)} %`,
        `${await cancelAt(connection, talkId, share)} ms`,
        '200 ms',
      );
    }
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const beforeBytes = process.memoryUsage.rss();
    let peakBytes = 0;
    const watch = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 100);
    delay.enable();
    const job = await ended(connection, await connection.call('alignment.start', { talkId, paragraphIds: null }));
    clearInterval(watch);
    delay.disable();
    const before = performance.now();
    const { proposal } = await connection.call('alignment.proposal', { talkId });
    const replyMs = Math.round(performance.now() - before);
    print(`${name}: whole`, `${Math.round(job.activeMs / 1_000)} s, ${megabytes(peakBytes)}`, '120 s, 800 MB');
    print(`${name}: memory before`, megabytes(beforeBytes), '');
    print(`${name}: library deaf for at most`, `${Math.round(delay.max / 1e6)} ms`, '50 ms');
    print(`${name}: its proposal, ${proposal?.sentences.length} sentences`, `${replyMs} ms`, '');
  } finally {
    library.close();
  }
}

async function writeLecture(connection: Connection, lecture: TestLecture): Promise<TalkId> {
  const { call } = connection;
  const { talks } = await call('talks.list', EVERY_TALK);
  const talkId = talks[0]!.id;
  const { version, paragraphs } = await call('transcripts.get', { talkId });
  const texts = lecture.sentences.map(({ text }) => text);
  const written = Array.from({ length: Math.ceil(texts.length / SENTENCES_A_PARAGRAPH) }, (_, index) => {
    const own = texts.slice(index * SENTENCES_A_PARAGRAPH, (index + 1) * SENTENCES_A_PARAGRAPH);
    return newParagraph(`p${index}` as ParagraphId, own.join(' '));
  });
  await call('transcripts.save', { talkId, baseVersion: version, change: diffTranscripts(paragraphs, written) });
  await call('media.attach', { talkId, path: lecture.wav });
  return talkId;
}

/** Milliseconds from asking to cancel to the announcement that it is. */
async function cancelAt(connection: Connection, talkId: TalkId, share: number): Promise<number> {
  const started = await connection.call('alignment.start', { talkId, paragraphIds: null });
  await until(connection, started, ({ done, total }) => total > 0 && done >= share * total);
  const before = performance.now();
  const over = ended(connection, started);
  await connection.call('jobs.cancel', { jobId: started.id });
  await over;
  return Math.round(performance.now() - before);
}

function ended(connection: Connection, started: Job): Promise<Job> {
  return until(connection, started, ({ state }) => state !== 'running');
}

function until({ on }: Connection, started: Job, isReached: (job: Job) => boolean): Promise<Job> {
  return new Promise((resolve) => {
    const stop = on('job.changed', (job) => {
      if (job.id !== started.id || !(isReached(job) || job.state !== 'running')) return;
      stop();
      resolve(job);
    });
  });
}
