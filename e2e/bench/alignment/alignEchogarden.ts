import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tokensOf } from '../../../src/domain/transcript/tokensOf.ts';
import type { AlignedText } from './alignedText.ts';

interface TimelineWord {
  readonly startTime: number;
  readonly endTime: number;
  readonly startOffsetUtf16: number;
}
interface Echogarden {
  align(wav: string, text: string, options: object): Promise<{ wordTimeline: readonly TimelineWord[] }>;
}

/**
 * The peer in a process of its own: `alignEchogarden.ts FOLDER WAV REQUEST RESULT` writes an `AlignedText` to a file, since
 * what the peer prints of hours does not end where a pipe does.
 */
const [folder, wav, request, answer] = process.argv.slice(2) as [string, string, string, string];
const { sentences, language } = JSON.parse(readFileSync(request, 'utf8')) as {
  sentences: string[];
  language: string;
};
const BREAK = '\n\n';
const entry = pathToFileURL(join(folder, 'node_modules/echogarden/dist/api/API.js')).href;
const { align } = (await import(entry)) as Echogarden;
const start = performance.now();
const { wordTimeline } = await align(wav, sentences.join(BREAK), { language, engine: 'dtw' });

let offset = 0;
let next = 0;
const aligned = sentences.map((text) => {
  const tokens = tokensOf(text);
  const found = tokens.map((token): TimelineWord | null => {
    while (next < wordTimeline.length && wordTimeline[next]!.startOffsetUtf16 < offset + token.start) next++;
    const word = wordTimeline[next];
    return word !== undefined && word.startOffsetUtf16 < offset + token.end ? word : null;
  });
  offset += text.length + BREAK.length;
  const known = found.filter((word) => word !== null);
  return {
    startMs: (known[0]?.startTime ?? Number.NaN) * 1_000,
    endMs: (known.at(-1)?.endTime ?? Number.NaN) * 1_000,
    isSpoken: known.length > 0,
    wordStartsMs: found.map((word) => (word === null ? null : word.startTime * 1_000)),
    wordEndsMs: found.map((word) => (word === null ? null : word.endTime * 1_000)),
  };
});
const result: AlignedText = {
  sentences: aligned,
  unscripted: [],
  seconds: (performance.now() - start) / 1_000,
  cpuSeconds: (process.resourceUsage().userCPUTime + process.resourceUsage().systemCPUTime) / 1e6,
  peakBytes: process.resourceUsage().maxRSS * 1_024,
  longestTurnMs: Number.NaN,
};
writeFileSync(answer, JSON.stringify(result));
process.exit(0);
