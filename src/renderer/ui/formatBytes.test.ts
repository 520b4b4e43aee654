import { describe, expect, it } from 'vitest';
import { formatBytes } from './formatBytes.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('formatBytes', () => {
  it('counts in thousands and in the language of the reader', () => {
    expect(plain(formatBytes(3_400_000, 'fr'))).toBe('3,4 Mo');
    expect(plain(formatBytes(3_400_000, 'en'))).toBe('3.4 MB');
    expect(plain(formatBytes(1_000, 'en'))).toBe('1 kB');
  });

  it('drops the fraction of what is ten or more, and of bytes', () => {
    expect(plain(formatBytes(34_560_000, 'en'))).toBe('35 MB');
    expect(plain(formatBytes(999, 'en'))).toBe('999 bytes');
    expect(plain(formatBytes(0, 'en'))).toBe('0 bytes');
  });
});
