#!/usr/bin/env node
/**
 * Stands in for whisper.cpp's `whisper-cli` where a test needs a recogniser: it takes the same arguments, says the same
 * messages and writes the same JSON, but hears nothing. Its model is a text file: the words it finds, one after another,
 * through the whole recording; an empty one is none. As the real one it ends with 0 and its usage where it does not know an argument.
 *
 * `--stand-in fail` ends with an error in the middle, `hang` goes on for ever, with a program of its own, `crash` is killed,
 * `torn` writes half of its JSON, `other` JSON that is none of its own, `wordless` JSON that has no words, `huge` 4 GB of it
 * (mostly a hole); `flood` says much first.
 */
import { spawn } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';

const USAGE = `
usage: whisper-cli [options] file0 file1 ...

options:
  -h,        --help              [default] show this help message and exit
  -t N,      --threads N         [4      ] number of threads to use during computation
  -ojf,      --output-json-full  [false  ] include more information in the JSON file
  -of FNAME, --output-file FNAME [       ] output file path (without file extension)
  -pp,       --print-progress    [false  ] print progress
  -l LANG,   --language LANG     [en     ] spoken language ('auto' for auto-detect)
  -m FNAME,  --model FNAME       [models/ggml-base.en.bin] model path
  -f FNAME,  --file FNAME        [       ] input audio file path
`;

/** Arguments with a value, and whether they have one. */
const ARGUMENTS: Readonly<Record<string, boolean>> = {
  '-m': true,
  '-f': true,
  '-l': true,
  '-of': true,
  '-t': true,
  '-ojf': false,
  '-pp': false,
  '--stand-in': true,
};

main(process.argv.slice(2));

function main(args: readonly string[]): void {
  if (args.includes('--help') || args.includes('-h')) return end(0, USAGE);
  const given = argumentsOf(args);
  if (typeof given === 'string') return end(0, `error: unknown argument: ${given}`, USAGE);
  const { '-m': model = '', '-f': file = '', '-l': language = 'en', '-of': output = '' } = given;
  const words = wordsOf(model);
  if (words === null) return end(3, 'whisper_init: loading', 'error: failed to initialize whisper context');
  const durationMs = durationOf(file);
  if (durationMs === null) return end(10, `error: failed to read audio file '${file}'`);
  const way = given['--stand-in'];
  if (way === 'hang') return hang();
  if (way === 'fail') return end(7, progress(10), progress(50), 'error: failed to process audio');
  misbehave(way);
  say(progress(5), progress(40), progress(100));
  process.stdout.write(`\n[00:00:00.000 --> 00:00:01.000]   ${words.join(' ')}\n`);
  writeResult(`${output}.json`, JSON.stringify(resultOf(words, durationMs, language)), way);
}

function misbehave(way: string | undefined): void {
  if (way === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (way === 'flood') for (let line = 0; line < 200_000; line++) say(`whisper: noise ${line}`);
}

function writeResult(path: string, json: string, way: string | undefined): void {
  const written: Record<string, string> = {
    torn: json.slice(0, json.length >> 1),
    other: '{"transcription": "none"}',
    wordless: '{"transcription": []}',
  };
  writeFileSync(path, written[way ?? ''] ?? json);
  if (way === 'huge') truncateSync(path, 4 * 2 ** 30);
}

function argumentsOf(args: readonly string[]): Record<string, string> | string {
  const given: Record<string, string> = {};
  for (let index = 0; index < args.length; index++) {
    const name = args[index]!;
    const hasValue = ARGUMENTS[name];
    if (hasValue === undefined) return name;
    given[name] = hasValue ? (args[++index] ?? '') : 'true';
  }
  return given;
}

function wordsOf(model: string): string[] | null {
  try {
    const text = readFileSync(model, 'utf8').trim();
    return text === '' ? null : text.split(/\s+/);
  } catch {
    return null;
  }
}

/** How long a WAV file of 16 kHz, 16 bit, mono is; `null` for any other, which whisper.cpp would not read either. */
function durationOf(path: string): number | null {
  const bytes = readFileSync(path);
  const isWav = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 16) === 'WAVEfmt ';
  const isFit = isWav && bytes.readUInt16LE(22) === 1 && bytes.readUInt32LE(24) === 16_000;
  const length = bytes.readUInt32LE(40);
  return isFit && bytes.readUInt16LE(34) === 16 && bytes.length === 44 + length ? length / 32 : null;
}

/** Words of one or two tokens each, as Whisper has them: the blank belongs to the word behind it. */
function resultOf(words: readonly string[], durationMs: number, language: string): object {
  const stepMs = durationMs / words.length;
  const segments = Array.from({ length: Math.ceil(words.length / 10) }, (_, index) => {
    const own = words.slice(10 * index, 10 * index + 10);
    const fromMs = 10 * index * stepMs;
    const tokens = own.flatMap((word, at) => tokensOf(word, fromMs + at * stepMs, stepMs * 0.8));
    const offsets = { from: Math.round(fromMs), to: Math.round(fromMs + own.length * stepMs) };
    return { offsets, text: ` ${own.join(' ')}`, tokens: [{ text: '[_BEG_]', offsets, id: 50_364, p: 1 }, ...tokens] };
  });
  return {
    systeminfo: '',
    model: { type: 'stand-in' },
    params: { language },
    result: { language: language === 'auto' ? 'fr' : language },
    transcription: segments,
  };
}

function tokensOf(word: string, fromMs: number, lengthMs: number): object[] {
  const middle = Math.ceil(word.length / 2);
  const parts = word.length > 5 ? [word.slice(0, middle), word.slice(middle)] : [word];
  return parts.map((text, index) => {
    const [from, to] = [index, index + 1].map((part) => Math.round(fromMs + (lengthMs * part) / parts.length));
    return { text: index === 0 ? ` ${text}` : text, offsets: { from, to }, id: 1, p: 0.9, t_dtw: -1 };
  });
}

function progress(percent: number): string {
  return `whisper_print_progress_callback: progress = ${String(percent).padStart(3)}%`;
}

/** Waits with a program of its own, whose number it tells: both must end when the first is stopped. */
function hang(): void {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  say(progress(5), `waits with ${child.pid}`);
  setInterval(() => undefined, 1_000);
}

function say(...lines: string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
}

function end(code: number, ...lines: string[]): void {
  say(...lines);
  process.exitCode = code;
}
