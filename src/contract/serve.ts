import { z } from 'zod';
import { Failure } from './failure.ts';
import { METHODS, type EventName, type EventPayload, type Handlers, type MethodName } from './methods.ts';
import type { Port } from './port.ts';

/** What the library announces, to be passed on to every connected client. */
export type Announce = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** A source of announcements; returns a function that stops listening. */
export type Subscribe = (listener: Announce) => () => void;

// A caller that forgot its request is told so, and not left waiting: JSON drops what is undefined.
const envelope = z.object({ id: z.int(), method: z.string(), request: z.unknown().optional() });

/**
 * Answers the requests that arrive on a port and passes announcements on, until the port closes.
 *
 * Every request is checked by its schema. A handler's `Failure` goes to the caller; any other error is told to
 * `logError` and reaches the caller as `internal`, without its message.
 */
export function serve(port: Port, handlers: Handlers, subscribe: Subscribe, logError: (error: unknown) => void): void {
  const unsubscribe = subscribe((event, payload) => port.send({ event, payload }));
  port.onClose(unsubscribe);
  port.onMessage((message) => {
    const parsed = envelope.safeParse(message);
    if (!parsed.success) return;
    const { id, method, request } = parsed.data;
    answer(handlers, method, request).then(
      (reply) => port.send({ id, reply }),
      (error: unknown) => {
        if (error instanceof Failure) {
          port.send({ id, failure: { code: error.code, detail: error.detail } });
        } else {
          logError(error);
          port.send({ id, failure: { code: 'internal', detail: '' } });
        }
      },
    );
  });
}

async function answer(handlers: Handlers, method: string, request: unknown): Promise<unknown> {
  if (!isMethodName(method)) throw new Failure('request.unknownMethod', method.slice(0, 100));
  const parsed = parseRequest(method, request);
  // The schema just checked what the method's own handler takes; the union of all handlers cannot say so.
  const handler = handlers[method] as (request: unknown) => unknown;
  return handler(parsed);
}

/** The request as its schema gives it; throws `request.invalid`. */
function parseRequest(method: MethodName, request: unknown): unknown {
  let problem: string;
  try {
    const parsed = METHODS[method].request.safeParse(request);
    if (parsed.success) return parsed.data;
    problem = z.prettifyError(parsed.error);
  } catch (error) {
    // zod measures what has a `length` before it has found it to be no string, and then JavaScript itself may refuse.
    problem = String(error);
  }
  throw new Failure('request.invalid', `${method}: ${problem.slice(0, 500)}`);
}

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(METHODS, name);
}
