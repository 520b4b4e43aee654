import { fileTypeFromBuffer } from 'file-type';
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import type { REFUSALS } from '../../contract/schemas.ts';
import { errnoOf } from '../store/storageFailure.ts';
import { decodeText, isUtf8, markedEncoding } from './decodeText.ts';

/** A file of text, or why it is none. */
export type TextFile =
  | { readonly ok: true; readonly bytes: Buffer; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly reason: (typeof REFUSALS)[number]; readonly detail: string };

/** No notice comes near this; a recording among notices is not read. */
const MAX_NOTICE_BYTES = 16 * 1024 * 1024;

/** Control characters that no text holds: all but tab, line feed, form feed and carriage return. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0B\x0E-\x1A\x1C-\x1F]/;

/** Reads a file that may be a notice; see `readTextFile`. */
export function readNoticeFile(path: string): Promise<TextFile> {
  return readTextFile(path, MAX_NOTICE_BYTES);
}

/** Reads a file that may be anything. Nothing is read of what is no regular file or too large. Never throws. */
export async function readTextFile(path: string, maxBytes: number): Promise<TextFile> {
  try {
    const status = await lstat(path);
    if (!status.isFile() && !status.isSymbolicLink()) return refused('notAFile', '');
    if (status.size > maxBytes) return refused('tooLarge', String(status.size));
    const bytes = await readBounded(path, maxBytes);
    if (bytes === null) return refused('notAFile', '');
    if (bytes.length > maxBytes) return refused('tooLarge', String(bytes.length));
    if (bytes.length === 0) return refused('empty', '');
    return await textOf(bytes);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    return refused('unreadable', errno);
  }
}

function refused(reason: (typeof REFUSALS)[number], detail: string): TextFile {
  return { ok: false, reason, detail };
}

/** The bytes of a regular file, at most one more than are allowed; `null` when it is something else by now. */
async function readBounded(path: string, maxBytes: number): Promise<Buffer | null> {
  // Not to block: between the look and the opening, a pipe may have taken the file's place.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = await file.stat();
    if (!status.isFile()) return null;
    // A file of the system may say that it is empty and not be: the size is a hint only.
    let bytes = Buffer.alloc(Math.min(Math.max(status.size + 1, 4_096), maxBytes + 1));
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length > maxBytes) return bytes.subarray(0, length);
      if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(length * 2, maxBytes + 1));
    }
  } finally {
    await file.close();
  }
}

async function textOf(bytes: Buffer): Promise<TextFile> {
  if (markedEncoding(bytes) === null) {
    // Text first: a text that begins with `BM` is no bitmap.
    const isPlainText = isUtf8(bytes) && !CONTROL.test(bytes.toString('utf8'));
    const type = isPlainText ? undefined : await fileTypeFromBuffer(bytes);
    if (type !== undefined && !type.mime.startsWith('text/')) return refused('binary', type.mime);
    if (!isPlainText && bytes.includes(0)) return refused('binary', 'application/octet-stream');
  }
  const { text, encoding } = decodeText(bytes);
  if (text.trim() === '') return refused('empty', '');
  if (CONTROL.test(text)) return refused('binary', 'application/octet-stream');
  return { ok: true, bytes, text, encoding };
}
