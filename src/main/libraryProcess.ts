import { Failure } from '../contract/failure.ts';
import type { Port } from '../contract/port.ts';
import { serve } from '../contract/serve.ts';
import { openLibrary, type Library } from '../library/openLibrary.ts';
import { electronPort } from './electronPort.ts';
import type { FromLibrary, ToLibrary } from './libraryMessages.ts';

/** The process that has the library open, so that no work on it can hold up the windows. */
const { parentPort } = process;
const clients = new Set<Port>();
let library: Library | undefined;

parentPort.on('message', ({ data, ports }) => {
  const message = data as ToLibrary;
  if (message.kind === 'open') void open(message);
  else if (message.kind === 'close') close();
  else if (ports[0] !== undefined) admit(electronPort(ports[0]));
});

async function open({ folder, demoFolder, demo, version }: ToLibrary & { kind: 'open' }): Promise<void> {
  try {
    library = openLibrary({ folder, demoFolder, version, logError, resumesJobs: true, watchesFolder: true });
    tell({ kind: 'opened', talkId: demo && library.wasCreated ? await installDemo(library) : null });
  } catch (error) {
    if (!(error instanceof Failure)) logError(error);
    const { code, detail } = error instanceof Failure ? error : new Failure('internal');
    tell({ kind: 'refused', code, detail });
  }
}

async function installDemo({ handlers }: Library): Promise<string | null> {
  try {
    return (await handlers['demo.install']({})).talkId;
  } catch (error) {
    // A new library without the lecture is still a library.
    logError(error);
    return null;
  }
}

function admit(port: Port): void {
  if (library === undefined) return port.close();
  clients.add(port);
  port.onClose(() => clients.delete(port));
  serve(port, library.handlers, library.subscribe, logError);
}

function close(): void {
  for (const client of clients) client.close();
  library?.close();
  process.exit(0);
}

function tell(message: FromLibrary): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a process, not a window
  parentPort.postMessage(message);
}

function logError(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
