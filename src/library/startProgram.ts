import { spawn, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Readable } from 'node:stream';

/** A program that runs, with all that it started. */
export interface RunningProgram {
  /** The exit code, `null` when it was killed. Rejects when the program could not be started. */
  readonly ended: Promise<number | null>;
  /** Ends it and all that it started, at once. */
  kill(): void;
  /** Holds all of it up, or lets it go on. */
  hold(isHeld: boolean): void;
}

/** A line that a program wrote: of its output, or one of its messages. */
export type LineListener = (line: string, isMessage: boolean) => void;

/**
 * Starts a program in a folder, at low priority; `onLine` is told what it writes, but for empty lines. It ends with the
 * process that started it, however that ends; on Windows, which has no groups, only when that ends in order.
 */
export function startProgram(
  [program, args]: readonly [program: string, args: readonly string[]],
  folder: string,
  onLine: LineListener,
): RunningProgram {
  const isGroup = process.platform !== 'win32';
  // In a group of its own, so that what it started ends with it.
  const child = spawn(program, args, { cwd: folder, detached: isGroup, stdio: ['ignore', 'pipe', 'pipe'] });
  lowerPriority(child.pid);
  if (isGroup && child.pid !== undefined) endWithThisProcess(child, child.pid);
  tellLines(child.stdout, (line) => onLine(line, false));
  tellLines(child.stderr, (line) => onLine(line, true));
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      if (isGroup) process.kill(-child.pid, name);
      else child.kill(name);
    } catch {
      // It has just ended by itself.
    }
  };
  return {
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code));
    }),
    kill: () => signal('SIGKILL'),
    // Windows knows no such thing: there the program goes on.
    hold: (isHeld) => isGroup && signal(isHeld ? 'SIGSTOP' : 'SIGCONT'),
  };
}

/**
 * A shell waits for the end of its input, which comes when this process is gone, also by SIGKILL, and ends the group then.
 * ffmpeg would go on for as long as the recording, into a file that nobody looks for any more.
 */
function endWithThisProcess(child: ChildProcess, group: number): void {
  const guard = spawn('sh', ['-c', 'read -r _; kill -9 "-$0"', String(group)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell there is no guard, and the program runs all the same.
  guard.on('error', () => {});
  guard.unref();
  child.on('close', () => guard.kill('SIGKILL'));
}

/** A program writes a progress over the line before, with a carriage return, or on a line of its own. */
function tellLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split(/[\r\n]+/);
    rest = lines.pop()!.slice(-LONGEST_LINE);
    for (const line of lines) if (line.trim() !== '') onLine(line.trim());
  });
  stream.on('end', () => {
    if (rest.trim() !== '') onLine(rest.trim());
  });
}

const LONGEST_LINE = 4_000;

/** Gives way to whoever plays or types meanwhile, and by default to other work of the library. */
export function lowerPriority(pid: number | undefined, priority: number = constants.priority.PRIORITY_LOW): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, priority);
  } catch {
    // It has ended already.
  }
}
