import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../transcript/tokensOf.ts';
import { ESTIMATED } from '../transcript/transcript.ts';
import type { TimedText } from './timedText.ts';
import { readTimedText } from './readTimedText.ts';

function sample(name: string): string {
  return readFileSync(resolve(import.meta.dirname, 'samples', name), 'utf8');
}

function read(text: string): TimedText {
  const { value } = readTimedText(text);
  expect(value).not.toBeNull();
  return value!;
}

/** The words of a text as `word@start-end#anchor`. */
function wordsOf({ paragraphs }: TimedText): string[] {
  return paragraphs.flatMap(({ text, words }) =>
    tokensOf(text).map(({ start, end }, index) => {
      const [startMs, endMs, anchor] = words[index]!;
      return `${text.slice(start, end)}@${startMs}-${endMs}#${anchor}`;
    }),
  );
}

describe('parseWhisperJson', () => {
  it('reads openai-whisper, whose words are not the words of a text', () => {
    const text = read(sample('whisper.json'));
    expect(text.format).toBe('whisper');
    expect(text.language).toBe('fr');
    expect(text.paragraphs.map((paragraph) => paragraph.text)).toEqual([
      "Bonjour à tous. L'homme paie 25 000 euros, n'est-ce pas ?",
    ]);
    expect(wordsOf(text)).toEqual([
      'Bonjour@0-560#0',
      'à@560-800#1',
      'tous.@800-1480#2',
      "L'homme@1900-2300#3",
      'paie@2300-2600#4',
      '25@2600-3000#5',
      '000@3000-3400#6',
      'euros,@3400-3900#7',
      "n'est-ce@4000-4400#8",
      'pas@4400-4800#9',
    ]);
    expect(text.confidences).toEqual([97, 100, 100, 41, 80, 70, 60, 95, 90, 99]);
  });

  it('reads a very long segment of which every second word has a time', () => {
    const words = Array.from({ length: 60_000 }, (_, at) =>
      at % 2 === 0 ? { word: ' a' } : { word: ' a', start: at, end: at + 1 },
    );
    const text = read(JSON.stringify({ segments: [{ start: 0, end: 9, text: ' a'.repeat(words.length), words }] }));
    expect(text.paragraphs[0]?.words).toHaveLength(words.length);
    expect(text.paragraphs[0]?.words.slice(2, 4)).toEqual([
      [2_000, 3_000, ESTIMATED],
      [3_000, 4_000, 1],
    ]);
  });

  it('reads WhisperX: voices, and words that were not aligned', () => {
    const text = read(sample('whisperx.json'));
    expect(text.format).toBe('whisperx');
    expect(text.speakers).toEqual(['SPEAKER_00', 'SPEAKER_01']);
    expect(text.paragraphs.map(({ speaker, text: spoken }) => [speaker, spoken])).toEqual([
      ['SPEAKER_00', 'Nous étions en 1998, à Dakar.'],
      ['SPEAKER_01', 'Et ensuite ?'],
      ['SPEAKER_00', 'Ensuite, Paris.'],
    ]);
    expect(wordsOf(text)[3]).toBe(`1998,@1179-2100#${ESTIMATED}`);
    expect(wordsOf(text)[4]).toBe('à@2100-2200#3');
    expect(text.confidences.slice(0, 5)).toEqual([72, 88, 100, 50, 3]);
    expect(readTimedText(sample('whisperx.json')).problems).toEqual([
      { code: 'wordsWithoutTimes', line: 0, detail: '1' },
    ]);
  });

  it('reads whisper.cpp: a word is as sure as its least sure token, and a character cut in two is none', () => {
    const text = read(sample('whispercpp.json'));
    expect(text.format).toBe('whispercpp');
    expect(text.language).toBe('fr');
    expect(wordsOf(text)).toEqual(['Les@10-200#0', 'zygomatiques@200-1200#1', "s'étirent.@1200-2240#2"]);
    expect(text.confidences).toEqual([99, 43, 60]);
  });

  it('shares the time of a segment out where there are no word times', () => {
    const { value, problems } = readTimedText('{"segments":[{"start":1,"end":2,"text":" aaa bbb ccc ddd"}]}');
    expect(wordsOf(value!)).toEqual(['aaa@1000-1250#0', 'bbb@1250-1500#-2', 'ccc@1500-1750#-2', 'ddd@1750-2000#1']);
    expect(value!.confidences).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['noWordTimes']);
  });

  it('takes words that stand beside the segments, as the API writes them', () => {
    const segments = [
      { start: 0, end: 1, text: 'Un deux.' },
      { start: 1, end: 2, text: 'Trois.' },
    ];
    const words = [
      { word: 'Un', start: 0, end: 0.3 },
      { word: 'deux', start: 0.4, end: 0.9 },
      { word: 'Trois', start: 1.2, end: 1.8 },
    ];
    expect(wordsOf(read(JSON.stringify({ language: 'french', segments, words })))).toEqual([
      'Un@0-300#0',
      'deux.@400-900#1',
      'Trois.@1200-1800#2',
    ]);
  });

  it('takes the words for the text where they differ', () => {
    const words = [
      { word: 'Bon', start: 0, end: 1 },
      { word: 'jour', start: 1, end: 2 },
    ];
    const text = read(JSON.stringify([{ start: 0, end: 2, text: 'autre chose encore', words }]));
    expect(text.paragraphs[0]?.text).toBe('Bon jour');
  });

  it('keeps times that run backwards, for the editor to see', () => {
    const words = [
      { word: 'un', start: 5, end: 4 },
      { word: 'deux', start: 1, end: 2 },
    ];
    const [paragraph] = read(JSON.stringify({ segments: [{ start: 0, end: 2, text: 'un deux', words }] })).paragraphs;
    expect(paragraph).toMatchObject({ startMs: 0, endMs: 5_000 });
    expect(paragraph?.words).toEqual([
      [5_000, 4_000, 0],
      [1_000, 2_000, 1],
    ]);
  });

  it('begins a paragraph where whisper.cpp hears another voice', () => {
    const transcription = [
      { offsets: { from: 0, to: 900 }, text: ' Oui.', speaker_turn_next: true },
      { offsets: { from: 900, to: 1_900 }, text: ' Non.' },
    ];
    expect(read(JSON.stringify({ transcription })).paragraphs.map(({ text }) => text)).toEqual(['Oui.', 'Non.']);
  });

  it.each([
    ['{', 'notJson'],
    ['{}', 'unknownJson'],
    ['[1]', 'unknownJson'],
    ['{"segments":{}}', 'unknownJson'],
    ['{"segments":[]}', 'unknownJson'],
  ])('is no reader of %s', (text, code) => {
    const { value, problems } = readTimedText(text);
    expect([value, problems[0]?.code]).toEqual([null, code]);
  });

  it('never throws, keeps one time a token and finds a place in the confidences for every anchor (law)', () => {
    const time = fc.oneof(fc.double(), fc.constant(null), fc.string(), fc.nat(100));
    const word = fc.record(
      { word: fc.oneof(fc.string(), fc.constantFrom(' un', 'deux', '?')), start: time, end: time, probability: time },
      { requiredKeys: ['word'] },
    );
    const segment = fc.record(
      {
        start: time,
        end: time,
        text: fc.oneof(fc.string(), fc.constantFrom(' un deux', 'un ?')),
        words: fc.array(word),
      },
      { requiredKeys: ['text'] },
    );
    const any = fc.oneof(fc.jsonValue(), fc.record({ segments: fc.array(fc.oneof(segment, fc.jsonValue())) }));
    fc.assert(
      fc.property(any, (json) => {
        const { value } = readTimedText(JSON.stringify(json));
        if (value === null) return;
        for (const { text, words, startMs, endMs } of value.paragraphs) {
          expect(words).toHaveLength(tokensOf(text).length);
          expect(endMs).toBeGreaterThanOrEqual(startMs!);
        }
        const anchors = value.paragraphs
          .flatMap(({ words }) => words.map((each) => each[2]!))
          .filter((each) => each >= 0);
        expect(anchors).toEqual(anchors.map((_, index) => index));
        if (value.confidences.length > 0) expect(value.confidences).toHaveLength(anchors.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
