import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainCue, type CueFile } from './cueFile.ts';
import { cueFormats, detectCueFormat, parseCueFile } from './cueFormats.ts';
import { CueSource } from './cueSource.ts';
import type { TextProblem } from './parsed.ts';
import { readTimedText } from './readTimedText.ts';

const folder = resolve(import.meta.dirname, 'samples');

function source(name: string): CueSource {
  return new CueSource(readFileSync(resolve(folder, name), 'utf8'));
}

function read(text: string | CueSource): { file: CueFile; problems: readonly TextProblem[] } {
  const { value, problems } = parseCueFile(typeof text === 'string' ? new CueSource(text) : text);
  expect(value).not.toBeNull();
  return { file: value!, problems };
}

function codes(name: string): (string | number)[][] {
  return read(source(name)).problems.map(({ code, line }) => [code, line]);
}

function speakersOf(name: string) {
  return readTimedText(readFileSync(resolve(folder, `${name}.json`), 'utf8')).value?.speakers;
}

/** A word of Google's, a second long. */
function googleWord(text: string, at: number, speakerTag?: number) {
  return { word: text, startTime: `${at}s`, endTime: `${at + 1}s`, speakerTag };
}

/** A file in short: from, to, text, and the speaker where there is one. */
function shortOf({ cues }: CueFile): (string | number)[][] {
  return cues.map(({ startMs, endMs, text, speaker }) => [
    startMs,
    endMs,
    text,
    ...(speaker === null ? [] : [speaker]),
  ]);
}

const FORMAT_OF: Readonly<Record<string, string>> = {
  'talk.srt': 'srt',
  'voices.srt': 'srt',
  'talk.vtt': 'vtt',
  'rolling.vtt': 'vtt',
  'broadcast.ttml': 'ttml',
  'talk.ass': 'ass',
  'talk.sbv': 'sbv',
  'talk.lrc': 'lrc',
  'talk.sub': 'microdvd',
  'talk.json': 'lutrin',
  'whisper.json': 'whisper',
  'whisperx.json': 'whisper',
  'whispercpp.json': 'whisper',
  'vosk.jsonl': 'vosk',
  'aws.json': 'aws',
  'google.json': 'google',
  'azure.json': 'azure',
  'deepgram.json': 'deepgram',
  'assemblyai.json': 'assemblyai',
  'rev.json': 'rev',
  'podcast.json': 'podcast',
  'talk.otr': 'otranscribe',
  'talk.trs': 'transcriber',
  'talk.ctm': 'ctm',
  'talk.stm': 'stm',
  'talk.eaf': 'elan',
  'talk.TextGrid': 'textgrid',
};

describe('detectCueFormat', () => {
  it('takes what begins as SubRip for it, whatever its text looks like', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\n[00:12] Bonjour\n[Events]\n{1}{2}x\n';
    expect(detectCueFormat(new CueSource(text))).toBe('srt');
  });

  it.each(Object.entries(FORMAT_OF))('tells what %s is by its content', (name, format) => {
    expect(detectCueFormat(source(name))).toBe(format);
  });

  it('knows a format of every sample, and each format has one', () => {
    const others = new Set(['README.md', 'talk.txt', 'srtCases.json', 'webvttCases.json']);
    expect(
      readdirSync(folder)
        .filter((name) => !others.has(name))
        .toSorted(),
    ).toEqual(Object.keys(FORMAT_OF).toSorted());
    const parsed = Object.entries(cueFormats).flatMap(([name, { parse }]) =>
      parse === undefined || name === 'stl' ? [] : name,
    );
    expect([...new Set(Object.values(FORMAT_OF))].toSorted()).toEqual(parsed.toSorted());
  });
});

describe('a recogniser', () => {
  const names = ['aws', 'google', 'azure', 'deepgram', 'assemblyai', 'rev'];

  it.each(names)('%s gives words with times, confidences and speakers', (name) => {
    const { value, problems } = readTimedText(readFileSync(resolve(folder, `${name}.json`), 'utf8'));
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ format: name, confidences: [99, 50, 90] });
    const words = value!.paragraphs.flatMap((paragraph) => paragraph.words);
    expect(words).toEqual([
      [1_020, 1_500, 0],
      [1_500, 2_000, 1],
      [3_000, 4_000, 2],
    ]);
    const text = value!.paragraphs.map((paragraph) => paragraph.text).join(' ');
    expect(text).toBe('Bonjour, tous. Simple.');
  });

  it('keeps its speakers by name or number', () => {
    expect(Object.fromEntries(names.map((name) => [name, speakersOf(name)]))).toEqual({
      aws: ['spk_0', 'spk_1'],
      google: [],
      azure: ['1', '2'],
      deepgram: ['0', '1'],
      assemblyai: ['A', 'B'],
      rev: ['Ana López', '1'],
    });
  });

  it('Vosk gives its results one behind the other', () => {
    const { file } = read(source('vosk.jsonl'));
    expect(shortOf(file)).toEqual([
      [1_020, 2_000, 'bonjour tous'],
      [3_000, 4_000, 'simple'],
    ]);
    expect(file.cues[0]!.words).toMatchObject([{ confidence: 100 }, { confidence: 50 }]);
  });

  it('Google repeats all words with their speakers in the last result, which alone is read', () => {
    const results = [
      { alternatives: [{ transcript: 'un deux', words: [googleWord('un', 0), googleWord('deux', 1)] }] },
      { alternatives: [{ words: [googleWord('un', 0, 1), googleWord('deux', 1, 2)] }] },
    ];
    expect(shortOf(read(JSON.stringify({ results })).file)).toEqual([
      [0, 1_000, 'un', '1'],
      [1_000, 2_000, 'deux', '2'],
    ]);
  });

  it('Azure writes results of its SDK and of fast transcription, too', () => {
    const sdk = {
      RecognitionStatus: 'Success',
      Offset: 10_000_000,
      Duration: 5_000_000,
      NBest: [{ Display: 'Oui.', Confidence: 0.9 }],
    };
    expect(shortOf(read(JSON.stringify(sdk)).file)).toEqual([[1_000, 1_500, 'Oui.']]);
    const fast = { phrases: [{ speaker: 0, offsetMilliseconds: 960, durationMilliseconds: 640, text: 'Oui.' }] };
    expect(shortOf(read(JSON.stringify(fast)).file)).toEqual([[960, 1_600, 'Oui.', '0']]);
  });
});

describe('a tool for transcribers', () => {
  it.each([
    [
      'talk.otr',
      [
        [61_020, 63_000, 'Bonjour,\ntous.'],
        [63_000, 63_438, 'Simple.'],
      ],
    ],
    [
      'talk.trs',
      [
        [1_020, 3_000, 'Bonjour, tous.', 'Ana López'],
        [3_000, 4_000, 'Simple.', 'Ana López'],
      ],
    ],
    [
      'talk.ctm',
      [
        [1_020, 2_000, 'bonjour tous'],
        [4_000, 5_000, 'simple'],
      ],
    ],
    [
      'talk.stm',
      [
        [1_020, 2_000, 'bonjour tous', 'Ana_López'],
        [3_000, 4_000, 'simple', 'Luc'],
      ],
    ],
    [
      'talk.eaf',
      [
        [1_020, 2_010, 'Bonjour & bienvenue.', 'Ana López'],
        [3_000, 4_000, 'Simple.', 'Ana López'],
      ],
    ],
    [
      'talk.TextGrid',
      [
        [1_020, 2_000, 'Bonjour "tous".', 'Ana López'],
        [3_000, 4_000, 'Simple.', 'Ana López'],
      ],
    ],
  ])('writes %s', (name, expected) => {
    const { file } = read(source(name));
    expect(shortOf(file).slice(-2)).toEqual(expected);
  });

  it('says what is left out', () => {
    expect(codes('talk.otr')).toEqual([['textWithoutTime', 0]]);
    expect(codes('talk.eaf')).toEqual([
      ['slotsWithoutTimes', 0],
      ['tierLeftOut', 14],
    ]);
    expect(codes('talk.TextGrid')).toEqual([['tierLeftOut', 0]]);
  });
});

describe('subtitles', () => {
  it('of YouTube are read', () => {
    expect(shortOf(read(source('talk.sbv')).file)).toEqual([
      [1_000, 2_500, 'Bonjour,\nà tous.'],
      [3_000, 4_000, "C'est simple.\nOui."],
    ]);
  });

  it('of ASS keep plain styles, and show no codes', () => {
    const { file, problems } = read(source('talk.ass'));
    expect(shortOf(file)).toEqual([
      [1_000, 2_500, 'Bonjour, à tous\net à toutes.', 'Ana López'],
      [3_000, 4_000, "C'est\u00A0simple !"],
    ]);
    expect(file.cues.map(({ markup }) => markup)).toEqual([
      'Bonjour, <i>à tous</i>\net à toutes.',
      "C'est\u00A0simple<b> !</b>",
    ]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['commentLeftOut', 13],
      ['emptyCue', 15],
    ]);
  });

  it('of LRC end where the next line begins, and keep the times of words', () => {
    const { file } = read(source('talk.lrc'));
    expect(file.language).toBe('fr');
    expect(shortOf(file)).toEqual([
      [1_000, 2_500, 'Bonjour à tous.'],
      [3_500, 5_500, "C'est simple."],
      [7_500, 8_313, "C'est simple."],
    ]);
    expect(file.cues[0]!.markup).toBe('Bonjour <00:00:01.400>à <00:00:01.800>tous.');
  });

  it('of MicroDVD count frames', () => {
    const { file, problems } = read(source('talk.sub'));
    expect(shortOf(file)).toEqual([
      [1_000, 2_480, 'Bonjour,\nà tous.'],
      [3_000, 4_000, "C'est simple."],
      [4_000, 5_000, 'Un\ndeux'],
    ]);
    expect(file.cues[0]!.markup).toBe('Bonjour,\n<i>à tous.</i>');
    expect(problems).toEqual([]);
    expect(read('{25}{50}a\n').problems).toMatchObject([{ code: 'noFrameRate' }]);
    expect(parseCueFile(new CueSource('{24}{48}a\n'), null, { frameRate: 24 })).toMatchObject({
      value: { cues: [{ startMs: 1_000, endMs: 2_000 }] },
      problems: [],
    });
  });

  it('of TTML nest their times, count frames and ticks, and come and go by span', () => {
    const { file, problems } = read(source('broadcast.ttml'));
    expect(file.language).toBe('fr');
    expect(shortOf(file)).toEqual([
      [10_480, 12_500, 'Bonjour,\net bienvenue à tous.', 'Ana López'],
      [13_000, 15_000, 'Merci\u00A0!'],
      [16_000, 16_500, 'Un'],
      [16_500, 17_000, 'Un deux'],
      [17_000, 18_000, ' deux'],
      [10_000, 11_000, 'Trois'],
      [11_000, 12_000, 'Quatre'],
    ]);
    expect(file.cues.map(({ markup }) => markup).slice(0, 2)).toEqual([
      'Bonjour,\net <i>bienvenue</i> à tous.',
      '<i><b>Merci\u00A0!</b></i>',
    ]);
    expect(problems).toEqual([{ code: 'regionsIgnored', line: 0, detail: 'bottom' }]);
  });

  it('of TTML break where a kept line feed stands, and keep the blanks before it', () => {
    const text = '<tt><body><div><p xml:space="preserve" begin="1s" end="2s">a \n <br/>b</p></div></body></tt>';
    expect(read(text).file.cues[0]?.text).toBe('a \n \nb');
    const styled = text.replace('<p', '<p tts:fontStyle="italic"');
    expect(read(styled).file.cues[0]?.markup).toBe('<i>a \n \nb</i>');
  });

  it.each([
    ['TTML', '<tt><body><div><p begin="1s" end="2s" ttm:agent="">a</p></div></body></tt>', null],
    ['TextGrid', source('talk.TextGrid').text.replace('Ana López', ' '), null],
    ['Transcriber', source('talk.trs').text.replace('Ana López', ' '), 'spk1'],
  ])('of %s with a blank for a name name no one, or by the id', (_, text, name) => {
    const speakers = read(text).file.cues.map(({ speaker }) => speaker);
    expect(new Set(speakers)).toEqual(new Set([name]));
  });

  it('are written as intervals that follow one another: what begins at once as another, or lasts no time, is left out', () => {
    const cues = [
      [1_000, 1_000, 'none'],
      [2_000, 5_000, 'first'],
      [3_000, 3_000, 'none'],
      [4_000, 9_000, 'second'],
      [4_000, 6_000, 'third'],
    ] as const;
    const file = {
      format: 'cues',
      language: null,
      cues: cues.map(([startMs, endMs, text]) => plainCue({ startMs, endMs, text })),
    };
    const { text, dropped } = cueFormats.textgrid.format!(file, {});
    expect(shortOf(read(text).file)).toEqual([
      [2_000, 4_000, 'first'],
      [4_000, 6_000, 'third'],
    ]);
    expect(text).toMatch(/^xmax = 6$/m);
    expect(dropped).toEqual([{ what: 'overlaps', count: 4 }]);
  });
});

describe('a file with NULs', () => {
  const text = '1\n00:00:01,000 --> 00:00:02,000\na\0b\n\n2\n00:00:03,000 --> 00:00:04,000\nc\n\0\0\0\0';

  it('has U+FFFD for them, none for those behind its end, and says so', () => {
    const { file, problems } = read(text);
    expect(file.cues.map((cue) => cue.text)).toEqual(['a\uFFFDb', 'c']);
    expect(problems).toEqual([{ code: 'replacedNul', line: 3, detail: '' }]);
  });
});
