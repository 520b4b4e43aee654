import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { LectureLanguage, SpokenSentence } from './lectureText.ts';
import type { Utterance } from './testLecture.ts';
import { readWav, SAMPLES_A_SECOND, soundingRange, spokenRange } from './wav.ts';

const LOCALES: Record<LectureLanguage, string> = { fr: 'fr-FR', en: 'en-GB' };

/** Speaks with SVOX Pico, a statistical voice with rules of its own: the sentence's time is known, its words' are not. */
export function speakPico(language: LectureLanguage, sentence: SpokenSentence, folder: string): Utterance {
  const wav = join(folder, 'pico.wav');
  const spoken = sentence.map((word) => word.spoken).join(' ');
  execFileSync('pico2wave', ['-l', LOCALES[language], '-w', wav, spoken], { stdio: 'ignore' });
  const samples = readWav(wav);
  return recordedUtterance(sentence.map(({ text }) => text).join(' '), samples);
}

/** A sentence of which only the sound is known: it lasts as long as speech is heard. */
export function recordedUtterance(text: string, samples: Int16Array): Utterance {
  const sounding = soundingRange(samples);
  const spoken = spokenRange(samples);
  const msOf = (sample: number): number => ((sample - sounding.from) * 1000) / SAMPLES_A_SECOND;
  return {
    text,
    startMs: msOf(spoken.from),
    endMs: msOf(spoken.to),
    words: [],
    samples: samples.subarray(sounding.from, sounding.to),
  };
}
