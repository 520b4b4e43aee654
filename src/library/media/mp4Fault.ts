import { open, type FileHandle } from 'node:fs/promises';

/** Why nobody can play an MP4: its index, which stands at its end, is missing, or its tracks are encrypted. */
export type Mp4Fault = 'cutOff' | 'encrypted';

/** Boxes that lead to the descriptions of the tracks: ISO/IEC 14496-12, 8.5.2. */
const PATH = ['trak', 'mdia', 'minf', 'stbl', 'stsd'] as const;
const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;
/** Ten tracks have a hundred. */
const MOST_INDEX_BOXES = 2_000;
/** The index comes after a few boxes, or is not there. */
const MOST_BOXES = 64;

/** A box: where its content begins and ends, in bytes from the file's start. */
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
      // A picture of the same family.
      if (box.type === 'meta') return null;
      if (box.type === 'moov') return box.endAt <= size ? await faultOfIndex(file, box) : 'cutOff';
      hasSound ||= box.type === 'mdat';
      at = box.endAt;
    }
    return hasSound && at >= size ? 'cutOff' : null;
  } finally {
    await file.close();
  }
}

async function faultOfIndex(file: FileHandle, index: Box): Promise<Mp4Fault | null> {
  const kinds: string[] = [];
  for await (const kind of sampleKinds(file, index, PATH, { boxes: MOST_INDEX_BOXES })) kinds.push(kind);
  const isLocked = kinds.includes('enca') || (kinds.length > 0 && kinds.every((kind) => kind === 'encv'));
  return isLocked ? 'encrypted' : null;
}

/**
 * How the samples of each track are coded; `encv` and `enca` are pictures and sound under a key. Of the index only the
 * headers are read, and of a hostile one not all.
 */
async function* sampleKinds(
  file: FileHandle,
  { contentAt, endAt }: Box,
  [wanted, ...rest]: readonly string[],
  left: { boxes: number },
): AsyncGenerator<string> {
  // The descriptions stand behind a version and their number, and begin as boxes do.
  if (wanted === undefined) return yield (await bytesOf(file, contentAt + 12, 4)).toString('latin1');
  for (let at = contentAt; at + HEADER_BYTES <= endAt && left.boxes > 0; left.boxes--) {
    const box = boxAt(await bytesOf(file, at, LONG_HEADER_BYTES), at, endAt);
    if (box === null) return;
    if (box.type === wanted) yield* sampleKinds(file, { ...box, endAt: Math.min(box.endAt, endAt) }, rest, left);
    at = box.endAt;
  }
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
