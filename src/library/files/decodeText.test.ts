import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText.ts';

const FRENCH = 'La production d’IA est déjà à l’œuvre… « où ? »\nÉté comme hiver, le coût humain reste caché.\n';

describe('decodeText', () => {
  it('reads the encoding that a byte order mark names', () => {
    const utf16 = Buffer.from(`\uFEFF${FRENCH}`, 'utf16le');
    expect(decodeText(utf16)).toEqual({ text: FRENCH, encoding: 'utf-16le' });
    expect(decodeText(Buffer.from(utf16).swap16())).toEqual({ text: FRENCH, encoding: 'utf-16be' });
    expect(decodeText(Buffer.from(`\uFEFF${FRENCH}`))).toEqual({ text: FRENCH, encoding: 'utf-8' });
  });

  it('takes for UTF-8 all that is, and short French for Western when it is not', () => {
    expect(decodeText(Buffer.from(FRENCH))).toEqual({ text: FRENCH, encoding: 'utf-8' });
    expect(decodeText(Buffer.from('Été', 'latin1'))).toEqual({ text: 'Été', encoding: 'windows-1252' });
    const western = Buffer.from([0x43, 0x9c, 0x75, 0x72, 0x85, 0x20, 0x64, 0x92, 0xc9, 0x74, 0xe9]);
    expect(decodeText(western)).toEqual({ text: 'Cœur… d’Été', encoding: 'windows-1252' });
  });

  it('recognises other encodings of longer texts', () => {
    const cyrillic = 'Все люди рождаются свободными и равными в своём достоинстве и правах. '.repeat(3);
    const bytes = Buffer.from([...cyrillic].map((character) => windows1251(character)));
    expect(decodeText(bytes)).toEqual({ text: cyrillic, encoding: 'windows-1251' });
  });

  it('makes every line end a line feed', () => {
    expect(decodeText(Buffer.from('a\r\nb\rc\n\r\nd')).text).toBe('a\nb\nc\n\nd');
  });
});

function windows1251(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (character === 'ё') return 0xb8;
  return code < 0x80 ? code : code - 0x410 + 0xc0;
}
