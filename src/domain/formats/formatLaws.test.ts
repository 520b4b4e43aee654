import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainCue, type CueFile, type FileCue } from './cueFile.ts';
import { cueFormats, detectCueFormat, parseCueFile, type CueFormatName } from './cueFormats.ts';
import { CueSource } from './cueSource.ts';

const names = Object.keys(cueFormats) as CueFormatName[];
const read = names.filter((name) => cueFormats[name].parse !== undefined);
const written = names.filter((name) => cueFormats[name].format !== undefined);
const both = written.filter((name) => cueFormats[name].parse !== undefined);

function parse(name: CueFormatName, text: string): CueFile {
  return parseCueFile(new CueSource(text, Buffer.from(text, 'latin1')), name, { frameRate: 25 }).value ?? EMPTY;
}

const EMPTY: CueFile = { format: 'none', language: null, cues: [] };

function format(name: CueFormatName, file: CueFile): string {
  return cueFormats[name].format!(file, {}).text;
}

const anyLine = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
      fc.constantFrom(
        ...'<>&-;:1 .,é«»{}\\|"\'',
        '<i>',
        '</b>',
        '&amp;',
        '00:01.000',
        '\u00A0',
        '\\N',
        '[br]',
        '{\\an8}',
        '-->',
        '\u2060',
        '\u2028',
        '0:01 -> 0:02',
        '0:00:01.000,0:00:02.000',
        '<x>',
        '\\h',
      ),
    ),
    { minLength: 1, maxLength: 10 },
  )
  // What no format of text holds: line ends, controls, a byte order mark.
  .map((pieces) =>
    pieces
      .join('')
      .replaceAll(/[\p{Cc}\p{Cs}\uFEFF\uFFFD\uFFFE\uFFFF]/gu, '')
      .trim(),
  )
  .filter((line) => line !== '');

const anyCue = fc.record({
  gap: fc.nat(4_000_000),
  length: fc.integer({ min: 1, max: 4_000_000 }),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 3 }),
  speaker: fc.constantFrom(null, 'Ana López', 'Luc', 'A & B <c>'),
});

/** Cues in order that do not overlap, some past a hundred hours. */
const anyFile = fc.tuple(fc.constantFrom(0, 500_000_000), fc.array(anyCue, { maxLength: 6 })).map(([since, items]) => {
  let timeMs = since;
  const cues = items.map(({ gap, length, lines, speaker }): FileCue => {
    const startMs = timeMs + gap;
    timeMs = startMs + length;
    return plainCue({ startMs, endMs: timeMs, text: lines.join('\n'), speaker });
  });
  return { format: 'cues', language: null, cues };
});

/** What a format can say of cues. */
const CAN_SAY: Partial<Record<CueFormatName, (cue: FileCue) => Partial<FileCue>>> = {
  srt: ({ startMs, endMs, text }) => ({ startMs, endMs, text }),
  vtt: ({ startMs, endMs, text, speaker }) => ({ startMs, endMs, text, speaker }),
  sbv: ({ startMs, endMs, text }) => ({ startMs, endMs, text }),
  ass: ({ startMs, endMs, text, speaker }) => ({
    startMs: hundredths(startMs),
    endMs: hundredths(endMs),
    text,
    speaker,
  }),
  ttml: ({ startMs, endMs, text, speaker }) => ({ startMs, endMs, text, speaker }),
  podcast: ({ startMs, endMs, text, speaker }) => ({ startMs, endMs, text, speaker }),
  microdvd: ({ startMs, endMs, text }) => ({
    startMs: frames(startMs),
    endMs: frames(endMs),
    text: text.replaceAll('|', '¦'),
  }),
  textgrid: ({ startMs, endMs, text, speaker }) => ({ startMs, endMs, text, speaker }),
};

function hundredths(timeMs: number): number {
  return Math.round(timeMs / 10) * 10;
}

function frames(timeMs: number): number {
  return Math.round(timeMs / 40) * 40;
}

/** How many files each format writes and reads again; `LUTRIN_ROUND_TRIPS=20000` takes minutes. */
const ROUND_TRIPS = Number(process.env['LUTRIN_ROUND_TRIPS'] ?? 300);

describe.each(both)('%s', (name) => {
  it('reads what it writes', () => {
    const said = CAN_SAY[name]!;
    fc.assert(
      fc.property(anyFile, (file) => {
        const again = parse(name, format(name, file)).cues;
        expect(again.map(said)).toEqual(file.cues.map(said));
      }),
      { numRuns: ROUND_TRIPS },
    );
  });
});

const folder = resolve(import.meta.dirname, 'samples');
const samples = readdirSync(folder)
  .filter((name) => !/Cases\.json$|\.(?:md|txt)$/.test(name))
  .map((name) => readFileSync(resolve(folder, name), 'utf8'));

/** Pieces of all formats, so that a text looks like one of them, or of several. */
const pieces = [
  ...samples.flatMap((sample) => sample.split(/(?<=\n)/)),
  '\n',
  '\r\n',
  '\r',
  '\0',
  '-->',
  '00:00:01,000 --> 00:00:02,000\n',
  '00:01.000 --> 00:02.000\n',
  '[00:01.00]',
  '{1}{2}',
  '<p begin="1s">',
  '</p>',
  '<span>',
  '"',
  '\uFFFD',
  '[Events]\n',
  'Dialogue: ',
  '99999999:00:00.000',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 })
    .map((some) => some.join('')),
  // A sample of which a piece is replaced.
  fc
    .tuple(
      fc.constantFrom(...samples),
      fc.nat(),
      fc.nat(60),
      fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })),
    )
    .map(([sample, at, length, piece]) => {
      const from = at % sample.length;
      return sample.slice(0, from) + piece + sample.slice(from + length);
    }),
  near(samples),
);

/** A sample with some of its numbers, texts, names and brackets replaced, so that most of it is still read. */
function near(some: readonly string[]): fc.Arbitrary<string> {
  const odd = fc.oneof(
    fc.constantFrom(
      ...'-1 0 1e300 1e-9 0.0005 9007199254740993 999:59:59.999 null {} [] "" "\\u0000"'.split(' '),
      '" "',
      '"a b"',
    ),
    fc.nat().map(String),
    fc.double().map(String),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const edits = fc.array(fc.tuple(fc.nat(), odd), { maxLength: 4 });
  return fc.tuple(fc.constantFrom(...some), edits).map(([sample, replaced]) => {
    const tokens = sample.match(/-?\d+(?:[.,:]\d+)*|"[^"\n]*"|[\p{L}_]+|\s+|./gu)!;
    for (const [at, text] of replaced) tokens[at % tokens.length] = text;
    return tokens.join('');
  });
}

/** Any text, often one near the samples of a format. */
function anyTextOf(name: CueFormatName): fc.Arbitrary<string> {
  const own = samples.filter((sample) => detectCueFormat(new CueSource(sample, Buffer.from(sample))) === name);
  return own.length === 0 ? anyText : fc.oneof(anyText, near(own));
}

describe.each(read)('any text as %s', (name) => {
  it('is read without a throw, with times that can be written', () => {
    fc.assert(
      fc.property(anyTextOf(name), (text) => {
        for (const { startMs, endMs, speaker } of parse(name, text).cues) {
          expect(speaker?.trim()).not.toBe('');
          expect(Number.isSafeInteger(startMs) && startMs >= 0 && Number.isSafeInteger(endMs) && endMs >= 0).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe.each(both)('what was read as %s', (name) => {
  it('comes to rest once it is written', () => {
    fc.assert(
      fc.property(anyTextOf(name), (text) => {
        const once = format(name, parse(name, text));
        expect(format(name, parse(name, once))).toBe(once);
      }),
      { numRuns: 400 },
    );
  });
});

describe('any file that was read', () => {
  it('can be written in every format, with no cue more, and comes to rest in it', () => {
    const nameAndText = fc.constantFrom(...read).chain((name) => fc.tuple(fc.constant(name), anyTextOf(name)));
    fc.assert(
      fc.property(nameAndText, ([name, text]) => {
        const file = parse(name, text);
        for (const other of written) {
          const { text: made, dropped } = cueFormats[other].format!(file, {});
          expect(dropped.every(({ count }) => count > 0)).toBe(true);
          if (!both.includes(other)) continue;
          const again = parse(other, made);
          expect(again.cues.length).toBeLessThanOrEqual(file.cues.length);
          const once = format(other, again);
          expect([other, format(other, parse(other, once))]).toEqual([other, once]);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('any bytes', () => {
  it('are read as EBU STL without a throw', () => {
    const head = `850STL25.01100${' '.repeat(1_010)}`;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1_000 }), (bytes) => {
        const source = new CueSource('', Buffer.concat([Buffer.from(head), bytes]));
        expect(parseCueFile(source, 'stl').value).not.toBeNull();
      }),
    );
  });
});

const LARGE: readonly (readonly [name: CueFormatName, text: string])[] = [
  ['ttml', `<tt><body><div>${'<p begin="1s" end="2s">a<br/>b</p>'.repeat(60_000)}</div></body></tt>`],
  ['ttml', `<tt><body><div><p>${'<span begin="1s" end="2s">a</span>'.repeat(60_000)}</p></div></body></tt>`],
  ['ttml', '<'.repeat(1_000_000)],
  ['ttml', `<tt>${'<p '.repeat(300_000)}`],
  ['ttml', `<tt>${'<p>'.repeat(300_000)}`],
  ['ttml', `<tt a="${'<a "'.repeat(200_000)}`],
  ['ttml', `<tt ${'a '.repeat(4_000_000)}>`],
  ['ttml', `<tt>${`<p ${'a'.repeat(90_000)}>`.repeat(20)}</tt>`],
  ['ttml', `<tt ="${'a'.repeat(1_000_000)}"/>`],
  ['ttml', `<tt>${'<!a>'.repeat(1_000_000)}</tt>`],
  ['ttml', `<tt>${'<b>'.repeat(490)}${'</x>'.repeat(1_000_000)}`],
  ['ass', `[Events]\n${'Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\i1}a{\\i0}\\Nb\n'.repeat(40_000)}`],
  ['ass', `[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,${'{'.repeat(1_000_000)}`],
  ['ass', `[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{${'\\i1'.repeat(200_000)}}a`],
  ['sbv', '0:00:01.000,0:00:02.000\na\n\n'.repeat(80_000)],
  ['sbv', `0:00:01.000,0:00:02.000\na${'\n'.repeat(1_000_000)}b\n`],
  ['lrc', `${'[00:01.00]'.repeat(200_000)}a`],
  ['lrc', '[00:01.00][00:02.00]a\n'.repeat(50_000)],
  ['lrc', '[00:01.00]a\n'.repeat(50_000)],
  ['lrc', '[00:01.00]'.repeat(100_000)],
  ['microdvd', '{1}{2}a|b\n'.repeat(100_000)],
  ['microdvd', `{1}{2}${'{y:i}'.repeat(100_000)}`],
  ['ctm', 'a 1 0.1 0.2 b 0.9\n'.repeat(80_000)],
  ['stm', 'a 1 b 0.1 0.2 <o> c\n'.repeat(80_000)],
  [
    'textgrid',
    `File type = "ooTextFile"\nObject class = "TextGrid"\n${'"IntervalTier"\n"a" 0 1 1000000 0 1 "x"\n'.repeat(40_000)}`,
  ],
  [
    'otranscribe',
    JSON.stringify({ media: '', text: '<span class="timestamp" data-timestamp="1.5">0:01</span>a<br>'.repeat(30_000) }),
  ],
  ['otranscribe', JSON.stringify({ media: '', text: '<span '.repeat(300_000) })],
  [
    'vosk',
    JSON.stringify({
      text: '',
      result: Array.from({ length: 100_000 }, (_, at) => ({ word: 'a', start: at, end: at + 1, conf: 1 })),
    }),
  ],
  [
    'textgrid',
    `File type = "ooTextFile"\nObject class = "TextGrid"\n"IntervalTier" "a" 0 1 200000${' 0 1 "x"'.repeat(200_000)}`,
  ],
  ['textgrid', `File type = "ooTextFile"\nObject class = "TextGrid"\n"${'""'.repeat(5_000_000)}"`],
  ['transcriber', `<Trans><Turn startTime="0" endTime="9">${'<Sync time="1"/>a'.repeat(200_000)}</Turn></Trans>`],
  ['srt', `1\n00:00:01,000 --> 00:00:02,000\na\n\n${'1:x --> 2:y\nb\n\n'.repeat(130_000)}`],
  ['srt', `1\n00:00:01,000 --> 00:00:02,000\n${'<i>a</i>'.repeat(200_000)}`],
  ['srt', `1\n00:00:01,000 --> 00:00:02,000\n${'</b><b><i></b>'.repeat(50_000)}`],
  ['srt', `1\n00:00:01,000 --> 00:00:02,000\n${'\n \n'.repeat(500_000)}x`],
  ['vtt', `WEBVTT\n\n${'00:00:01.000 --> 00:00:02.000\nx\n'.repeat(200_000)}`],
  ['vtt', `WEBVTT\n\n00:01.000 -->\t00:02.000${' '.repeat(1_000_000)}x`],
];

describe('large files', () => {
  it.each(LARGE.map(([name, text]) => [name, text.slice(0, 40), text] as const))(
    '%s are read in linear time: %s',
    (name, _, text) => {
      // A quadratic reader takes minutes: the test's own time limit ends it.
      expect(parse(name, text).cues.length).toBeGreaterThanOrEqual(0);
    },
  );
});
