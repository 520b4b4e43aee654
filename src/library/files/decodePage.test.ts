import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repairDoubleEncoding } from '../../domain/notices/repairDoubleEncoding.ts';
import { readTextPage } from '../../domain/notices/textPage.ts';
import { decodeText } from './decodeText.ts';

const folder = resolve(import.meta.dirname, '../../domain/notices/samples');
const real = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
const paths = [
  real,
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => resolve(folder, name)),
];

/** A page without an accent reads alike in every encoding. */
const accented = paths.filter((path) => /[^\t\n -~]/.test(readFileSync(path, 'utf8')));

/** Characters of Windows-1252 that ISO-8859-1 has no byte for. */
const OF_WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function windows1252(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const index = OF_WINDOWS.indexOf(character);
      const byte = index < 0 ? (character.codePointAt(0) ?? 0) : 0x80 + index;
      if (byte > 0xff) throw new RangeError(`not in Windows-1252: ${character}`);
      return byte;
    }),
  );
}

const ENCODINGS: readonly (readonly [name: string, encode: (text: string) => Buffer])[] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16LE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16BE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['UTF-16LE without a mark', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16BE without a mark', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['Windows-1252', windows1252],
];
const LINE_ENDS = ['\n', '\r\n', '\r'];

function notices(bytes: Buffer) {
  const reading = readTextPage(decodeText(bytes).text);
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
}

describe('a text page of any encoding and line end', () => {
  it.each(paths)('%s gives the same talk', (path) => {
    const text = readFileSync(path, 'utf8');
    const expected = notices(Buffer.from(text));
    expect(expected.problems).toEqual([]);
    for (const [name, encode] of ENCODINGS) {
      for (const end of LINE_ENDS) {
        expect(notices(encode(text.replaceAll('\n', end))), `${name} ${JSON.stringify(end)}`).toEqual(expected);
      }
    }
    const decomposed = notices(Buffer.from(text.normalize('NFD')));
    expect(decomposed).toEqual(expected);
  });

  it('reads ISO-8859-1, where the page holds nothing else', () => {
    const text = readFileSync(resolve(folder, 'layout-c.txt'), 'utf8');
    expect(notices(Buffer.from(text, 'latin1'))).toEqual(notices(Buffer.from(text)));
  });

  it.each(accented)('%s is told to be encoded twice, and repaired on request', (path) => {
    const text = readFileSync(path, 'utf8');
    const twice = Buffer.from(decodeAs1252(Buffer.from(text)));
    const { isTwiceEncoded, text: meant } = repairDoubleEncoding(decodeText(twice).text);
    expect(isTwiceEncoded).toBe(true);
    expect(notices(Buffer.from(meant))).toEqual(notices(Buffer.from(text)));
  });
});

function decodeAs1252(bytes: Buffer): string {
  return Array.from(bytes, (byte) => OF_WINDOWS[byte - 0x80] ?? String.fromCharCode(byte)).join('');
}
