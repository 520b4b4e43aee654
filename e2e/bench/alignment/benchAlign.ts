import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { tokensOf } from '../../../src/domain/transcript/tokensOf.ts';
import { megabytes, percentile, print } from '../figures.ts';
import { installPackages } from '../installPackages.ts';
import type { AlignedText } from './alignedText.ts';
import { requireSpeechPrograms } from './debianPackages.ts';
import { lectureSentences } from './lectureText.ts';
import { makeLecture, SPEAKERS, type SpeakerName } from './makeLecture.ts';
import { seededRandom } from './seededRandom.ts';
import type { KnownSentence, KnownText, TestLecture } from './testLecture.ts';

/** Where lectures and the peer are kept between runs: hours of sound. */
const CACHE = process.env.LUTRIN_BENCH_CACHE ?? join(homedir(), '.cache/lutrin-bench');
const PEER = 'echogarden@2.10.2';
const SEED = Number(process.env.LUTRIN_BENCH_SEED ?? 1);
const ALIGNERS = ['lutrin', 'echogarden'] as const;
const ROOMS = ['clean', 'noisy'] as const;
const TEXTS = ['whole', 'unwritten', 'unspoken'] as const;
/**
 * Who speaks at each length. The peer warps the text as espeak-ng speaks it, whose phones the MBROLA voices use: those
 * rows are in its favour. `mbrola-fr3` and `human-es` were held out while the aligner was written.
 */
const SETS: Record<number, readonly SpeakerName[]> = {
  5: Object.keys(SPEAKERS) as SpeakerName[],
  60: ['mbrola-fr1', 'pico-fr', 'human-fr', 'festival-slt'],
  180: ['mbrola-fr4', 'human-fr'],
};
/** One sentence in so many is left out of the text, or has a foreign one before it. */
const ALTERED_SHARE = 0.2;
const BAD_MS = 1_000;

/** The text that an aligner is given: `known` is `null` for a sentence that nobody says. */
interface GivenText {
  readonly sentences: readonly { readonly text: string; readonly known: KnownSentence | null }[];
  /** What is said and not in the text. */
  readonly left: readonly KnownSentence[];
}

/**
 * Aligns lectures whose times are known, and prints the errors beside those of the peer. Words of the rows in
 * `LUTRIN_BENCH_ONLY`, parted by blanks, leave out the others: `LUTRIN_BENCH_ONLY='5 mbrola-fr3 noisy whole'`.
 * `LUTRIN_BENCH_THREADS=1` has Lutrin align in one thread.
 */
export function benchAlign(): Promise<void> {
  requireSpeechPrograms();
  const only = new Set((process.env.LUTRIN_BENCH_ONLY ?? '').split(' '));
  const picked = <T>(all: readonly T[]): T[] => {
    const some = all.filter((one) => only.has(String(one)));
    return some.length > 0 ? some : [...all];
  };
  const aligners = picked(ALIGNERS);
  if (aligners.includes('echogarden')) installPeer();
  console.log(
    'word start median/p95 ms; end of words before a pause; sentence start; off by > 1 s + called unspoken; time; peak memory',
  );
  for (const minutes of picked(Object.keys(SETS).map(Number))) {
    for (const speaker of picked(SETS[minutes]!)) {
      for (const room of picked(ROOMS)) {
        const lecture = makeLecture(CACHE, speaker, { minutes, isNoisy: room === 'noisy', seed: SEED });
        for (const text of picked(TEXTS)) {
          const given = GIVERS[text](lecture);
          for (const aligner of aligners)
            report(aligner, `${speaker} ${minutes} min ${room} ${text}`, { lecture, given });
        }
      }
    }
  }
  return Promise.resolve();
}

/** The text as it is spoken, a fifth of it left out, and foreign sentences put in until they are a fifth. */
const GIVERS: Record<(typeof TEXTS)[number], (lecture: TestLecture) => GivenText> = {
  whole: ({ sentences }) => ({ sentences: sentences.map((known) => ({ text: known.text, known })), left: [] }),
  unwritten: withoutSome,
  unspoken: withForeign,
};

function withoutSome(lecture: TestLecture): GivenText {
  const random = seededRandom(SEED + 10);
  const isLeft = lecture.sentences.map(() => random.next() < ALTERED_SHARE);
  const kept = lecture.sentences.filter((_, index) => !isLeft[index]);
  return {
    sentences: kept.map((known) => ({ text: known.text, known })),
    left: lecture.sentences.filter((_, index) => isLeft[index]),
  };
}

function withForeign(lecture: TestLecture): GivenText {
  const random = seededRandom(SEED + 11);
  const spoken = new Set(lecture.sentences.map(({ text }) => text));
  const foreign = lectureSentences(CACHE, lecture.language === 'en' ? 'en' : 'fr', 900, SEED + 500)
    .map((sentence) => sentence.map(({ text }) => text).join(' '))
    .filter((text) => !spoken.has(text));
  let next = 0;
  const sentences = lecture.sentences.flatMap((known) => {
    const own = { text: known.text, known };
    // A fifth of the whole text.
    if (random.next() >= ALTERED_SHARE / (1 - ALTERED_SHARE)) return [own];
    return [{ text: foreign[next++ % foreign.length]!, known: null }, own];
  });
  return { sentences, left: [] };
}

function report(
  aligner: (typeof ALIGNERS)[number],
  name: string,
  { lecture, given }: { lecture: TestLecture; given: GivenText },
): void {
  const found = align(aligner, lecture, given);
  const words: number[] = [];
  const ends: number[] = [];
  const starts: number[] = [];
  const counts = { unspoken: 0, flagged: 0, foreign: 0 };
  for (const [index, { known }] of given.sentences.entries()) {
    const sentence = found.sentences[index]!;
    if (known === null) {
      counts.foreign++;
      if (!sentence.isSpoken) counts.flagged++;
    } else if (!sentence.isSpoken) counts.unspoken++;
    else {
      starts.push(Math.abs(sentence.startMs - known.startMs));
      const errors = wordErrors(known, sentence);
      words.push(...errors.starts);
      ends.push(...errors.ends);
    }
  }
  const bad = starts.filter((error) => !(error <= BAD_MS)).length;
  const heard = given.left.filter((known) => isHeard(known, found)).length;
  const figure = [
    medianAndMost(words),
    medianAndMost(ends),
    medianAndMost(starts),
    `${bad}+${counts.unspoken} of ${given.sentences.length - counts.foreign}`,
    `${found.seconds.toFixed(0)} s (${found.cpuSeconds.toFixed(0)} cpu)`,
    megabytes(found.peakBytes),
  ].join('  ');
  const flags = [
    counts.foreign > 0 ? `flagged ${counts.flagged} of ${counts.foreign}` : '',
    given.left.length > 0 ? `flagged ${heard} of ${given.left.length}` : '',
    aligner === 'lutrin' ? `can stop within ${found.longestTurnMs.toFixed(0)} ms` : '',
  ]
    .filter((flag) => flag !== '')
    .join(', ');
  print(`${aligner.padEnd(10)} ${name}`, figure, flags);
}

function medianAndMost(errors: readonly number[]): string {
  if (errors.length === 0) return '-';
  return `${percentile(errors, 0.5).toFixed(0)}/${percentile(errors, 0.95).toFixed(0)}`;
}

/** A pause that can be heard. */
const SHORTEST_PAUSE_MS = 20;

/** How far off the words' starts are, and the ends of those before a pause, where tokens and words are told. */
function wordErrors(
  known: KnownSentence,
  { wordStartsMs, wordEndsMs }: AlignedText['sentences'][number],
): { starts: number[]; ends: number[] } {
  const words = wordsOfTokens(known);
  if (words.length !== wordStartsMs.length) return { starts: [], ends: [] };
  const starts = words.flatMap(({ startMs }, index) => errorOf(startMs, wordStartsMs[index]));
  const ends = words.flatMap(({ endMs }, index) => {
    const next = words[index + 1]?.startMs ?? Infinity;
    return next - endMs < SHORTEST_PAUSE_MS ? [] : errorOf(endMs, wordEndsMs[index]);
  });
  return { starts, ends };
}

function errorOf(knownMs: number, foundMs: number | null | undefined): number[] {
  return foundMs === null || foundMs === undefined ? [] : [Math.abs(foundMs - knownMs)];
}

/** The words of a sentence's tokens; a per cent sign is said with the token before it. */
function wordsOfTokens({ words }: KnownSentence): KnownText[] {
  const own: KnownText[] = [];
  for (const word of words) {
    const before = own.at(-1);
    if (tokensOf(word.text).length > 0) own.push(word);
    else if (before !== undefined) own[own.length - 1] = { ...before, endMs: word.endMs };
  }
  return own;
}

/** Whether most of a sentence that is not in the text was found to be outside it. */
function isHeard({ startMs, endMs }: KnownSentence, { unscripted }: AlignedText): boolean {
  const common = unscripted.reduce(
    (sum, range) => sum + Math.max(0, Math.min(endMs, range.endMs) - Math.max(startMs, range.startMs)),
    0,
  );
  return common > (endMs - startMs) / 2;
}

function align(aligner: (typeof ALIGNERS)[number], lecture: TestLecture, given: GivenText): AlignedText {
  const folder = mkdtempSync(join(tmpdir(), 'lutrin-align-'));
  const request = join(folder, 'request.json');
  const answer = join(folder, 'answer.json');
  const sentences = given.sentences.map(({ text }) => text);
  writeFileSync(request, JSON.stringify({ sentences, language: lecture.language }));
  const script = join(import.meta.dirname, aligner === 'lutrin' ? 'alignLutrin.ts' : 'alignEchogarden.ts');
  const files = [lecture.wav, request, answer];
  const args = aligner === 'lutrin' ? [script, ...files] : [script, peerFolder(), ...files];
  try {
    execFileSync(process.execPath, args, { stdio: 'ignore' });
    return JSON.parse(readFileSync(answer, 'utf8')) as AlignedText;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function peerFolder(): string {
  return join(CACHE, 'echogarden');
}

function installPeer(): void {
  installPackages(peerFolder(), [PEER], { ONNXRUNTIME_NODE_INSTALL_CUDA: 'skip' });
}
