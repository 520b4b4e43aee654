import { stat } from 'node:fs/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CueFormatName } from '../domain/formats/cueFormats.ts';
import type { CommandContext, GlobalOptions } from './commandContext.ts';
import { convertFiles, READ_FORMATS, WRITTEN_FORMATS } from './convertCommand.ts';

interface ConvertOptions {
  readonly from?: CueFormatName;
  readonly to: CueFormatName | 'json';
  readonly out?: string;
  readonly encoding?: string;
  readonly raw?: boolean;
  readonly force?: boolean;
  readonly crlf?: boolean;
  readonly frameRate?: number;
}

/** Adds `convert`, which needs no library. */
export function addConvert(program: Command, context: CommandContext): void {
  program
    .command('convert')
    .description('convert files of subtitles or timed speech, also outside the library')
    .argument('<file...>', 'the files; their formats are told by their content')
    .addOption(new Option('--from <format>', 'read as this format').choices(READ_FORMATS))
    .addOption(
      new Option('--to <format>', 'the format to write').choices([...WRITTEN_FORMATS, 'json']).makeOptionMandatory(),
    )
    .option('--out <path>', 'the file to write, or a folder; else the result is printed')
    .option('--encoding <label>', 'read in this encoding, as windows-1252', parseEncoding)
    .option('--raw', 'with --to json: texts with their markup')
    .option('--crlf', 'with --to srt: end lines with CR LF')
    .option('--frame-rate <n>', 'frames a second, of MicroDVD', parseFrameRate)
    .option('--force', 'replace files that exist')
    .addHelpText(
      'after',
      `
Examples:
  lutrin convert lecture.srt --to vtt --out lecture.vtt
  lutrin convert subtitles/*.ass --to srt --out converted/
  lutrin convert whisper.json --to srt > lecture.srt
  lutrin convert lecture.vtt --to json --raw

--to json: {format, encoding, cues: [{id, startMs, endMs, text, settings, speaker}], problems: [{code, line, detail}]}
  line counts from 1; 0 is the file as a whole. The settings of WebVTT are an object, of other formats a text or null.
With --json and --out: {files: [{path, out, reason, format, encoding, cueCount, problems, dropped: [{what, count}]}]}
  reason is null when the file was converted; dropped is what the format could not say.
What a recogniser wrote is made into subtitles of two lines.`,
    )
    .action(async (paths: string[], own: ConvertOptions, command: Command) => {
      const isJson = command.optsWithGlobals<GlobalOptions>().json === true;
      await requireTarget(paths, own, command, isJson);
      const conversion = {
        from: own.from ?? null,
        to: own.to,
        out: own.out ?? null,
        encoding: own.encoding,
        raw: own.raw === true,
        force: own.force === true,
        isJson,
        options: {
          ...(own.crlf === true ? { lineEnd: '\r\n' as const } : {}),
          ...(own.frameRate === undefined ? {} : { frameRate: own.frameRate }),
        },
      };
      context.exitCode = await convertFiles(paths, conversion, context.terminal);
    });
}

async function requireTarget(
  paths: readonly string[],
  { out, to }: ConvertOptions,
  command: Command,
  isJson: boolean,
): Promise<void> {
  if (isJson && out === undefined && to !== 'json') command.error("error: --json needs '--out <path>'");
  if (paths.length === 1) return;
  const isFolder =
    out !== undefined &&
    (await stat(out).then(
      (status) => status.isDirectory(),
      () => false,
    ));
  if (!isFolder) command.error("error: several files need '--out <folder>' with a folder that exists");
}

/** Reads a label of the Encoding standard. */
export function parseEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new InvalidArgumentError('This is no label of the Encoding standard.');
  }
}

/** Reads frames a second. */
export function parseFrameRate(text: string): number {
  const rate = Number(text);
  if (rate >= 1 && rate <= 1_000) return rate;
  throw new InvalidArgumentError('A frame rate is a number from 1 to 1000.');
}
