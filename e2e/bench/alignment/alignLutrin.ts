import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { alignSpeech } from '../../../src/domain/alignment/alignSpeech.ts';
import { SpectrogramBuilder } from '../../../src/domain/alignment/spectrogramBuilder.ts';
import { tokensOf } from '../../../src/domain/transcript/tokensOf.ts';
import { SecondSide } from '../../../src/library/sound/SecondSide.ts';
import type { AlignedText } from './alignedText.ts';
import { SAMPLES_A_SECOND } from './wav.ts';

/** A process of its own, so that its memory can be told: `alignLutrin.ts WAV REQUEST RESULT` writes an `AlignedText`. */
const [wav, request, answer] = process.argv.slice(2) as [string, string, string];
const HEADER_BYTES = 44;
const { sentences, language } = JSON.parse(readFileSync(request, 'utf8')) as {
  sentences: string[];
  language: string;
};

const start = performance.now();
const builder = new SpectrogramBuilder();
const file = openSync(wav, 'r');
const block = new Int16Array(10 * SAMPLES_A_SECOND);
for (let at = HEADER_BYTES; ;) {
  const bytes = readSync(file, block, 0, block.byteLength, at);
  if (bytes === 0) break;
  // Without the iterator of `Float32Array.from`, which takes as long as the spectrogram.
  const samples = new Float32Array(bytes >> 1);
  for (let index = 0; index < samples.length; index++) samples[index] = block[index]! / 32_768;
  builder.push(samples);
  at += bytes;
}
closeSync(file);
const second = process.env.LUTRIN_BENCH_THREADS === '1' ? null : new SecondSide();
const work = alignSpeech({
  sound: builder.finish(),
  sentences,
  language: language === 'en' ? 'en' : 'fr',
  run: second?.run,
});
let longestTurnMs = 0;
let turn = performance.now();
let step = work.next();
while (step.done !== true) {
  step = work.next();
  longestTurnMs = Math.max(longestTurnMs, performance.now() - turn);
  turn = performance.now();
}
const { words, sentences: aligned, unscripted } = step.value.alignment;
let word = 0;
const result: AlignedText = {
  sentences: aligned.map(({ text, startMs, endMs, spoken }) => {
    const own = words.slice(word, (word += tokensOf(text).length));
    const wordStartsMs = own.map((one) => one.startMs);
    return { startMs, endMs, isSpoken: spoken, wordStartsMs, wordEndsMs: own.map((one) => one.endMs) };
  }),
  unscripted,
  seconds: (performance.now() - start) / 1_000,
  cpuSeconds: (process.resourceUsage().userCPUTime + process.resourceUsage().systemCPUTime) / 1e6,
  peakBytes: process.resourceUsage().maxRSS * 1_024,
  longestTurnMs,
};
writeFileSync(answer, JSON.stringify(result));
second?.close();
