import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { plainCue, type CueFile } from '../../src/domain/formats/cueFile.ts';
import { cueFormats, parseCueFile } from '../../src/domain/formats/cueFormats.ts';
import { CueSource } from '../../src/domain/formats/cueSource.ts';
import { decodeText } from '../../src/library/files/decodeText.ts';
import { percentile, print } from './figures.ts';

const PEERS = ['subsrt-ts@2.1.2', 'subtitle@4.2.2', '@qgustavor/srt-parser@2.0.0', 'webvtt-parser@2.2.0'];
const CACHE = process.env.LUTRIN_BENCH_CACHE ?? join(homedir(), '.cache/lutrin-bench');
const FOLDER = join(CACHE, 'formats');
const CUE_COUNTS = [2_500, 100_000];
const MIN_RUNS = 7;
const MIN_MS = 1_500;

type Format = 'srt' | 'vtt';

/** What a library does with bytes, and with its own cues; `null` where it does not do it. */
interface Peer {
  readonly name: string;
  readonly parse: Partial<Record<Format, (bytes: Uint8Array) => unknown>>;
  readonly write: Partial<Record<Format, (cues: unknown) => string>>;
}

/** Prints how fast subtitles are read from bytes and written, beside other libraries in one run. */
export function benchFormats(): Promise<void> {
  installPeers();
  const libraries = [lutrin(), ...peers()];
  for (const count of CUE_COUNTS) {
    for (const format of ['srt', 'vtt'] as const) {
      const bytes = Buffer.from(cueFormats[format].format!(lecture(count), {}).text);
      benchParsing(libraries, format, bytes, count);
      benchWriting(libraries, format, bytes, count);
    }
  }
  return Promise.resolve();
}

function benchParsing(libraries: readonly Peer[], format: Format, bytes: Uint8Array, count: number): void {
  const able = libraries.filter(({ parse }) => parse[format] !== undefined);
  const times = measured(
    able.map(
      ({ parse }) =>
        () =>
          parse[format]!(bytes),
    ),
  );
  for (const [index, { name }] of able.entries()) {
    const ms = times[index]!;
    const figure = `${(bytes.length / 1e6 / (ms / 1e3)).toFixed(0)} MB/s, ${perSecond(count, ms)}`;
    print(`parse ${count} cues of ${format}: ${name}`, figure, index === 0 ? beside(times, 'aim: 2') : '');
  }
}

function benchWriting(libraries: readonly Peer[], format: Format, bytes: Uint8Array, count: number): void {
  const able = libraries.filter(({ parse, write }) => write[format] !== undefined && parse[format] !== undefined);
  const read = able.map(({ parse }) => parse[format]!(bytes));
  const times = measured(
    able.map(
      ({ write }, index) =>
        () =>
          write[format]!(read[index]),
    ),
  );
  for (const [index, { name }] of able.entries()) {
    const ms = times[index]!;
    const figure = `${ms.toFixed(2)} ms, ${perSecond(count, ms)}`;
    print(`write ${count} cues of ${format}: ${name}`, figure, index === 0 ? beside(times, 'aim: 1.5') : '');
  }
}

/** Medians in milliseconds. The tasks take turns, so that a busy moment of the machine is everyone's. */
function measured(tasks: readonly (() => unknown)[]): number[] {
  const samples = tasks.map((): number[] => []);
  const since = performance.now();
  for (let run = 0; run < MIN_RUNS || performance.now() - since < MIN_MS * tasks.length; run++) {
    for (const [index, task] of tasks.entries()) {
      const start = performance.now();
      task();
      // The first runs are the compiler's.
      if (run > 1) samples[index]!.push(performance.now() - start);
    }
  }
  return samples.map((own) => percentile(own, 0.5));
}

function perSecond(count: number, ms: number): string {
  return `${(count / ms / 1e3).toFixed(2)} M cues/s`;
}

function beside([own = Number.NaN, ...others]: readonly number[], aim: string): string {
  return `× ${(Math.min(...others) / own).toFixed(2)} the fastest other (${aim})`;
}

/** A lecture: two lines a cue, some of them in italics. */
function lecture(count: number): CueFile {
  const cues = Array.from({ length: count }, (_, index) => {
    const text = `Et si le vent tourne à l’est, ${index} fois,\nc’est aussi simple que cela : regardez !`;
    const markup = index % 10 === 0 ? { markup: `<i>${text}</i>` } : {};
    return plainCue({ startMs: index * 3_000, endMs: index * 3_000 + 2_900, text, ...markup });
  });
  return { format: 'cues', language: null, cues };
}

function lutrin(): Peer {
  const write = { srt: writeAs('srt'), vtt: writeAs('vtt') };
  return { name: 'lutrin', parse: { srt: readOwn, vtt: readOwn }, write };
}

function readOwn(bytes: Uint8Array): CueFile | null {
  return parseCueFile(new CueSource(decodeText(bytes).text, bytes)).value;
}

function writeAs(format: Format): (file: unknown) => string {
  return (file) => cueFormats[format].format!(file as CueFile, {}).text;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

interface Subsrt {
  readonly parse: (text: string, options: { format: Format }) => unknown;
  readonly build: (captions: unknown, options: { format: Format }) => string;
}

interface Subtitle {
  readonly parseSync: (text: string) => unknown;
  readonly stringifySync: (nodes: unknown, options: { format: 'SRT' | 'WebVTT' }) => string;
}

interface SrtParser {
  readonly fromSrt: (text: string) => unknown;
  readonly toSrt: (lines: unknown) => string;
}

interface VttParser {
  readonly parse: (text: string, mode: string) => unknown;
}

function peers(): Peer[] {
  const { default: subsrt } = load<{ default: Subsrt }>('subsrt-ts');
  const subtitle = load<Subtitle>('subtitle');
  const { default: SrtParserClass } = load<{ default: new () => SrtParser }>('@qgustavor/srt-parser');
  const { WebVTTParser } = load<{ WebVTTParser: new () => VttParser }>('webvtt-parser');
  const srtParser = new SrtParserClass();
  return [
    {
      name: 'subsrt-ts',
      parse: {
        srt: (bytes) => subsrt.parse(textOf(bytes), { format: 'srt' }),
        vtt: (bytes) => subsrt.parse(textOf(bytes), { format: 'vtt' }),
      },
      write: {
        srt: (captions) => subsrt.build(captions, { format: 'srt' }),
        vtt: (captions) => subsrt.build(captions, { format: 'vtt' }),
      },
    },
    {
      name: 'subtitle',
      parse: { srt: (bytes) => subtitle.parseSync(textOf(bytes)), vtt: (bytes) => subtitle.parseSync(textOf(bytes)) },
      write: {
        srt: (nodes) => subtitle.stringifySync(nodes, { format: 'SRT' }),
        vtt: (nodes) => subtitle.stringifySync(nodes, { format: 'WebVTT' }),
      },
    },
    {
      name: '@qgustavor/srt-parser',
      parse: { srt: (bytes) => srtParser.fromSrt(textOf(bytes)) },
      write: { srt: (lines) => srtParser.toSrt(lines) },
    },
    {
      name: 'webvtt-parser',
      parse: { vtt: (bytes) => new WebVTTParser().parse(textOf(bytes), 'metadata') },
      write: {},
    },
  ];
}

/** A module of the peers' folder, whatever kind of module it is. */
function load<T>(name: string): T {
  return createRequire(join(FOLDER, 'package.json'))(name) as T;
}

/** The peers are the bench's alone: they live in the user's cache, and come with the first run. */
function installPeers(): void {
  if (PEERS.every((peer) => existsSync(join(FOLDER, 'node_modules', peer.slice(0, peer.lastIndexOf('@')))))) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...PEERS], { cwd: FOLDER, stdio: 'ignore' });
}
