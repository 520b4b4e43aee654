import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import { connect } from '../contract/connect.ts';
import { Failure } from '../contract/failure.ts';
import type { Call } from '../contract/methods.ts';
import { electronPort } from './electronPort.ts';
import type { FromLibrary, ToLibrary } from './libraryMessages.ts';

/** The library process, seen from the main process. */
export interface LibraryProcess {
  /** The demonstration lecture, when the library was made just now. */
  readonly talkId: string | null;
  readonly call: Call;
  /** Gives the library a client's port. */
  admit(port: MessagePortMain): void;
  /** Runs when the process is gone without having been asked. */
  onLost(listener: () => void): void;
  /** Closes the library; resolves when the process is gone. */
  close(): Promise<void>;
}

/** How long the process may take to close the library before it is ended. */
const CLOSING_PATIENCE_MS = 5_000;

/** Starts the process and opens the library in it; rejects with the `Failure` that refused it. */
export async function startLibrary(
  modulePath: string,
  options: Omit<ToLibrary & { kind: 'open' }, 'kind'>,
): Promise<LibraryProcess> {
  const child = utilityProcess.fork(modulePath, [], { serviceName: 'Lutrin library', stdio: 'inherit' });
  let isClosing = false;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const tell = (message: ToLibrary, ports: MessagePortMain[] = []): void => child.postMessage(message, ports);
  const answered = new Promise<FromLibrary>((resolve) => child.once('message', resolve));
  const lost = exited.then((): FromLibrary => ({ kind: 'refused', code: 'connection.closed', detail: '' }));
  tell({ kind: 'open', ...options });
  const answer = await Promise.race([answered, lost]);
  if (answer.kind === 'refused') {
    child.kill();
    throw new Failure(answer.code, answer.detail);
  }
  const { port1, port2 } = new MessageChannelMain();
  tell({ kind: 'port' }, [port1]);
  const { call } = connect(electronPort(port2));
  return {
    talkId: answer.talkId,
    call,
    admit: (port) => tell({ kind: 'port' }, [port]),
    onLost(listener) {
      void exited.then(() => {
        if (!isClosing) listener();
      });
    },
    async close() {
      isClosing = true;
      tell({ kind: 'close' });
      const patience = setTimeout(() => child.kill(), CLOSING_PATIENCE_MS);
      await exited;
      clearTimeout(patience);
    },
  };
}
