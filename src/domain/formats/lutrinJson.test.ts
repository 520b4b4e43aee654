import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../transcript/tokensOf.ts';
import { formatLutrinJson, parseLutrinJson, type LutrinTranscript, type TimedParagraph } from './lutrinJson.ts';

const SPEAKERS = ['Ana López', 'Luc'];

const anyParagraph = fc
  .record({
    isHeading: fc.boolean(),
    text: fc.string({ unit: 'grapheme' }),
    speaker: fc.constantFrom(...SPEAKERS, null),
    startMs: fc.option(fc.nat(1_000_000)),
    lengthMs: fc.option(fc.nat(10_000)),
    hasWords: fc.boolean(),
  })
  .map(({ isHeading, text, speaker, startMs, lengthMs, hasWords }): TimedParagraph => {
    if (isHeading) return { kind: 'heading', speaker: null, startMs: null, endMs: null, text, words: [] };
    const endMs = lengthMs === null ? null : (startMs ?? 0) + lengthMs;
    const words =
      hasWords && startMs !== null && endMs !== null ? tokensOf(text).map(() => [startMs, endMs] as const) : [];
    return { kind: 'paragraph', speaker, startMs, endMs, text, words };
  });

const anyTranscript: fc.Arbitrary<LutrinTranscript> = fc.record({
  language: fc.constantFrom('fr', 'en-GB'),
  complete: fc.boolean(),
  speakers: fc.constant(SPEAKERS),
  paragraphs: fc.array(anyParagraph, { maxLength: 8 }),
});

function parse(fields: object) {
  return parseLutrinJson(JSON.stringify({ format: 'lutrin-transcript', version: 1, paragraphs: [], ...fields }));
}

describe('formatLutrinJson', () => {
  it('is undone by parseLutrinJson, without a problem', () => {
    fc.assert(
      fc.property(anyTranscript, (transcript) => {
        expect(parseLutrinJson(formatLutrinJson(transcript))).toEqual({ value: transcript, problems: [] });
      }),
    );
  });

  it('refuses a speaker that is not listed', () => {
    const paragraphs: TimedParagraph[] = [
      { kind: 'paragraph', speaker: 'X', startMs: null, endMs: null, text: 'x', words: [] },
    ];
    expect(() => formatLutrinJson({ language: 'fr', complete: true, speakers: [], paragraphs })).toThrow(RangeError);
  });
});

describe('parseLutrinJson', () => {
  it.each([
    ['', 'notJson'],
    ['{', 'notJson'],
    ['null', 'notLutrinJson'],
    ['[]', 'notLutrinJson'],
    ['{"format":"lutrin-transcript"}', 'notLutrinJson'],
    ['{"format":"other","paragraphs":[]}', 'notLutrinJson'],
    ['{"format":"lutrin-transcript","version":2,"paragraphs":[]}', 'unknownVersion'],
  ])('refuses %j', (text, code) => {
    expect(parseLutrinJson(text)).toMatchObject({ value: null, problems: [{ code, line: 0 }] });
  });

  it('takes what is left out for unknown', () => {
    expect(parse({ paragraphs: [{ kind: 'paragraph', text: 'Bonjour.' }] })).toEqual({
      value: {
        language: 'und',
        complete: false,
        speakers: [],
        paragraphs: [{ kind: 'paragraph', speaker: null, startMs: null, endMs: null, text: 'Bonjour.', words: [] }],
      },
      problems: [],
    });
  });

  it.each([
    [{ speaker: 7 }, 'unknownSpeaker', 'paragraphs[0].speaker'],
    [{ startMs: -1 }, 'badTime', 'paragraphs[0].startMs'],
    [{ startMs: 1.5 }, 'badTime', 'paragraphs[0].startMs'],
    [{ startMs: 0, endMs: 9, words: [[0, 9]] }, 'badWords', 'paragraphs[0].words'],
    [
      {
        words: [
          [0, 5],
          [5, 9.5],
        ],
      },
      'badWords',
      'paragraphs[0].words',
    ],
    [
      {
        words: [
          [0, 5],
          [5, 9, 1],
        ],
      },
      'badWords',
      'paragraphs[0].words',
    ],
    [{ startMs: 0, endMs: 9, words: 'x' }, 'badWords', 'paragraphs[0].words'],
    [{ kind: 'verse' }, 'badKind', 'paragraphs[0].kind'],
  ])('keeps the text of a paragraph with %j', (fields, code, detail) => {
    const { value, problems } = parse({
      speakers: SPEAKERS,
      paragraphs: [{ kind: 'paragraph', text: 'Deux mots', ...fields }],
    });
    expect(value?.paragraphs).toMatchObject([{ text: 'Deux mots', words: [] }]);
    expect(problems).toEqual([{ code, line: 0, detail }]);
  });

  it('keeps times that run backwards', () => {
    const times = {
      startMs: 9,
      endMs: 4,
      words: [
        [5, 3],
        [1, 20],
      ],
    };
    const { value, problems } = parse({ paragraphs: [{ kind: 'paragraph', text: 'Deux mots', ...times }] });
    expect([value?.paragraphs, problems]).toMatchObject([[times], []]);
  });

  it('leaves out what has no text, and says so', () => {
    expect(parse({ paragraphs: [null, { kind: 'paragraph' }, { kind: 'heading', text: 'Le vent' }] })).toMatchObject({
      value: { paragraphs: [{ kind: 'heading', text: 'Le vent' }] },
      problems: [{ code: 'badParagraph', detail: 'paragraphs[0].text' }, { code: 'badParagraph' }],
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.jsonValue(), (text, value) => {
        expect(parseLutrinJson(text).value).toBeNull();
        expect(parse({ paragraphs: [value], speakers: value }).value).not.toBeNull();
      }),
    );
  });
});
