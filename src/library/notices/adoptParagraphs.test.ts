import { describe, expect, it } from 'vitest';
import { ESTIMATED, type SpeakerId } from '../../domain/transcript/transcript.ts';
import { adoptParagraphs } from './adoptParagraphs.ts';
import { identifierKey, personKey } from './identityKeys.ts';

describe('identifierKey', () => {
  it.each([
    [{ scheme: 'doi', value: 'https://doi.org/10.60527/ABC' }, '10.60527/abc'],
    [{ scheme: 'doi', value: 'doi: 10.60527/abc' }, '10.60527/abc'],
    [{ scheme: 'url', value: 'https://www.Canal-U.tv/Chaines/x/' }, 'canal-u.tv/Chaines/x'],
    [{ scheme: 'url', value: 'http://canal-u.tv/Chaines/x#top' }, 'canal-u.tv/Chaines/x'],
    [{ scheme: 'nid', value: ' 12345 ' }, '12345'],
  ] as const)('of %j is %s', (identifier, key) => {
    expect(identifierKey(identifier)).toBe(key);
  });
});

describe('personKey', () => {
  it('knows a person by any order and case of the names', () => {
    const key = personKey({ given: 'Catherine', family: 'Le Grand-Sébille' });
    expect(personKey({ given: 'LE GRAND-SEBILLE', family: 'Catherine' })).toBe(key);
    expect(personKey({ given: '', family: 'Catherine Le Grand-Sébille' })).toBe(key);
    expect(personKey({ given: 'C.', family: 'Le Grand' })).not.toBe(key);
  });
});

describe('adoptParagraphs', () => {
  const known = {
    id: 's1' as SpeakerId,
    given: 'Paola',
    family: 'Tubaro',
    affiliation: null,
    role: null,
    certainty: 'stated' as const,
  };
  const source = { kind: 'paragraph' as const, speaker: null, startMs: null, endMs: null, text: 'Un mot.', words: [] };

  it('knows speakers by name, and proposes those it does not know', () => {
    const { paragraphs, speakers } = adoptParagraphs(
      ['TUBARO Paola', 'Anne Martin', 'anne martin', ' ', null].map((speaker) => ({ ...source, speaker })),
      [known],
    );
    const added = speakers[1];
    expect(speakers).toEqual([
      known,
      { ...known, id: added?.id, given: 'Anne', family: 'Martin', certainty: 'proposed' },
    ]);
    expect(paragraphs.map(({ speakerId }) => speakerId)).toEqual([known.id, added?.id, added?.id, null, null]);
  });

  it('keeps the review and the marks of a paragraph', () => {
    const marks = [{ from: 0, to: 2, kind: 'italic' as const, note: '' }];
    const { paragraphs } = adoptParagraphs([{ ...source, review: 'checked', marks }, source], []);
    expect(paragraphs).toMatchObject([
      { review: 'checked', marks },
      { review: 'untouched', marks: [] },
    ]);
  });

  it('keeps a start set by hand, where there are no words that say so', () => {
    const byHand = { ...source, startMs: 700, isStartByHand: true as const };
    const words = [
      [700, 800],
      [900, 950],
    ] as const;
    const { paragraphs } = adoptParagraphs([byHand, { ...byHand, words }, { ...byHand, startMs: null }], []);
    expect(paragraphs.map(({ isStartByHand }) => isStartByHand)).toEqual([true, false, false]);
  });

  it('numbers the recognised words through the text, and leaves out word times that are not as many as the words', () => {
    const { paragraphs } = adoptParagraphs(
      [
        {
          ...source,
          startMs: 0,
          endMs: 10,
          words: [
            [0, 4],
            [4, 10],
          ],
        },
        { ...source, startMs: 10, endMs: 20, words: [[10, 12]] },
        { ...source, startMs: 30, endMs: 20 },
        { ...source, kind: 'heading', startMs: 20, endMs: 20 },
        {
          ...source,
          startMs: 30,
          endMs: 40,
          words: [
            [30, 35],
            [35, 40],
          ],
        },
      ],
      [],
    );
    expect(paragraphs.map(({ startMs, endMs, words }) => [startMs, endMs, words])).toEqual([
      [
        0,
        10,
        [
          [0, 4, 0],
          [4, 10, 1],
        ],
      ],
      [10, 20, []],
      [30, 20, []],
      [20, 20, []],
      [
        30,
        40,
        [
          [30, 35, 3],
          [35, 40, 4],
        ],
      ],
    ]);
    expect(new Set(paragraphs.map(({ id }) => id)).size).toBe(5);
  });

  it('keeps the anchors of a source, counted on from the first', () => {
    const words = [
      [0, 4, 0],
      [9, 2, ESTIMATED],
    ] as const;
    const { paragraphs } = adoptParagraphs([{ ...source, startMs: 0, endMs: 9, words }], [], 100);
    expect(paragraphs[0]?.words).toEqual([
      [0, 4, 100],
      [9, 2, ESTIMATED],
    ]);
  });
});
