import { createReadStream, type ReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** An answer to a GET of a file, for a host to pass on. A caller that does not read `body` must destroy it. */
export interface FileResponse {
  readonly status: 200 | 206 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadStream | null;
}

/** Bytes of a file, both ends included, as HTTP counts them. */
interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The bytes of a file as RFC 9110 answers a request for them: whole, or the single range of a `Range` header.
 *
 * A header that is malformed, of another unit or of several ranges is passed over, as the RFC allows: the answer is
 * then the whole file. What is no regular file is not found; a pipe or device would never end.
 */
export async function mediaResponse(path: string, mimeType: string, rangeHeader: string | null): Promise<FileResponse> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) return NOT_FOUND;
  const file = await open(path).catch(() => null);
  if (file === null) return NOT_FOUND;
  const { size } = await file.stat();
  const common = { 'accept-ranges': 'bytes', 'content-type': mimeType, 'cache-control': 'no-store' };
  const range = rangeHeader === null ? null : parseRange(rangeHeader, size);
  if (range === 'unsatisfiable') {
    await file.close();
    const headers = { ...common, 'content-range': `bytes */${size}`, 'content-length': '0' };
    return { status: 416, headers, body: null };
  }
  if (size === 0) {
    await file.close();
    return { status: 200, headers: { ...common, 'content-length': '0' }, body: null };
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const headers = { ...common, 'content-length': String(last - first + 1) };
  const body = createReadStream('', { fd: file, start: first, end: last });
  if (range === null) return { status: 200, headers, body };
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${first}-${last}/${size}` }, body };
}

const NOT_FOUND: FileResponse = { status: 404, headers: { 'content-length': '0' }, body: null };

/** The range that a header asks for, cut to the file; `null` when the header is to be passed over. */
function parseRange(header: string, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header);
  if (match === null) return null;
  const [, firstText = '', lastText = ''] = match;
  if (firstText === '') {
    if (lastText === '') return null;
    const length = Number(lastText);
    return length === 0 || size === 0 ? 'unsatisfiable' : { first: Math.max(0, size - length), last: size - 1 };
  }
  const first = Number(firstText);
  const last = lastText === '' ? Infinity : Number(lastText);
  if (last < first) return null;
  return first >= size ? 'unsatisfiable' : { first, last: Math.min(last, size - 1) };
}
