import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../contract/schemas.ts';
import { LECTURE, openWith, VARIABLE, wave } from './recordings.suite.ts';

describe('attaching to a talk whose recording is lost', () => {
  it('takes a file with the same in it for the lost one, with its place', async () => {
    await using opened = await openWith('camera.mp3', VARIABLE);
    const { temporary, talkId, path, media, talk } = opened;
    await temporary.call('media.setOffset', { talkId, mediaId: media.id, offsetMs: 5_000 });
    const upload = join(temporary.library.inboxFolder, 'x', 'autre nom.mp3');
    await mkdir(join(temporary.library.inboxFolder, 'x'), { recursive: true });
    await rename(path, upload);
    expect((await talk()).media?.isPresent).toBe(false);
    const other = join(temporary.workFolder, 'micro.webm');
    await copyFile(LECTURE, other);
    const isLostOne = async (at: string) => (await temporary.call('media.isLostOne', { talkId, path: at })).isLostOne;
    expect([await isLostOne(upload), await isLostOne(other), await isLostOne(path)]).toEqual([true, false, false]);
    const found = await temporary.call('media.attach', { talkId, path: upload });
    expect(found).toMatchObject({ id: media.id, isPresent: true, offsetMs: 5_000, name: 'camera.mp3' });
    expect((await talk()).recordings).toEqual([found]);
    // It is a copy of the library's by now.
    await temporary.call('media.detach', { talkId });
    expect(existsSync(found.path)).toBe(false);
  });

  it('adds another beside it, which is played, and finds it again there', async () => {
    await using opened = await openWith('camera.mp3', VARIABLE);
    const { temporary, talkId, path, media, talk } = opened;
    const other = join(temporary.workFolder, 'micro.webm');
    await copyFile(LECTURE, other);
    await rename(path, `${path}.away`);
    await talk();
    const beside = await temporary.call('media.attach', { talkId, path: other });
    expect((await talk()).media?.id).toBe(beside.id);
    const found = await temporary.call('media.attach', { talkId, path: `${path}.away` });
    expect(found).toMatchObject({ id: media.id, path: `${path}.away` });
    expect((await talk()).recordings.map(({ id, isPresent }) => [id, isPresent])).toEqual([
      [media.id, true],
      [beside.id, true],
    ]);
  });
});

describe('another file at the path of a lost recording', () => {
  it('is not the lost one, and is told of as what it is where it is attached', async () => {
    await using opened = await openWith('micro.mp3', VARIABLE);
    const { temporary, talkId, path, media, talk } = opened;
    await rename(path, `${path}.away`);
    await talk();
    await writeFile(path, wave(5 * 16_000));
    expect((await talk()).media).toMatchObject({ id: media.id, isPresent: false });
    await expect(temporary.call('media.locate', { mediaId: media.id })).rejects.toThrow('media.notFound');
    const beside = await temporary.call('media.attach', { talkId, path });
    expect(beside).toMatchObject({ durationMs: 5_000, isPresent: true });
    expect(beside.id).not.toBe(media.id);
    expect((await talk()).recordings.map(({ id, isPresent }) => [id, isPresent])).toEqual([
      [media.id, false],
      [beside.id, true],
    ]);
    await rename(`${path}.away`, path);
    expect((await talk()).recordings[0]?.isPresent).toBe(true);
  });
});

describe('a talk that has as many recordings as it can', () => {
  it('takes the file of a lost one, and no other', async () => {
    await using opened = await openWith('0.mp3', VARIABLE);
    const { temporary, talkId, path, media, talk } = opened;
    const attach = (at: string) => temporary.call('media.attach', { talkId, path: at });
    for (let number = 1; number < LIMITS.recordings; number++) {
      const other = join(temporary.workFolder, `${number}.mp3`);
      await copyFile(path, other);
      await attach(other);
    }
    const other = join(temporary.workFolder, 'other.wav');
    await writeFile(other, wave(5 * 16_000));
    await rename(path, `${path}.away`);
    await talk();
    expect(await attach(`${path}.away`)).toMatchObject({ id: media.id, isPresent: true });
    await expect(attach(other)).rejects.toThrow('request.invalid: recordings');
    expect((await talk()).recordings.length).toBe(LIMITS.recordings);
  });
});

describe('attaching in place of a recording', () => {
  it('replaces none but that one, and only while it is the chosen one', async () => {
    await using opened = await openWith('micro.mp3', VARIABLE);
    const { temporary, talkId, path, media, talk } = opened;
    await rename(path, `${path}.away`);
    await talk();
    const upload = join(temporary.library.inboxFolder, 'x', 'a.webm');
    await mkdir(join(temporary.library.inboxFolder, 'x'), { recursive: true });
    await copyFile(LECTURE, upload);
    // It comes beside the lost one while a question about that one is open.
    const added = await temporary.call('media.attach', { talkId, path: upload });
    const other = join(temporary.workFolder, 'b.wav');
    await writeFile(other, wave(5 * 16_000));
    const beside = await temporary.call('media.attach', { talkId, path: other, inPlaceOf: media.id });
    expect((await talk()).recordings.map(({ id }) => id)).toEqual([media.id, added.id, beside.id]);
    expect((await talk()).media?.id).toBe(added.id);
    expect(existsSync(added.path)).toBe(true);
    // Nothing was there when it was dropped.
    const unasked = join(temporary.workFolder, 'c.wav');
    await copyFile(other, unasked);
    await temporary.call('media.attach', { talkId, path: unasked });
    expect((await talk()).recordings.map(({ name }) => name)).toEqual(['micro.mp3', 'a.webm', 'b.wav', 'c.wav']);
  });
});
