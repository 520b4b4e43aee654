import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { speakFestival } from './festivalVoice.ts';
import { lectureSentences, type SpokenSentence } from './lectureText.ts';
import { speakMbrola } from './mbrolaVoice.ts';
import { speakPico } from './picoVoice.ts';
import { picturePrompts, telephonePrompts } from './recordedPrompts.ts';
import { seededRandom, shuffle, type Random } from './seededRandom.ts';
import type { KnownSentence, TestLecture, Utterance } from './testLecture.ts';
import { SAMPLES_A_SECOND, WavWriter } from './wav.ts';

/** Who speaks; what is known of the times follows from it. */
export const SPEAKERS = {
  /** MBROLA diphones, French men and a woman; phones by espeak-ng; word times. */
  'mbrola-fr1': { language: 'fr', speak: mbrola('fr1') },
  'mbrola-fr3': { language: 'fr', speak: mbrola('fr3') },
  'mbrola-fr4': { language: 'fr', speak: mbrola('fr4') },
  /** SVOX Pico; sentence times. */
  'pico-fr': { language: 'fr', speak: pico('fr') },
  'pico-en': { language: 'en', speak: pico('en') },
  /** Festival, diphones and a statistical voice; word times. */
  'festival-kal': { language: 'en', speak: festival('kal_diphone') },
  'festival-slt': { language: 'en', speak: festival('cmu_us_slt_arctic_hts') },
  /** People, recorded; sentence times. Longer than the prompts last, they are repeated in another order. */
  'human-fr': { language: 'fr', speak: recorded((cache) => telephonePrompts(cache, 'fr')) },
  'human-fr2': { language: 'fr', speak: recorded(picturePrompts) },
  'human-en': { language: 'en', speak: recorded((cache) => telephonePrompts(cache, 'en')) },
  'human-es': { language: 'es', speak: recorded((cache) => telephonePrompts(cache, 'es')) },
} as const satisfies Record<string, Speaker>;

export type SpeakerName = keyof typeof SPEAKERS;

interface Speaker {
  readonly language: 'fr' | 'en' | 'es';
  /** Utterances without end, from a stream. */
  readonly speak: (cache: string, seed: number, folder: string) => Iterable<Utterance>;
}

/** A sentence is spoken at some 14 characters a second: how many are surely enough for an hour. */
const SENTENCES_AN_HOUR = 1_100;
const BATCH = 100;
const PAUSES = { between: [0.25, 1.3], long: [2, 7], longEvery: 25, lead: 1.5 } as const;

/**
 * Makes the recording of a lecture of some length, or takes it from `cache`: clean, or with the echo of a room and
 * pink noise 12 dB below the speech. The same for a seed.
 */
export function makeLecture(
  cache: string,
  name: SpeakerName,
  { minutes, isNoisy, seed }: { minutes: number; isNoisy: boolean; seed: number },
): TestLecture {
  const base = join(cache, 'lectures', `${name}-${minutes}-${seed}`);
  mkdirSync(join(cache, 'lectures'), { recursive: true });
  if (!existsSync(`${base}.json`)) speakLecture(cache, name, { base, minutes, seed });
  const sentences = JSON.parse(readFileSync(`${base}.json`, 'utf8')) as KnownSentence[];
  const noisy = `${base}-noisy.wav`;
  if (isNoisy && !existsSync(noisy)) addRoom(`${base}.wav`, noisy);
  return { wav: isNoisy ? noisy : `${base}.wav`, language: SPEAKERS[name].language, sentences };
}

function speakLecture(
  cache: string,
  name: SpeakerName,
  { base, minutes, seed }: { base: string; minutes: number; seed: number },
): void {
  const folder = mkdtempSync(join(tmpdir(), 'lutrin-lecture-'));
  const random = seededRandom(seed + 1);
  const wav = new WavWriter(`${base}.wav`);
  const sentences: KnownSentence[] = [];
  try {
    wav.silence(PAUSES.lead);
    for (const utterance of SPEAKERS[name].speak(cache, seed, folder)) {
      sentences.push(shifted(utterance, wav.nowMs));
      wav.write(utterance.samples);
      const [least, most] = random.below(PAUSES.longEvery) === 0 ? PAUSES.long : PAUSES.between;
      wav.silence(random.between(least, most));
      if (wav.nowMs >= minutes * 60_000) break;
    }
  } finally {
    wav.close();
    rmSync(folder, { recursive: true, force: true });
  }
  writeFileSync(`${base}.json.part`, JSON.stringify(sentences));
  renameSync(`${base}.json.part`, `${base}.json`);
}

function shifted({ text, startMs, endMs, words }: Utterance, byMs: number): KnownSentence {
  const shift = (known: { text: string; startMs: number; endMs: number }) => ({
    text: known.text,
    startMs: Math.round(known.startMs + byMs),
    endMs: Math.round(known.endMs + byMs),
  });
  return { ...shift({ text, startMs, endMs }), words: words.map(shift) };
}

/** The sound in a room: echo by sox, then noise at a distance of 12 dB from the mean level of the whole. */
function addRoom(clean: string, noisy: string): void {
  const room = `${noisy}.room.wav`;
  const noise = `${noisy}.noise.wav`;
  runSox(clean, room, 'gain', '-6', 'reverb', '35', '50', '60');
  const seconds = execFileSync('soxi', ['-D', room], { encoding: 'utf8' }).trim();
  runSox(
    '-n',
    '-r',
    String(SAMPLES_A_SECOND),
    '-b',
    '16',
    '-c',
    '1',
    noise,
    'synth',
    seconds,
    'pinknoise',
    'gain',
    '-6',
  );
  const level = rmsOf(room) * 10 ** (-12 / 20);
  runSox('-m', '-v', '1', room, '-v', String(level / rmsOf(noise)), noise, noisy);
  rmSync(room);
  rmSync(noise);
}

function runSox(...args: string[]): void {
  execFileSync('sox', ['-R', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}

function rmsOf(wav: string): number {
  const args = ['-c', `sox ${wav} -n stat 2>&1 | sed -n 's/^RMS *amplitude: *//p'`];
  return Number(execFileSync('sh', args, { encoding: 'utf8' }).trim());
}

function mbrola(voice: string): Speaker['speak'] {
  return function* speak(cache, seed, folder) {
    const random = seededRandom(seed + 2);
    for (const sentence of sentencesWithoutEnd(cache, 'fr', seed)) {
      const utterance = speakMbrola(voice, sentence, random, folder);
      if (utterance !== null) yield utterance;
    }
  };
}

function pico(language: 'fr' | 'en'): Speaker['speak'] {
  return function* speak(cache, seed, folder) {
    for (const sentence of sentencesWithoutEnd(cache, language, seed)) yield speakPico(language, sentence, folder);
  };
}

function festival(voice: string): Speaker['speak'] {
  return function* speak(cache, seed, folder) {
    let batch: SpokenSentence[] = [];
    for (const sentence of sentencesWithoutEnd(cache, 'en', seed)) {
      batch.push(sentence);
      if (batch.length < BATCH) continue;
      for (const utterance of speakFestival(voice, batch, folder)) if (utterance !== null) yield utterance;
      batch = [];
    }
  };
}

function recorded(prompts: (cache: string) => readonly Utterance[]): Speaker['speak'] {
  return function* speak(cache, seed) {
    const all = prompts(cache);
    const random: Random = seededRandom(seed + 3);
    for (;;) yield* shuffle(all, random);
  };
}

/** Different sentences for an hour and a half, then the next hour's, in which some come again in other company. */
function* sentencesWithoutEnd(cache: string, language: 'fr' | 'en', seed: number): Iterable<SpokenSentence> {
  for (let hour = 0; ; hour++) yield* lectureSentences(cache, language, SENTENCES_AN_HOUR, seed + hour * 1_000);
}
