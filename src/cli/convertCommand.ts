import { basename, extname, join, resolve } from 'node:path';
import { Failure } from '../contract/failure.ts';
import type { CueFile, Dropped } from '../domain/formats/cueFile.ts';
import { cueFormats, type CueFormatName } from '../domain/formats/cueFormats.ts';
import type { TextProblem } from '../domain/formats/parsed.ts';
import { subtitlesOfSpeech } from '../domain/formats/subtitlesOfSpeech.ts';
import { vttRegions } from '../domain/formats/vttFile.ts';
import { parseVttCueSettings } from '../domain/formats/vttSettings.ts';
import { deliverFile } from '../library/files/deliverFile.ts';
import { EXIT_CODES, NOT_ALL, OK } from './exitCode.ts';
import { failureSentence } from './failureSentence.ts';
import { meansFolder } from './meansFolder.ts';
import { readCueFile, type ReadCueFile, type ReadingAs } from './readCueFile.ts';
import { jsonDocument, type Terminal } from './terminal.ts';

/** The formats `convert` reads, and those it writes besides `json`. */
export const READ_FORMATS = namesOf('parse');
export const WRITTEN_FORMATS = namesOf('format');

function namesOf(does: 'parse' | 'format'): CueFormatName[] {
  const names = Object.keys(cueFormats) as CueFormatName[];
  return names.filter((name) => cueFormats[name][does] !== undefined).toSorted();
}

/** What is converted, and into what. */
export interface Conversion extends ReadingAs {
  readonly to: CueFormatName | 'json';
  /** A file or folder; `null` prints the result. */
  readonly out: string | null;
  /** Whether `json` gives the payloads with their markup. */
  readonly raw: boolean;
  readonly force: boolean;
  /** Whether the report is one JSON document. */
  readonly isJson: boolean;
}

/** What became of one file; `reason` is `null` when it was converted. */
interface ConvertedFile {
  readonly path: string;
  readonly out: string | null;
  readonly reason: string | null;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly cueCount: number;
  readonly problems: readonly TextProblem[];
  readonly dropped: readonly Dropped[];
}

/** More are counted, not told: a file without numbers has one for each cue. */
const MOST_PROBLEMS_TOLD = 20;

/** Converts files of the user's own, tells what was repaired and dropped, and gives the exit code. */
export async function convertFiles(
  paths: readonly string[],
  conversion: Conversion,
  terminal: Terminal,
): Promise<number> {
  const isFolder = conversion.out !== null && (await meansFolder(conversion.out));
  const written = new Set<string>();
  const files: ConvertedFile[] = [];
  let exitCode: number = OK;
  for (const path of paths) {
    const target =
      conversion.out === null ? null : isFolder ? join(conversion.out, nameFor(path, conversion.to)) : conversion.out;
    const { file, code } = await convertFile(path, target, { conversion, written, terminal });
    files.push(file);
    if (code !== OK) exitCode = paths.length === 1 ? code : NOT_ALL;
  }
  if (conversion.isJson && conversion.out !== null) terminal.out(jsonDocument({ files }));
  else for (const file of files) (conversion.out === null ? terminal.err : terminal.out)(describe(file));
  return exitCode;
}

function nameFor(path: string, to: Conversion['to']): string {
  const extension = to === 'json' ? 'json' : cueFormats[to].extensions[0]!;
  return `${basename(path, extname(path))}.${extension}`;
}

interface Work {
  readonly conversion: Conversion;
  /** What this run has written: a second file of the same name must not replace it. */
  readonly written: Set<string>;
  readonly terminal: Terminal;
}

async function convertFile(
  path: string,
  target: string | null,
  work: Work,
): Promise<{ file: ConvertedFile; code: number }> {
  const { conversion, terminal } = work;
  let file: ConvertedFile = {
    path,
    out: null,
    reason: null,
    format: null,
    encoding: null,
    cueCount: 0,
    problems: [],
    dropped: [],
  };
  try {
    const read = await readCueFile(resolve(path), conversion);
    const { value, problems, encoding } = read;
    file = { ...file, encoding, problems, format: value?.format ?? null, cueCount: value?.cues.length ?? 0 };
    if (value === null || value.cues.length === 0) throw unread(path, read, target, work);
    const { text, dropped } = writtenAs({ ...read, value }, conversion);
    file = { ...file, dropped };
    if (target === null) terminal.out(text);
    else await deliver(target, text, work);
    return { file: { ...file, out: target }, code: OK };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { file: { ...file, reason: failureSentence(error) }, code: EXIT_CODES[error.code] };
  }
}

/** Why nothing is written of a file without cues; as printed JSON, with what is wrong with it. */
function unread(path: string, read: ReadCueFile, target: string | null, { conversion, terminal }: Work): Failure {
  if (conversion.to === 'json' && target === null) terminal.out(jsonDocument(jsonOf(read, conversion.raw)));
  return new Failure('timedText.unread', path);
}

async function deliver(target: string, text: string, { conversion, written }: Work): Promise<void> {
  const path = resolve(target);
  if (written.has(path)) throw new Failure('export.exists', path);
  await deliverFile(path, text, conversion.force);
  written.add(path);
}

function writtenAs(
  read: ReadCueFile & { readonly value: CueFile },
  { to, raw, options }: Conversion,
): { text: string; dropped: readonly Dropped[] } {
  if (to === 'json') return { text: jsonDocument(jsonOf(read, raw)), dropped: [] };
  const fits = !read.isSpeech || cueFormats[to].isSpeech === true || to === 'podcast';
  return cueFormats[to].format!(fits ? read.value : subtitlesOfSpeech(read.value), options);
}

/** The document of `--to json`. */
function jsonOf({ value, problems, encoding }: ReadCueFile, raw: boolean): object {
  const regions = vttRegions(value?.vtt?.blocks ?? []);
  const cues = (value?.cues ?? []).map((cue) => ({
    id: cue.id,
    startMs: cue.startMs,
    endMs: cue.endMs,
    text: raw ? cue.raw : cue.text,
    settings: value?.format === 'vtt' ? parseVttCueSettings(cue.settings, regions) : cue.settings || null,
    speaker: cue.speaker,
  }));
  return { format: value?.format ?? null, encoding, cues, problems };
}

function describe({ path, out, reason, format, encoding, cueCount, problems, dropped }: ConvertedFile): string {
  const facts = [format, encoding, `${cueCount} cues`].filter((fact) => fact !== null).join(', ');
  const more = problems.length - MOST_PROBLEMS_TOLD;
  const lines = [
    reason === null ? `${path}: ${facts}${out === null ? '' : ` → ${out}`}` : `${path}: ${reason}`,
    ...problems
      .slice(0, MOST_PROBLEMS_TOLD)
      .map(({ code, line, detail }) => `  ${line === 0 ? '' : `line ${line}: `}${code} ${detail}`.trimEnd()),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...dropped.map(({ what, count }) => `  not written: ${what} (${count})`),
  ];
  return `${lines.join('\n')}\n`;
}
