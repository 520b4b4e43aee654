import { open, type FileHandle } from 'node:fs/promises';

/** Elements by their numbers, with the bits that tell their length: RFC 9559, 5.1. */
const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const ENCRYPTION_PATH = [0x6d80, 0x6240, 0x5035] as const;
const AUDIO = 2;
/** The longest number of an element with the longest size. */
const HEADER_BYTES = 12;
/** Descriptions of tracks are some hundred bytes each. */
const MOST_TRACK_BYTES = 1 << 20;
/** The tracks come after a few elements. */
const MOST_ELEMENTS = 64;

/** An element: where its content begins and ends, in bytes; the end of one that does not tell its size is that of all. */
interface Element {
  readonly id: number;
  readonly contentAt: number;
  readonly endAt: number;
}

/**
 * Why nobody can play a Matroska or WebM file: its sound, or all of it, is under a key, or it is cut off before its tracks
 * are told. `null` where that is not so, and of any other file.
 */
export async function matroskaFault(path: string): Promise<'cutOff' | 'encrypted' | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = elementAt(await bytesOf(file, 0, HEADER_BYTES), 0, size);
    if (head?.id !== EBML) return null;
    if (head.endAt > size) return 'cutOff';
    const segment = elementAt(await bytesOf(file, head.endAt, HEADER_BYTES), head.endAt, size);
    if (segment === null) return head.endAt + HEADER_BYTES > size ? 'cutOff' : null;
    if (segment.id !== SEGMENT) return null;
    const tracks = await tracksOf(file, segment.contentAt, size);
    if (tracks === 'cutOff' || tracks === null) return tracks;
    const locks = childrenOf(tracks).filter(({ id }) => id === TRACK_ENTRY);
    const kinds = locks.map((track) => kindOf(tracks.subarray(track.contentAt, track.endAt)));
    const isLocked = kinds.some(({ isSound, isEncrypted }) => isSound && isEncrypted);
    return isLocked || (kinds.length > 0 && kinds.every(({ isEncrypted }) => isEncrypted)) ? 'encrypted' : null;
  } finally {
    await file.close();
  }
}

/** The descriptions of the tracks, which come before the first sound or picture. */
async function tracksOf(file: FileHandle, from: number, size: number): Promise<Buffer | 'cutOff' | null> {
  let at = from;
  for (let count = 0; count < MOST_ELEMENTS; count++) {
    // An element may say that it ends beyond the file, by more than a place in one can be.
    if (at >= size) return 'cutOff';
    const header = await bytesOf(file, at, HEADER_BYTES);
    const element = elementAt(header, at, size);
    if (element === null) return at + header.length >= size ? 'cutOff' : null;
    if (element.id === CLUSTER) return null;
    const length = element.endAt - element.contentAt;
    if (element.id === TRACKS && length <= MOST_TRACK_BYTES)
      return element.endAt > size ? 'cutOff' : await bytesOf(file, element.contentAt, length);
    at = element.endAt;
  }
  return null;
}

function kindOf(track: Buffer): { readonly isSound: boolean; readonly isEncrypted: boolean } {
  const type = childrenOf(track).find(({ id }) => id === TRACK_TYPE);
  return {
    isSound: type !== undefined && track[type.endAt - 1] === AUDIO,
    isEncrypted: hasPath(track, ENCRYPTION_PATH),
  };
}

function hasPath(content: Buffer, [id, ...rest]: readonly number[]): boolean {
  if (id === undefined) return true;
  return childrenOf(content).some(
    (child) => child.id === id && hasPath(content.subarray(child.contentAt, child.endAt), rest),
  );
}

function childrenOf(content: Buffer): Element[] {
  const children: Element[] = [];
  for (let at = 0; at < content.length;) {
    const child = elementAt(content.subarray(at, at + HEADER_BYTES), at, content.length);
    if (child === null || child.endAt > content.length) break;
    children.push(child);
    at = child.endAt;
  }
  return children;
}

/** The element whose header is told; `null` where none is. Zeros before the first one tell the length of a number. */
function elementAt(header: Buffer, at: number, size: number): Element | null {
  const idLength = Math.clz32(header[0] ?? 0) - 23;
  const sizeLength = Math.clz32(header[idLength] ?? 0) - 23;
  if (idLength > 4 || sizeLength > 8 || header.length < idLength + sizeLength) return null;
  const contentAt = at + idLength + sizeLength;
  const length = sizeAt(header.subarray(idLength, idLength + sizeLength));
  return { id: header.readUIntBE(0, idLength), contentAt, endAt: length === null ? size : contentAt + length };
}

/** A size without the bit that tells its length; all ones are an unknown one. */
function sizeAt(bytes: Buffer): number | null {
  const isUnknown = bytes.every((byte, index) => byte === (index === 0 ? 0x1ff >> bytes.length : 0xff));
  if (isUnknown) return null;
  const first = bytes[0]! & (0xff >> bytes.length);
  return bytes.subarray(1).reduce((sum, byte) => sum * 256 + byte, first);
}

async function bytesOf(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
