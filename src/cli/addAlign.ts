import { stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { deliverFile, requireFreeName } from '../library/files/deliverFile.ts';
import { ALIGNED_FORMATS, alignFiles, type AlignedFile, type AlignedFormat } from './alignCommand.ts';
import { alignTalk, describeAligned } from './alignTalk.ts';
import { placesOf, type CommandContext, type GlobalOptions } from './commandContext.ts';
import { describeFound, alignedCount } from './describeFound.ts';
import { INTERRUPTED } from './exitCode.ts';
import { findTalk } from './findTalk.ts';
import { meansFolder } from './meansFolder.ts';
import { jsonDocument } from './terminal.ts';
import { withLibrary } from './withLibrary.ts';

interface AlignOptions {
  readonly to?: AlignedFormat;
  readonly out?: string;
  readonly force?: boolean;
  readonly language?: string;
  readonly trust?: boolean;
}

const HELP = `
Examples:
  lutrin align lecture.mp4 lecture.txt --out lecture.srt
  lutrin align lecture.mp4 lecture.txt --to vtt > lecture.vtt
  lutrin align lecture.wav lecture.txt --to json --language en
  lutrin align 7fK2

What is not said, and speech that the text does not have, is told on standard error: sentences that nobody says are left out
of SRT and WebVTT, and JSON has them. Of subtitles given as the text only the words are taken, and of the page of a portal,
or a text that begins with lines as "Title: ...", only the transcript; a line of that kind further on, behind speech, keeps
all lines. Labels as "Locuteur 2 : ..." or, where the name comes again, "Alain : ...", are not looked for in the sound: SRT
and WebVTT name who speaks by them, and JSON is without them.

A talk is named by its id, the beginning of it, or the exact title. It takes the times that were found; the text before
is kept as a revision, and lutrin export writes it. With --json: {talkId, paragraphCount, sentences, unscripted}.

A text that fits the sound no better than chance is refused, as of another lecture: seldom a rightful one, where music or
noise lies over the words, or little of it is said. --trust aligns it all the same; so does, in the workstation, the time of
one word that is set by hand.

JSON of a text: {words: [{text, startMs, endMs, source}], sentences: [{text, startMs, endMs, confidence, spoken}],
  unscripted: [{startMs, endMs}]}
  source: aligned, anchor or unspoken; confidence: 0 to 1; unscripted: speech that the text does not have.
With --json and --out: {out, sentences, unscripted}.`;

/** Adds `align`, which needs a library only for talks. */
export function addAlign(program: Command, context: CommandContext): void {
  program
    .command('align')
    .description('find when each word of a text, or of a talk, is said in its recording')
    .argument('<audio>', 'a recording, of which ffmpeg reads the first track of sound; or, alone, a talk')
    .argument('[text]', 'its text, a paragraph a line; subtitles, or a Word or OpenDocument file')
    .addOption(
      new Option('--to <format>', 'what to write of a text; else by the name of --out').choices(ALIGNED_FORMATS),
    )
    .option('--out <path>', 'the file to write, or a folder; else the result is printed')
    .option('--force', 'replace a file that exists')
    .option('--language <tag>', 'the language of the text: fr or en, another is read as French; else told by its words')
    .option('--trust', 'the text is of this recording: align it, however little it is like what is heard')
    .addHelpText('after', HELP)
    .action(async (audio: string, text: string | undefined, own: AlignOptions, command: Command) => {
      if (text !== undefined) return alignText(context, { audio, text, own }, command);
      await requireTalkAlone(audio, own, command);
      return alignOne(context, { name: audio, isTrusted: own.trust === true }, command);
    });
}

/** A recording without a text, and what only a text takes, are mistakes that a talk of that name would hide. */
async function requireTalkAlone(name: string, own: AlignOptions, command: Command): Promise<void> {
  if (Object.keys(own).some((option) => option !== 'trust')) {
    command.error('error: --to, --out, --force and --language go with a recording and its text; a talk has its own');
  }
  const isFile = await stat(name).then(
    (status) => status.isFile(),
    () => false,
  );
  if (isFile) command.error(`error: missing argument 'text': what is said in ${name}`);
}

interface AskedText {
  readonly audio: string;
  readonly text: string;
  readonly own: AlignOptions;
}

async function alignText(context: CommandContext, { audio, text, own }: AskedText, command: Command): Promise<void> {
  const { terminal } = context;
  const isJson = command.optsWithGlobals<GlobalOptions>().json === true;
  const format = requireFormat(own, isJson, command);
  const out = own.out === undefined ? null : await targetOf(own.out, audio, format);
  const overwrite = own.force === true;
  // The work is long: what would stop its result is told before it.
  if (out !== null) await requireFreeName(out, overwrite);
  const request = {
    audio: resolve(audio),
    text: resolve(text),
    language: own.language ?? null,
    format,
    isTrusted: own.trust === true,
  };
  const aligned = await alignFiles(request, terminal);
  if (aligned === null) {
    context.exitCode = INTERRUPTED;
    return;
  }
  const { written, sentences, unscripted } = aligned;
  for (const line of [...describeFound(aligned), ...leftOut(aligned, format)]) terminal.err(`${line}\n`);
  if (out === null) return terminal.out(written);
  await deliverFile(out, written, overwrite);
  const told = isJson ? jsonDocument({ out, sentences, unscripted }) : `${alignedCount(sentences)} aligned → ${out}\n`;
  terminal.out(told);
}

/** That subtitles have only what is said, where that is not all. */
function leftOut(
  { sentences, cutWords }: Pick<AlignedFile, 'sentences' | 'cutWords'>,
  format: AlignedFormat,
): string[] {
  const count = sentences.filter(({ spoken }) => !spoken).length;
  const unspoken = count === 1 ? 'the sentence that is not spoken' : `the ${count} sentences that are not spoken`;
  const cut = `${cutWords} ${cutWords === 1 ? 'word' : 'words'} of a sentence in which the recording ends`;
  const parts = [count > 0 ? unspoken : [], cutWords > 0 ? cut : []].flat();
  return format === 'json' ? [] : parts.map((part) => `left out of the subtitles: ${part}`);
}

/** The format asked for, or told by the name of the file; `--json` alone asks for the JSON of the alignment. */
function requireFormat({ to, out }: AlignOptions, isJson: boolean, command: Command): AlignedFormat {
  if (isJson && out === undefined) {
    if (to === undefined || to === 'json') return 'json';
    command.error("error: --json needs '--out <path>'");
  }
  const format = to ?? formatOf(out);
  return format ?? command.error("error: option '--to <format>', or '--out' with a name that tells it, is needed");
}

function formatOf(out: string | undefined): AlignedFormat | null {
  const extension = extname(out ?? '')
    .slice(1)
    .toLowerCase();
  return ALIGNED_FORMATS.find((format) => format === extension) ?? null;
}

/** The file to write; in a folder it is called as the recording. */
async function targetOf(out: string, audio: string, format: AlignedFormat): Promise<string> {
  return resolve((await meansFolder(out)) ? join(out, `${basename(audio, extname(audio))}.${format}`) : out);
}

interface AskedTalk {
  readonly name: string;
  readonly isTrusted: boolean;
}

async function alignOne(context: CommandContext, { name, isTrusted }: AskedTalk, command: Command): Promise<void> {
  const { terminal } = context;
  const options = command.optsWithGlobals<GlobalOptions>();
  const aligned = await withLibrary(placesOf(context, command), terminal, async (connection) =>
    alignTalk(connection, { talkId: await findTalk(connection.call, name), isTrusted }, terminal),
  );
  if (aligned === null) context.exitCode = INTERRUPTED;
  else terminal.out(options.json === true ? jsonDocument(aligned) : describeAligned(aligned));
}
