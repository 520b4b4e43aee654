import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const PIECE_BYTES = 1024 * 1024;

/**
 * Recognises a recording wherever it is moved: a hash of its size and of its first, middle and last megabyte. The
 * whole of a three-hour film would take minutes to read.
 */
export async function fingerprintOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256').update(`${size}\n`);
    const starts = [0, Math.max(0, Math.floor((size - PIECE_BYTES) / 2)), Math.max(0, size - PIECE_BYTES)];
    const piece = Buffer.alloc(PIECE_BYTES);
    for (const start of starts) {
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, start);
      hash.update(piece.subarray(0, bytesRead));
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}
