import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../formats/cue.ts';
import { readTextPage } from '../notices/textPage.ts';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type SpeakerId,
  type Transcript,
} from '../transcript/transcript.ts';
import { atomsOf } from './atoms.ts';
import { profileOf } from '../profiles/builtInProfiles.ts';
import { LECTURE_FR, type CueLimits } from './cueLimits.ts';
import { deriveCues } from './deriveCues.ts';
import { countGraphemes } from './graphemes.ts';
import { splitIntoCues } from './splitIntoCues.ts';

function paragraph(id: string, text: string, fields: Partial<Paragraph> = {}): Paragraph {
  return newParagraph(id as ParagraphId, text, fields);
}

function derive(transcript: Transcript, durationMs: number | null = null): Cue[] {
  return deriveCues(transcript, estimateTimes(transcript, durationMs), LECTURE_FR, { speakers: [], durationMs });
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** The laws of derived cues that hold whatever the transcript and its times, as far as these cues break them. */
function brokenLaws(cues: readonly Cue[], transcript: Transcript): string[] {
  const broken: string[] = [];
  const check = (holds: boolean, law: string, index: number): void => {
    if (!holds) broken.push(`${law}, cue ${index}`);
  };
  for (const [index, { startMs, endMs, lines }] of cues.entries()) {
    check(Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs), 'times are whole', index);
    check(startMs >= (cues[index - 1]?.endMs ?? 0), 'no overlap', index);
    check(endMs > startMs, 'at least 1 ms', index);
    check(endMs - startMs <= LECTURE_FR.maxDurationMs, 'at most 7 s', index);
    check(lines.length === 1 || lines.length === 2, 'one line or two', index);
    const isLoneWord = lines.length === 1 && wordsOf(lines[0]!).length === 1;
    check(isLoneWord || lines.every((line) => countGraphemes(line) <= 42), 'at most 42 characters', index);
  }
  for (const { id, kind, text } of transcript) {
    const own = cues.filter((cue) => cue.paragraphId === id).flatMap(({ lines }) => lines.flatMap(wordsOf));
    const spoken = kind === 'heading' ? [] : wordsOf(text);
    if (own.join(' ') !== spoken.join(' ')) broken.push(`every word once, paragraph ${id}`);
  }
  const order = cues.map(({ paragraphId }) => transcript.findIndex(({ id }) => id === paragraphId));
  if (order.some((place, index) => place < (order[index - 1] ?? 0))) broken.push('paragraphs in order');
  return broken;
}

const anyPiece = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-zéà']{1,14}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('le', 'de', 'ne', 'pas', '25', '000', 'km', 'Ana', 'López', '«', '»', '?', '–', 'M.'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('fin.', 'oui,', 'non ?', 'Ah !', 'etc.', '👩‍👩‍👧‍👦', 'e\u0301te\u0301', '<i>', '-->'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);
const anyText = fc
  .array(fc.tuple(anyPiece, fc.constantFrom(' ', ' ', ' ', '  ', '\u00A0', '\u202F', '\n')), { maxLength: 120 })
  .map((pieces) => pieces.flat().join(''));
const anyTime = fc.option(fc.integer({ min: 0, max: 120_000 }));

/** Paragraphs with known times, or not; in order, crowded, or running backwards. */
const anyTranscript = fc
  .array(fc.record({ text: anyText, startMs: anyTime, endMs: anyTime, isHeading: fc.boolean() }), { maxLength: 6 })
  .map((items) =>
    items.map(({ text, startMs, endMs, isHeading }, index) =>
      isHeading && index % 3 === 0
        ? paragraph(`p${index}`, text, { kind: 'heading' })
        : paragraph(`p${index}`, text, { startMs, endMs }),
    ),
  );

/** One paragraph whose words have times of their own, with pauses, and words that overlap. */
const anyTimedParagraph = fc
  .tuple(anyText, fc.array(fc.tuple(fc.nat(3_000), fc.nat(9_000)), { minLength: 1, maxLength: 50 }))
  .map(([text, steps]) => {
    let startMs = 0;
    const words = tokensOf(text).map((_, index) => {
      const [step, length] = steps[index % steps.length]!;
      startMs += step;
      return [startMs, startMs + length, index] as const;
    });
    return paragraph('p', text, { startMs: 0, endMs: startMs + 9_000, words });
  });

describe('deriveCues', () => {
  it('keeps every law on any text and any times', () => {
    fc.assert(
      fc.property(anyTranscript, fc.option(fc.nat(300_000)), (transcript, durationMs) => {
        expect(brokenLaws(derive(transcript, durationMs), transcript)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every law on words with times', () => {
    fc.assert(
      fc.property(anyTimedParagraph, (timed) => {
        expect(brokenLaws(derive([timed]), [timed])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never puts more than 7 s of speech into a cue of several words', () => {
    fc.assert(
      fc.property(anyTimedParagraph, (timed) => {
        const cues = splitIntoCues(atomsOf(timed.text, timed.words, 0), LECTURE_FR, Number.POSITIVE_INFINITY);
        const slow = cues.filter(({ startMs, endMs }) => endMs - startMs > LECTURE_FR.maxDurationMs);
        expect(slow.filter(({ lines }) => tokensOf(lines.join(' ')).length > 1)).toEqual([]);
      }),
    );
  });

  it('leaves a mark with its word, however long that is said', () => {
    expect(derive([paragraph('p', 'Oui ?', { startMs: 0, endMs: 9_000 })]).map(({ lines }) => lines)).toEqual([
      ['Oui ?'],
    ]);
  });

  it('gives the same cues for the same transcript', () => {
    fc.assert(
      fc.property(anyTranscript, (transcript) => {
        expect(derive(transcript)).toEqual(derive(structuredClone(transcript)));
      }),
    );
  });

  it('starts with the first word and leaves a gap before the next', () => {
    const text = 'Bonjour à toutes et à tous. Voici la première séance de notre cycle de conférences sur la mer.';
    const cues = derive([paragraph('p', text, { startMs: 2_000, endMs: 9_000 })]);
    expect(cues.map(({ lines }) => lines)).toEqual([
      ['Bonjour à toutes et à tous.'],
      ['Voici la première séance de notre cycle', 'de conférences sur la mer.'],
    ]);
    expect(cues[0]?.startMs).toBe(2_000);
    expect(cues[1]!.startMs - cues[0]!.endMs).toBe(80);
  });

  it('stays on in the silence behind for the time of reading, and a second at least', () => {
    const cues = derive([
      paragraph('a', 'Une phrase assez longue pour deux secondes.', { startMs: 0, endMs: 500 }),
      paragraph('b', 'Oui.', { startMs: 10_000, endMs: 10_100 }),
    ]);
    expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 2_800],
      [10_000, 11_000],
    ]);
  });

  it('stays for as long as a reading table asks, as far as there is silence', () => {
    const transcript = [
      paragraph('a', 'Bonjour Ana.', { startMs: 0, endMs: 600 }),
      paragraph('b', 'Une phrase de vingt-sept a.', { startMs: 10_000, endMs: 11_000 }),
      paragraph('c', 'Une phrase de vingt-sept b.', { startMs: 20_000, endMs: 21_000 }),
      paragraph('d', 'Fin.', { startMs: 21_500 }),
    ];
    const { limits } = profileOf('arcom')!;
    const cues = deriveCues(transcript, estimateTimes(transcript, null), limits, { speakers: [], durationMs: null });
    expect(cues.map(({ startMs, endMs }) => endMs - startMs)).toEqual([1_000, 2_438, 1_420, 1_000]);
  });

  it('takes longer subtitles by a reading table that allows them more a second', () => {
    const text = 'La mer monte ici deux fois par jour, le vent la pousse un peu plus loin, puis elle descend.';
    const lasting = [paragraph('p', text, { startMs: 0, endMs: 5_600 }), paragraph('q', 'Fin.', { startMs: 5_700 })];
    const shown = (limits: CueLimits): string[] =>
      deriveCues(lasting, estimateTimes(lasting, null), limits, { speakers: [], durationMs: null }).map(({ lines }) =>
        lines.join(' '),
      );
    const table = {
      rows: [
        { chars: 10, durationMs: 2_000 },
        { chars: 70, durationMs: 4_000 },
      ],
      tolerance: 0,
    };
    expect(shown(LECTURE_FR)).toHaveLength(3);
    expect(shown({ ...LECTURE_FR, readingTable: table }).map(({ length }) => length)[0]).toBeGreaterThan(60);
  });

  it('closes silences that are too short to be seen as one, where the profile asks, as far as a cue may last', () => {
    const transcript = [
      paragraph('a', 'Oui.', { startMs: 0, endMs: 1_200 }),
      paragraph('b', 'Non.', { startMs: 2_000, endMs: 3_200 }),
      paragraph('c', 'Si.', { startMs: 4_200, endMs: 11_100 }),
      paragraph('d', 'Ah.', { startMs: 11_300, endMs: 12_500 }),
    ];
    const limits = { ...LECTURE_FR, gapMs: 0, closedGapMs: 1_000 };
    const cues = deriveCues(transcript, estimateTimes(transcript, null), limits, { speakers: [], durationMs: null });
    expect(cues.map(({ endMs }) => endMs)).toEqual([2_000, 3_200, 11_100, 12_500]);
  });

  it('names the speaker, and takes no cue from a heading', () => {
    const id = 's' as SpeakerId;
    const transcript = [paragraph('h', 'Le vent', { kind: 'heading' }), paragraph('p', 'Bonjour.', { speakerId: id })];
    const cues = deriveCues(transcript, estimateTimes(transcript, null), LECTURE_FR, {
      speakers: [{ id, name: 'Ana López' }],
      durationMs: null,
    });
    expect(cues).toMatchObject([{ lines: ['Bonjour.'], speaker: 'Ana López', paragraphId: 'p' }]);
  });

  it('breaks in a long silence rather than show text before it is said', () => {
    const text = 'nous avons attendu longtemps puis la mer est revenue';
    const words = tokensOf(text).map((_, index) => {
      const startMs = index * 300 + (index > 3 ? 5_000 : 0);
      return [startMs, startMs + 300, index] as const;
    });
    const cues = derive([paragraph('p', text, { startMs: 0, endMs: 8_000, words })]);
    expect(cues.map(({ lines }) => lines.join(' '))).toEqual([
      'nous avons attendu longtemps',
      'puis la mer est revenue',
    ]);
  });

  it('shows text that has no time in order, 1 ms at the least', () => {
    const text = 'Un mot suit un autre mot dans cette phrase sans durée. '.repeat(10);
    const cues = derive([
      paragraph('a', text, { startMs: 5_000, endMs: 5_000 }),
      paragraph('b', 'Fin.', { startMs: 5_000 }),
    ]);
    expect(brokenLaws(cues, [paragraph('a', text), paragraph('b', 'Fin.')])).toEqual([]);
    expect(cues[0]).toMatchObject({ startMs: 5_000, endMs: 5_001 });
  });

  it('refuses times that are not those of the transcript', () => {
    expect(() => deriveCues([paragraph('p', 'x')], [], LECTURE_FR, { speakers: [], durationMs: null })).toThrow(
      RangeError,
    );
  });
});

describe('deriveCues on a real lecture', () => {
  const sample = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
  const reading = readTextPage(readFileSync(sample, 'utf8'));
  const text = reading.ok ? (reading.notices[0]?.notice.transcript?.paragraphs[0]?.text ?? '') : '';
  const cues = derive([paragraph('p', text)]);

  it('keeps the laws', () => {
    expect(text).toHaveLength(3_500);
    expect(brokenLaws(cues, [paragraph('p', text)])).toEqual([]);
  });

  it('breaks no line behind an article, a preposition or an auxiliary', () => {
    const ends = cues.flatMap(({ lines }) => lines.map((line) => wordsOf(line).at(-1)?.toLowerCase()));
    const bad = new Set(
      'le la les un une des du de au aux à en dans par pour sur et ou que qui ne est sont a ont'.split(' '),
    );
    expect(ends.filter((word) => bad.has(word!))).toEqual([]);
  });

  it('leaves no word of a sentence alone beside a cue break', () => {
    const lone = cues.filter(({ lines }) => /[.?!] \S+$/.test(lines.join(' ')) && !/[.?!…]$/.test(lines.join(' ')));
    expect(lone).toEqual([]);
  });

  it('keeps to the speed of reading and to 1 s', () => {
    const speeds = cues.map(
      ({ lines, startMs, endMs }) => (1_000 * countGraphemes(lines.join(' '))) / (endMs - startMs),
    );
    expect(Math.max(...speeds)).toBeLessThanOrEqual(LECTURE_FR.charsPerSecond + 1);
    expect(Math.min(...cues.map(({ startMs, endMs }) => endMs - startMs))).toBeGreaterThanOrEqual(1_000);
  });

  it('balances its two lines', () => {
    const two = cues.filter(({ lines }) => lines.length === 2);
    const uneven = two.filter(({ lines }) => {
      const [a = 0, b = 0] = lines.map(countGraphemes);
      return Math.min(a, b) / Math.max(a, b) < LECTURE_FR.balance;
    });
    expect(two.length).toBeGreaterThan(30);
    expect(uneven).toEqual([]);
  });

  it.each([
    ['one paragraph of 40,000 words', [paragraph('p', `${text} `.repeat(75))]],
    ['5,000 paragraphs', Array.from({ length: 5_000 }, (_, index) => paragraph(`p${index}`, text.slice(0, 190)))],
    ['100,000 words of one letter', [paragraph('p', 'a '.repeat(100_000))]],
  ])('takes %s without delay', (_, transcript) => {
    expect(derive(transcript).length).toBeGreaterThan(1_000);
  });

  it('shows nothing after the end of the recording', () => {
    const transcript = [
      paragraph('p', 'Un dernier mot, et encore un autre pour la fin.', { startMs: 0, endMs: 3_000 }),
    ];
    expect(derive(transcript, 3_000).at(-1)!.endMs).toBeLessThanOrEqual(3_000);
  });
});
