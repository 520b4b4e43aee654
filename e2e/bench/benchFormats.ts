import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { plainCue, type CueFile } from '../../src/domain/formats/cueFile.ts';
import { cueFormats, parseCueFile } from '../../src/domain/formats/cueFormats.ts';
import { CueSource } from '../../src/domain/formats/cueSource.ts';
import { decodeText } from '../../src/library/files/decodeText.ts';
import { percentile, print } from './figures.ts';
import { installPackages } from './installPackages.ts';

const PEERS = ['subsrt-ts@2.1.2', 'subtitle@4.2.2', '@qgustavor/srt-parser@2.0.0', 'webvtt-parser@2.2.0'];
const CACHE = process.env.LUTRIN_BENCH_CACHE ?? join(homedir(), '.cache/lutrin-bench');
const FOLDER = join(CACHE, 'formats');
const CUE_COUNTS = [2_500, 100_000];
/** How long a library runs for one figure, in turns of some milliseconds. */
const BUDGET_MS = 1_000;
const TURN_MS = 40;
const MIN_ROUNDS = 5;

type Format = 'srt' | 'vtt';

/** What a library does with bytes, and with its own cues; `null` where it does not do it. */
interface Peer {
  readonly name: string;
  readonly parse: Partial<Record<Format, (bytes: Uint8Array) => unknown>>;
  readonly write: Partial<Record<Format, (cues: unknown) => string>>;
  /** Whether it leaves times as they are written, and so neither reads nor writes them: it has a figure of its own. */
  readonly leavesTimes?: true;
}

/**
 * How long a task takes: of the processor, which other programs do not change, and of the clock. Only its own thread is
 * counted: the threads beside it free what the other libraries left, and half of what 100,000 cues cost was that.
 */
interface Measured {
  readonly processorMs: number;
  readonly medianMs: number;
}

/** Prints how fast subtitles are read from bytes and written, beside other libraries in one run. */
export function benchFormats(): Promise<void> {
  installPackages(FOLDER, PEERS);
  const libraries = [lutrin(), ...peers()];
  for (const count of CUE_COUNTS) {
    for (const format of ['srt', 'vtt'] as const) {
      const bytes = Buffer.from(cueFormats[format].format!(lecture(count), {}).text);
      const parsing = tasksOf(libraries, ({ parse }) => parse[format] && (() => parse[format]!(bytes)));
      printRates(`parse ${count} cues of ${format}`, parsing, 2, { count, bytes: bytes.length });
      const writing = tasksOf(libraries, ({ parse, write }) => {
        const cues = write[format] && parse[format]?.(bytes);
        return write[format] && (() => write[format]!(cues));
      });
      const derived = lecture(count);
      writing.push({ name: 'lutrin, derived', leavesTimes: false, run: () => writeAs(format)(derived) });
      printRates(`write ${count} cues of ${format}`, writing, 1.5, { count });
    }
  }
  return Promise.resolve();
}

interface Task {
  readonly name: string;
  readonly leavesTimes: boolean;
  readonly run: () => unknown;
}

function tasksOf(libraries: readonly Peer[], taskOf: (peer: Peer) => (() => unknown) | undefined): Task[] {
  return libraries.flatMap((peer): Task[] => {
    const run = taskOf(peer);
    return run === undefined ? [] : [{ name: peer.name, leavesTimes: peer.leavesTimes === true, run }];
  });
}

function printRates(what: string, tasks: readonly Task[], aim: number, size: { count: number; bytes?: number }): void {
  const times = measured(tasks.map(({ run }) => run));
  for (const [index, { name }] of tasks.entries()) {
    const { processorMs, medianMs } = times[index]!;
    const rate = size.bytes === undefined ? '' : `${(size.bytes / 1e3 / processorMs).toFixed(0)} MB/s, `;
    const figure = `${rate}${(size.count / processorMs / 1e3).toFixed(2)} M cues/s`;
    const isOwn = name.startsWith('lutrin');
    const ratios = isOwn ? `${besideOthers(processorMs, tasks, times)} (aim: ${aim})` : '';
    print(`${what}: ${name}`, figure, `${processorMs.toFixed(2)} ms, clock ${medianMs.toFixed(2)} ms   ${ratios}`);
  }
}

/** How many times as fast as the fastest that does as much, and as one that leaves times alone. */
function besideOthers(ownMs: number, tasks: readonly Task[], times: readonly Measured[]): string {
  const fastest = (leavesTimes: boolean): number =>
    Math.min(
      ...tasks.flatMap((task, index) =>
        task.name.startsWith('lutrin') || task.leavesTimes !== leavesTimes ? [] : times[index]!.processorMs,
      ),
    );
  const alone = fastest(true);
  const beside = alone === Infinity ? '' : `, × ${(alone / ownMs).toFixed(2)} that which leaves times alone`;
  return `× ${(fastest(false) / ownMs).toFixed(2)} the fastest other${beside}`;
}

/** The tasks take turns, so that a busy moment of the machine is everyone's. */
function measured(tasks: readonly (() => unknown)[]): Measured[] {
  const turns = tasks.map((task) => new Turns(task));
  const since = performance.now();
  for (let round = 0; round < MIN_ROUNDS || performance.now() - since < BUDGET_MS * tasks.length; round++) {
    for (const own of turns) own.take();
  }
  return turns.map((own) => own.measured());
}

/** The turns of one task. The clock of the processor ticks in milliseconds: only the sum of many runs is exact. */
class Turns {
  readonly #task: () => unknown;
  readonly #clockMs: number[] = [];
  #processorMs = 0;

  constructor(task: () => unknown) {
    this.#task = task;
    // The first runs are the compiler's.
    this.#runFor(2 * TURN_MS);
  }

  take(): void {
    const since = process.threadCpuUsage();
    this.#clockMs.push(...this.#runFor(TURN_MS));
    const { user, system } = process.threadCpuUsage(since);
    this.#processorMs += (user + system) / 1_000;
  }

  measured(): Measured {
    return { processorMs: this.#processorMs / this.#clockMs.length, medianMs: percentile(this.#clockMs, 0.5) };
  }

  #runFor(turnMs: number): number[] {
    const times: number[] = [];
    for (const since = performance.now(); performance.now() - since < turnMs;) {
      const start = performance.now();
      this.#task();
      times.push(performance.now() - start);
    }
    return times;
  }
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
  return {
    name: 'lutrin',
    parse: { srt: readOwn, vtt: readOwn },
    write: { srt: writeAs('srt'), vtt: writeAs('vtt') },
  };
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
  const { default: SrtParserClass } = load<{ default: new (options?: { numericTimestamps: boolean }) => SrtParser }>(
    '@qgustavor/srt-parser',
  );
  const { WebVTTParser } = load<{ WebVTTParser: new () => VttParser }>('webvtt-parser');
  const textParser = new SrtParserClass();
  const srtParser = new SrtParserClass({ numericTimestamps: true });
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
      // It takes its own seconds for milliseconds: the times are wrong, the work is the same.
      write: { srt: (lines) => srtParser.toSrt(lines) },
    },
    {
      name: '@qgustavor/srt-parser, times as text',
      parse: { srt: (bytes) => textParser.fromSrt(textOf(bytes)) },
      write: { srt: (lines) => textParser.toSrt(lines) },
      leavesTimes: true,
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
