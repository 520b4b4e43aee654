/**
 * The beginning of a file's name in at most so many bytes of UTF-8, with no character cut in two. Systems take names of
 * 255 bytes, or of 255 UTF-16 units, which are never more.
 */
export function cutName(name: string, mostBytes: number): string {
  const bytes = Buffer.from(name);
  if (bytes.length <= mostBytes) return name;
  let end = mostBytes;
  while ((bytes[end]! & 0b1100_0000) === 0b1000_0000) end--;
  return bytes.toString('utf8', 0, end);
}
