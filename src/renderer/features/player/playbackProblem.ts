import type { Media } from '../../../contract/schemas.ts';
import { canDecode, codecName } from './codecs.ts';

/**
 * Why a recording does not play as it should.
 *
 * `noPicture`: the sound plays, the picture cannot. `…Codec` and `bothCodecs`: nothing plays, for want of the decoders.
 * `container`: the tracks could be played, their wrapping cannot. `malformed`: nor can this file, though others of its
 * kind are. `damaged`: playing stopped at a fault in the file.
 * `unreachable`: the bytes did not come.
 */
export type PlaybackProblem =
  | { readonly kind: 'noPicture'; readonly video: string }
  | { readonly kind: 'videoCodec'; readonly video: string }
  | { readonly kind: 'audioCodec'; readonly audio: string }
  | { readonly kind: 'bothCodecs'; readonly video: string; readonly audio: string }
  | { readonly kind: 'container' | 'malformed' | 'damaged' | 'unreachable' };

/** What a media element tells of itself, and what the library knows of its file. */
export interface Playback {
  readonly media: Pick<Media, 'mimeType' | 'tracks'>;
  /** `MediaError.code`, or `null` while there is no error. */
  readonly errorCode: number | null;
  /** `MediaError.message`: Chromium's tells whether the file came, and could not be taken apart. */
  readonly errorMessage: string;
  /** Whether the element has read the file's head. */
  readonly isLoaded: boolean;
  /** Pixels; 0 when it shows no picture. */
  readonly pictureWidth: number;
  readonly canPlayType: (type: string) => string;
}

// MediaError's constants, which are not there outside a page.
const NETWORK = 2;
const DECODE = 3;

/** Whether a recording is shown as a picture; a cover image in a sound file is none. */
export function hasPicture({ mimeType, tracks }: Pick<Media, 'mimeType' | 'tracks'>): boolean {
  if (mimeType.startsWith('audio/')) return false;
  return tracks.length === 0 ? mimeType.startsWith('video/') : tracks.some(({ kind }) => kind === 'video');
}

/** Explains what a media element reports; `null` while all is well. */
export function playbackProblem(playback: Playback): PlaybackProblem | null {
  const { media, errorCode, errorMessage, isLoaded, pictureWidth } = playback;
  if (errorCode === null) {
    const lacksPicture = isLoaded && pictureWidth === 0 && hasPicture(media);
    return lacksPicture ? { kind: 'noPicture', video: namesOf(playback, 'video') ?? '?' } : null;
  }
  if (errorCode === NETWORK) return { kind: 'unreachable' };
  const missing = missingDecoders(undecodable(playback, 'video'), undecodable(playback, 'audio'));
  if (missing !== null) return missing;
  if (errorCode === DECODE) return { kind: 'damaged' };
  if (media.tracks.length > 0 && !isCommonContainer(playback)) return { kind: 'container' };
  return { kind: errorMessage.includes('DEMUXER_ERROR') ? 'malformed' : 'unreachable' };
}

function missingDecoders(video: string | null, audio: string | null): PlaybackProblem | null {
  if (video !== null && audio !== null) return { kind: 'bothCodecs', video, audio };
  if (video !== null) return { kind: 'videoCodec', video };
  return audio === null ? null : { kind: 'audioCodec', audio };
}

function namesOf({ media }: Playback, kind: 'video' | 'audio'): string | null {
  const names = media.tracks.filter((track) => track.kind === kind).map(({ codec }) => codecName(codec));
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

/** The codecs that no decoder of the browser knows, if there is no other track of that kind it could play. */
function undecodable(playback: Playback, kind: 'video' | 'audio'): string | null {
  if (kind === 'video' && !hasPicture(playback.media)) return null;
  const tracks = playback.media.tracks.filter((track) => track.kind === kind);
  const hasOne = tracks.some(({ codec }) => canDecode(kind, codec, playback.canPlayType));
  return hasOne ? null : namesOf(playback, kind);
}

/** Matroska is played although `canPlayType` is silent about it. */
function isCommonContainer({ media, canPlayType }: Playback): boolean {
  const container = containerOf(media.mimeType);
  return container.includes('matroska') || canPlayType(container) !== '';
}

/** A media type without its parameters: a container without its codecs. */
export function containerOf(mimeType: string): string {
  return mimeType.split(';')[0]!.trim();
}
