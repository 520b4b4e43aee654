/** The largest file looked at, in bytes; what is read takes a few thousand. */
const LARGEST_BYTES = 1_000_000;

/** The text of a file of settings: `''` of one that is too large to be any, `null` where it cannot be read. */
export async function readSmallFile(file: File): Promise<string | null> {
  return file.size > LARGEST_BYTES ? '' : file.text().catch(() => null);
}
