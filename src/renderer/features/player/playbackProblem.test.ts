import { describe, expect, it } from 'vitest';
import type { Media } from '../../../contract/schemas.ts';
import { canDecode, codecName } from './codecs.ts';
import { hasPicture, playbackProblem, type Playback } from './playbackProblem.ts';

const video = (codec: string): Media['tracks'][number] => ({ kind: 'video', codec, detail: '1920 × 1080' });
const audio = (codec: string): Media['tracks'][number] => ({ kind: 'audio', codec, detail: '48 kHz' });

/** As Chromium without licensed decoders beyond H.264 and AAC answers. */
const chromium = (type: string): string =>
  /codecs="(avc1\.\w+|mp4a\.40\.\d|vp8|vp9|opus|mp3|flac|1)"/.test(type) ||
  /^(video\/(mp4|webm)|audio\/\w+)$/.test(type)
    ? 'probably'
    : '';

function playback(given: Partial<Playback> & Pick<Playback, 'media'>): Playback {
  return { errorCode: null, errorMessage: '', isLoaded: true, pictureWidth: 1920, canPlayType: chromium, ...given };
}

describe('codecName', () => {
  it.each([
    ['hvc1.1.6.L93.B0', 'HEVC (H.265)'],
    ['hevc', 'HEVC (H.265)'],
    ['avc1.640028', 'H.264'],
    ['mp4a.40.2', 'AAC'],
    ['mp4a.6B', 'MP3'],
    ['vp09.00.10.08', 'VP9'],
    ['av01.0.04M.08', 'AV1'],
    ['pcm_s16le', 'PCM'],
    ['wmav2', 'Windows Media Audio'],
    ['xyz', 'xyz'],
  ])('%s is %s', (codec, name) => expect(codecName(codec)).toBe(name));
});

describe('canDecode', () => {
  it('knows bare names and full parameters', () => {
    expect(canDecode('video', 'h264', chromium)).toBe(true);
    expect(canDecode('video', 'avc1.640028', chromium)).toBe(true);
    expect(canDecode('audio', 'pcm_s16le', chromium)).toBe(true);
    expect(canDecode('video', 'hevc', chromium)).toBe(false);
    expect(canDecode('video', 'hvc1.2.4.L153', chromium)).toBe(false);
  });
});

describe('hasPicture', () => {
  it('does not take a cover image for a picture', () => {
    expect(hasPicture({ mimeType: 'audio/mpeg', tracks: [audio('mp3'), video('mjpeg')] })).toBe(false);
  });

  it('knows sound in a video container', () => {
    expect(hasPicture({ mimeType: 'video/webm', tracks: [audio('opus')] })).toBe(false);
    expect(hasPicture({ mimeType: 'video/webm', tracks: [] })).toBe(true);
  });
});

describe('playbackProblem', () => {
  const media = { mimeType: 'video/mp4', tracks: [video('hvc1.1.6.L93.B0'), audio('mp4a.40.2')] };
  const good = { mimeType: 'video/mp4', tracks: [video('avc1.640028'), audio('mp4a.40.2')] };

  it('is silent while all is well', () => {
    expect(playbackProblem(playback({ media: good }))).toBeNull();
    expect(playbackProblem(playback({ media, isLoaded: false, pictureWidth: 0 }))).toBeNull();
  });

  it('tells a picture that cannot be shown from a recording that cannot be played', () => {
    expect(playbackProblem(playback({ media, pictureWidth: 0 }))).toEqual({ kind: 'noPicture', video: 'HEVC (H.265)' });
    expect(playbackProblem(playback({ media, errorCode: 4 }))).toEqual({
      kind: 'videoCodec',
      video: 'HEVC (H.265)',
    });
  });

  it('names both decoders that are missing', () => {
    const windows = { mimeType: 'video/x-ms-wmv', tracks: [video('wmv3'), audio('wmav2')] };
    expect(playbackProblem(playback({ media: windows, errorCode: 4 }))).toEqual({
      kind: 'bothCodecs',
      video: 'Windows Media Video',
      audio: 'Windows Media Audio',
    });
  });

  it('blames the container when its tracks could be played', () => {
    const avi = { ...good, mimeType: 'video/x-msvideo' };
    expect(playbackProblem(playback({ media: avi, errorCode: 4 }))).toEqual({ kind: 'container' });
  });

  it('tells a damaged file from bytes that did not come', () => {
    expect(playbackProblem(playback({ media: good, errorCode: 3 }))).toEqual({ kind: 'damaged' });
    expect(playbackProblem(playback({ media: good, errorCode: 2 }))).toEqual({ kind: 'unreachable' });
    expect(playbackProblem(playback({ media: good, errorCode: 4 }))).toEqual({ kind: 'unreachable' });
    const matroska = { ...good, mimeType: 'video/x-matroska' };
    expect(playbackProblem(playback({ media: matroska, errorCode: 4 }))).toEqual({ kind: 'unreachable' });
  });

  it('tells a file that came and cannot be taken apart from one that did not come', () => {
    const errorMessage = 'PipelineStatus::DEMUXER_ERROR_COULD_NOT_PARSE: FFmpegDemuxer: PTS is not defined';
    const matroska = { ...good, mimeType: 'video/x-matroska' };
    expect(playbackProblem(playback({ media: matroska, errorCode: 4, errorMessage }))).toEqual({ kind: 'malformed' });
    const avi = { ...good, mimeType: 'video/x-msvideo' };
    expect(playbackProblem(playback({ media: avi, errorCode: 4, errorMessage }))).toEqual({ kind: 'container' });
  });

  it('ignores the cover of a sound file', () => {
    const song = { mimeType: 'audio/mpeg', tracks: [audio('mp3'), video('mjpeg')] };
    expect(playbackProblem(playback({ media: song, pictureWidth: 0 }))).toBeNull();
    expect(playbackProblem(playback({ media: song, errorCode: 4, pictureWidth: 0 }))).toEqual({ kind: 'unreachable' });
  });
});
