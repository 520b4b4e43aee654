import type { Conversion, Media } from '../../../contract/schemas.ts';
import { canDecode } from './codecs.ts';
import { hasPicture } from './playbackProblem.ts';

/**
 * How a recording becomes one that the browser plays: what it can decode is kept bit for bit, the rest encoded.
 * `canPlayType` is the media element's.
 */
export function conversionFor(
  media: Pick<Media, 'mimeType' | 'tracks'>,
  canPlayType: (type: string) => string,
): Conversion {
  const become = (kind: 'audio' | 'video'): 'copy' | 'encode' | 'drop' => {
    const tracks = media.tracks.filter((track) => track.kind === kind);
    if (tracks.length === 0) return 'drop';
    return tracks.every(({ codec }) => canDecode(kind, codec, canPlayType)) ? 'copy' : 'encode';
  };
  return { audio: become('audio'), video: hasPicture(media) ? become('video') : 'drop' };
}
