import { resolve } from 'node:path';
import type { Connection } from '../contract/connect.ts';
import type { DeliveryCheck } from '../contract/checkSchemas.ts';
import { Failure } from '../contract/failure.ts';
import type { ExportSummary } from '../contract/deliverySchemas.ts';
import type { ExportReport } from '../contract/schemas.ts';
import { deliveryFormats, type DeliveryFormatName } from '../domain/delivery/deliveryFormats.ts';
import type { DeliveryOptions } from '../domain/delivery/deliveryOptions.ts';
import type { TalkId } from '../domain/transcript/transcript.ts';
import { EXIT_CODES, INTERRUPTED, NOT_ALL, OK } from './exitCode.ts';
import { failureSentence } from './failureSentence.ts';
import { findTalk } from './findTalk.ts';
import { meansFolder } from './meansFolder.ts';
import { failureOf, followJob } from './runJob.ts';
import { jsonDocument, type Terminal } from './terminal.ts';

/** What is exported, and where to. */
interface ExportCommand {
  readonly names: readonly string[];
  readonly formats: readonly DeliveryFormatName[];
  readonly out: string;
  /** Of the names in a folder; `null` names files after their talks. */
  readonly pattern: string | null;
  readonly options: DeliveryOptions;
  readonly overwrite: boolean;
  readonly isJson: boolean;
  /** Whether a rule that is violated in what was written is a failure. */
  readonly isStrict: boolean;
}

/**
 * Exports talks, tells what became of them and what in written subtitles breaks the rules, and gives the exit code.
 */
export async function exportTalks(connection: Connection, asked: ExportCommand, terminal: Terminal): Promise<number> {
  const talkIds: TalkId[] = [];
  for (const name of asked.names) talkIds.push(await findTalk(connection.call, name));
  const isFile = talkIds.length === 1 && asked.formats.length === 1 && asked.pattern === null;
  if (isFile && !(await meansFolder(asked.out))) return exportFile(connection, asked, talkIds[0]!, terminal);
  return exportFolder(connection, asked, talkIds, terminal);
}

async function exportFile(
  { call }: Connection,
  { formats, out, options, overwrite, isJson, isStrict }: ExportCommand,
  talkId: TalkId,
  terminal: Terminal,
): Promise<number> {
  const files = [{ format: formats[0]!, path: resolve(out) }];
  const written = await call('exports.write', { talkId, files, options, overwrite });
  const [file] = written.files;
  terminal.out(isJson ? jsonDocument(file!) : describeFile(file!));
  if (!isJson) terminal.err(describeCheck(file!.path, file!.check));
  return isStrict && isBroken(file!) ? NOT_ALL : OK;
}

interface Checked {
  readonly check: DeliveryCheck | null;
}

function isBroken({ check }: Checked): boolean {
  return check !== null && check.errorCount > 0;
}

/** What a check of written subtitles found, in a line; nothing of what was not checked. */
function describeCheck(name: string, check: DeliveryCheck | null): string {
  if (check === null) return '';
  const { profile, errorCount, warningCount, rules } = check;
  const told = rules.map(
    ({ rule, severity, count }) => `${rule}${severity === 'warning' ? ' (warning)' : ''} ${count}`,
  );
  const counts = `${errorCount} errors, ${warningCount} warnings`;
  return `${name}: ${profile}: ${counts}${told.length === 0 ? '' : `: ${told.join(', ')}`}\n`;
}

function describeFile({
  path,
  format,
  cueCount,
  estimatedCount,
  dropped,
  unspoken,
  lost,
}: ExportSummary & { path: string }) {
  const { kind } = deliveryFormats[format];
  const estimated = `; paragraphs with estimated times: ${estimatedCount}`;
  const lines = [
    kind === 'reading' ? path : `${path}: ${cueCount} ${kind}${estimated}`,
    ...dropped.map(({ what, count }) => `  not written: ${what} (${count})`),
    ...describeUnspoken(unspoken),
    ...lost.map(({ character, written, count }) => `  replaced: ${shown(character)} by ${shown(written)} (${count})`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The sentences that subtitles are left without, a line each. */
function describeUnspoken(unspoken: readonly string[]): string[] {
  return unspoken.map((text) => `  not spoken, left out: ${text.replaceAll(/\s+/g, ' ')}`);
}

/** A character as a terminal can show it. */
function shown(character: string): string {
  if (character === '') return 'nothing';
  if (!/^[\p{C}\p{Z}\p{M}]/u.test(character)) return character;
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

async function exportFolder(
  connection: Connection,
  { formats, out, pattern, options, overwrite, isJson, isStrict }: ExportCommand,
  talkIds: readonly TalkId[],
  terminal: Terminal,
): Promise<number> {
  const request = {
    talkIds: [...talkIds],
    formats: [...formats],
    options,
    folder: resolve(out),
    pattern: pattern ?? '{title}',
    overwrite,
  };
  const job = await followJob(connection, () => connection.call('exports.batch', request), {
    terminal,
    progressOf: ({ done, total, detail }) => `${Math.min(done + 1, total)}/${total} ${detail}`,
  });
  const { talks = [] } = job.exportReport ?? {};
  if (isJson) terminal.out(jsonDocument({ talks, cancelled: job.state === 'cancelled' }));
  else {
    terminal.out(talks.map(describeTalk).join(''));
    terminal.err(talks.map((talk) => describeCheck(nameOf(talk), talk.check)).join(''));
  }
  // What was written before the disk was full is told all the same.
  if (job.state === 'failed') throw failureOf(job);
  if (job.state === 'cancelled') return INTERRUPTED;
  const reasons = talks.flatMap(({ reason }) => reason ?? []);
  if (reasons.length === 0) return isStrict && talks.some(isBroken) ? NOT_ALL : OK;
  return talks.length === 1 ? EXIT_CODES[reasons[0]!] : NOT_ALL;
}

type ExportedTalk = ExportReport['talks'][number];

function nameOf({ talkId, title }: ExportedTalk): string {
  return title === '' ? talkId : title;
}

function describeTalk(talk: ExportedTalk): string {
  const { paths, reason, detail, dropped, unspoken, lost } = talk;
  const lines = [
    ...(reason === null ? paths : [`${nameOf(talk)}: ${failureSentence(new Failure(reason, detail))}`]),
    ...(dropped.length === 0 ? [] : [`  not written: ${dropped.join(', ')}`]),
    ...describeUnspoken(unspoken),
    ...(lost.length === 0 ? [] : [`  replaced: ${lost.map(shown).join(' ')}`]),
  ];
  return `${lines.join('\n')}\n`;
}
