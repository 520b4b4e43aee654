import { describe, expect, it } from 'vitest';
import type { Media } from '../../../contract/schemas.ts';
import { conversionFor } from './conversionFor.ts';

const PLAYS = /avc1|vp8|vp9|mp4a\.40|opus|vorbis|"mp3"|mp4a\.6b/i;
const canPlayType = (type: string): string => (PLAYS.test(type) ? 'probably' : '');

function media(
  mimeType: string,
  ...codecs: [kind: 'video' | 'audio', codec: string][]
): Pick<Media, 'mimeType' | 'tracks'> {
  return { mimeType, tracks: codecs.map(([kind, codec]) => ({ kind, codec, detail: '' })) };
}

describe('conversionFor', () => {
  it('keeps what can be decoded, and encodes the rest', () => {
    expect(conversionFor(media('audio/mpeg', ['audio', 'mp3']), canPlayType)).toEqual({ audio: 'copy', video: 'drop' });
    const transport = media('video/mp2t', ['video', 'avc1.64001f'], ['audio', 'mp4a.40.2']);
    expect(conversionFor(transport, canPlayType)).toEqual({ audio: 'copy', video: 'copy' });
    const avi = media('video/vnd.avi', ['video', 'mpeg4'], ['audio', 'mp3']);
    expect(conversionFor(avi, canPlayType)).toEqual({ audio: 'copy', video: 'encode' });
    const hevc = media('video/mp4', ['video', 'hvc1.1.6.L93.B0'], ['audio', 'ac-3']);
    expect(conversionFor(hevc, canPlayType)).toEqual({ audio: 'encode', video: 'encode' });
    expect(conversionFor(media('video/x-ms-asf', ['audio', 'wmav2']), canPlayType)).toEqual({
      audio: 'encode',
      video: 'drop',
    });
  });

  it('leaves out the cover of a sound file', () => {
    const withCover = media('audio/mpeg', ['video', 'mjpeg'], ['audio', 'mp3']);
    expect(conversionFor(withCover, canPlayType)).toEqual({ audio: 'copy', video: 'drop' });
  });
});
