import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUsualText, seenLines, suspectText } from './cueFile.ts';

const pieces = fc.constantFrom('a', '« é »', 'œ', '\n', '\r', '\0', ' ', '\t', '\u00a0', '\u2003', '\ufeff', '<', '{');
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
);

describe('isUsualText', () => {
  it('lets through only what stays as it is and has none of the characters (law)', () => {
    const suspect = suspectText('<{');
    fc.assert(
      fc.property(texts, (text) => {
        const isChanged = seenLines(text) !== text || /[<{]/.test(text);
        expect(isUsualText(text, suspect) && isChanged).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets through what subtitles usually are', () => {
    expect(isUsualText('« L’été, c’est\n« aussi » simple : œuvre — 100 %…', suspectText('<>&'))).toBe(true);
    expect(isUsualText('a\n b', suspectText('<>&'))).toBe(false);
  });
});
