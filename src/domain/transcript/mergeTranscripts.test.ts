import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from './checkTranscript.ts';
import { mergeTranscripts } from './mergeTranscripts.ts';
import { setParagraphTime } from './paragraphEdits.ts';
import { replaceInParagraph } from './replaceInParagraph.ts';
import { retimeWords } from './retimeWords.ts';
import { setWordTime } from './setWordTime.ts';
import { tokensOf } from './tokensOf.ts';
import { transcriptStepsAt } from './transcriptSteps.suite.ts';
import {
  BY_HAND,
  newParagraph,
  TYPED,
  type Paragraph,
  type ParagraphId,
  type Transcript,
  type WordTime,
} from './transcript.ts';

function paragraph(id: string, text: string, known: Partial<Paragraph> = {}): Paragraph {
  return newParagraph(id as ParagraphId, text, known);
}

function texts(transcript: Transcript | null): string[] | null {
  return transcript?.map(({ text }) => text) ?? null;
}

/** A paragraph whose words last a second each, with a silence behind the last. */
function timed(text: string): Paragraph {
  const words = tokensOf(text).map((_, index): WordTime => [1_000 * index, 1_000 * index + 1_000, index]);
  return paragraph('a', text, { startMs: 0, endMs: 1_000 * words.length + 1_000, words });
}

/** The paragraph with words put in at an offset that bring their times, as pasted ones do. */
function paste(into: Paragraph, offset: number, text: string, times: readonly WordTime[]): Paragraph {
  const pasted = replaceInParagraph(into, [{ from: offset, to: offset, text }]);
  const first = tokensOf(into.text.slice(0, offset)).length;
  const brought = new Map(times.map((time, index) => [first + index, time]));
  const range = { oldFrom: offset, oldTo: offset, newFrom: offset, newTo: offset + text.length };
  return { ...pasted, words: retimeWords(into, pasted.text, [range], { brought }) };
}

function correct(before: Paragraph, word: number, text: string): Paragraph {
  const { start, end } = tokensOf(before.text)[word]!;
  return replaceInParagraph(before, [{ from: start, to: end, text }]);
}

const base = [paragraph('a', 'un deux trois'), paragraph('b', 'quatre cinq')];
const [a, b] = base as [Paragraph, Paragraph];

describe('mergeTranscripts', () => {
  it('keeps what was changed in different paragraphs', () => {
    const mine = [{ ...a, text: 'un 2 trois' }, b];
    const theirs = [a, { ...b, text: 'quatre 5' }];
    expect(texts(mergeTranscripts(base, mine, theirs))).toEqual(['un 2 trois', 'quatre 5']);
  });

  it('keeps what was changed in different words of one paragraph, with the times of the others', () => {
    const words = [[0, 9, 0] as const, [10, 19, 1] as const, [20, 29, 2] as const];
    const before = { ...a, words, startMs: 0, endMs: 30 };
    const mine = replaceInParagraph(before, [{ from: 0, to: 2, text: '1' }]);
    const theirs = replaceInParagraph(before, [{ from: 8, to: 13, text: '3' }]);
    const both = { ...before, text: '1 deux 3' };
    expect(mergeTranscripts([before], [mine], [theirs])).toEqual([both]);
    expect(mergeTranscripts([before], [theirs], [mine])).toEqual([both]);
  });

  it('keeps a time set by hand beside a correction, also of the last word', () => {
    const before = timed('un deux trois quatre');
    const mine = setWordTime(before, 0, 500);
    for (const word of [0, 1, 3]) {
      const theirs = correct(before, word, 'X');
      const both = [{ ...theirs, words: mine.words }];
      expect(both[0]!.words[0]).toEqual([500, 1_000, BY_HAND]);
      expect(mergeTranscripts([before], [mine], [theirs])).toEqual(both);
      expect(mergeTranscripts([before], [theirs], [mine])).toEqual(both);
    }
  });

  it('keeps a start set by hand beside a correction, also where it was known before', () => {
    const known = paragraph('a', 'un deux trois', { startMs: 500 });
    const byHand = { ...known, isStartByHand: true };
    const corrected = correct(known, 1, '2');
    expect(mergeTranscripts([known], [byHand], [corrected])).toEqual([{ ...corrected, isStartByHand: true }]);
    expect(mergeTranscripts([known], [corrected], [byHand])).toEqual([{ ...corrected, isStartByHand: true }]);
  });

  it('keeps the time of a pasted word, and an end set by hand', () => {
    const before = timed('un deux');
    const theirs = correct(before, 0, 'UN');
    const pasted = paste(before, before.text.length, ' COLLE', [[2_100, 2_500, 99]]);
    expect(mergeTranscripts([before], [pasted], [theirs])).toEqual([{ ...pasted, text: 'UN deux COLLE' }]);
    const ended = setParagraphTime(before, 'end', 1_500);
    expect(mergeTranscripts([before], [theirs], [ended])).toEqual([{ ...ended, text: 'UN deux' }]);
  });

  it('keeps words typed on both sides, whatever share of time they had', () => {
    const before = timed('un deux trois');
    const mine = replaceInParagraph(before, [{ from: 2, to: 2, text: ' a b' }]);
    const slow = mine.words.map(([from, to, anchor]): WordTime => [from, anchor === TYPED ? from + 1 : to, anchor]);
    const theirs = replaceInParagraph(before, [{ from: 13, to: 13, text: ' c' }]);
    const merged = mergeTranscripts([before], [{ ...mine, words: slow }], [theirs]);
    expect(texts(merged)).toEqual(['un a b deux trois c']);
    for (const word of before.words) expect(merged?.[0]?.words).toContainEqual(word);
  });

  it('keeps pins and comments of one side on words that the other corrects', () => {
    const before = timed('un deux trois');
    const pin = { from: 3, to: 7, kind: 'cueBreak', note: '' } as const;
    const comment = { from: 8, to: 13, kind: 'comment', note: 'sûr ?' } as const;
    const mine = { ...before, marks: [pin] };
    const corrected = replaceInParagraph(before, [{ from: 0, to: 2, text: 'vingt' }]);
    const both = [{ ...corrected, marks: [{ ...pin, from: 6, to: 10 }] }];
    expect(mergeTranscripts([before], [mine], [corrected])).toEqual(both);
    expect(mergeTranscripts([before], [corrected], [mine])).toEqual(both);
    const commented = { ...before, marks: [comment] };
    expect(mergeTranscripts([before], [mine], [commented])).toEqual([{ ...before, marks: [pin, comment] }]);
    expect(mergeTranscripts([mine], [before], [{ ...before, marks: [pin, comment] }])).toEqual([commented]);
    // What would be lost is asked about.
    expect(
      mergeTranscripts([before], [commented], [replaceInParagraph(before, [{ from: 7, to: 13, text: '' }])]),
    ).toBeNull();
  });

  it('refuses two times set by hand in one paragraph', () => {
    const before = timed('un deux');
    expect(mergeTranscripts([before], [setWordTime(before, 0, 500)], [setWordTime(before, 1, 1_500)])).toBeNull();
  });

  it('keeps a split beside a change elsewhere', () => {
    const mine = [{ ...a, text: 'un' }, paragraph('c', 'deux trois'), b];
    const theirs = [a, { ...b, text: 'quatre 5' }];
    const both = ['un', 'deux trois', 'quatre 5'];
    expect(texts(mergeTranscripts(base, mine, theirs))).toEqual(both);
    expect(texts(mergeTranscripts(base, theirs, mine))).toEqual(both);
  });

  it.each([
    ['the same words', [{ ...a, text: 'un 2 trois' }, b], [{ ...a, text: 'un II trois' }, b]],
    ['a paragraph and its speaker', [{ ...a, text: 'un 2 trois' }, b], [{ ...a, review: 'checked' as const }, b]],
    ['a paragraph that is gone', [b], [{ ...a, text: 'un 2 trois' }, b]],
    ['two orders', [b, a], [a, paragraph('c', ''), b]],
  ])('says that changes of %s do not go together', (_what, mine, theirs) => {
    expect(mergeTranscripts(base, mine, theirs)).toBeNull();
    expect(mergeTranscripts(base, theirs, mine)).toBeNull();
  });

  it('keeps every time of one side where the other corrects words (law)', () => {
    const index = fc.nat(5);
    fc.assert(
      fc.property(index, index, fc.nat(5_999), fc.boolean(), fc.stringMatching(/^[A-Z]{1,4}$/), (...values) => {
        const [corrected, changed, timeMs, isPaste, text] = values;
        const before = timed('un deux trois quatre cinq six');
        const { start } = tokensOf(before.text)[changed]!;
        const brought: WordTime = [timeMs, timeMs + 100, 99];
        const mine = isPaste ? paste(before, start, 'collé ', [brought]) : setWordTime(before, changed, timeMs);
        const theirs = correct(before, corrected, text);
        fc.pre(!isPaste || corrected < changed - 1 || corrected > changed);
        const merged = mergeTranscripts([before], [mine], [theirs]);
        expect(merged).toEqual([correct(mine, corrected + Number(isPaste && corrected >= changed), text)]);
        expect(merged![0]!.words).toEqual(mine.words);
        expect(mergeTranscripts([before], [theirs], [mine])).toEqual(merged);
      }),
    );
  });

  const time = fc.constantFrom<WordTime>([0, 5, 0], [0, 5, TYPED], [2, 5, BY_HAND]);
  const transcript = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        text: fc.constantFrom('', 'x', 'x y', 'y z'),
        time: fc.option(time),
        isMarked: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    )
    .map((items): Transcript =>
      items.map(({ id, text, time: word, isMarked }) =>
        paragraph(id, text, {
          words: word === null ? [] : tokensOf(text).map(() => word),
          marks: isMarked && text !== '' ? [{ from: 0, to: 1, kind: 'italic', note: '' }] : [],
        }),
      ),
    );

  it('is the other side where one side changed nothing, and the same from both sides (law)', () => {
    fc.assert(
      fc.property(transcript, transcript, transcript, (before, mine, theirs) => {
        expect(mergeTranscripts(before, mine, before)).toEqual(mine);
        expect(mergeTranscripts(before, before, theirs)).toEqual(theirs);
        expect(mergeTranscripts(before, mine, mine)).toEqual(mine);
        expect(mergeTranscripts(before, mine, theirs)).toEqual(mergeTranscripts(before, theirs, mine));
      }),
    );
  });

  it('loses nothing that one side typed, timed or said, whatever both did (law)', () => {
    const words = fc.stringMatching(/^[a-d]{1,3}( [a-d]{1,3}){0,6}$/);
    const paragraphs = fc.array(words, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(paragraphs, stepsOf('M'), stepsOf('T'), (made, ours, others) => {
        const before = made.map((text, index) => timedFrom(`p${index}` as ParagraphId, text, 10_000 * index));
        const mine = ours.reduce<Transcript>((text, { change }) => change(text), before);
        const theirs = others.reduce<Transcript>((text, { change }) => change(text), before);
        const merged = mergeTranscripts(before, mine, theirs);
        expect(merged).toEqual(mergeTranscripts(before, theirs, mine));
        if (merged === null) return;
        expect(checkTranscript(merged)).toEqual([]);
        expect([countOf(merged, 'M'), countOf(merged, 'T')]).toEqual([countOf(mine, 'M'), countOf(theirs, 'T')]);
        expect(commentsIn(merged)).toEqual([...commentsIn(mine), ...commentsIn(theirs)].toSorted());
        expect(merged.flatMap((each) => each.words)).toEqual(
          expect.arrayContaining([...timesKept(mine, theirs), ...timesKept(theirs, mine)]),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

function stepsOf(name: string) {
  const step = transcriptStepsAt(fc.nat(3), [name, ` ${name} `, `${name}${name} ${name}`]);
  return fc.array(step, { minLength: 1, maxLength: 3 });
}

/** A paragraph whose words last a second each, from some time on. */
function timedFrom(id: ParagraphId, text: string, fromMs: number): Paragraph {
  const made = timed(text);
  const words = made.words.map(([startMs, endMs, anchor]): WordTime => [fromMs + startMs, fromMs + endMs, anchor]);
  return { ...made, id, words, startMs: fromMs, endMs: fromMs + made.endMs! };
}

/** How often a character was typed. */
function countOf(transcript: Transcript, character: string): number {
  return transcript.reduce((sum, { text }) => sum + text.split(character).length - 1, 0);
}

function commentsIn(transcript: Transcript): string[] {
  const marks = transcript.flatMap((each) => each.marks);
  return marks.flatMap(({ kind, note }) => (kind === 'comment' ? [note] : [])).toSorted();
}

/** The times that one side set by hand, in paragraphs where the other left the words as they are. */
function timesKept(side: Transcript, other: Transcript): WordTime[] {
  const words = new Map(other.map(({ id, text }) => [id, text]));
  const kept = side.filter(({ id, text }) => words.get(id) === text);
  return kept.flatMap((each) => each.words.filter(([, , anchor]) => anchor === BY_HAND));
}
