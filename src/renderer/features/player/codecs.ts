/** How a codec is called by people, and a parameter that browsers understand for it. */
interface KnownCodec {
  readonly pattern: RegExp;
  readonly name: string;
  /** As in RFC 6381, for sources that give only a bare name. */
  readonly parameter: string;
}

const KNOWN: readonly KnownCodec[] = [
  { pattern: /^(avc[1-4]|h\.?264)/i, name: 'H.264', parameter: 'avc1.42E01E' },
  { pattern: /^(hvc1|hev1|hevc|h\.?265)/i, name: 'HEVC (H.265)', parameter: 'hvc1.1.6.L93.B0' },
  { pattern: /^(vvc1|vvi1|vvc|h\.?266)/i, name: 'VVC (H.266)', parameter: 'vvc1.1.L51' },
  { pattern: /^av0?1/i, name: 'AV1', parameter: 'av01.0.04M.08' },
  { pattern: /^vp0?9/i, name: 'VP9', parameter: 'vp9' },
  { pattern: /^vp0?8/i, name: 'VP8', parameter: 'vp8' },
  { pattern: /^(mp4v|mpeg4)/i, name: 'MPEG-4 Visual', parameter: 'mp4v.20.9' },
  { pattern: /^mpeg[12](video)?$/i, name: 'MPEG-2', parameter: 'mp2v' },
  { pattern: /^(ap4|apc|apcn|apch|prores)/i, name: 'ProRes', parameter: 'apcn' },
  { pattern: /^(wmv|vc-?1|wvc1)/i, name: 'Windows Media Video', parameter: 'wmv3' },
  { pattern: /^(mp4a\.(6b|69|34)|mp3|\.mp3|mpeg-?layer-?3)/i, name: 'MP3', parameter: 'mp3' },
  { pattern: /^(mp4a|aac)/i, name: 'AAC', parameter: 'mp4a.40.2' },
  { pattern: /^opus/i, name: 'Opus', parameter: 'opus' },
  { pattern: /^vorbis/i, name: 'Vorbis', parameter: 'vorbis' },
  { pattern: /^flac/i, name: 'FLAC', parameter: 'flac' },
  { pattern: /^alac/i, name: 'Apple Lossless', parameter: 'alac' },
  { pattern: /^(ec-3|e-?ac-?3)/i, name: 'E-AC-3', parameter: 'ec-3' },
  { pattern: /^ac-?3/i, name: 'AC-3', parameter: 'ac-3' },
  { pattern: /^(dts|dca)/i, name: 'DTS', parameter: 'dtsc' },
  { pattern: /^wma/i, name: 'Windows Media Audio', parameter: 'wma2' },
  { pattern: /^(amr|samr|sawb)/i, name: 'AMR', parameter: 'samr' },
  { pattern: /^(pcm|lpcm|twos|sowt|ulaw|alaw)/i, name: 'PCM', parameter: '1' },
];

const CONTAINERS = {
  video: ['video/mp4', 'video/webm', 'video/ogg'],
  audio: ['audio/mp4', 'audio/webm', 'audio/ogg', 'audio/mpeg', 'audio/wav'],
};

/** The name of a codec for people: `hvc1.1.6.L93.B0` is `HEVC (H.265)`. An unknown one keeps its own. */
export function codecName(codec: string): string {
  return KNOWN.find(({ pattern }) => pattern.test(codec))?.name ?? codec;
}

/**
 * Whether the browser has a decoder for a codec, in any container: it plays Matroska without admitting it.
 * `canPlayType` is the media element's.
 */
export function canDecode(kind: 'video' | 'audio', codec: string, canPlayType: (type: string) => string): boolean {
  const known = KNOWN.find(({ pattern }) => pattern.test(codec));
  // A full parameter is asked for as it is: a profile the browser refuses is refused, whatever its family.
  const parameter = codec.includes('.') ? codec : (known?.parameter ?? codec);
  return CONTAINERS[kind].some((container) => canPlayType(`${container}; codecs="${parameter}"`) !== '');
}
