import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WAV_SAMPLE_BYTES, wavHeader } from '../../domain/sound/wavHeader.ts';
import { runRecogniser } from './runRecogniser.ts';

const program = resolve(import.meta.dirname, '../../../build/whisperStandIn.ts');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-run-recogniser-'));
  await writeFile(join(folder, 'model.bin'), 'un deux trois');
  await writeFile(
    join(folder, 'sound.wav'),
    Buffer.concat([wavHeader(16_000, 16_000), Buffer.alloc(16_000 * WAV_SAMPLE_BYTES)]),
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the stand-in in a second of silence. */
function run(
  way: string,
  signal = new AbortController().signal,
  onShare: (share: number) => void = () => undefined,
): Promise<string | null> {
  const setting = { program, model: join(folder, 'model.bin'), options: way === '' ? '' : `--stand-in ${way}` };
  const recognition = { setting, folder, wavPath: join(folder, 'sound.wav'), language: 'fr' };
  return runRecogniser(recognition, { signal, onPause: () => undefined }, onShare);
}

describe('runRecogniser', () => {
  it('gives what was written, also by a program that talks much', async () => {
    expect(await run('')).toBe(join(folder, 'words.json'));
    const before = process.memoryUsage().rss;
    expect(await run('flood')).toBe(join(folder, 'words.json'));
    expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20);
  });

  it.each(['crash', 'torn', 'other', 'huge'])('fails where the program does: %s', async (way) => {
    await expect(run(way)).rejects.toThrow('recogniser.failed');
  });

  it('tells a program that heard no words from one that failed', async () => {
    await expect(run('wordless')).rejects.toThrow('recogniser.noWords');
  });

  it('gives nothing when it is cancelled', async () => {
    const abort = new AbortController();
    // It tells how far it is before it hangs.
    expect(await run('hang', abort.signal, () => abort.abort())).toBeNull();
  });
});
