import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fingerprintOf } from '../src/library/media/fingerprintOf.ts';
import { readSound } from '../src/library/sound/readSound.ts';

const LECTURE = resolve(import.meta.dirname, '../resources/demo/lecture.webm');

/** What a library computes from the sound of the demonstration lecture, computed once for many libraries. */
export interface DemoSound extends Disposable {
  /** Puts it where a library looks for it. */
  copyTo(libraryFolder: string): void;
}

/** Reads the sound of the demonstration lecture. */
export async function readDemoSound(): Promise<DemoSound> {
  const soundFolder = mkdtempSync(join(tmpdir(), 'lutrin-e2e-sound-'));
  const source = { id: '', path: LECTURE, fingerprint: await fingerprintOf(LECTURE), durationMs: 0 };
  const control = {
    signal: new AbortController().signal,
    turn: () => nextTurn(),
    progress: () => undefined,
    fromWindow: () => {
      throw new Error('ffmpeg is missing');
    },
  };
  await readSound({ kind: 'read', source, soundFolder }, control);
  return {
    copyTo: (libraryFolder) => cpSync(soundFolder, join(libraryFolder, 'sound'), { recursive: true }),
    [Symbol.dispose]: () => rmSync(soundFolder, { recursive: true, force: true }),
  };
}
