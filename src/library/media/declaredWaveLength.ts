import { open } from 'node:fs/promises';

/** The chunks before the sound are looked through so far. */
const SEARCHED_BYTES = 64 * 1024;
/** A program that writes to a pipe does not know how long the sound will be. */
const UNKNOWN = 0xffffffff;

/**
 * How long the header of a WAVE file says its sound is, in seconds, whatever is there of it; `null` where it says nothing:
 * https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
 */
export async function declaredWaveLength(path: string): Promise<number | null> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(SEARCHED_BYTES), 0, SEARCHED_BYTES, 0);
    return lengthIn(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function lengthIn(bytes: Buffer): number | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') return null;
  let bytesASecond = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= bytes.length) bytesASecond = bytes.readUInt32LE(at + 16);
    if (name === 'data') return size === 0 || size >= UNKNOWN - 0xff || bytesASecond === 0 ? null : size / bytesASecond;
    at += 8 + size + (size % 2);
  }
  return null;
}
