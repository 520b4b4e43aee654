import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../transcript/tokensOf.ts';
import { BY_HAND, ESTIMATED } from '../transcript/transcript.ts';
import { formatLutrinJson } from './lutrinJson.ts';
import { readTimedText } from './readTimedText.ts';
import type { TimedText } from './timedText.ts';

function sample(name: string): string {
  return readFileSync(resolve(import.meta.dirname, 'samples', name), 'utf8');
}

function read(text: string): TimedText {
  const { value } = readTimedText(text);
  expect(value).not.toBeNull();
  return value!;
}

function clock(seconds: number): string {
  return `00:00:${String(seconds).padStart(2, '0')},000`;
}

function srt(...cues: [from: number, to: number, text: string][]): string {
  return cues.map(([from, to, text], index) => `${index + 1}\n${clock(from)} --> ${clock(to)}\n${text}\n`).join('\n');
}

function textsOf({ paragraphs }: TimedText): string[] {
  return paragraphs.map(({ text }) => text);
}

describe('readTimedText', () => {
  it.each([
    ['talk.srt', 'srt'],
    ['talk.vtt', 'vtt'],
    ['talk.json', 'lutrin'],
    ['whisper.json', 'whisper'],
    ['whisperx.json', 'whisperx'],
    ['whispercpp.json', 'whispercpp'],
  ])('tells what %s is by its content', (name, format) => {
    expect(read(sample(name)).format).toBe(format);
  });

  it.each(['', 'Bonjour.', '{"a":1}', '[1, 2]', '{"format":"lutrin-transcript"}', '{'])(
    'is no reader of %j',
    (text) => {
      const { value, problems } = readTimedText(text);
      expect(value).toBeNull();
      expect(problems).not.toEqual([]);
    },
  );

  it.each([
    'WEBVTT\n\nNOTE nothing\n',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<i> </i>\n',
    '1\n00:00:01,000 --> 00:00:02,000\n \n',
    '{"segments":[{"start":0,"end":1,"text":" "}]}',
    '{"transcription":[]}',
    '{"format":"lutrin-transcript","version":1,"paragraphs":[]}',
    '{"format":"lutrin-transcript","version":1,"paragraphs":[{"kind":"paragraph","text":" "}]}',
  ])('takes a file without a word for none: %j', (text) => {
    const { value, problems } = readTimedText(text);
    expect(value).toBeNull();
    expect(problems).not.toEqual([]);
  });

  it('makes prose of subtitles: lines joined, markup stripped, voices told apart', () => {
    const text = read(sample('voices.srt'));
    expect(text.speakers).toEqual(['MARIE DUPONT', 'Marc Bloch']);
    expect(text.paragraphs.map(({ speaker, text: spoken }) => [speaker, spoken])).toEqual([
      ['MARIE DUPONT', 'Bonjour, cher ami.'],
      [null, 'Bonjour.'],
      [null, "Bienvenue à l'École."],
      ['Marc Bloch', 'Merci à vous. Tout commence en 1929.'],
      ['Marc Bloch', 'Voilà.'],
    ]);
  });

  it('knows the words at the ends of a cue, and estimates those between', () => {
    const [paragraph] = read(srt([0, 4, 'aaa bbb\nccc ddd'])).paragraphs;
    expect(paragraph).toMatchObject({ startMs: 0, endMs: 4_000, text: 'aaa bbb ccc ddd' });
    expect(paragraph?.words).toEqual([
      [0, 1_000, 0],
      [1_000, 2_000, ESTIMATED],
      [2_000, 3_000, ESTIMATED],
      [3_000, 4_000, 1],
    ]);
  });

  it('takes word times from the times inside WebVTT, and lines that roll up only once', () => {
    const { value, problems } = readTimedText(sample('rolling.vtt'));
    expect(value?.language).toBe('fr');
    expect(textsOf(value!)).toEqual(['bonjour à tous nous allons parler du rire']);
    expect(value?.paragraphs[0]?.words).toEqual([
      [160, 480, 0],
      [480, 640, 1],
      [640, 2_550, 2],
      [2_560, 3_000, 3],
      [3_000, 3_500, 4],
      [3_500, 4_900, 5],
      [4_910, 5_200, 6],
      [5_200, 6_000, 7],
    ]);
    expect(problems).toEqual([{ code: 'repeatedLines', line: 0, detail: '4' }]);
  });

  it('gives the words of a cue one time each where a blank line holds one', () => {
    const text = read('WEBVTT\n\n00:01.000 --> 00:05.000\n   <00:00:02.000>\n<00:00:03.000>a <00:00:04.000>b\n');
    expect(text.paragraphs[0]?.words).toEqual([
      [3_000, 4_000, 0],
      [4_000, 5_000, 1],
    ]);
  });

  it('reads a very long cue with a time for each word', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `<00:${String(index % 60).padStart(2, '0')}:00.000>a`);
    const text = read(`WEBVTT\n\n00:00.000 --> 01:00:00.000\n${words.join(' ')}\n`);
    expect(text.paragraphs[0]?.words).toHaveLength(words.length);
    expect(text.paragraphs[0]?.words[61]).toEqual([60_000, 120_000, 61]);
  });

  it('reads the voices of WebVTT, also inside a cue', () => {
    const text = read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Oui.</v> <v Bob>Non.</v>\n\n00:02.000 --> 00:03.000\n<v Bob>Si.\n',
    );
    expect(text.paragraphs.map(({ speaker, text: spoken }) => [speaker, spoken])).toEqual([
      ['Ana', 'Oui.'],
      ['Bob', 'Non. Si.'],
    ]);
  });

  it('begins a paragraph after a silence, and where a sentence ends in a long one', () => {
    expect(textsOf(read(srt([0, 2, 'Un.'], [2, 4, 'Deux.'], [6, 8, 'Trois'], [13, 14, 'quatre'])))).toEqual([
      'Un. Deux.',
      'Trois',
      'quatre',
    ]);
    const cues = [0, 1, 2, 3].map((at): [number, number, string] => [
      9 * at,
      9 * at + 9,
      `${'mot '.repeat(40)}fin ${at}.`,
    ]);
    expect(read(srt(...cues)).paragraphs.map(({ startMs }) => startMs)).toEqual([0, 27_000]);
  });

  it('keeps a colon, a dash or an ellipsis that marks no voice', () => {
    expect(
      textsOf(read(srt([0, 2, 'Il dit : non – jamais.'], [2, 4, 'Les États-Unis…'], [6, 8, 'puis rien.']))),
    ).toEqual(['Il dit : non – jamais. Les États-Unis… puis rien.']);
  });

  it('counts the anchors of a file of its own format from 0, and keeps what is known of the other words', () => {
    const words = [
      [0, 1],
      [1, 2, 7_000_000_000],
      [2, 3, BY_HAND],
      [3, 4, 5],
      [4, 5, 7_000_000_000],
      [5, 6],
    ];
    const paragraph = { kind: 'paragraph', text: 'a b c d e f', words };
    const { paragraphs } = read(
      JSON.stringify({ format: 'lutrin-transcript', version: 1, paragraphs: [paragraph, paragraph] }),
    );
    expect(paragraphs.map((each) => each.words.map(([, , anchor]) => anchor))).toEqual([
      [0, 1, BY_HAND, 2, 1, 3],
      [4, 1, BY_HAND, 2, 1, 5],
    ]);
  });

  it('gives back every subtitle as it was read when it was written as Lutrin JSON between (law)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.stringMatching(/^[a-z]{1,4}( [a-z.]{1,4}){0,5}$/)), {
          minLength: 1,
        }),
        (cues) => {
          const before = read(srt(...cues));
          const written = formatLutrinJson({ ...before, language: 'fr' });
          expect(read(written)).toEqual({ ...before, format: 'lutrin', language: 'fr' });
        },
      ),
    );
  });

  it('keeps the words of a subtitle whose times cannot be read, estimated between its neighbours', () => {
    const written = srt([1, 3, 'Un deux.'], [3, 4, 'trois quatre.'], [9, 10, 'Fin.']);
    const { value, problems } = readTimedText(
      written.replace(clock(3) + ' --> ' + clock(4), '00:99:00,000 --> 00:zz:11,000'),
    );
    expect(textsOf(value!)).toEqual(['Un deux. trois quatre.', 'Fin.']);
    expect(value?.paragraphs[0]?.words.slice(2)).toEqual([
      [3_000, 3_375, ESTIMATED],
      [3_375, 3_875, ESTIMATED],
    ]);
    expect(problems).toEqual([{ code: 'unreadTimes', line: 6, detail: '00:99:00,000 --> 00:zz:11,000' }]);
  });

  it('puts subtitles without readable times before the next one, or after the last', () => {
    const { value } = readTimedText(
      `1\n0:zz --> 0:02\nUn\n\n2\n${clock(9)} --> ${clock(10)}\nDeux\n\n3\n0:1O --> 0:x\nTrois\n`,
    );
    expect(textsOf(value!)).toEqual(['Un Deux Trois']);
    expect(value?.paragraphs[0]?.words).toEqual([
      [8_812, 9_000, ESTIMATED],
      [9_000, 10_000, 0],
      [10_000, 10_375, ESTIMATED],
    ]);
  });

  it('takes an arrow in the text of a subtitle for text, and a text of such lines for no subtitles', () => {
    expect(textsOf(read(srt([0, 2, 'De 12:30 --> Paris\net --> retour'])))).toEqual([
      'De 12:30 --> Paris et --> retour',
    ]);
    expect(readTimedText('1\n0:zz --> 0:02\nUn\n').value).toBeNull();
  });

  it('keeps times that run backwards', () => {
    const [paragraph] = read(srt([8, 6, 'un deux'], [3, 4, 'trois'])).paragraphs;
    expect(paragraph?.words[0]).toEqual([8_000, 6_000, 0]);
    expect(paragraph).toMatchObject({ startMs: 3_000, endMs: 8_000 });
  });

  it('never throws, and gives one time a token (law)', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('- a', '<v A>b</v>', 'A B : c', '<00:00:01.500>d', '00:00:01.000 --> 00:00:02.000', '', '[X]: y'),
    );
    const text = fc
      .tuple(fc.constantFrom('WEBVTT\n\n', '1\n', '{', '['), fc.array(line))
      .map(([head, lines]) => head + lines.join('\n'));
    fc.assert(
      fc.property(text, (content) => {
        const { value } = readTimedText(content);
        for (const paragraph of value?.paragraphs ?? []) {
          expect(paragraph.words).toHaveLength(tokensOf(paragraph.text).length);
          expect(paragraph.endMs).toBeGreaterThanOrEqual(paragraph.startMs!);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
