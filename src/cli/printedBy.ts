import { resolve } from 'node:path';
import { runCli } from './runCli.ts';

const program = resolve(import.meta.dirname, '../..');

interface Printed {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** For tests: what a command printed, and its exit code. `onInterruptible` is handed what Ctrl+C would run. */
export async function printedBy(
  args: readonly string[],
  onInterruptible?: (interrupt: () => void) => void,
): Promise<Printed> {
  const printed = { out: '', err: '' };
  const exitCode = await runCli(args, program, {
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    showsProgress: false,
    onInterrupt(listener) {
      onInterruptible?.(listener);
      return () => undefined;
    },
  });
  return { exitCode, ...printed };
}
