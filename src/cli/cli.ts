import { fstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { runCli, tellError } from './runCli.ts';
import type { Terminal } from './terminal.ts';
import { writeWhole } from './writeWhole.ts';

const { stdout, stderr } = process;
const isFile = fstatSync(stdout.fd).isFile();

const terminal: Terminal = {
  out: (text) => (isFile ? writeWhole(stdout.fd, text) : void stdout.write(text)),
  err: (text) => void stderr.write(text),
  showsProgress: stderr.isTTY,
  onInterrupt(listener) {
    process.once('SIGINT', listener);
    return () => void process.off('SIGINT', listener);
  },
};

// A reader that has seen enough, such as `head`, closes the pipe; that is no error.
stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : tellError(error, terminal)),
);

process.exitCode = await runCli(process.argv.slice(2), resolve(import.meta.dirname, '../..'), terminal);
