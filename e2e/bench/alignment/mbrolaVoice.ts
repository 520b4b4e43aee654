import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpokenSentence } from './lectureText.ts';
import type { Random } from './seededRandom.ts';
import type { KnownText, Utterance } from './testLecture.ts';
import { readWav, SAMPLES_A_SECOND } from './wav.ts';

/** A line of a .pho file: a phone, how long it lasts, and its pitch points as they stand. */
interface Phone {
  readonly name: string;
  readonly ms: number;
  readonly pitch: string;
}

const SILENCE = '_';
/** Speakers vary: whole sentences by this much, each phone by that. */
const RATE = [0.85, 1.2] as const;
const JITTER = [0.8, 1.25] as const;
/** Pauses inside a sentence where the engine makes one, and now and then between any two words. */
const PAUSE_MS = [80, 450] as const;
const PAUSE_EVERY = 12;

/**
 * Speaks by the diphones of an MBROLA voice. The phones are espeak-ng's, which an aligner that speaks the text with
 * espeak-ng has the advantage of knowing; their durations and the pauses are varied here. The time of a word is the
 * sum of the durations before it. `null` when the voice lacks a sound of the sentence.
 */
export function speakMbrola(voice: string, sentence: SpokenSentence, random: Random, folder: string): Utterance | null {
  const text = sentence.map(({ spoken }) => spoken).join(' ');
  const whole = phonesOf(voice, text, folder);
  const alone = wordPhones(voice, sentence, folder);
  if (alone === null) return null;
  const starts = wordStarts(whole, alone);
  const varied = vary(whole, new Set(starts), random);
  const pho = join(folder, 'sentence.pho');
  const native = join(folder, 'native.wav');
  const wav = join(folder, 'sentence.wav');
  writeFileSync(pho, varied.map(({ name, ms, pitch }) => `${name} ${ms} ${pitch}\n`).join(''));
  execFileSync('mbrola', ['-e', `/usr/share/mbrola/${voice}/${voice}`, pho, native], { stdio: 'ignore' });
  execFileSync('sox', ['-R', native, '-r', '16000', '-b', '16', '-c', '1', wav], { stdio: 'ignore' });
  const samples = readWav(wav);
  const totalMs = varied.reduce((sum, { ms }) => sum + ms, 0);
  if (Math.abs((samples.length * 1000) / SAMPLES_A_SECOND - totalMs) > 25) return null;
  return timed(sentence, varied, starts, samples);
}

function phonesOf(voice: string, text: string, folder: string): Phone[] {
  const path = join(folder, 'sentence.txt');
  writeFileSync(path, text);
  const pho = execFileSync('espeak-ng', ['-v', `mb-${voice}`, '-q', '--pho', '-f', path], { encoding: 'utf8' });
  return pho.split('\n').flatMap((line): Phone[] => {
    const [name, ms, ...pitch] = line.trim().split(/\s+/u);
    return name === undefined || ms === undefined ? [] : [{ name, ms: Number(ms), pitch: pitch.join(' ') }];
  });
}

/** The phones of each word spoken alone: words in paragraphs of their own, parted by the long silences. */
function wordPhones(voice: string, sentence: SpokenSentence, folder: string): string[][] | null {
  const bare = sentence.map(({ spoken }) => spoken.replaceAll(/[.,;:!?()«»]/gu, ''));
  const groups: string[][] = [[]];
  for (const { name, ms } of phonesOf(voice, `${bare.join('.\n\n')}.`, folder)) {
    if (name !== SILENCE) groups.at(-1)!.push(name);
    else if (ms > 200 && groups.at(-1)!.length > 0) groups.push([]);
  }
  if (groups.at(-1)!.length === 0) groups.pop();
  return groups.length === sentence.length ? groups : null;
}

/**
 * The index of each word's first phone in the sentence: the alignment of least edits between its phones and the
 * words' own. A phone that only the sentence has (a liaison) belongs to the word before it.
 */
function wordStarts(whole: readonly Phone[], alone: readonly (readonly string[])[]): number[] {
  const phones = alone.flatMap((names, owner) => names.map((name) => ({ name, owner })));
  const width = phones.length + 1;
  const costs = new Float64Array((whole.length + 1) * width);
  const changeCost = (row: number, at: number): number => {
    const { name } = whole[row - 1]!;
    if (name === phones[at - 1]!.name) return 0;
    return name === SILENCE ? 9 : 1.5;
  };
  const dropCost = (row: number): number => (whole[row - 1]!.name === SILENCE ? 0.1 : 1);
  for (let at = 1; at < width; at++) costs[at] = at;
  for (let row = 1; row <= whole.length; row++) {
    costs[row * width] = row;
    for (let at = 1; at < width; at++) {
      const changed = costs[(row - 1) * width + at - 1]! + changeCost(row, at);
      const dropped = costs[(row - 1) * width + at]! + dropCost(row);
      costs[row * width + at] = Math.min(changed, dropped, costs[row * width + at - 1]! + 1);
    }
  }
  const starts = alone.map(() => -1);
  let row = whole.length;
  let at = width - 1;
  while (row > 0 && at > 0) {
    const cost = costs[row * width + at]!;
    if (cost === costs[(row - 1) * width + at - 1]! + changeCost(row, at)) {
      row--;
      at--;
      starts[phones[at]!.owner] = row;
    } else if (cost === costs[(row - 1) * width + at]! + dropCost(row)) row--;
    else at--;
  }
  return starts;
}

function vary(phones: readonly Phone[], starts: ReadonlySet<number>, random: Random): Phone[] {
  const rate = random.between(...RATE);
  return phones.map((phone, index) => {
    if (phone.name !== SILENCE) {
      const isPause = starts.has(index + 1) && random.below(PAUSE_EVERY) === 0;
      const ms = Math.max(20, Math.round(phone.ms * rate * random.between(...JITTER)));
      return isPause ? { ...phone, ms: Math.round(ms * 1.4) } : { ...phone, ms };
    }
    return phone.ms < 20 ? phone : { ...phone, ms: Math.round(random.between(...PAUSE_MS)) };
  });
}

function timed(
  sentence: SpokenSentence,
  phones: readonly Phone[],
  starts: readonly number[],
  samples: Int16Array,
): Utterance | null {
  const times = [0];
  for (const { ms } of phones) times.push(times.at(-1)! + ms);
  const bounds = [...starts, phones.length];
  if (bounds.some((start, index) => start < 0 || (index > 0 && start <= bounds[index - 1]!))) return null;
  const words = sentence.map(({ text }, index): KnownText => {
    let last = bounds[index + 1]! - 1;
    while (last > bounds[index]! && phones[last]!.name === SILENCE) last--;
    return { text, startMs: times[bounds[index]!]!, endMs: times[last + 1]! };
  });
  const text = words.map((known) => known.text).join(' ');
  return { text, startMs: words[0]!.startMs, endMs: words.at(-1)!.endMs, words, samples };
}
