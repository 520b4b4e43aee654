import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE } from '../profiles/builtInProfiles.ts';
import { deriveCues } from '../segmentation/deriveCues.ts';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import type { TextMark } from '../transcript/textMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import {
  BY_HAND,
  ESTIMATED,
  newParagraph,
  TYPED,
  type ParagraphId,
  type Transcript,
  type WordTime,
} from '../transcript/transcript.ts';
import { checkCues } from './checkCues.ts';
import { withSpokenWords } from './spokenWords.ts';
import type { CheckedCue } from './violation.ts';

function spoken(transcript: Transcript): CheckedCue[] {
  const times = estimateTimes(transcript, null);
  const cues = deriveCues(transcript, times, DEFAULT_PROFILE.limits, { speakers: [], durationMs: null });
  return withSpokenWords(cues, transcript, times);
}

const known: WordTime[] = [
  [0, 400, 0],
  [400, 800, TYPED],
  [800, 1_200, ESTIMATED],
  [1_200, 1_600, BY_HAND],
];

describe('withSpokenWords', () => {
  it('gives the times that were measured or set by hand', () => {
    const cues = spoken([newParagraph('p' as ParagraphId, 'Bonjour « à » toutes, tous !', { words: known })]);
    expect(cues.flatMap(({ words = [] }) => words)).toEqual([
      { startMs: 0, endMs: 400 },
      { startMs: 1_200, endMs: 1_600 },
    ]);
  });

  it('tells of no lead where the time of the first word of a cue is only estimated', () => {
    const words: WordTime[] = [
      [0, 600, ESTIMATED],
      [600, 1_200, ESTIMATED],
      [1_200, 1_600, 0],
    ];
    const [cue] = spoken([newParagraph('p' as ParagraphId, 'La mer monte', { words, startMs: 0, endMs: 1_600 })]);
    expect(cue).toMatchObject({ startMs: 0, words: [{ startMs: 1_200, endMs: 1_600 }] });
    expect(checkCues([cue!], DEFAULT_PROFILE, { durationMs: null })).toEqual([]);
    const late = { ...cue!, firstWordMs: 1_200 };
    expect(checkCues([late], DEFAULT_PROFILE, { durationMs: null })).toMatchObject([{ rule: 'lead', measured: 1_200 }]);
  });

  it('gives none where all is estimated', () => {
    expect(
      spoken([newParagraph('p' as ParagraphId, 'Bonjour à tous.', { startMs: 0, endMs: 900 })])[0],
    ).not.toHaveProperty('words');
  });

  it('gives the cues after a wording their own words, and that which shows it none', () => {
    const text =
      'La mer monte deux fois par jour. Elle descend ensuite, et la plage se découvre. Puis tout recommence.';
    const words = tokensOf(text).map((_, index): WordTime => [index * 400, index * 400 + 400, index]);
    const of = (on: string, note: string): TextMark => {
      return { kind: 'wording', from: text.indexOf(on), to: text.indexOf(on) + on.length, note };
    };
    const paragraph = newParagraph('p' as ParagraphId, text, { words, startMs: 0, endMs: 7_600 });
    const plain = spoken([paragraph]);
    for (const note of ['mer', 'La mer monte deux fois par jour, la mer monte deux fois par jour.']) {
      const cues = spoken([{ ...paragraph, marks: [of('La mer monte deux fois par jour.', note)] }]);
      expect(cues[0]).not.toHaveProperty('words');
      expect(cues.at(-1)!.lines).toEqual(['Puis tout recommence.']);
      expect(cues.at(-1)!.words).toEqual(plain.at(-1)!.words);
      expect(cues.flatMap((cue) => cue.words ?? []).every(({ startMs }) => startMs >= 2_800)).toBe(true);
    }
  });

  it('gives each known word to one cue, in order, and cues where their words are said', () => {
    const anyText = fc
      .array(fc.constantFrom('mer', 'l’été', '«', 'monte,', 'vite.', '?', 'encore', '25\u202F000'), {
        minLength: 1,
        maxLength: 60,
      })
      .map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), (texts) => {
        let startMs = 0;
        const transcript = texts.map((text, index) => {
          const words = tokensOf(text).map((_, word): WordTime => [startMs, (startMs += 450), word]);
          startMs += 2_000;
          const range = { startMs: words[0]?.[0] ?? null, endMs: words.at(-1)?.[1] ?? null };
          return newParagraph(String(index) as ParagraphId, text, { words, ...range });
        });
        const cues = spoken(transcript);
        const all = transcript.flatMap(({ words }) => words.map(([from, to]) => ({ startMs: from, endMs: to })));
        expect(cues.flatMap(({ words = [] }) => words)).toEqual(all);
        const late = checkCues(cues, DEFAULT_PROFILE, { durationMs: null }).filter(({ rule }) => rule === 'words');
        expect(late).toEqual([]);
      }),
    );
  });
});
