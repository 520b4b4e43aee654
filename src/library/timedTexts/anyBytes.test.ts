import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../build/processorMs.ts';
import { cueFormats, parseCueFile, type CueFormatName } from '../../domain/formats/cueFormats.ts';
import { readTimedText } from '../../domain/formats/readTimedText.ts';
import { binaryCues, decodeCues } from './decodeCues.ts';

const read = (Object.keys(cueFormats) as CueFormatName[]).filter((name) => cueFormats[name].parse !== undefined);
const folder = resolve(import.meta.dirname, '../../domain/formats/samples');
const samples = readdirSync(folder)
  .filter((name) => !/Cases\.json$|\.(?:md|txt)$/.test(name))
  .map((name) => readFileSync(resolve(folder, name)));

/** Anything, and samples of which some bytes are others, in their own encoding or in UTF-16. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(40), fc.uint8Array({ maxLength: 8 }), fc.boolean())
    .map(([sample, at, length, piece, isWide]) => {
      const from = at % sample.length;
      const bytes = Buffer.concat([sample.subarray(0, from), piece, sample.subarray(from + length)]);
      return isWide ? Buffer.from(bytes.toString('latin1'), 'utf16le') : bytes;
    }),
);

/** Reads bytes as every format, and as what they look like; gives the longest that one took. */
function longestMs(bytes: Uint8Array): number {
  const { source } = binaryCues(bytes) ?? decodeCues(bytes);
  const times = read.map((name) => processorMs(() => parseCueFile(source, name)));
  return Math.max(
    ...times,
    processorMs(() => readTimedText(source)),
  );
}

function cues(text: (at: number) => string, count: number): string {
  const written = Array.from({ length: count }, (_, at) => {
    return `${at + 1}\n00:00:01,000 --> 00:00:02,000\n${text(at)}\n`;
  });
  return written.join('\n');
}

describe('any bytes', () => {
  it('are read as every format, and as a text, without a throw and within a second', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(longestMs(bytes)).toBeLessThan(1_000);
      }),
      { numRuns: Number(process.env['LUTRIN_ROUND_TRIPS'] ?? 300) },
    );
  });

  it.each([
    ['a word without end', cues(() => 'a'.repeat(1_000_000), 1)],
    ['marks without end', cues(() => `a${'!'.repeat(500_000)}b-`, 1)],
    ['blanks without end', cues(() => `a${' '.repeat(500_000)}b`, 1)],
    ['lines that end with hyphens', cues(() => 'trans-\n'.repeat(50_000), 1)],
    ['subtitles that end with hyphens', cues(() => 'trans-', 20_000)],
    ['times inside and hyphens', `WEBVTT\n\n00:00.000 --> 00:09.000\n${'<00:01.000>a-\n'.repeat(30_000)}`],
    ['names without end', cues(() => `${'Ana '.repeat(100_000)}: a`, 1)],
    ['subtitles without ends', cues(() => 'x', 20_000).replaceAll('00:00:02,000', '')],
  ])('of %s are made a text within seconds', (_, text) => {
    // A quadratic reader takes minutes.
    expect(processorMs(() => readTimedText(text))).toBeLessThan(5_000);
  });
});
