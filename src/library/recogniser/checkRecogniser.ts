import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import type { RecogniserSetting } from '../../contract/recogniserSchemas.ts';
import { startProgram } from '../startProgram.ts';

/** The arguments that are needed, as whisper.cpp's `whisper-cli` (once `main`) lists them. */
const NEEDED = ['--model', '--file', '--language', '--output-json-full', '--output-file', '--print-progress'];
const PATIENCE_MS = 10_000;
/** The help of whisper.cpp has a hundred; another program may talk for ever. */
const MOST_LINES = 2_000;

/**
 * Looks whether a recogniser can be used: its program is there, may be run and knows the arguments that are needed, and
 * its model is there. Refused with `recogniser.unset`, `.noProgram`, `.notExecutable`, `.unfit` or `.noModel`; the
 * detail is the path, or the first argument that the program does not know.
 */
export async function checkRecogniser({ program, model }: RecogniserSetting): Promise<void> {
  if (program === '' || model === '') throw new Failure('recogniser.unset');
  if (!(await isFile(program))) throw new Failure('recogniser.noProgram', program);
  if (!(await isExecutable(program))) throw new Failure('recogniser.notExecutable', program);
  if (!(await isFile(model))) throw new Failure('recogniser.noModel', model);
  const help = await helpOf(program);
  const missing = NEEDED.find((argument) => !help.includes(argument));
  if (missing !== undefined) throw new Failure('recogniser.unfit', `${basename(program)}: ${missing}`);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** What the program says of its arguments: whisper.cpp says it among its messages. */
async function helpOf(program: string): Promise<string> {
  const lines: string[] = [];
  const running = startProgram([program, ['--help']], tmpdir(), (line) => {
    if (lines.length < MOST_LINES) lines.push(line);
    else running.kill();
  });
  const timer = setTimeout(() => running.kill(), PATIENCE_MS);
  try {
    await running.ended;
  } catch {
    throw new Failure('recogniser.notExecutable', program);
  } finally {
    clearTimeout(timer);
  }
  return lines.join('\n');
}
