import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { StoredMedia } from '../store/mediaStore.ts';
import { speechPath, writeSpeech } from './speechFile.ts';
import { speechOnTimeLine } from './speechOnTimeLine.ts';

const media = (offsetMs: number) => ({ fingerprint: 'f', offsetMs }) as StoredMedia;

it('tells speech where the recording lies on the time line, and none before that begins', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lutrin-speech-'));
  try {
    expect(await speechOnTimeLine(folder, media(0))).toBeNull();
    const speech = [
      { startMs: 100, endMs: 900 },
      { startMs: 1_000, endMs: 4_000 },
    ];
    await writeSpeech(speechPath(folder, 'f'), speech);
    expect(await speechOnTimeLine(folder, media(0))).toEqual(speech);
    expect(await speechOnTimeLine(folder, media(7_000))).toEqual([
      { startMs: 7_100, endMs: 7_900 },
      { startMs: 8_000, endMs: 11_000 },
    ]);
    expect(await speechOnTimeLine(folder, media(-2_000))).toEqual([{ startMs: 0, endMs: 2_000 }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
