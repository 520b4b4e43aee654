import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import fc from 'fast-check';
import { plainCue, type CueFile } from '../../src/domain/formats/cueFile.ts';
import { cueFormats } from '../../src/domain/formats/cueFormats.ts';
import { print } from './figures.ts';

const FILES = 50;
const CUES = 40;
const SEED = 1;

interface PlainCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** What readers take for something else than text, or lose; no backslash: FFmpeg has no way to say one in WebVTT. */
const PIECES = [
  'Bonjour',
  'é',
  'e\u0301',
  '😀',
  '\u200Fשלום',
  '\u2028',
  '\u00A0',
  '-',
  '12',
  '«',
  '♪',
  '"',
  '|',
  '%',
  '<',
  '>',
  '&',
  '-->',
  '->',
  '<i>',
  '</i>',
  '<v Ann>',
  '<script>',
  '<!-- x -->',
  '<00:00:01.000>',
  '&amp;',
  '&lt',
  '00:00:01,000 --> 00:00:02,000',
  '12:30 --> 13:30',
  'NOTE',
  'STYLE',
  'WEBVTT',
  '{',
  '}',
  '{y:i}',
  '[br]',
  '\0',
];

/** Prints how many cues of nasty texts a browser's track and FFmpeg read back from exports as they were. */
export async function benchConformance(folder: string, browser: Browser): Promise<void> {
  const files = fc.sample(anyCues(), { numRuns: FILES, seed: SEED });
  const page = await browser.newPage();
  await page.setContent('<video></video>');
  let inTrack = 0;
  let inFfmpeg = 0;
  for (const cues of files) {
    const file: CueFile = { format: 'cues', language: null, cues: cues.map((cue) => plainCue(cue)) };
    inTrack += countOf(cues, await readByTrack(page, cueFormats.vtt.format!(file, {}).text));
    inFfmpeg += countOf(cues, readByFfmpeg(join(folder, 'conformance.srt'), cueFormats.srt.format!(file, {}).text));
  }
  await page.close();
  const all = FILES * CUES;
  print('cues of WebVTT that the browser reads back', `${inTrack} of ${all}`, 'all');
  print('cues of SubRip that FFmpeg reads back', `${inFfmpeg} of ${all}`, 'all');
}

function anyCues(): fc.Arbitrary<PlainCue[]> {
  const line = fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 })
    .map((pieces) => pieces.join(' ').trim())
    .filter((text) => text !== '');
  const cue = fc.record({
    gap: fc.nat(3_000),
    length: fc.integer({ min: 1, max: 5_000 }),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  });
  return fc.array(cue, { minLength: CUES, maxLength: CUES }).map((items) => {
    let timeMs = 0;
    return items.map(({ gap, length, lines }) => {
      const startMs = timeMs + gap;
      timeMs = startMs + length;
      return { startMs, endMs: timeMs, text: lines.join('\n') };
    });
  });
}

function countOf(cues: readonly PlainCue[], read: readonly PlainCue[]): number {
  const same = new Set(read.map(keyOf));
  return cues.filter((cue) => same.has(keyOf(cue))).length;
}

/** A reader may trim lines; U+2060 is not seen, NUL is U+FFFD everywhere. */
function keyOf({ startMs, endMs, text }: PlainCue): string {
  const lines = text.replaceAll('\u2060', '').replaceAll('\0', '\uFFFD').split('\n');
  return JSON.stringify([startMs, endMs, ...lines.map((line) => line.trim())]);
}

function readByTrack(page: Page, text: string): Promise<PlainCue[]> {
  return page.evaluate((content) => {
    return new Promise<PlainCue[]>((resolve, reject) => {
      const element = document.createElement('track');
      element.addEventListener('error', () => reject(new Error('the track was refused')));
      element.addEventListener('load', () => {
        const cues = [...element.track.cues!].map((cue) => ({
          startMs: Math.round(cue.startTime * 1_000),
          endMs: Math.round(cue.endTime * 1_000),
          text: (cue as VTTCue).getCueAsHTML().textContent ?? '',
        }));
        element.remove();
        resolve(cues);
      });
      element.src = URL.createObjectURL(new Blob([content]));
      document.querySelector('video')!.append(element);
      element.track.mode = 'hidden';
    });
  }, text);
}

const TIMES = /^\d+\n(\d+):(\d\d):(\d\d),(\d{3}) --> (\d+):(\d\d):(\d\d),(\d{3})\n/gm;

function readByFfmpeg(path: string, text: string): PlainCue[] {
  writeFileSync(path, text);
  const written = execFileSync('ffmpeg', ['-v', 'quiet', '-nostdin', '-i', path, '-f', 'srt', '-']).toString();
  const found = [...written.matchAll(TIMES)];
  return found.map((match, index) => {
    const [startMs = 0, endMs = 0] = [match.slice(1, 5), match.slice(5, 9)].map(timeOf);
    const from = match.index + match[0].length;
    return {
      startMs,
      endMs,
      text: written
        .slice(from, found[index + 1]?.index)
        .trim()
        .replaceAll('\r', ''),
    };
  });
}

function timeOf([hours, minutes, seconds, fraction]: readonly string[]): number {
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(fraction);
}
