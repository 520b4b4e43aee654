import { markedText, type MarkedPiece } from './vttMarkup.ts';

/** Code table 00 of EBU Tech 3264: ISO 6937, from 0xA0. `\0` marks what is not used. */
const UPPER =
  '\u00A0¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿' +
  '\0\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0308\u030A\u0327\u0332\u030B\u0328\u030C' +
  '—¹®©™♪¬¦\0\0\0\0⅛⅜⅝⅞ΩÆÐªĦ\0ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u00AD';

/** The other code tables, ISO 8859-5 to -8: the character of a code from 0xA0. */
const TABLES: Readonly<Record<string, (code: number) => string>> = {
  '01': (code) => ({ 0xa0: '\u00A0', 0xad: '\u00AD', 0xf0: '№', 0xfd: '§' })[code] ?? String.fromCharCode(0x360 + code),
  '02': (code) => {
    if ((code >= 0xc1 && code <= 0xda) || (code >= 0xe0 && code <= 0xf2)) return String.fromCharCode(0x560 + code);
    return { 0xa0: '\u00A0', 0xa4: '¤', 0xac: '،', 0xad: '\u00AD', 0xbb: '؛', 0xbf: '؟' }[code] ?? '\0';
  },
  '03': (code) =>
    code >= 0xc0 && code !== 0xd2 && code !== 0xff ? String.fromCharCode(0x2d0 + code) : GREEK[code - 0xa0]!,
  '04': (code) => (code >= 0xe0 && code <= 0xfa ? String.fromCharCode(0x4f0 + code) : (HEBREW[code - 0xa0] ?? '\0')),
};

const GREEK = '\u00A0‘’£€₯¦§¨©ͺ«¬\u00AD\0―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏ'.padEnd(0x60, '\0');
const HEBREW = '\u00A0\0¢£¤¥¦§¨©×«¬\u00AD®¯°±²³´µ¶·¸¹÷»¼½¾';

/** Decodes the characters of one code table (`CCT`); `null` for a table that is not known. */
export function stlDecoder(table: string): ((codes: readonly number[]) => string) | null {
  if (table === '00' || table.trim() === '') return decodeLatin;
  const upper = TABLES[table];
  if (upper === undefined) return null;
  return (codes) =>
    codes.map((code) => (code < 0x80 ? String.fromCharCode(code) : upper(code).replace('\0', '\uFFFD'))).join('');
}

/** A diacritic stands before its letter. */
function decodeLatin(codes: readonly number[]): string {
  let text = '';
  let accent = '';
  for (const code of codes) {
    const character = code < 0x80 ? String.fromCharCode(code) : (UPPER[code - 0xa0] ?? '\0');
    if (code >= 0xc1 && code <= 0xcf) accent = character;
    else {
      text += character === '\0' ? '\uFFFD' : character + accent;
      accent = '';
    }
  }
  return text.normalize('NFC');
}

const NEW_LINE = 0x8a;
const UNUSED = 0x8f;
/** Italics, underline and boxes: on, then off. */
const STYLE_CODES: Readonly<Record<number, MarkedPiece>> = {
  0x80: { start: 'i' },
  0x81: { end: 'i' },
  0x82: { start: 'u' },
  0x83: { end: 'u' },
};

/**
 * The text of a text field: printable codes, styles and line ends. Control codes of teletext (colours, height, boxes)
 * stand in a cell of their own and are read as a blank.
 */
export function textOfField(
  field: Uint8Array,
  decode: (codes: readonly number[]) => string,
): { text: string; markup?: string } {
  const pieces: MarkedPiece[] = [];
  let codes: number[] = [];
  const flush = (): void => {
    if (codes.length > 0) pieces.push({ text: decode(codes) });
    codes = [];
  };
  for (const code of field) {
    if (code === UNUSED) break;
    if (code < 0x20) codes.push(0x20);
    else if (code === NEW_LINE) codes.push(0x0a);
    else if (code >= 0x80 && code < 0xa0) {
      flush();
      const piece = STYLE_CODES[code];
      if (piece !== undefined) pieces.push(piece);
    } else codes.push(code);
  }
  flush();
  return markedText(tidied(pieces));
}

/** Blanks of control codes are no text at the ends of lines, and one between words. */
function tidied(pieces: readonly MarkedPiece[]): MarkedPiece[] {
  let atStart = true;
  const made = pieces.map((piece): MarkedPiece => {
    if (!('text' in piece)) return piece;
    let text = piece.text.replaceAll(/ {2,}/g, ' ').replaceAll(/ ?\n[ \n]*/g, '\n');
    if (atStart) text = text.replace(/^[ \n]+/, '');
    if (text !== '') atStart = text.endsWith('\n');
    return { text };
  });
  for (let at = made.length - 1; at >= 0; at--) {
    const piece = made[at]!;
    if (!('text' in piece)) continue;
    made[at] = { text: piece.text.replace(/[ \n]+$/, '') };
    if ((made[at] as { text: string }).text !== '') break;
  }
  return made;
}
