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
  return withSpokenWords(cues, transcript, times, null);
}

/** The texts of the cues that nobody says, as a check tells them. */
function unspokenTexts(transcript: Transcript): unknown[] {
  const violations = checkCues(spoken(transcript), DEFAULT_PROFILE, { durationMs: null });
  return violations.filter(({ rule }) => rule === 'unspoken').map(({ measured }) => measured);
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

  it('tells what nobody says in a cue, alone or beside what is said; sounds and words left out of a sentence are none', () => {
    const text =
      'La mer monte encore. Personne ne le dit. [Rires] Elle redescend. Et voici une longue phrase que nul ne dit.';
    const isLeft = (start: number): boolean =>
      ['encore', 'Personne ne le dit. [Rires]', 'Et voici une longue phrase que nul ne dit'].some((left) => {
        const from = text.indexOf(left);
        return from <= start && start < from + left.length;
      });
    let nowMs = 0;
    const words = tokensOf(text).map(({ start }, index): WordTime => {
      return isLeft(start) ? [nowMs, nowMs, ESTIMATED] : [nowMs, (nowMs += 1_000), index];
    });
    const sea = newParagraph('p' as ParagraphId, text, { words, startMs: 0, endMs: nowMs });
    expect(unspokenTexts([sea])).toEqual(['Personne ne le dit.', 'Et voici une longue phrase que nul ne dit.']);
    const from = text.indexOf('Et voici');
    const wording: TextMark = { kind: 'wording', from, to: text.length, note: 'Ce que l’on montre.' };
    expect(unspokenTexts([{ ...sea, marks: [wording] }])).toEqual(['Personne ne le dit.']);
  });

  it('tells of paragraphs without times where most of the text has some', () => {
    const untimed = [
      newParagraph('q' as ParagraphId, 'Sans aucun temps.'),
      newParagraph('r' as ParagraphId, '[Rires]'),
      newParagraph('s' as ParagraphId, 'On en sait le début.', { startMs: 5_000 }),
    ];
    const timed = newParagraph('p' as ParagraphId, 'Bonjour à toutes, tous !', {
      words: known,
      startMs: 0,
      endMs: 1_600,
    });
    const alsoTimed = ['t', 'u'].map((id) => ({ ...timed, id: id as ParagraphId }));
    expect(unspokenTexts([timed, ...alsoTimed, ...untimed])).toEqual(['Sans aucun temps.']);
    // Nobody has listened to the others yet.
    expect(unspokenTexts([timed, ...untimed])).toEqual([]);
    expect(unspokenTexts(untimed)).toEqual([]);
  });

  it('tells of what nobody says in a cue, and not of what is said between', () => {
    const text = 'Nul ne dit ça. Lui le dit. Nul ne dit ça.';
    const words = tokensOf(text).map((_, index): WordTime => {
      const isSaid = index >= 4 && index < 7;
      return isSaid ? [index * 400, index * 400 + 400, index] : [index * 400, index * 400, ESTIMATED];
    });
    const paragraph = newParagraph('p' as ParagraphId, text, { words, startMs: 0, endMs: 4_000 });
    const cue = { ...spoken([paragraph])[0]!, paragraphId: paragraph.id, textStart: 0, textEnd: text.length, pins: [] };
    expect(withSpokenWords([cue], [paragraph], estimateTimes([paragraph], null), null)).toMatchObject([
      { unspoken: 'Nul ne dit ça. … Nul ne dit ça.' },
    ]);
  });

  it('tells sentences that nobody says by the language of the talk', () => {
    const text = 'Δεν το λέει κανείς; Αυτός το λέει.';
    const words = tokensOf(text).map((_, index): WordTime => {
      return index < 4 ? [0, 0, ESTIMATED] : [index * 400, index * 400 + 400, index];
    });
    const transcript = [newParagraph('p' as ParagraphId, text, { words, startMs: 0, endMs: 2_800 })];
    const times = estimateTimes(transcript, null);
    const cues = deriveCues(transcript, times, DEFAULT_PROFILE.limits, { speakers: [], durationMs: null });
    const told = (language: string | null) =>
      withSpokenWords(cues, transcript, times, language).flatMap(({ unspoken = [] }) => unspoken);
    expect(told('el')).toEqual(['Δεν το λέει κανείς;']);
    // By other languages the mark of a Greek question ends no sentence.
    expect(told(null)).toEqual([]);
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
