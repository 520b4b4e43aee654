import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Electron from 'electron';
import { standInEvent } from './standInEvent.ts';

type Faithful = Pick<
  Electron.App,
  'enableSandbox' | 'exit' | 'getLocale' | 'getPath' | 'getVersion' | 'isReady' | 'quit' | 'setPath' | 'whenReady'
>;

/** Electron's `App`: not ready until `becomeReady`; it quits as Electron does, asking at each step. */
export class AppStandIn extends EventEmitter implements Faithful {
  isPackaged = false;
  locale = 'fr-FR';
  isSandboxed = false;
  /** How often the app ended; a process would, once. */
  quitCount = 0;
  /** Whether this is the first instance. */
  isFirst = true;
  lockData: unknown;
  windows: { close(): void; isDestroyed(): boolean }[] = [];
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #isQuitting = false;

  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready', standInEvent({}), {});
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.isSandboxed = true;
  }

  getPath(name: string): string {
    return this.#paths.get(name) ?? join(tmpdir(), 'lutrin-stand-in', name);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getVersion(): string {
    return '0.0.0-test';
  }

  getLocale(): string {
    return this.locale;
  }

  requestSingleInstanceLock(additionalData?: Record<never, unknown>): boolean {
    this.lockData = additionalData;
    return this.isFirst;
  }

  quit(): void {
    if (this.#isStopped('before-quit')) return;
    this.#isQuitting = true;
    for (const window of this.windows) window.close();
    this.#isQuitting = false;
    if (this.windows.some((window) => !window.isDestroyed())) return;
    if (this.#isStopped('will-quit')) return;
    this.exit();
  }

  /** A window was closed. When it was the last, the program hears of it, unless it is quitting anyway. */
  windowClosed(): void {
    if (this.#isQuitting || this.windows.some((window) => !window.isDestroyed())) return;
    this.emit('window-all-closed');
  }

  exit(exitCode = 0): void {
    this.quitCount++;
    this.emit('quit', standInEvent({}), exitCode);
  }

  #isStopped(name: string): boolean {
    const event = standInEvent({});
    this.emit(name, event);
    return event.defaultPrevented;
  }
}
