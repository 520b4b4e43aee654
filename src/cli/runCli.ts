import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { Failure } from '../contract/failure.ts';
import type { ImportOptions } from '../contract/importSchemas.ts';
import { IMPORT_OUTCOMES, REVISION_KINDS, TALK_STATES, type TalkState } from '../contract/schemas.ts';
import { TEXT_ENCODINGS, type TextEncodingName } from '../contract/timedTextSchemas.ts';
import { NOTICE_FORMATS, type NoticeFormat } from '../domain/notices/sourceReading.ts';
import { storageFailure } from '../library/store/storageFailure.ts';
import { readVersion, runLoopback } from '../loopback/runLoopback.ts';
import { addAlign } from './addAlign.ts';
import { addCheck } from './addCheck.ts';
import { addConvert } from './addConvert.ts';
import { addProfiles } from './addProfiles.ts';
import { addExport } from './addExport.ts';
import { attachTexts } from './attachTexts.ts';
import { attachText, describeAttached } from './attachText.ts';
import { placesOf, type CommandContext, type GlobalOptions } from './commandContext.ts';
import { describeTalk, describeTalks } from './describeTalk.ts';
import { EXIT_CODE_HELP, EXIT_CODES, NOT_ALL, OK, USAGE } from './exitCode.ts';
import { failureSentence } from './failureSentence.ts';
import { AmbiguousTalk, findTalk, listTalks } from './findTalk.ts';
import { importPaths } from './importCommand.ts';
import { askRevisions } from './revisionsCommand.ts';
import { talkDocument } from './talkDocument.ts';
import { jsonDocument, type Terminal } from './terminal.ts';
import { watchAndImport } from './watchCommand.ts';
import { withLibrary } from './withLibrary.ts';

/** Runs one command line and gives its exit code. `programFolder` has `out`, `resources` and `package.json`. */
export async function runCli(args: readonly string[], programFolder: string, terminal: Terminal): Promise<number> {
  const context: CommandContext = { programFolder, terminal, exitCode: OK };
  const program = new Command('lutrin')
    .description('Imports, lists and delivers the transcripts of lectures.')
    .version(readVersion(programFolder))
    .option('--library <dir>', 'the data folder (else LUTRIN_LIBRARY, else the usual place)')
    .option('--json', 'print one JSON document on standard output and nothing else; errors go to standard error')
    .addHelpText('after', `\nlutrin COMMAND --help shows examples and the JSON document.\n${EXIT_CODE_HELP}`)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) });
  addImport(program, context);
  addList(program, context);
  addShow(program, context);
  addExport(program, context);
  addAttachText(program, context);
  addAttachTexts(program, context);
  addAlign(program, context);
  addConvert(program, context);
  addCheck(program, context);
  addProfiles(program, context);
  addRevisions(program, context);
  addServe(program, context);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    return tellError(error, terminal);
  }
}

/** Says what went wrong, and gives the exit code of it. */
export function tellError(thrown: unknown, terminal: Terminal): number {
  // The parser has told its own errors; help and version are no errors.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? OK : USAGE;
  const error = storageFailure(thrown);
  if (error instanceof Failure) {
    terminal.err(`${failureSentence(error)}\n`);
    return EXIT_CODES[error.code];
  }
  terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof AmbiguousTalk ? NOT_ALL : EXIT_CODES.internal;
}

interface OwnImportOptions {
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly format?: NoticeFormat;
  readonly repairEncoding?: boolean;
}

function importOptionsOf({ dryRun, format, repairEncoding }: OwnImportOptions): ImportOptions {
  return { isDryRun: dryRun === true, format: format ?? null, repairsEncoding: repairEncoding === true };
}

function addImport(program: Command, context: CommandContext): void {
  program
    .command('import')
    .description('import notices from files and folders')
    .argument('<path...>', 'files, or folders to search')
    .option('--dry-run', 'tell what would happen, and change nothing')
    .option('--report <file>', 'write what was found, field by field, as CSV or as JSON by the name of the file')
    .addOption(new Option('--format <format>', 'read every file as this').choices(NOTICE_FORMATS))
    .option('--repair-encoding', 'read texts that were encoded twice as they were meant')
    .option('--watch', 'then go on importing what lands in the folders, until Ctrl+C')
    .addHelpText(
      'after',
      `
Examples:
  lutrin import notice.txt
  lutrin import --dry-run --report what-would-be.csv ~/notices
  lutrin import --watch ~/incoming
  lutrin import --json ~/notices | jq '.files[] | select(.outcome == "refused")'

With --json: {importId, files: [{path, record, recordCount, format, outcome, talkId, title, stubCount, conflictCount,
  leftoverCount, problemCount, sureness, reason, detail}], cancelled}
  importId: null of a dry run, of which nothing is kept;
  one entry for each talk of a file, or for a file that gives none; record counts the talks of a file from 0.
  outcome: ${IMPORT_OUTCOMES.join(', ')}; reason is null unless refused.
Ctrl+C stops after the file under way; what was imported stays.
With --watch there is a report for each time files land; partial downloads and recordings are passed over.`,
    )
    .action(async (paths: string[], own: OwnImportOptions & { watch?: boolean }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const commanded = { paths, options: importOptionsOf(own), report: own.report, isJson: options.json === true };
      const importSome = own.watch === true ? watchAndImport : importPaths;
      context.exitCode = await withLibrary(placesOf(context, command), context.terminal, (connection) =>
        importSome(connection, commanded, context.terminal),
      );
    });
}

function addList(program: Command, context: CommandContext): void {
  program
    .command('list')
    .description('list the talks of the library')
    .addOption(new Option('--state <state>', 'only talks in this state').choices(TALK_STATES))
    .option('--query <words>', 'only talks in which all the words are found', '')
    .addHelpText(
      'after',
      `
Examples:
  lutrin list
  lutrin list --state toCorrect --query "intelligence artificielle"

With --json: {talks: [{id, title, state}]}
Stubs, known only from the notices of other talks, are listed with --state stub only.`,
    )
    .action(async (own: { state?: TalkState; query: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const states = own.state === undefined ? [] : [own.state];
      const rows = await withLibrary(placesOf(context, command), context.terminal, ({ call }) =>
        listTalks(call, states, own.query),
      );
      const talks = rows.map(({ id, title, state }) => ({ id, title, state }));
      context.terminal.out(options.json === true ? jsonDocument({ talks }) : describeTalks(rows));
    });
}

function addShow(program: Command, context: CommandContext): void {
  program
    .command('show')
    .description('show a whole talk')
    .argument('<id>', 'the id of a talk, the beginning of it, or the exact title')
    .addHelpText(
      'after',
      `
Examples:
  lutrin show 7fK2
  lutrin show "Le coût humain de l'intelligence artificielle" --json

With --json: {id, title, kind, speakers: [{given, family, affiliation, certainty}], abstract, recordedOn, publishedOn,
  durationMs, language, identifiers: [{scheme, value}], collection, documents: [{label, url}], levels,
  chapters: [{startMs, title}], related: [{title, speakers: [{given, family}], abstract}],
  transcript: {text, complete}}; what is not known is null.`,
    )
    .action(async (name: string, _options: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const talk = await withLibrary(placesOf(context, command), context.terminal, async ({ call }) =>
        talkDocument(call, await findTalk(call, name)),
      );
      context.terminal.out(options.json === true ? jsonDocument(talk) : describeTalk(talk));
    });
}

interface AttachTextOptions {
  readonly timesOnly?: boolean;
  readonly shift: boolean;
  readonly encoding?: TextEncodingName;
}

function addAttachText(program: Command, context: CommandContext): void {
  program
    .command('attach-text')
    .description('make subtitles or the words of a recogniser the text of a talk')
    .argument('<id>', 'the id of a talk, the beginning of it, or the exact title')
    .argument('<file>', 'subtitles or timed speech, in any format that convert reads')
    .option('--times-only', 'keep the text, and take the times of the words that the file has, too')
    .option('--no-shift', 'take the times as they are, even where they are clearly those of another cut')
    .addOption(new Option('--encoding <name>', 'read in this encoding').choices(TEXT_ENCODINGS))
    .addHelpText(
      'after',
      `
Examples:
  lutrin attach-text 7fK2 lecture.srt
  lutrin attach-text 7fK2 whisper.json --times-only --json

With --json: {talkId, format, encoding, paragraphCount, wordCount, speakers: [name], problems: [{code, line, detail}],
  problemCount, timeProblemCount, correctedCount, timesOnly: {matchedCount, estimatedCount, keptCount},
  shift: {scale, offsetMs}}
  problems: the first of problemCount; line 0 is the file as a whole. timesOnly counts the words of the talk, and is
  null when the text was replaced; shift is null when the times were taken as they are.
The glossary corrects the words. The text that was there is kept as a revision.`,
    )
    .action(async (name: string, file: string, own: AttachTextOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const { timesOnly = false, shift: shifts, encoding = null } = own;
      const taken = { path: resolve(file), timesOnly, shifts, encoding };
      const attached = await withLibrary(placesOf(context, command), context.terminal, async ({ call }) =>
        attachText(call, await findTalk(call, name), taken),
      );
      context.terminal.out(options.json === true ? jsonDocument(attached) : describeAttached(attached));
    });
}

interface AttachTextsOptions {
  readonly dryRun?: boolean;
  readonly replace?: boolean;
  readonly encoding?: TextEncodingName;
}

function addAttachTexts(program: Command, context: CommandContext): void {
  program
    .command('attach-texts')
    .description('take subtitles, or the words of recognisers, into the talks that their names tell')
    .argument('<path...>', 'files, or folders to search')
    .option('--dry-run', 'tell which talks the files are of, and change nothing')
    .option('--replace', 'replace texts that are there; without it, these keep their words and take the times only')
    .addOption(new Option('--encoding <name>', 'read in this encoding').choices(TEXT_ENCODINGS))
    .addHelpText(
      'after',
      `
Examples:
  lutrin attach-texts --dry-run ~/subtitles
  lutrin attach-texts ~/subtitles --json | jq '.unsure'

A file is told by an identifier of the talk in its name, by the name of the recording, or by the title. What may be of
several talks is listed and left: attach-text takes it. A text that is replaced is kept as a revision; times that are
surely those of another cut are shifted.

With --json: {taken: [{path, talkId, title, took, reason, wordCount, timedCount, shiftMs}], matched: [file],
  unsure: [{path, candidates: [{talkId, title, basis, hasText}], isSure}], unread: [{path, reason}], cancelled}
  took: text, times, or null when it was refused for the reason; matched: of a dry run, as unsure.`,
    )
    .action(async (paths: string[], own: AttachTextsOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const { dryRun: isDryRun = false, replace: replaces = false, encoding = null } = own;
      const commanded = { paths, isDryRun, replaces, encoding, isJson: options.json === true };
      context.exitCode = await withLibrary(placesOf(context, command), context.terminal, (connection) =>
        attachTexts(connection, commanded, context.terminal),
      );
    });
}

function addRevisions(program: Command, context: CommandContext): void {
  program
    .command('revisions')
    .description('list the revisions of a talk, or print the text of one')
    .argument('<id>', 'the id of a talk, the beginning of it, or the exact title')
    .argument('[number]', 'the number of a revision', parseSequence)
    .addHelpText(
      'after',
      `
Examples:
  lutrin revisions 7fK2
  lutrin revisions 7fK2 1 > as-imported.txt

With --json: {revisions: [{id, sequence, kind, note, createdAt, version, wordCount, paragraphCount}]}, newest first;
with a number, that revision with its paragraphs: [{id, kind, speakerId, startMs, endMs, text,
words: [[startMs, endMs, anchor]], isStartByHand, review, marks: [{from, to, kind, note}]}].
  kind: ${REVISION_KINDS.join(', ')}`,
    )
    .action(async (name: string, sequence: number | undefined, _options: object, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const answer = await withLibrary(placesOf(context, command), context.terminal, async ({ call }) =>
        askRevisions(call, await findTalk(call, name), sequence ?? null),
      );
      context.terminal.out(options.json === true ? jsonDocument(answer.document) : answer.human);
    });
}

function parseSequence(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A revision has a number from 1 on.');
}

function addServe(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('serve the workstation on 127.0.0.1, for a browser on this machine')
    .option('--port <n>', 'the port; 0 takes any that is free', parsePort, 0)
    .option('--demo', 'put the demonstration lecture into a new library')
    .addHelpText(
      'after',
      `
Examples:
  lutrin serve
  lutrin serve --port 8080 --demo

With --json: {url}, once it serves. The url holds the access key of this launch: keep it to yourself.
Ctrl+C ends it.`,
    )
    .action(async (own: { port: number; demo?: boolean }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const { url } = await runLoopback({
        ...placesOf(context, command),
        port: own.port,
        demo: own.demo === true,
        open: false,
        log: (message) => context.terminal.err(`${message}\n`),
      });
      context.terminal.out(options.json === true ? jsonDocument({ url }) : `Lutrin is at ${url}\n`);
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}
