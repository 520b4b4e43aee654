import { MP3_DECODER_DELAY, readMp3Tag } from './mp3Tag.ts';

/** The encoders whose word players take. */
const BELIEVED: ReadonlySet<string> = new Set(['LAME', 'Lavf', 'Lavc']);

/**
 * How many samples of silence the encoder of an MP3 file put before its sound, those of the decoder included, as the tag
 * in its first frame tells; players leave them out. `bytes` begin where `mp3Start` says. 0 where nothing is told.
 */
export function mp3Delay(bytes: Uint8Array): number {
  const tag = readMp3Tag(bytes);
  return tag !== null && BELIEVED.has(tag.encoder) ? tag.before + MP3_DECODER_DELAY : 0;
}
