import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** The most that an archive may hold. Sizes are counted while it is unpacked: what it says of them may be a lie. */
export const ARCHIVE_LIMITS = {
  entries: 10_000,
  /** Bytes of all entries together. */
  totalBytes: 256 * 1024 * 1024,
  /** Bytes for each byte of the archive, beyond `ratioFloorBytes`: sheets of equal rows shrink well, bombs better. */
  ratio: 100,
  ratioFloorBytes: 16 * 1024 * 1024,
} as const;

/** What was asked for of an archive, by name, or why it is not read. */
export type ArchiveReading =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Buffer> }
  | { readonly ok: false; readonly reason: 'archiveTooLarge' | 'malformed'; readonly detail: string };

/**
 * Unpacks a zip archive in memory, and gives the files that are `wanted`. Every entry is unpacked and counted, so that
 * an archive that was read here is harmless to the libraries that unpack it again.
 *
 * Refused as `malformed`: names that lead outside, links, encrypted entries, two entries of one name, sizes that are not
 * what is said. Archives inside are not opened. Never throws.
 */
export async function readArchive(bytes: Buffer, wanted: (name: string) => boolean): Promise<ArchiveReading> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
    if (zip.entryCount > ARCHIVE_LIMITS.entries) return tooLarge(`${zip.entryCount} entries`);
    return await unpack(zip, bytes.length, wanted);
  } catch (error) {
    return { ok: false, reason: 'malformed', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether bytes begin as a zip archive does. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

async function unpack(zip: ZipFile, packedBytes: number, wanted: (name: string) => boolean): Promise<ArchiveReading> {
  const files = new Map<string, Buffer>();
  const names = new Set<string>();
  const byRatio = Math.max(ARCHIVE_LIMITS.ratioFloorBytes, packedBytes * ARCHIVE_LIMITS.ratio);
  const mostBytes = Math.min(ARCHIVE_LIMITS.totalBytes, byRatio);
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    const fault = faultOf(entry, names);
    if (fault !== null) return { ok: false, reason: 'malformed', detail: `${fault}: ${name.slice(0, 200)}` };
    names.add(name);
    if (names.size > ARCHIVE_LIMITS.entries) return tooLarge(`${names.size} entries`);
    if (name.endsWith('/')) continue;
    const chunks: Buffer[] | null = wanted(name) ? [] : null;
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      const piece = chunk as Buffer;
      total += piece.length;
      // Leaving the loop destroys the stream: no more is unpacked.
      if (total > mostBytes) return tooLarge(`more than ${mostBytes} bytes`);
      chunks?.push(piece);
    }
    if (chunks !== null) files.set(name, Buffer.concat(chunks));
  }
  return { ok: true, files };
}

/** What keeps an entry from being unpacked; `null` when nothing does. */
function faultOf(entry: Entry, names: ReadonlySet<string>): string | null {
  const unixMode = entry.externalFileAttributes >>> 16;
  if ((unixMode & 0o170000) === 0o120000) return 'link';
  if (entry.isEncrypted()) return 'encrypted';
  return names.has(entry.fileName) ? 'twice' : null;
}

function tooLarge(detail: string): ArchiveReading {
  return { ok: false, reason: 'archiveTooLarge', detail };
}
