import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../contract/failure.ts';
import type { RecogniserSetting } from '../../contract/recogniserSchemas.ts';
import { readFileBytes } from '../files/readTextFile.ts';
import type { JobControl } from '../jobs/jobRegistry.ts';
import { splitOptions } from './splitOptions.ts';
import { startProgram } from '../startProgram.ts';
import { readTimedFile } from '../timedTexts/readTimedFile.ts';

/** What whisper.cpp says while it works: `whisper_print_progress_callback: progress =  45%`. */
const PROGRESS = /progress\s*=\s*(\d{1,3})\s*%/;
/** How many of a program's last messages are kept. */
const KEPT_LINES = 20;
const TOLD_LINES = 3;

/** What is recognised: a WAV file in a folder, where the program may write what it likes. */
interface Recognition {
  readonly setting: RecogniserSetting;
  readonly folder: string;
  readonly wavPath: string;
  /** ISO 639-1, or `auto`. */
  readonly language: string;
}

/**
 * Runs the user's program on a recording and gives the path of the JSON it wrote; `null` when it was cancelled.
 * `onShare` is told how far it is, 0 to 1. Refused with `recogniser.failed`, whose detail is the program's last words;
 * the exit code says little, since whisper.cpp ends with 0 where it does not understand its arguments; and with
 * `recogniser.noWords` where it heard none.
 */
export async function runRecogniser(
  { setting, folder, wavPath, language }: Recognition,
  { signal, onPause }: Pick<JobControl, 'signal' | 'onPause'>,
  onShare: (share: number) => void,
): Promise<string | null> {
  if (signal.aborted) return null;
  const output = join(folder, 'words');
  const input = ['-m', setting.model, '-f', wavPath, '-l', language];
  const args = [...splitOptions(setting.options), ...input, '-ojf', '-of', output, '-pp'];
  const messages: string[] = [];
  const program = startProgram([setting.program, args], folder, (line, isMessage) => {
    const progress = PROGRESS.exec(line);
    if (progress !== null) return onShare(Math.min(1, Number(progress[1]) / 100));
    if (isMessage) messages.push(line);
    messages.splice(0, messages.length - KEPT_LINES);
  });
  signal.addEventListener('abort', program.kill);
  onPause(program.hold);
  try {
    const code = await program.ended;
    if (signal.aborted) return null;
    const path = `${output}.json`;
    if (code === 0 && (await hasWords(path))) return path;
    if (code === 0 && (await isWordless(path))) throw new Failure('recogniser.noWords');
    throw new Failure('recogniser.failed', lastWords(messages));
  } finally {
    signal.removeEventListener('abort', program.kill);
  }
}

/** Whether a file is there and can be taken into a talk: a program that ran out of disk ends with 0, too. */
async function hasWords(path: string): Promise<boolean> {
  return readTimedFile(path).then(
    ({ text }) => text.paragraphs.length > 0,
    (error: unknown) => {
      if (error instanceof Failure && NO_RESULT.has(error.code)) return false;
      throw error;
    },
  );
}

const NO_RESULT: ReadonlySet<string> = new Set(['timedText.unread', 'file.notFound']);

const WORDLESS = z.object({ transcription: z.array(z.object({ text: z.string().regex(/^\s*$/) })) });
const MOST_WORDLESS_BYTES = 1 << 20;

/** Whether a file is whole, and what was heard is nothing. */
async function isWordless(path: string): Promise<boolean> {
  const file = await readFileBytes(path, MOST_WORDLESS_BYTES);
  if (!file.ok) return false;
  try {
    return WORDLESS.safeParse(JSON.parse(file.bytes.toString('utf8'))).success;
  } catch {
    return false;
  }
}

/** The messages that name an error, or else the last ones: usage follows the error it is printed for. */
function lastWords(messages: readonly string[]): string {
  const errors = messages.filter((line) => /error|fail|invalid|unknown argument|not found/i.test(line));
  return (errors.length > 0 ? errors : messages).slice(-TOLD_LINES).join('\n');
}
