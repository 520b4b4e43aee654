import { Failure } from '../../contract/failure.ts';
import { electronHost } from './electronHost.ts';
import type { Host } from './host.ts';
import { loopbackHost, takeToken } from './loopbackHost.ts';

/** Joins the host this window runs under. Rejects with `connection.closed` when it gives no way in. */
export async function openHost(): Promise<Host> {
  if (window.lutrinHost !== undefined) return electronHost(window.lutrinHost);
  const token = takeToken();
  if (token === null) throw new Failure('connection.closed');
  return loopbackHost(token);
}
