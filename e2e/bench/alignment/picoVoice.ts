import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { LectureLanguage, SpokenSentence } from './lectureText.ts';
import type { Utterance } from './testLecture.ts';
import { readWav, SAMPLES_A_SECOND, soundingRange } from './wav.ts';

const LOCALES: Record<LectureLanguage, string> = { fr: 'fr-FR', en: 'en-GB' };

/** Speaks with SVOX Pico, a statistical voice with rules of its own: the sentence's time is known, its words' are not. */
export function speakPico(language: LectureLanguage, sentence: SpokenSentence, folder: string): Utterance {
  const wav = join(folder, 'pico.wav');
  const spoken = sentence.map((word) => word.spoken).join(' ');
  execFileSync('pico2wave', ['-l', LOCALES[language], '-w', wav, spoken], { stdio: 'ignore' });
  const samples = readWav(wav);
  return recordedUtterance(sentence.map(({ text }) => text).join(' '), samples);
}

/** A sentence of which only the sound is known: it lasts as long as it sounds. */
export function recordedUtterance(text: string, samples: Int16Array): Utterance {
  const { from, to } = soundingRange(samples);
  return {
    text,
    startMs: 0,
    endMs: ((to - from) * 1000) / SAMPLES_A_SECOND,
    words: [],
    samples: samples.subarray(from, to),
  };
}
