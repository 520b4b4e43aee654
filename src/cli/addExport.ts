import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  DELIVERY_FORMATS,
  ENCODINGS,
  type DeliveryEncoding,
  type DeliveryFormatName,
} from '../domain/delivery/deliveryFormats.ts';
import {
  DEFAULT_DELIVERY,
  LINE_ENDS,
  SPEAKER_STYLES,
  type DeliveryOptions,
} from '../domain/delivery/deliveryOptions.ts';
import { parseFrameRate } from './addConvert.ts';
import { chooseProfile } from './chooseProfile.ts';
import { placesOf, type CommandContext, type GlobalOptions } from './commandContext.ts';
import { exportTalks } from './exportCommand.ts';
import { withLibrary } from './withLibrary.ts';

interface ExportOptions {
  readonly to: readonly DeliveryFormatName[];
  readonly out: string;
  readonly name?: string;
  readonly force?: boolean;
  readonly profile?: string;
  readonly encoding: DeliveryEncoding;
  readonly lineEnd: DeliveryOptions['lineEnd'];
  readonly frameRate: number;
  readonly offset: number;
  readonly speakers: DeliveryOptions['speakers'];
  readonly sounds: boolean;
  readonly keepUnspoken?: boolean;
  readonly strict?: boolean;
}

const HELP = `
Examples:
  lutrin export 7fK2 --to srt --out lecture.srt
  lutrin export 7fK2 --to srt,vtt,chapters,html --out deliveries/
  lutrin export 7fK2 --to srt --profile netflix-fr --strict --out lecture.srt
  lutrin export 7fK2 9aB3 --to srt --encoding windows-1252 --profile arcom --out deliveries/ --name "{date} {title}"
  lutrin export 7fK2 --to srt --profile ./ours.json --out lecture.srt

With --json: of one file {path, format, encoding, cueCount, estimatedCount, dropped: [{what, count}], unspoken,
  lost: [{character, written, count}], check: {profile, brokenCount, errorCount, warningCount, rules: [{rule,
  severity, count}]}}
  of a folder {talks: [{talkId, title, paths, reason, detail, estimatedCount, dropped: [what], unspoken,
  lost: [character], check}], cancelled}
  reason is null when all files of the talk are there; estimatedCount: paragraphs whose time, or that of a sentence
  in them that nobody says, is only an estimate;
  unspoken: the sentences that an alignment did not hear, and that subtitles are left without;
  dropped is what a format could not say, lost what the encoding does not have. JSON, and all that has no other
  encoding by its specification, is always UTF-8.
  check is what breaks the rules in subtitles as the file has them, null in one without subtitles; of a talk it is that
  of the file that breaks most. brokenCount: subtitles with an error. Without --json it is told on standard
  error. It changes the exit status with --strict alone.`;

/** Adds `export`: one talk into a file, or talks in any number of formats into a folder. */
export function addExport(program: Command, context: CommandContext): void {
  const byDefault = DEFAULT_DELIVERY;
  program
    .command('export')
    .description('write talks as subtitles, chapters or text')
    .argument('<id...>', 'ids of talks, the beginnings of them, or exact titles')
    .addOption(
      new Option('--to <formats>', `formats, between commas: ${DELIVERY_FORMATS.join(', ')}`)
        .argParser(parseFormats)
        .makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'the file to write, or a folder that exists')
    .option('--name <pattern>', 'names in the folder: {title}, {date}, {id} and {format} are filled in')
    .option('--profile <id|file>', 'the rules that subtitles keep to; else those of each talk')
    .addOption(
      new Option('--encoding <encoding>', 'how text is encoded').choices(ENCODINGS).default(byDefault.encoding),
    )
    .addOption(new Option('--line-end <end>', 'how lines end').choices(LINE_ENDS).default(byDefault.lineEnd))
    .option('--frame-rate <n>', 'frames a second, of MicroDVD', parseFrameRate, byDefault.frameRate)
    .option('--offset <ms>', 'milliseconds that all times are moved by', parseOffset, byDefault.offsetMs)
    .addOption(
      new Option('--speakers <style>', 'how speakers are named').choices(SPEAKER_STYLES).default(byDefault.speakers),
    )
    .option('--no-sounds', 'leave out sounds and music that the text marks')
    .option('--keep-unspoken', 'keep subtitles that nobody says; else they are left out, and told')
    .option('--force', 'replace files that exist')
    .option('--strict', 'exit with 1 where written subtitles break a rule of their profile')
    .addHelpText('after', HELP)
    .action((names: string[], own: ExportOptions, command: Command) => runExport(names, own, context, command));
}

async function runExport(
  names: readonly string[],
  own: ExportOptions,
  context: CommandContext,
  command: Command,
): Promise<void> {
  const { json } = command.optsWithGlobals<GlobalOptions>();
  const { to: formats, out, name = null, force = false, offset: offsetMs, sounds: keepsSounds, ...rest } = own;
  const { profile: rules, encoding, lineEnd, frameRate, speakers, strict: isStrict = false } = rest;
  const keepsUnspoken = own.keepUnspoken === true;
  const { terminal } = context;
  const places = placesOf(context, command);
  const chosen = rules === undefined ? null : await chooseProfile(rules, places, terminal);
  if (chosen?.ok === false) return command.error(`error: ${chosen.reason}`);
  const texts = { speakers, offsetMs, keepsSounds, keepsUnspoken };
  const options = { profile: chosen?.profile ?? null, encoding, lineEnd, frameRate, ...texts };
  const request = { names, formats, out, pattern: name, options, overwrite: force, isJson: json === true, isStrict };
  context.exitCode = await withLibrary(places, terminal, (connection) => exportTalks(connection, request, terminal));
}

function parseFormats(text: string): DeliveryFormatName[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(DELIVERY_FORMATS as readonly string[]).includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`${unknown} is none of ${DELIVERY_FORMATS.join(', ')}.`);
  return [...new Set(names)] as DeliveryFormatName[];
}

function parseOffset(text: string): number {
  const offsetMs = Number(text);
  if (text.trim() !== '' && Number.isInteger(offsetMs) && Math.abs(offsetMs) <= 24 * 3_600_000) return offsetMs;
  throw new InvalidArgumentError('An offset is a whole number of milliseconds, at most a day.');
}
