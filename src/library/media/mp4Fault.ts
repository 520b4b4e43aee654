import { open, type FileHandle } from 'node:fs/promises';

/** Why nobody can play an MP4: its index, which stands at its end, is missing, or its tracks are encrypted. */
export type Mp4Fault = 'cutOff' | 'encrypted';

/** Boxes that lead to the descriptions of the tracks: ISO/IEC 14496-12, 8.5.2. */
const PATH = ['trak', 'mdia', 'minf', 'stbl', 'stsd'] as const;
const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;
/** The index of a day is smaller. */
const MOST_INDEX_BYTES = 256 * 1024 * 1024;
/** The index comes after a few boxes, or is not there. */
const MOST_BOXES = 64;

/** A box: where its content begins and ends, in bytes from what holds it. */
interface Box {
  readonly type: string;
  readonly contentAt: number;
  readonly endAt: number;
}

/** What is wrong with an MP4 or QuickTime file as a whole; `null` where nothing is, and of any other file. */
export async function mp4Fault(path: string): Promise<Mp4Fault | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    let hasSound = false;
    let at = 0;
    for (let count = 0; at < size && count < MOST_BOXES; count++) {
      const box = boxAt(await bytesOf(file, at, LONG_HEADER_BYTES), at, size);
      if (box === null || (count === 0 && box.type !== 'ftyp')) return null;
      if (box.type === 'moov') return box.endAt <= size ? await faultOfIndex(file, box) : 'cutOff';
      hasSound ||= box.type === 'mdat';
      at = box.endAt;
    }
    return hasSound && at >= size ? 'cutOff' : null;
  } finally {
    await file.close();
  }
}

async function faultOfIndex(file: FileHandle, { contentAt, endAt }: Box): Promise<Mp4Fault | null> {
  if (endAt - contentAt > MOST_INDEX_BYTES) return null;
  const kinds = sampleKinds(await bytesOf(file, contentAt, endAt - contentAt), PATH);
  const isLocked = kinds.includes('enca') || (kinds.length > 0 && kinds.every((kind) => kind === 'encv'));
  return isLocked ? 'encrypted' : null;
}

/** How the samples of each track are coded; `encv` and `enca` are pictures and sound under a key. */
function sampleKinds(bytes: Buffer, [wanted, ...rest]: readonly string[]): string[] {
  // The descriptions stand behind a version and their number, and begin as boxes do.
  if (wanted === undefined) return [bytes.toString('latin1', 12, 16)];
  const kinds: string[] = [];
  for (let at = 0; at + HEADER_BYTES <= bytes.length;) {
    const box = boxAt(bytes.subarray(at, at + LONG_HEADER_BYTES), at, bytes.length);
    if (box === null) break;
    if (box.type === wanted) kinds.push(...sampleKinds(bytes.subarray(box.contentAt, box.endAt), rest));
    at = box.endAt;
  }
  return kinds;
}

/** The box whose header is told; a size of 0 goes to the end, 1 stands before a longer one. `null` where none is. */
function boxAt(header: Buffer, at: number, size: number): Box | null {
  if (header.length < HEADER_BYTES) return null;
  const type = header.toString('latin1', 4, 8);
  const short = header.readUInt32BE(0);
  if (short === 0) return { type, contentAt: at + HEADER_BYTES, endAt: size };
  if (short !== 1) return short < HEADER_BYTES ? null : { type, contentAt: at + HEADER_BYTES, endAt: at + short };
  if (header.length < LONG_HEADER_BYTES) return null;
  const long = Number(header.readBigUInt64BE(8));
  return long < LONG_HEADER_BYTES ? null : { type, contentAt: at + LONG_HEADER_BYTES, endAt: at + long };
}

async function bytesOf(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
