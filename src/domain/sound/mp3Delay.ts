const ID3_HEADER_BYTES = 10;
const FRAME_HEADER_BYTES = 4;
/** What decoders add to the delay that the encoder tells: 528 samples and one. */
const DECODER_DELAY = 529;
/** Bytes after the frame's header that the index stands behind, by whether it is MPEG 1 and mono. */
const SIDE_BYTES = { mpeg1: { mono: 17, stereo: 32 }, mpeg2: { mono: 9, stereo: 17 } } as const;
/** The bytes that each flag of the index stands for: the number of frames, of bytes, the table, the quality. */
const INDEX_FIELDS = [4, 4, 100, 4] as const;
const LAME_DELAY_OFFSET = 21;

/** Where the sound of an MP3 file begins, in bytes: behind the tag that may open it. `head` has at least 10 bytes. */
export function mp3Start(head: Uint8Array): number {
  if (head.length < ID3_HEADER_BYTES || ascii(head, 0, 3) !== 'ID3') return 0;
  const size = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  return ID3_HEADER_BYTES + size;
}

/**
 * How many samples of silence the encoder of an MP3 file put before its sound, those of the decoder included, as the
 * index in its first frame tells (the "LAME tag", which FFmpeg writes too); players leave them out. `bytes` begin where
 * `mp3Start` says. 0 where nothing is told.
 */
export function mp3Delay(bytes: Uint8Array): number {
  if (bytes.length < FRAME_HEADER_BYTES || bytes[0] !== 0xff || (bytes[1]! & 0xe0) !== 0xe0) return 0;
  const version = (bytes[1]! & 0x18) === 0x18 ? 'mpeg1' : 'mpeg2';
  const channels = bytes[3]! >> 6 === 3 ? 'mono' : 'stereo';
  const index = FRAME_HEADER_BYTES + SIDE_BYTES[version][channels];
  if (!['Xing', 'Info'].includes(ascii(bytes, index, 4))) return 0;
  const flags = bytes[index + 7] ?? 0;
  const lame = INDEX_FIELDS.reduce((at, length, flag) => at + ((flags >> flag) & 1) * length, index + 8);
  if (!['LAME', 'Lavf', 'Lavc'].includes(ascii(bytes, lame, 4))) return 0;
  const at = lame + LAME_DELAY_OFFSET;
  if (bytes.length < at + 2) return 0;
  return ((bytes[at]! << 4) | (bytes[at + 1]! >> 4)) + DECODER_DELAY;
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
