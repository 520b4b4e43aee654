import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Conversion } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { findRecording } from '../media/findRecording.suite.ts';
import { hasFfmpeg } from '../media/hasFfmpeg.suite.ts';
import { mp3Frames, xingFrame } from '../media/mp3Frames.suite.ts';
import { openDatabase } from '../store/database.ts';
import { openTemporaryLibrary } from '../temporaryLibrary.ts';
import { importSample, LECTURE, openWith, VARIABLE, wave } from './recordings.suite.ts';

const COPY: Conversion = { audio: 'copy', video: 'copy' };
const VARIABLE_MS = Math.round((1_000 * 1_152) / 44.1);

describe('what is told of a recording', () => {
  it('is the length of its frames, and that a variable rate is not gone to exactly', async () => {
    await using opened = await openWith('a.mp3', VARIABLE);
    expect(opened.media).toMatchObject({ durationMs: VARIABLE_MS, declaredMs: null, seeksInexactly: true });
  });

  it('is where it was cut off, and what its header promised', async () => {
    await using opened = await openWith(
      'a.mp3',
      Buffer.concat([xingFrame({ frames: 5_000, delay: 0, padding: 0 }), VARIABLE]),
    );
    expect(opened.media).toMatchObject({ durationMs: VARIABLE_MS, declaredMs: Math.round((5_000 * 1_152) / 44.1) });
    const { call, workFolder } = opened.temporary;
    const path = join(workFolder, 'cut.webm');
    await copyFile(LECTURE, path);
    const whole = await call('media.attach', { talkId: opened.talkId, path, inPlaceOf: opened.media.id });
    expect(whole.declaredMs).toBeNull();
    await truncate(path, Math.floor(whole.sizeBytes / 2));
    const cut = await call('media.attach', { talkId: opened.talkId, path, inPlaceOf: whole.id });
    expect(Math.abs(cut.declaredMs! - whole.durationMs)).toBeLessThan(100);
    expect(cut.durationMs).toBeLessThan(0.8 * whole.durationMs);
    expect(cut.durationMs).toBeGreaterThan(0.2 * whole.durationMs);
  });

  it('is told of a WAVE file by its header, but not where a pipe was written to', async () => {
    await using opened = await openWith('cut.wav', wave(20 * 16_000));
    expect(opened.media).toMatchObject({ durationMs: 5_000, declaredMs: 20_000 });
    await using piped = await openWith('pipe.wav', wave(0xffffffff));
    expect(piped.media).toMatchObject({ durationMs: 5_000, declaredMs: null });
  });

  it.skipIf(!hasFfmpeg)('is found between, when the index lies before what is missing', async () => {
    await using opened = await openWith('a.mp3', VARIABLE);
    const { call, workFolder } = opened.temporary;
    const path = join(workFolder, 'film.mp4');
    const inputs = ['-f', 'lavfi', '-i', 'testsrc=s=160x120:r=25:d=40', '-f', 'lavfi', '-i', 'sine=d=40'];
    execFileSync('ffmpeg', ['-v', 'error', ...inputs, '-c:a', 'aac', '-movflags', '+faststart', path]);
    const whole = await call('media.attach', { talkId: opened.talkId, path, inPlaceOf: opened.media.id });
    expect(whole.declaredMs).toBeNull();
    await truncate(path, Math.floor(whole.sizeBytes / 2));
    const cut = await call('media.attach', { talkId: opened.talkId, path, inPlaceOf: whole.id });
    expect(cut.declaredMs).toBe(whole.durationMs);
    const lastFrame = execFileSync('ffprobe', [
      '-v',
      'quiet',
      '-show_entries',
      'packet=pts_time',
      '-of',
      'csv=p=0',
      path,
    ]);
    const ends = String(lastFrame).split('\n').map(Number).filter(Number.isFinite);
    expect(Math.abs(cut.durationMs / 1_000 - Math.max(...ends))).toBeLessThan(1);
  });
});

describe('a recording that was attached before that was told', () => {
  it('is read again when the library opens', async () => {
    await using opened = await openWith('a.mp3', VARIABLE);
    const { temporary, talkId, talk } = opened;
    const { folder } = temporary.library;
    temporary.library.close();
    const database = openDatabase(join(folder, 'library.sqlite'));
    database.exec('UPDATE media SET duration_ms = 99000, seeks_inexactly = 0, is_measured = 0');
    database.close();
    await using again = await openTemporaryLibrary({ folder });
    const read = async () => (await again.call('talks.get', { talkId })).media;
    await expect.poll(read).toMatchObject({ durationMs: VARIABLE_MS, seeksInexactly: true });
    expect(again.announced('talks.changed')).toContainEqual({ talkIds: [talkId] });
    await expect(talk()).rejects.toThrow('connection.closed');
  });
});

describe('media.convert', () => {
  it('copies a variable MP3 into a file that is gone to exactly, and leaves the original to go back to', async () => {
    await using opened = await openWith('cours.mp3', VARIABLE);
    const { temporary, talkId, media, path, talk } = opened;
    await temporary.call('media.setOffset', { talkId, mediaId: media.id, offsetMs: 2_000 });
    // Nothing has to be installed for it.
    vi.stubEnv('PATH', '/nowhere');
    const job = await temporary.call('media.convert', { talkId, mediaId: media.id, conversion: COPY });
    expect(await temporary.finished(job.id)).toMatchObject({ kind: 'remux', state: 'done' });
    vi.unstubAllEnvs();
    const { media: made, recordings } = await talk();
    expect(made).toMatchObject({ name: 'cours.m4a', convertedFrom: media.id, offsetMs: 2_000, seeksInexactly: false });
    expect(Math.abs(made!.durationMs - VARIABLE_MS)).toBeLessThan(2);
    expect(made!.tracks).toEqual([
      { kind: 'audio', codec: expect.stringMatching(/mp3|mp4a\.6b/i), detail: '44.1 kHz × 2' },
    ]);
    expect(made!.path.startsWith(join(temporary.library.folder, 'media'))).toBe(true);
    expect(recordings.map(({ id }) => id)).toEqual([media.id, made!.id]);
    expect(await readFile(path)).toEqual(VARIABLE);
    // Both lie at one place.
    await temporary.call('media.setOffset', { talkId, mediaId: media.id, offsetMs: -500 });
    expect((await talk()).recordings.map(({ offsetMs }) => offsetMs)).toEqual([-500, -500]);
    await temporary.call('media.choose', { talkId, mediaId: media.id });
    expect((await talk()).media?.id).toBe(media.id);
    // A conversion that is made again takes the place of the one before; it goes with its file.
    const again = await temporary.call('media.convert', { talkId, mediaId: media.id, conversion: COPY });
    await temporary.finished(again.id);
    expect((await talk()).recordings).toHaveLength(2);
    expect(existsSync(made!.path)).toBe(false);
    await temporary.call('media.detach', { talkId });
    expect((await talk()).media?.id).toBe(media.id);
    expect(await readdir(join(temporary.library.folder, 'media'))).toEqual([]);
    expect(temporary.errors).toEqual([]);
  });

  it('stops when it is cancelled, and leaves nothing', async () => {
    await using opened = await openWith('long.mp3', Buffer.concat(Array.from({ length: 60 }, () => VARIABLE)));
    const { temporary, talkId, media, talk } = opened;
    vi.stubEnv('PATH', '/nowhere');
    const job = await temporary.call('media.convert', { talkId, mediaId: media.id, conversion: COPY });
    expect((await temporary.call('media.convert', { talkId, mediaId: media.id, conversion: COPY })).id).toBe(job.id);
    await temporary.call('jobs.cancel', { jobId: job.id });
    const { state, done } = await temporary.finished(job.id);
    vi.unstubAllEnvs();
    expect(state).toBe('cancelled');
    expect(done).toBeLessThan((60 * VARIABLE_MS) / 2);
    expect((await talk()).recordings).toHaveLength(1);
    expect(await readdir(join(temporary.library.folder, 'media'))).toEqual([]);
  });

  it('waits while it is paused, also where no ffmpeg does it', async () => {
    const long = Buffer.concat(Array.from({ length: 60 }, () => VARIABLE));
    await using opened = await openWith('long.mp3', long);
    await using other = await openWith('long.mp3', long);
    const { call, finished } = opened.temporary;
    vi.stubEnv('PATH', '/nowhere');
    const convert = ({ temporary, talkId, media }: typeof opened) =>
      temporary.call('media.convert', { talkId, mediaId: media.id, conversion: COPY });
    const job = await convert(opened);
    await call('jobs.pause', { jobId: job.id, isPaused: true });
    // Another that begins later does the same work meanwhile.
    expect((await other.temporary.finished((await convert(other)).id)).state).toBe('done');
    const { state, isPaused, done } = await call('jobs.get', { jobId: job.id });
    expect({ state, isPaused }).toEqual({ state: 'running', isPaused: true });
    expect(done).toBeLessThan((60 * VARIABLE_MS) / 2);
    await call('jobs.pause', { jobId: job.id, isPaused: false });
    await expect.poll(async () => (await call('jobs.get', { jobId: job.id })).done).toBeGreaterThan(done);
    await call('jobs.cancel', { jobId: job.id });
    expect((await finished(job.id)).state).toBe('cancelled');
    vi.unstubAllEnvs();
  });

  it('says that the recording is lost, and so does the search for its place', async () => {
    await using opened = await openWith('a.mp3', VARIABLE);
    const { talkId, media, path, temporary } = opened;
    await rename(path, join(temporary.workFolder, 'b.mp3'));
    const request = { talkId, mediaId: media.id };
    await expect(temporary.call('media.convert', { ...request, conversion: COPY })).rejects.toThrow('media.notFound');
    await expect(temporary.call('media.findOffset', request)).rejects.toThrow('media.notFound');
  });

  it('takes a name as long as a system lets it be', async () => {
    await using opened = await openWith(`${'講'.repeat(83)}.mp3`, VARIABLE);
    const { call, finished } = opened.temporary;
    const job = await call('media.convert', { talkId: opened.talkId, mediaId: opened.media.id, conversion: COPY });
    expect(await finished(job.id)).toMatchObject({ state: 'done' });
    expect((await opened.talk()).media?.name).toBe(`${'講'.repeat(83)}.m4a`);
  });

  it('says that ffmpeg is needed where it is', async () => {
    await using opened = await openWith('a.mp3', VARIABLE);
    const { temporary, talkId, media } = opened;
    vi.stubEnv('PATH', '/nowhere');
    const conversion: Conversion = { audio: 'encode', video: 'drop' };
    const job = await temporary.call('media.convert', { talkId, mediaId: media.id, conversion });
    expect(await temporary.finished(job.id)).toMatchObject({ state: 'failed', detail: 'media.noDecoder' });
    vi.unstubAllEnvs();
    expect(await readdir(join(temporary.library.folder, 'media'))).toEqual([]);
  });

  it.skipIf(!hasFfmpeg)('makes what no browser plays playable, and keeps what can be kept', async () => {
    await using opened = await openWith('a.mp3', VARIABLE);
    const { temporary, talkId, talk } = opened;
    const make = async (name: string, ...codecs: string[]) => {
      const path = join(temporary.workFolder, name);
      const inputs = ['-f', 'lavfi', '-i', 'testsrc=s=64x48:r=10:d=3', '-f', 'lavfi', '-i', 'sine=d=3:r=48000'];
      execFileSync('ffmpeg', ['-v', 'error', ...inputs, ...codecs, path]);
      return temporary.call('media.attach', { talkId, path, inPlaceOf: (await talk()).media?.id });
    };
    const convert = async (mediaId: string, conversion: Conversion) => {
      const { id } = await temporary.call('media.convert', { talkId, mediaId, conversion });
      expect((await temporary.finished(id)).state).toBe('done');
      return (await talk()).media!;
    };
    const avi = await make('a.avi', '-c:v', 'mpeg4', '-c:a', 'libmp3lame');
    const fromAvi = await convert(avi.id, { audio: 'copy', video: 'encode' });
    expect(fromAvi.name).toBe('a.mp4');
    expect(fromAvi.tracks.map(({ codec }) => codec)).toEqual([
      expect.stringMatching(/^avc1/),
      expect.stringMatching(/mp3|mp4a/),
    ]);
    expect(Math.abs(fromAvi.durationMs - 3_000)).toBeLessThan(200);
    const wma = await make('a.wma', '-map', '1', '-c:a', 'wmav2');
    expect((await convert(wma.id, { audio: 'encode', video: 'drop' })).tracks.map(({ codec }) => codec)).toEqual([
      'mp4a.40.2',
    ]);
    const ts = await make('a.ts', '-c:v', 'libx264', '-c:a', 'aac');
    expect((await convert(ts.id, COPY)).mimeType).toMatch(/^video\/mp4/);
    const vp8 = await make('a.webm', '-c:v', 'libvpx', '-c:a', 'libvorbis');
    expect((await convert(vp8.id, COPY)).mimeType).toMatch(/matroska/);
  });
});

describe('several recordings of a talk', () => {
  it('are kept in order, one of them chosen, each with its place', async () => {
    await using opened = await openWith('camera.mp3', VARIABLE);
    const { temporary, talkId, media, talk } = opened;
    const path = join(temporary.workFolder, 'micro.webm');
    await copyFile(LECTURE, path);
    const sound = await temporary.call('media.attach', { talkId, path });
    expect((await talk()).media?.id).toBe(media.id);
    // The very same file again is the recording there is.
    expect((await temporary.call('media.attach', { talkId, path })).id).toBe(sound.id);
    await temporary.call('media.setLabel', { talkId, mediaId: sound.id, label: 'Micro' });
    await temporary.call('media.setOffset', { talkId, mediaId: sound.id, offsetMs: -12_340 });
    await temporary.call('media.choose', { talkId, mediaId: sound.id });
    const { recordings, media: chosen } = await talk();
    expect(recordings.map(({ id }) => id)).toEqual([media.id, sound.id]);
    expect(chosen).toMatchObject({ id: sound.id, label: 'Micro', offsetMs: -12_340 });
    // What replaces a recording takes its place.
    const other = join(temporary.workFolder, 'autre.mp3');
    await copyFile(media.path, other);
    const replaced = await temporary.call('media.attach', { talkId, path: other, inPlaceOf: sound.id });
    expect(replaced).toMatchObject({ label: 'Micro', offsetMs: -12_340 });
    expect((await talk()).recordings.map(({ name }) => name)).toEqual(['camera.mp3', 'autre.mp3']);
    await temporary.call('media.detach', { talkId, mediaId: replaced.id });
    expect(await talk()).toMatchObject({ media: { id: media.id }, recordings: [{ id: media.id }] });
  });

  it('are missed each by itself', async () => {
    await using opened = await openWith('camera.mp3', VARIABLE);
    const { temporary, talkId, path, talk } = opened;
    const other = join(temporary.workFolder, 'micro.mp3');
    await copyFile(path, other);
    await temporary.call('media.attach', { talkId, path: other });
    await rename(other, `${other}.away`);
    const talked = await talk();
    expect(talked.recordings.map(({ isPresent }) => isPresent)).toEqual([true, false]);
    expect(talked.problems).not.toContain('mediaLost');
  });
});

describe('media.find', () => {
  it('finds a recording by what is in it, under another name beside others, and under folders that are given', async () => {
    await using opened = await openWith('a.mp3', VARIABLE);
    const { temporary, talkId, path, media, talk } = opened;
    const find = (folders: string[]) => findRecording(temporary.call, { talkId, mediaId: media.id, folders, after: 0 });
    const renamed = join(temporary.workFolder, 'tout autre nom.bin');
    await rename(path, renamed);
    await writeFile(path, Buffer.concat([VARIABLE, VARIABLE]));
    expect(await find([])).toMatchObject({ isFound: true });
    expect((await talk()).media).toMatchObject({ path: renamed, isPresent: true, name: 'a.mp3' });
    const deep = join(temporary.workFolder, 'disque', 'x', 'y');
    await mkdir(deep, { recursive: true });
    await rename(renamed, join(deep, 'a.mp3'));
    expect(await find([])).toEqual({ isFound: false, sameName: null, next: null });
    expect(await find([join(temporary.workFolder, 'disque')])).toMatchObject({ isFound: true });
    expect((await talk()).media?.path).toBe(join(deep, 'a.mp3'));
  });

  it('deletes no file of the user’s, nor one that another talk has, though it took the place of a copy', async () => {
    await using temporary = await openTemporaryLibrary({
      demoFolder: resolve(import.meta.dirname, '../../../resources/demo'),
    });
    const { call, library, workFolder } = temporary;
    const talkIds = [await importSample(temporary), (await call('demo.install', {})).talkId];
    const copies: string[] = [];
    for (const [index, talkId] of talkIds.entries()) {
      const upload = join(library.inboxFolder, String(index), 'a.mp3');
      await mkdir(join(library.inboxFolder, String(index)), { recursive: true });
      await writeFile(upload, VARIABLE);
      copies.push((await call('media.attach', { talkId, path: upload })).path);
    }
    const find = async (talkId: TalkId) => {
      const mediaId = (await call('talks.get', { talkId })).media!.id;
      return findRecording(call, { talkId, mediaId, folders: [workFolder], after: 0 });
    };
    const [first, second] = talkIds as [TalkId, TalkId];
    // The first takes the copy of the second, which has the same in it, and leaves it there.
    await rm(copies[0]!);
    expect(await find(first)).toMatchObject({ isFound: true });
    await call('media.detach', { talkId: first });
    expect(existsSync(copies[1]!)).toBe(true);
    const own = join(workFolder, 'my own.mp3');
    await rename(copies[1]!, own);
    expect(await find(second)).toMatchObject({ isFound: true });
    await call('media.detach', { talkId: second });
    expect(existsSync(own)).toBe(true);
  });

  it('tells of a file of the same name that is another cut, and takes it for nothing', async () => {
    await using opened = await openWith('a.mp3', VARIABLE);
    const { temporary, talkId, path, media, talk } = opened;
    await rename(path, `${path}.away`);
    await truncate(`${path}.away`, 1_000);
    const folder = join(temporary.workFolder, 'disque');
    await mkdir(folder);
    const cut = join(folder, 'a.mp3');
    await writeFile(cut, mp3Frames(Array.from({ length: 500 }, () => 9)));
    const found = await findRecording(temporary.call, { talkId, mediaId: media.id, folders: [folder], after: 0 });
    expect(found).toEqual({ isFound: false, sameName: cut, next: null });
    expect((await talk()).media?.isPresent).toBe(false);
  });
});
