const ID3_HEADER_BYTES = 10;
const FRAME_HEADER_BYTES = 4;
/** Bytes after the frame's header that the tag stands behind, by whether it is MPEG 1 and mono. */
const SIDE_BYTES = { mpeg1: { mono: 17, stereo: 32 }, mpeg2: { mono: 9, stereo: 17 } } as const;
/** The bytes that each flag of the tag stands for: the number of frames, of bytes, the table, the quality. */
const FIELDS = [4, 4, 100, 4] as const;
const HAS_FRAMES = 1;
const PADDING_OFFSET = 21;
const PADDING_BYTES = 3;

/** What decoders add to the delay that the encoder tells, in samples: 528 and one, by LAME's documentation. */
export const MP3_DECODER_DELAY = 529;

/** What the first frame of an MP3 file says of the others, in place of sound. */
export interface Mp3Tag {
  /** How many there are, this one left out; `null` where it does not say. */
  readonly frames: number | null;
  /** The first four letters of the encoder's name; empty where it names none, and then tells no padding. */
  readonly encoder: string;
  /** Samples of silence that the encoder put before and after the sound. */
  readonly before: number;
  readonly after: number;
}

/** Where the frames of an MP3 file begin, in bytes: behind the tag that may open it. `head` has at least 10 bytes. */
export function mp3Start(head: Uint8Array): number {
  if (head.length < ID3_HEADER_BYTES || ascii(head, 0, 3) !== 'ID3') return 0;
  const size = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  return ID3_HEADER_BYTES + size;
}

/**
 * Reads the Xing or Info tag of a frame, with what LAME and FFmpeg add: http://gabriel.mp3-tech.org/mp3infotag.html.
 * `bytes` begin with the frame; `null` when it is a frame of sound, or none.
 */
export function readMp3Tag(bytes: Uint8Array): Mp3Tag | null {
  if (bytes.length < FRAME_HEADER_BYTES || bytes[0] !== 0xff || (bytes[1]! & 0xe0) !== 0xe0) return null;
  const version = (bytes[1]! & 0x18) === 0x18 ? 'mpeg1' : 'mpeg2';
  const channels = bytes[3]! >> 6 === 3 ? 'mono' : 'stereo';
  const start = FRAME_HEADER_BYTES + SIDE_BYTES[version][channels];
  if (!['Xing', 'Info'].includes(ascii(bytes, start, 4))) return null;
  const flags = bytes[start + 7] ?? 0;
  const frames = (flags & HAS_FRAMES) === 0 ? null : bigEndian(bytes, start + 8, 4);
  const at = FIELDS.reduce((sum, length, flag) => sum + ((flags >> flag) & 1) * length, start + 8);
  const isWhole = bytes.length >= at + PADDING_OFFSET + PADDING_BYTES;
  if (!isWhole || bytes[at] === 0) return { frames, encoder: '', before: 0, after: 0 };
  const both = bigEndian(bytes, at + PADDING_OFFSET, PADDING_BYTES);
  return { frames, encoder: ascii(bytes, at, 4), before: both >> 12, after: both & 0xfff };
}

function bigEndian(bytes: Uint8Array, at: number, length: number): number {
  return bytes.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0);
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
