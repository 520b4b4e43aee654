import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import { newParagraph, type ParagraphId } from '../transcript/transcript.ts';
import { LECTURE_FR } from './cueLimits.ts';
import { cueTextRanges } from './cueTextRanges.ts';
import { deriveCues } from './deriveCues.ts';

function cuesOf(text: string) {
  const transcript = [newParagraph('p' as ParagraphId, text)];
  return deriveCues(transcript, estimateTimes(transcript, null), LECTURE_FR, { speakers: [], durationMs: null });
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

describe('cueTextRanges', () => {
  it('gives the words of each cue, blanks between cues left out', () => {
    const text = '  Bonjour à tous.  Merci « beaucoup » ! ';
    const ranges = cueTextRanges(text, [{ lines: ['Bonjour', 'à tous.'] }, { lines: ['Merci « beaucoup » !'] }])!;
    expect(ranges.map(({ from, to }) => text.slice(from, to))).toEqual(['Bonjour à tous.', 'Merci « beaucoup » !']);
  });

  it('is null for cues of another text', () => {
    expect(cueTextRanges('un deux trois', [{ lines: ['un deux'] }])).toBeNull();
    expect(cueTextRanges('un', [{ lines: ['un deux'] }])).toBeNull();
    expect(cueTextRanges('', [{ lines: ['un'] }])).toBeNull();
  });

  it('finds the text of every derived cue', () => {
    const words = fc.array(fc.constantFrom('le', 'coût', 'humain,', 'de', 'l’IA.', '«', '»', '\u00A0!', '👩‍🏫', '\n'));
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '  ', '\u00A0'), (pieces, blank) => {
        const text = pieces.join(blank);
        const cues = cuesOf(text);
        const ranges = cueTextRanges(text, cues)!;
        expect(ranges.map(({ from, to }) => squeeze(text.slice(from, to)))).toEqual(
          cues.map(({ lines }) => squeeze(lines.join(' '))),
        );
      }),
    );
  });
});
