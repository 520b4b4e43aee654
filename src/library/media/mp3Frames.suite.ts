// MPEG 1, layer III: kilobits a second by index.
const RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

/** A frame of silence: MPEG 1, layer III, 44.1 kHz, two channels, of the bit rate with an index from 1 to 14. */
export function mp3Frame(rateIndex: number): Buffer {
  const frame = Buffer.alloc(Math.floor((144_000 * RATES[rateIndex]!) / 44_100));
  frame.set([0xff, 0xfb, rateIndex << 4, 0]);
  return frame;
}

/** Frames one after the other. */
export function mp3Frames(rateIndexes: readonly number[]): Buffer {
  return Buffer.concat(rateIndexes.map(mp3Frame));
}

/** A header as LAME writes it, which counts frames and tells what was added before and after the sound. */
export function xingFrame({ frames, delay, padding }: { frames: number; delay: number; padding: number }): Buffer {
  const frame = mp3Frame(9);
  frame.write('Xing', 36, 'latin1');
  frame.writeUInt32BE(1, 40);
  frame.writeUInt32BE(frames, 44);
  frame.write('LAME3.100', 48, 'latin1');
  frame.writeUIntBE(delay * 4_096 + padding, 48 + 21, 3);
  return frame;
}
