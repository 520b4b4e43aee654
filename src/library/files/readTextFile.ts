import { fileTypeFromBuffer } from 'file-type';
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import type { Refusal } from '../../contract/importSchemas.ts';
import { errnoOf } from '../store/storageFailure.ts';
import { decodeText, isUtf8, markedEncoding } from './decodeText.ts';

/** Why a file is not read. */
interface RefusedFile {
  readonly ok: false;
  readonly reason: Refusal;
  readonly detail: string;
}

/** A text, or why bytes are none. */
type ReadText = { readonly ok: true; readonly text: string; readonly encoding: string } | RefusedFile;
/** The bytes of a file, which are some, or why they are not read. */
export type ReadBytes = { readonly ok: true; readonly bytes: Buffer } | RefusedFile;
/** A file of text, or why it is none. */
type TextFile =
  | { readonly ok: true; readonly bytes: Buffer; readonly text: string; readonly encoding: string }
  | RefusedFile;

/** Control characters that no text holds: all but tab, line feed, form feed and carriage return. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0B\x0E-\x1A\x1C-\x1F]/;

/** Reads a file that may be anything; see `readFileBytes` and `textOfBytes`. Never throws. */
export async function readTextFile(path: string, maxBytes: number): Promise<TextFile> {
  const file = await readFileBytes(path, maxBytes);
  if (!file.ok) return file;
  const read = await textOfBytes(file.bytes);
  return read.ok ? { ...read, bytes: file.bytes } : read;
}

/** Reads a file that may be anything. Nothing is read of what is no regular file or too large. Never throws. */
export async function readFileBytes(path: string, maxBytes: number): Promise<ReadBytes> {
  try {
    const status = await lstat(path);
    if (!status.isFile() && !status.isSymbolicLink()) return refused('notAFile', '');
    if (status.size > maxBytes) return refused('tooLarge', String(status.size));
    const bytes = await readBounded(path, maxBytes);
    if (bytes === null) return refused('notAFile', '');
    if (bytes.length > maxBytes) return refused('tooLarge', String(bytes.length));
    return bytes.length === 0 ? refused('empty', '') : { ok: true, bytes };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    return refused('unreadable', errno);
  }
}

function refused(reason: Refusal, detail: string): RefusedFile {
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

/**
 * The text that bytes are, in the encoding asked for or else the likeliest, or why they are none; `binary` tells their
 * type.
 */
export async function textOfBytes(bytes: Uint8Array, asked?: string): Promise<ReadText> {
  if (asked === undefined && markedEncoding(bytes) === null) {
    // Text first: a text that begins with `BM` is no bitmap.
    const isPlainText = isUtf8(bytes) && !CONTROL.test(new TextDecoder().decode(bytes));
    const type = isPlainText ? undefined : await fileTypeFromBuffer(bytes);
    if (type !== undefined && !isText(type.mime)) return refused('binary', type.mime);
    if (!isPlainText && bytes.includes(0)) return refused('binary', 'application/octet-stream');
  }
  const { text, encoding } = decodeText(bytes, asked);
  if (text.trim() === '') return refused('empty', '');
  if (CONTROL.test(text)) return refused('binary', 'application/octet-stream');
  return { ok: true, text, encoding };
}

function isText(mime: string): boolean {
  return mime.startsWith('text/') || mime.endsWith('xml');
}
