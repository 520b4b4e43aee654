import { deliveryFormats, type DeliveryEncoding, type DeliveryFormatName } from './deliveryFormats.ts';
import type { DeliveryOptions } from './deliveryOptions.ts';

/** A character that an encoding does not have, and how often it was replaced by `written`. */
interface LostCharacter {
  readonly character: string;
  readonly written: string;
  readonly count: number;
}

/** A text as a file has it. */
export interface EncodedText {
  /** What can be read in the file; lines end with LF here. */
  readonly text: string;
  readonly content: string | Uint8Array;
  readonly encoding: DeliveryEncoding;
  readonly lost: readonly LostCharacter[];
}

/** 0x80 to 0x9F of Windows-1252, as the Encoding standard has them; the five that it leaves to controls are not written. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž\u009F\u00A0';

/** What a reader takes for the same; all else is `?`. */
const LIKE: Readonly<Record<string, string>> = {
  '\u202F': '\u00A0',
  '\u2007': '\u00A0',
  '\u2009': ' ',
  '\u2011': '-',
  '\u2010': '-',
  '\u2212': '-',
  '→': '->',
  '\u2060': '',
  '\u200B': '',
  '\uFEFF': '',
};

/** Where a joiner keeps text from being taken for a code or for times, and what does so in its place. */
const HELD_APART: Partial<Record<DeliveryFormatName, readonly [place: RegExp, written: string]>> = {
  microdvd: [/[|}]\u2060/, '\u00A0'],
  srt: [/[<{\\]\u2060|\u2060>/, '\u00AD'],
  sbv: [/\[\u2060|\u2060\d/, '\u00AD'],
  ass: [/[{\\]\u2060/, '\u00AD'],
};

/**
 * Writes a text in the encoding asked for, or in UTF-8 where the format knows no other. What the encoding does not
 * have is replaced by what reads alike or by `?`, and told character by character.
 */
export function encodeText(
  text: string,
  format: DeliveryFormatName,
  options: Pick<DeliveryOptions, 'encoding' | 'lineEnd'>,
): EncodedText {
  const { encodings } = deliveryFormats[format];
  const encoding = encodings.includes(options.encoding) ? options.encoding : 'utf-8';
  const plain = text.replaceAll(/\r\n?/g, '\n');
  const { shown, lost } = encoding === 'windows-1252' ? withoutLost(plain, format) : { shown: plain, lost: [] };
  const ended = options.lineEnd === 'crlf' ? shown.replaceAll('\n', '\r\n') : shown;
  if (encoding === 'windows-1252') return { text: shown, content: bytesOf(ended), encoding, lost };
  return { text: shown, content: encoding === 'utf-8-bom' ? `\uFEFF${ended}` : ended, encoding, lost };
}

function withoutLost(text: string, format: DeliveryFormatName): { shown: string; lost: LostCharacter[] } {
  const lost = new Map<string, LostCharacter>();
  let shown = '';
  // A letter and its accent are one character here wherever they can be.
  const composed = text.normalize('NFC');
  let at = 0;
  for (const character of composed) {
    at += character.length;
    if (byteOf(character) !== null) {
      shown += character;
      continue;
    }
    const around = `${shown.at(-1) ?? ''}${character}${composed[at] ?? ''}`;
    const [place, apart] = HELD_APART[format] ?? [];
    const written = (place?.test(around) === true ? apart : LIKE[character]) ?? '?';
    const count = (lost.get(character + written)?.count ?? 0) + 1;
    lost.set(character + written, { character, written, count });
    shown += written;
  }
  return { shown, lost: [...lost.values()].toSorted((a, b) => b.count - a.count) };
}

function byteOf(character: string): number | null {
  const code = character.codePointAt(0)!;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const at = code < 0xa0 ? -1 : HIGH.indexOf(character);
  return at < 0 ? null : 0x80 + at;
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = byteOf(text[at]!)!;
  return bytes;
}
