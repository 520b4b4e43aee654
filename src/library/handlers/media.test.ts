import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { WAV_SAMPLE_BYTES, wavHeader } from '../../domain/sound/wavHeader.ts';
import { hasFfmpeg } from '../media/hasFfmpeg.suite.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');

/** Silence: 8 kHz, one channel, 16 bits. */
function silentWave(seconds: number): Buffer {
  const samples = seconds * 8_000;
  return Buffer.concat([wavHeader(samples, 8_000), Buffer.alloc(samples * WAV_SAMPLE_BYTES)]);
}

async function importSample({ importPaths }: TemporaryLibrary): Promise<TalkId> {
  return (await importPaths(SAMPLE)).files[0]?.talkId as TalkId;
}

describe('media.attach', () => {
  it('describes the recording, leaves it where it is, and gives the talk its duration', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const path = join(workFolder, 'séance 1.wav');
    await writeFile(path, silentWave(3));
    const media = await call('media.attach', { talkId, path });
    expect(media).toMatchObject({
      path,
      name: 'séance 1.wav',
      sizeBytes: 48_044,
      durationMs: 3_000,
      tracks: [{ kind: 'audio', codec: expect.stringContaining('pcm'), detail: '8 kHz × 1' }],
      isPresent: true,
    });
    expect(media.mimeType).toMatch(/^audio\/wav/);
    expect(await call('talks.get', { talkId })).toMatchObject({ media, durationMs: 3_000 });
    expect(await call('media.locate', { mediaId: media.id })).toEqual({ path, mimeType: media.mimeType });
    await call('media.detach', { talkId });
    expect(await call('talks.get', { talkId })).toMatchObject({ media: null, durationMs: 3_000 });
    expect(existsSync(path)).toBe(true);
    await expect(call('media.locate', { mediaId: media.id })).rejects.toThrow('media.notFound');
  });

  it('moves an upload into the library, and deletes that copy with its talk’s next recording', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, library } = temporary;
    const talkId = await importSample(temporary);
    const upload = async (name: string): Promise<string> => {
      const path = join(library.inboxFolder, name, 'film.wav');
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, silentWave(1));
      return path;
    };
    const first = await call('media.attach', { talkId, path: await upload('1') });
    expect(dirname(first.path)).toBe(join(library.folder, 'media'));
    expect(first.name).toBe('film.wav');
    expect(await readdir(library.inboxFolder)).toEqual([]);
    // Chosen by its path again, it is the same file: replaced by itself, it stays.
    const again = await call('media.attach', { talkId, path: first.path, inPlaceOf: first.id });
    expect(existsSync(again.path)).toBe(true);
    const second = await call('media.attach', { talkId, path: await upload('2'), inPlaceOf: again.id });
    expect(await readdir(join(library.folder, 'media'))).toEqual([basename(second.path)]);
    await call('media.detach', { talkId });
    expect(await readdir(join(library.folder, 'media'))).toEqual([]);
  });

  it('says what a file is that is no recording, and keeps the one attached', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder, library } = temporary;
    const talkId = await importSample(temporary);
    await writeFile(join(workFolder, 'empty.mp4'), '');
    await writeFile(
      join(workFolder, 'list.m3u8'),
      '#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:1,\n/etc/hostname\n#EXT-X-ENDLIST\n',
    );
    execFileSync('mkfifo', [join(workFolder, 'pipe')]);
    const refusals = {
      [SAMPLE]: 'media.notMedia: unknownFormat',
      [join(workFolder, 'empty.mp4')]: 'media.notMedia: empty',
      [join(workFolder, 'list.m3u8')]: 'media.notMedia: unknownFormat',
      [join(workFolder, 'pipe')]: 'media.notMedia: notAFile',
      [workFolder]: 'media.notMedia: notAFile',
      [join(workFolder, 'none.mp4')]: 'media.notFound',
    };
    for (const [path, message] of Object.entries(refusals)) {
      await expect(call('media.attach', { talkId, path })).rejects.toThrow(message);
    }
    const upload = join(library.inboxFolder, 'x/text.mp4');
    await mkdir(dirname(upload));
    await writeFile(upload, 'no film');
    await expect(call('media.attach', { talkId, path: upload })).rejects.toThrow('media.notMedia');
    expect(await readdir(library.inboxFolder)).toEqual([]);
    expect((await call('talks.get', { talkId })).media).toBeNull();
    expect(temporary.errors).toEqual([]);
  });

  it.skipIf(!hasFfmpeg)('says that a film is cut off, under a key, or one that only ffmpeg reads', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const key = ['-encryption_scheme', 'cenc-aes-ctr', '-encryption_key', '76a6c65c5ea762046bd749a2e632ccbb'];
    const make = (name: string, ...options: string[]): string => {
      const path = join(workFolder, name);
      execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=1', ...options, path]);
      return path;
    };
    const cut = make('cut.m4a');
    await truncate(cut, 4_000);
    const attach = (path: string): Promise<unknown> => call('media.attach', { talkId, path });
    await expect(attach(cut)).rejects.toThrow('media.notMedia: cutOff');
    await expect(
      attach(make('key.mp4', ...key, '-encryption_kid', 'a7e61c373e219033c21091fa607bf3b8')),
    ).rejects.toThrow('media.notMedia: encrypted');
    const avi = make('film.avi');
    vi.stubEnv('PATH', '/nowhere');
    await expect(attach(avi)).rejects.toThrow('media.notMedia: needsFfmpeg');
    vi.unstubAllEnvs();
    expect(await attach(avi)).toMatchObject({ name: 'film.avi' });
  });

  it('warns of a recording that is gone, and finds it when it is back', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const path = join(workFolder, 'a.wav');
    await writeFile(path, silentWave(1));
    const { id } = await call('media.attach', { talkId, path });
    await rename(path, `${path}.away`);
    const lost = await call('talks.get', { talkId });
    expect(lost.media?.isPresent).toBe(false);
    expect(lost.problems).toContain('mediaLost');
    await expect(call('media.locate', { mediaId: id })).rejects.toThrow('media.notFound');
    await rename(`${path}.away`, path);
    expect((await call('talks.get', { talkId })).problems).not.toContain('mediaLost');
  });

  it('is looked for when the library opens', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder, library } = temporary;
    const talkId = await importSample(temporary);
    const path = join(workFolder, 'a.wav');
    await writeFile(path, silentWave(1));
    await call('media.attach', { talkId, path });
    library.close();
    await rm(path);
    await using again = await openTemporaryLibrary({ folder: library.folder });
    await expect.poll(() => again.announced('talks.changed')).toEqual([{ talkIds: [talkId] }]);
    const filters = { query: '', states: [], discipline: null, hasMedia: true, hasProblems: true };
    const page = { sort: 'title' as const, isDescending: false, offset: 0, limit: 1 };
    expect((await again.call('talks.list', { ...filters, ...page })).talks).toMatchObject([
      { id: talkId, hasMedia: true, problems: expect.arrayContaining(['mediaLost']) },
    ]);
  });

  it.skipIf(!hasFfmpeg)('names the tracks of films, also of those that no browser plays', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const talkId = await importSample(temporary);
    const make = (name: string, ...codecs: string[]): string => {
      const path = join(workFolder, name);
      const inputs = ['-f', 'lavfi', '-i', 'testsrc=s=64x48:r=10:d=1', '-f', 'lavfi', '-i', 'sine=d=1:r=48000'];
      execFileSync('ffmpeg', ['-v', 'error', ...inputs, ...codecs, '-shortest', path]);
      return path;
    };
    const webm = await call('media.attach', { talkId, path: make('a.webm', '-c:v', 'libvpx', '-c:a', 'libopus') });
    expect(webm.mimeType).toMatch(/^video\/webm/);
    expect(webm.tracks).toEqual([
      { kind: 'video', codec: 'vp8', detail: '64×48' },
      { kind: 'audio', codec: 'opus', detail: '48 kHz × 1' },
    ]);
    expect(Math.abs(webm.durationMs - 1_000)).toBeLessThan(100);
    const avi = await call('media.attach', { talkId, path: make('a.avi', '-c:v', 'mpeg4', '-c:a', 'libmp3lame') });
    expect(avi.tracks).toEqual([
      { kind: 'video', codec: 'mpeg4', detail: '64×48' },
      { kind: 'audio', codec: 'mp3', detail: '48 kHz × 1' },
    ]);
    await rm(avi.path);
    // Its clock begins at 1.4 s, its time does not.
    const ts = await call('media.attach', { talkId, path: make('a.ts', '-c:v', 'libx264', '-c:a', 'aac') });
    expect(Math.abs(ts.durationMs - 1_000)).toBeLessThan(200);
  });
});
