import { describe, expect, it } from 'vitest';
import { misnamedContainer } from './container.ts';

describe('misnamedContainer', () => {
  it.each([
    ['talk.mp3', 'video/mp4; codecs="avc1.42c00d, mp4a.40.2"', '.mp3', 'MP4'],
    ['Talk 1.WAV', 'audio/flac', '.WAV', 'FLAC'],
    ['talk.mp4', 'video/webm', '.mp4', 'WebM'],
    ['talk.ogg', 'audio/mpeg', '.ogg', 'MP3'],
  ])('says what %s is that is of type %s', (name, type, extension, container) =>
    expect(misnamedContainer(name, type)).toEqual({ extension, container }),
  );

  it.each([
    ['talk.mp4', 'video/mp4'],
    ['talk.m4a', 'audio/mp4; codecs="mp4a.40.2"'],
    ['talk.mov', 'video/mp4'],
    ['talk.mp4', 'video/quicktime'],
    ['talk.webm', 'video/x-matroska'],
    ['talk.opus', 'audio/ogg'],
    // Names that are of no recording say nothing of it.
    ['talk', 'audio/mpeg'],
    ['talk.2024', 'audio/mpeg'],
    ['talk.avi', 'video/x-msvideo'],
  ])('says nothing of %s of type %s', (name, type) => expect(misnamedContainer(name, type)).toBeNull());
});
