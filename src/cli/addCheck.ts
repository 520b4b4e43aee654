import { InvalidArgumentError, Option, type Command } from 'commander';
import { CUE_RULES } from '../domain/checks/violation.ts';
import type { CueFormatName } from '../domain/formats/cueFormats.ts';
import { DEFAULT_PROFILE } from '../domain/profiles/builtInProfiles.ts';
import { parseTypedTime } from '../domain/time/timecode.ts';
import { parseEncoding, parseFrameRate } from './addConvert.ts';
import { placesOf, type CommandContext, type GlobalOptions } from './commandContext.ts';
import { checkTargets } from './checkCommand.ts';
import { chooseProfile } from './chooseProfile.ts';
import { READ_FORMATS } from './convertCommand.ts';

interface CheckOptions {
  readonly profile?: string;
  readonly from?: CueFormatName;
  readonly encoding?: string;
  readonly duration?: number;
  readonly frameRate?: number;
}

/** Adds `check`, which needs a library only for talks and for profiles of its own. */
export function addCheck(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description('check subtitles by the rules of a broadcaster, platform or school')
    .argument('<file|talk...>', 'files in any format that convert reads, or talks by id or exact title')
    .option('--profile <id|file>', `the rules; else those of the talk, for files ${DEFAULT_PROFILE.id}`)
    .addOption(new Option('--from <format>', 'read files as this format').choices(READ_FORMATS))
    .option('--encoding <label>', 'read files in this encoding, as windows-1252', parseEncoding)
    .option('--duration <time>', 'the length of the recording of a file, as 1:02:03.5', parseDuration)
    .option('--frame-rate <n>', 'frames a second, of MicroDVD', parseFrameRate)
    .addHelpText(
      'after',
      `
Examples:
  lutrin check lecture.srt
  lutrin check lecture.vtt --profile netflix-fr --json
  lutrin check 7fK2 --profile arcom
  lutrin profiles show arcom > ours.json && lutrin check *.srt --profile ./ours.json

With --json: {targets: [{target, kind, profile, reason, format, encoding, cueCount, errorCount, warningCount,
  violations: [{cueIndex, startMs, endMs, rule, measured, limit, severity, unit}],
  problems: [{code, line, detail}]}]}
  kind: file or talk; reason: null when it was checked; cueIndex counts from 0; limit is null where there is none.
  rule: ${Object.keys(CUE_RULES).join(', ')}
Exits with 1 when an error was found; warnings alone are no violation. Talks and speech are checked by the subtitles that
are derived from them with the profile.`,
    )
    .action(async (names: string[], own: CheckOptions, command: Command) => {
      const places = placesOf(context, command);
      const chosen = own.profile === undefined ? null : await chooseProfile(own.profile, places, context.terminal);
      if (chosen?.ok === false) return command.error(`error: ${chosen.reason}`);
      const checking = {
        profile: chosen?.profile ?? null,
        from: own.from ?? null,
        encoding: own.encoding,
        durationMs: own.duration ?? null,
        options: own.frameRate === undefined ? {} : { frameRate: own.frameRate },
        places,
        isJson: command.optsWithGlobals<GlobalOptions>().json === true,
      };
      context.exitCode = await checkTargets(names, checking, context.terminal);
    });
}

function parseDuration(text: string): number {
  const durationMs = parseTypedTime(text);
  if (durationMs !== null && durationMs > 0) return durationMs;
  throw new InvalidArgumentError('A duration is written as 1:02:03.5 or in seconds.');
}
