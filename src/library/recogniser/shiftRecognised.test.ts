import { describe, expect, it } from 'vitest';
import { readTimedText } from '../../domain/formats/readTimedText.ts';
import { shiftRecognised } from './shiftRecognised.ts';

const json = JSON.stringify({
  transcription: [
    {
      offsets: { from: 1_000, to: 2_000 },
      text: ' Bonjour à tous',
      tokens: [
        { text: ' Bonjour', offsets: { from: 1_000, to: 1_500 }, p: 0.9 },
        { text: ' à', offsets: { from: 1_500, to: 1_600 }, p: 0.9 },
        { text: ' tous', offsets: { from: 1_600, to: 2_000 }, p: 0.9 },
      ],
    },
  ],
});

describe('shiftRecognised', () => {
  it('moves every time, and nothing but times', () => {
    const [paragraph] = readTimedText(shiftRecognised(json, 12_000)).value!.paragraphs;
    expect(paragraph).toMatchObject({ text: 'Bonjour à tous', startMs: 13_000, endMs: 14_000 });
    expect(paragraph!.words.map(([startMs]) => startMs)).toEqual([13_000, 13_500, 13_600]);
    expect(shiftRecognised(json, 0)).toBe(json);
  });

  it('gives words before the start of the time line no time of their own', () => {
    const [paragraph] = readTimedText(shiftRecognised(json, -1_550)).value!.paragraphs;
    expect(paragraph!.words.at(-1)).toEqual([50, 450, 1]);
  });

  it('leaves what is no JSON alone', () => {
    expect(shiftRecognised('{"transcription": [', 500)).toBe('{"transcription": [');
  });
});
