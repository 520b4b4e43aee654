import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../contract/failure.ts';
import { runLoopback } from './runLoopback.ts';

/**
 * The host on 127.0.0.1, as a program: prints one line that ends in the address, then serves until a signal.
 *
 *   loopback [--library DIR] [--port N] [--demo] [--open]
 */
try {
  const { values } = parseArgs({
    options: {
      library: { type: 'string' },
      port: { type: 'string', default: '0' },
      demo: { type: 'boolean', default: false },
      open: { type: 'boolean', default: false },
    },
  });
  const { url } = await runLoopback({
    folder: values.library,
    port: Number(values.port),
    demo: values.demo,
    open: values.open,
    programFolder: resolve(import.meta.dirname, '../..'),
    log: (message) => process.stderr.write(`${message}\n`),
  });
  process.stdout.write(`Lutrin is at ${url}\n`);
} catch (error) {
  const isLocked = error instanceof Failure && error.code === 'library.locked';
  const sentence = isLocked ? `This library is already open (${error.detail}).` : String((error as Error).message);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
