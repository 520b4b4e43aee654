import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { Recognitions } from './recognitions.ts';

it('keeps the words of a recording whose name is as long as a system lets it be', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lutrin-test-'));
  try {
    const recognitions = new Recognitions(folder);
    const talkId = 'talk' as TalkId;
    await recognitions.keep(talkId, '{}', `${'講'.repeat(83)}.mp3`);
    expect(await readFile(recognitions.of(talkId).path!, 'utf8')).toBe('{}');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
