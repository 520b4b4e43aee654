import { basename, resolve } from 'node:path';
import type { Connection } from '../contract/connect.ts';
import { Failure, FAILURE_CODES } from '../contract/failure.ts';
import type { TakenTextReport } from '../contract/schemas.ts';
import type { MatchedText, MatchTextsReply, TextEncodingName } from '../contract/timedTextSchemas.ts';
import { EXIT_CODES, INTERRUPTED, NOT_ALL, OK } from './exitCode.ts';
import { failureSentence } from './failureSentence.ts';
import { runJob } from './runJob.ts';
import { jsonDocument, table, type Terminal } from './terminal.ts';

/** Which files are taken, and how. */
export interface CommandedTexts {
  readonly paths: readonly string[];
  /** Tells which talks the files are of, and takes nothing. */
  readonly isDryRun: boolean;
  /** Replaces texts that are there; else those keep their words and take times only. */
  readonly replaces: boolean;
  readonly encoding: TextEncodingName | null;
  readonly isJson: boolean;
}

/** Takes the timed texts under paths into the talks they are surely of, and tells of each; gives the exit code. */
export async function attachTexts(
  connection: Connection,
  { paths, isDryRun, replaces, encoding, isJson }: CommandedTexts,
  terminal: Terminal,
): Promise<number> {
  const { call } = connection;
  const { files, unread } = await call('timedTexts.match', { paths: paths.map((path) => resolve(path)) });
  const sure = files.filter(({ isSure }) => isSure);
  const unsure = files.filter(({ isSure }) => !isSure);
  const asked = sure.map(({ path, candidates }) => {
    return { path, encoding, talkId: candidates[0]!.talkId, takes: replaces ? ('text' as const) : null };
  });
  const takesNone = isDryRun || asked.length === 0;
  const job = takesNone
    ? null
    : await runJob(connection, () => call('timedTexts.takeAll', { files: asked }), {
        terminal,
        progressOf: ({ done, total }) => `${done}/${total}`,
      });
  const taken = job?.takenTexts ?? [];
  const wasCancelled = job?.state === 'cancelled';
  const matched = isDryRun ? sure : [];
  const told = { taken, matched, unsure, unread };
  terminal.out(isJson ? jsonDocument({ ...told, cancelled: wasCancelled }) : described(told));
  return wasCancelled ? INTERRUPTED : exitCodeOf(told);
}

/** What became of each file. */
interface ToldTexts {
  readonly taken: readonly TakenTextReport[];
  readonly matched: readonly MatchedText[];
  readonly unsure: readonly MatchedText[];
  readonly unread: MatchTextsReply['unread'];
}

function exitCodeOf({ taken, matched, unsure, unread }: ToldTexts): number {
  const isNone = taken.length + matched.length + unsure.length === 0;
  if (isNone && unread.length > 0) return EXIT_CODES[unread[0]!.reason];
  const isWhole = unsure.length + unread.length === 0 && taken.every(({ reason }) => reason === null);
  return isWhole && !isNone ? OK : NOT_ALL;
}

function described({ taken, matched, unsure, unread }: ToldTexts): string {
  const rows = [
    ...taken.map((each) => [outcomeOf(each), basename(each.path), each.title, detailOf(each)]),
    ...matched.map(({ path, candidates: [best] }) => {
      return [best!.hasText ? 'times' : 'text', basename(path), best!.title, `by its ${best!.basis}`];
    }),
    ...unsure.map(({ path, candidates }) => ['unsure', basename(path), '', choicesOf(candidates)]),
    ...unread.map(({ path, reason }) => ['unread', basename(path), '', failureSentence(new Failure(reason, path))]),
  ];
  return rows.length === 0 ? 'no timed texts\n' : table(rows.map((row) => row.filter((cell) => cell !== '')));
}

function outcomeOf({ took }: TakenTextReport): string {
  return took ?? 'refused';
}

function detailOf({ reason, path, timedCount, wordCount, shiftMs }: TakenTextReport): string {
  if (reason !== null) {
    return failureSentence(new Failure(FAILURE_CODES.find((code) => code === reason) ?? 'internal', basename(path)));
  }
  const shift = shiftMs === 0 ? '' : `, shifted by ${(shiftMs / 1_000).toFixed(2)} s`;
  return `${timedCount} of ${wordCount} words timed${shift}`;
}

function choicesOf(candidates: MatchedText['candidates']): string {
  if (candidates.length === 0) return 'like no talk; attach it with attach-text';
  const some = candidates.slice(0, 3).map(({ talkId, title }) => `${title} (${talkId})`);
  return `perhaps of ${some.join(', or ')}${candidates.length > 3 ? ', …' : ''}`;
}
