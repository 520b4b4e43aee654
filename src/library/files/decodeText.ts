import chardet from 'chardet';

/** A text file's content. `encoding` is a label of the Encoding standard. */
export interface DecodedText {
  /** Lines end with `\n`, whatever they ended with in the file; a byte order mark is left out. */
  readonly text: string;
  readonly encoding: string;
}

const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What Western European files that are no UTF-8 hold, and what a recogniser's close guess gives way to. */
const WESTERN = 'windows-1252';
/** How much surer than of a Western encoding the recogniser must be: short French texts resemble many encodings. */
const CLEARLY_SURER = 20;

/** The encoding that a byte order mark at the start names, or UTF-16 without one, told by its zeros; else `null`. */
export function markedEncoding(bytes: Uint8Array): string | null {
  const found = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  return found?.[0] ?? utf16WithoutMark(bytes);
}

/** How far UTF-16 without a mark is looked for, in bytes. */
const UTF16_REACH = 4_096;

/** Text in Latin letters has a zero in nearly every second byte, and hardly one in the others. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0 || bytes.length < 8) return null;
  const head = bytes.subarray(0, UTF16_REACH);
  const zeros = [0, 0];
  for (let index = 0; index < head.length; index++) if (head[index] === 0) zeros[index % 2]!++;
  const isNearlyAll = (side: 0 | 1): boolean =>
    zeros[side]! > 0.4 * head.length && zeros[1 - side]! < 0.01 * head.length;
  const encoding = isNearlyAll(1) ? 'utf-16le' : isNearlyAll(0) ? 'utf-16be' : null;
  if (encoding === null) return null;
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding;
  } catch {
    return null;
  }
}

/** Whether bytes are UTF-8 throughout. */
export function isUtf8(bytes: Uint8Array): boolean {
  return decodedUtf8(bytes) !== null;
}

/**
 * Reads a text in the encoding asked for (a label of the Encoding standard, else `RangeError`), or else the one its
 * byte order mark names, UTF-8 when it is that, the one that it names itself as XML and HTML do, the likeliest.
 */
export function decodeText(bytes: Uint8Array, asked?: string): DecodedText {
  const named = asked ?? markedEncoding(bytes);
  const plain = named === null ? decodedUtf8(bytes) : null;
  const { encoding, text } =
    plain === null
      ? decodedAs(bytes, named ?? declaredEncoding(bytes) ?? guessedEncoding(bytes))
      : { encoding: 'utf-8', text: plain };
  return { text: text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text, encoding };
}

function decodedUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodedAs(bytes: Uint8Array, label: string): DecodedText {
  const decoder = new TextDecoder(label);
  return { text: decoder.decode(bytes), encoding: decoder.encoding };
}

/** Within the first kilobyte, where HTML looks for it, too. */
const DECLARATION =
  /^\s*<(?:\?xml[^>]{0,200}\bencoding|[^]{0,1000}<meta[^>]{0,200}\bcharset)\s*=\s*["']?([\w.:-]{1,40})/i;

/** The encoding that markup names, unless that is one of Unicode, which was looked for before; or `null`. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024)).toString('latin1');
  const label = DECLARATION.exec(start)?.[1];
  const encoding = label === undefined ? null : labelOf(label);
  return encoding === null || encoding.startsWith('utf-') ? null : encoding;
}

function guessedEncoding(bytes: Uint8Array): string {
  const guesses = chardet.analyse(bytes).map(({ name, confidence }) => ({ encoding: labelOf(name), confidence }));
  const western = guesses.find(({ encoding }) => encoding === WESTERN)?.confidence ?? 0;
  const surest = guesses.find(({ encoding }) => encoding !== null && encoding !== 'utf-8');
  return surest !== undefined && surest.confidence >= western + CLEARLY_SURER ? (surest.encoding ?? WESTERN) : WESTERN;
}

/** The Encoding standard's label, or `null` for an encoding that it does not know. */
function labelOf(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}
