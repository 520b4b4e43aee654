import { once } from 'node:events';
import type { MessagePortMain as RealMessagePortMain } from 'electron';
import { WebSocket } from 'ws';
import { connect, type Connection } from '../src/contract/connect.ts';
import { portPair } from '../src/contract/port.ts';
import { serve } from '../src/contract/serve.ts';
import type { Library } from '../src/library/openLibrary.ts';
import { socketPort } from '../src/loopback/socketPort.ts';
import { startLoopback } from '../src/loopback/startLoopback.ts';
import { electronPort } from '../src/main/electronPort.ts';
import { MessageChannelMain, type MessagePortMain } from './electron/portsStandIn.ts';

/** A client of a library over one of the transports. */
interface Joined {
  readonly connection: Connection;
  /** Ends the library's side. */
  hangUp(): Promise<void> | void;
}

type Join = (library: Library, logError: (error: unknown) => void) => Promise<Joined>;

/** Every transport, by name; what the contract suite runs over. */
export const TRANSPORTS: Readonly<Record<string, Join>> = {
  async 'a pair of ports in one process'(library, logError) {
    const [near, far] = portPair();
    serve(far, library.handlers, library.subscribe, logError);
    return { connection: connect(near), hangUp: () => far.close() };
  },

  async 'a WebSocket to the loopback host'(library, logError) {
    const loopback = await startLoopback({ library, rendererFolder: library.folder, log: logError });
    const { origin } = new URL(loopback.address);
    const socket = new WebSocket(`${loopback.address.replace('http', 'ws')}port`, { headers: { origin } });
    await once(socket, 'open');
    socket.send(JSON.stringify({ token: loopback.token }));
    return { connection: connect(socketPort(socket)), hangUp: () => loopback.close() };
  },

  async 'a message port of Electron'(library, logError) {
    const { port1, port2 } = new MessageChannelMain();
    const far = electronPort(asElectrons(port1));
    serve(far, library.handlers, library.subscribe, logError);
    return { connection: connect(electronPort(asElectrons(port2))), hangUp: () => far.close() };
  },
};

/** The stand-in has the methods and events of Electron's class, not its overloads. */
function asElectrons(port: MessagePortMain): RealMessagePortMain {
  return port as unknown as RealMessagePortMain;
}
