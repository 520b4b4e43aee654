import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mp3Delay } from './mp3Delay.ts';
import { mp3Start } from './mp3Tag.ts';

const text = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0));
const zeros = (count: number): number[] => Array<number>(count).fill(0);

/** The first frame as LAME writes it: MPEG 1, stereo, all fields of the index, a delay of 576 samples. */
const LAME_FRAME = Uint8Array.from([
  0xff,
  0xfb,
  0x90,
  0x44,
  ...zeros(32),
  ...text('Info'),
  0,
  0,
  0,
  15,
  ...zeros(4 + 4 + 100 + 4),
  ...text('LAME3.100'),
  ...zeros(12),
  0x24,
  0x05,
  0x39,
]);

describe('mp3Delay', () => {
  it('is what the encoder and the decoder put before the sound', () => {
    expect(mp3Delay(LAME_FRAME)).toBe(576 + 529);
  });

  it('is found in mono, in MPEG 2 and with few fields', () => {
    const mono = [0xff, 0xf3, 0x80, 0xc4, ...zeros(9), ...text('Xing'), 0, 0, 0, 1, ...zeros(4)];
    const bytes = Uint8Array.from([...mono, ...text('Lavc61.19'), ...zeros(12), 0x45, 0x10, 0]);
    expect(mp3Delay(bytes)).toBe(0x451 + 529);
  });

  it('is none where nothing is told, whatever the bytes', () => {
    expect(mp3Delay(LAME_FRAME.subarray(0, 150))).toBe(0);
    expect(mp3Delay(LAME_FRAME.with(156, 0))).toBe(0);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(mp3Delay(bytes)).toBeGreaterThanOrEqual(0);
        expect(mp3Start(bytes)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('mp3Start', () => {
  it('is behind the tag, whose size has seven bits a byte', () => {
    expect(mp3Start(Uint8Array.from([...text('ID3'), 4, 0, 0, 0, 0, 2, 1]))).toBe(10 + 257);
    expect(mp3Start(LAME_FRAME)).toBe(0);
  });
});
