import { writeSync } from 'node:fs';

/**
 * Writes a text to an open file, whole or not without an error: Node's standard output is content with the part of it for
 * which a full disk had room. Throws the system's error.
 */
export function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
