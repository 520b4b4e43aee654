import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../transcript/tokensOf.ts';
import { isNoteSound, MARK_KINDS, sortMarks } from '../transcript/textMarks.ts';
import { BY_HAND, REVIEW_STATES } from '../transcript/transcript.ts';
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
    isByHand: fc.boolean(),
    anchors: fc.array(fc.option(fc.integer({ min: BY_HAND, max: 1_000 })), { minLength: 1 }),
    review: fc.constantFrom(...REVIEW_STATES),
    marks: fc.array(
      fc.record({
        from: fc.nat(20),
        to: fc.nat(20),
        kind: fc.constantFrom(...MARK_KINDS),
        note: fc.constantFrom('', 'en', 'à revoir', 'cue', '0-1500', '20-', '-90'),
      }),
    ),
  })
  .map(({ isHeading, text, speaker, startMs, lengthMs, hasWords, isByHand, anchors, ...rest }): TimedParagraph => {
    const endMs = lengthMs === null ? null : (startMs ?? 0) + lengthMs;
    const words = tokensOf(text).map((_, index) => {
      const anchor = anchors[index % anchors.length] ?? null;
      return anchor === null ? ([startMs ?? 0, endMs ?? 0] as const) : ([startMs ?? 0, endMs ?? 0, anchor] as const);
    });
    const marks = sortMarks(rest.marks.filter((mark) => mark.to <= text.length && isNoteSound(mark)));
    const isTimed = hasWords && words.length > 0;
    return {
      kind: isHeading ? 'heading' : 'paragraph',
      speaker,
      startMs,
      endMs,
      text,
      words: hasWords ? words : [],
      ...(isByHand && startMs !== null && !isTimed ? { isStartByHand: true } : {}),
      ...(rest.review === 'untouched' ? {} : { review: rest.review }),
      ...(marks.length === 0 ? {} : { marks }),
    };
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
    [{ startMs: 1, isStartByHand: 'yes' }, 'badTime', 'paragraphs[0].isStartByHand'],
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
          [5, 9, -4],
        ],
      },
      'badWords',
      'paragraphs[0].words',
    ],
    [{ startMs: 0, endMs: 9, words: 'x' }, 'badWords', 'paragraphs[0].words'],
    [{ review: 'perfect' }, 'badReview', 'paragraphs[0].review'],
    [{ marks: 'x' }, 'badMarks', 'paragraphs[0].marks'],
    [{ marks: [{ from: 0, to: 10, kind: 'italic' }] }, 'badMarks', 'paragraphs[0].marks'],
    [{ marks: [{ from: 0, to: 4, kind: 'loud' }] }, 'badMarks', 'paragraphs[0].marks'],
    [{ marks: [{ from: 0, to: 4, kind: 'comment', note: 7 }] }, 'badMarks', 'paragraphs[0].marks'],
    [{ marks: [{ from: 0, to: 4, kind: 'cueTimes', note: '9-5' }] }, 'badMarks', 'paragraphs[0].marks'],
    [{ marks: [{ from: 0, to: 4, kind: 'wording' }] }, 'badMarks', 'paragraphs[0].marks'],
    [{ marks: [{ from: 0.5, to: 4, kind: 'italic' }] }, 'badMarks', 'paragraphs[0].marks'],
    [{ kind: 'verse' }, 'badKind', 'paragraphs[0].kind'],
  ])('keeps the text of a paragraph with %j', (fields, code, detail) => {
    const { value, problems } = parse({
      speakers: SPEAKERS,
      paragraphs: [{ kind: 'paragraph', text: 'Deux mots', ...fields }],
    });
    expect(value?.paragraphs).toMatchObject([{ text: 'Deux mots', words: [] }]);
    expect(problems).toEqual([{ code, line: 0, detail }]);
  });

  it('puts marks in their order', () => {
    const marks = [
      { from: 5, to: 9, kind: 'foreign', note: 'en' },
      { from: 0, to: 4, kind: 'italic' },
    ];
    const { value } = parse({ paragraphs: [{ kind: 'paragraph', text: 'Deux mots', marks }] });
    expect(value?.paragraphs[0]?.marks).toEqual([{ from: 0, to: 4, kind: 'italic', note: '' }, marks[0]]);
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
