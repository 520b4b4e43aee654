import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from './cue.ts';
import { cueFileOf, type CueFile } from './cueFile.ts';
import type { Parsed } from './parsed.ts';
import { formatSrt as writeSrt, parseSrt as readSrt } from './srt.ts';
import { formatVtt as writeVtt, parseVtt as readVtt } from './vtt.ts';
import { textOfVttNodes, parseVttCueText } from './vttCueText.ts';

function cue(startMs: number, endMs: number, lines: string[], speaker: string | null = null): Cue {
  return { startMs, endMs, lines, speaker, paragraphId: null };
}

const formatSrt = (cues: readonly Cue[]): string => writeSrt(cueFileOf(cues)).text;
const formatVtt = (cues: readonly Cue[]): string => writeVtt(cueFileOf(cues)).text;
const parseSrt = (text: string): Parsed<Cue[]> => plain(readSrt(text));
const parseVtt = (text: string): Parsed<Cue[] | null> => {
  const read = readVtt(text);
  return read.value === null ? { value: null, problems: read.problems } : plain(read);
};

function plain({ value, problems }: Parsed<CueFile | null>): Parsed<Cue[]> {
  const cues = (value?.cues ?? []).filter(({ text }) => text.trim() !== '');
  return {
    value: cues.map(({ startMs, endMs, text, speaker }) => cue(startMs, endMs, text.split('\n'), speaker)),
    problems,
  };
}

const anyChar = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.constantFrom(...'<>&-;:1 .,é«»'),
);
/** A line as derived cues have them: no line ends, something to see, no blanks at either end. */
const anyLine = fc
  .array(fc.oneof(anyChar, fc.constantFrom('<v Ana>', '&amp;', '&copy', '00:01.000', 'NOTE', '12', '</v>')), {
    minLength: 1,
    maxLength: 12,
  })
  .map((pieces) =>
    pieces
      .join('')
      .replaceAll(/[\r\n\0\uFEFF]/g, '')
      .trim(),
  )
  .filter((line) => line !== '');
const anyName = fc.constantFrom('Ana López', 'A & B', 'R&D', '&amp;', '&copy', 'x &', 'x > y', '<i>', 'Éva', null);

function anyCues(line: fc.Arbitrary<string>, name: fc.Arbitrary<string | null>): fc.Arbitrary<Cue[]> {
  const item = fc.record({
    gap: fc.nat(4_000_000),
    length: fc.integer({ min: 1, max: 4_000_000 }),
    lines: fc.array(line, { minLength: 1, maxLength: 2 }),
    speaker: name,
  });
  return fc.array(item, { maxLength: 6 }).map((items) => {
    let timeMs = 0;
    return items.map(({ gap, length, lines, speaker }) => {
      const startMs = timeMs + gap;
      timeMs = startMs + length;
      return cue(startMs, timeMs, lines, speaker);
    });
  });
}

/** Texts that look like the formats, and texts that do not. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom('WEBVTT', '00:00:01.000 --> 00:00:02.000', '00:01,5->0:0:2', '1', '', '-->', 'NOTE', 'STYLE'),
        fc.constantFrom(
          'REGION',
          'id:x lines:2',
          '<v A>x',
          '<ruby><rt>',
          '</ruby>',
          '&#xFFFFFFFF;',
          '&#0;',
          '<00:00',
          ' ',
        ),
        fc.string({ unit: 'binary', maxLength: 10 }),
      ),
      { maxLength: 20 },
    )
    .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end))),
);

describe('formatSrt', () => {
  it('numbers cues from 1 and writes strict times', () => {
    expect(formatSrt([cue(0, 1_000, ['Bonjour,', 'à vous.']), cue(3_661_001, 3_662_002, ['Fin.'])])).toBe(
      '1\n00:00:00,000 --> 00:00:01,000\nBonjour,\nà vous.\n\n2\n01:01:01,001 --> 01:01:02,002\nFin.\n',
    );
    expect(formatSrt([])).toBe('');
  });

  it('lets no text pass for the end of a cue or for times', () => {
    const cues = [cue(0, 1_000, ['a', ' ', 'b\n\nc', '00:00:01,000 --> 00:00:02,000', '0:01 - > 0:02', '1->2'])];
    const written = formatSrt(cues);
    expect(written.split('-->')).toHaveLength(2);
    expect(parseSrt(written).value).toEqual([
      cue(0, 1_000, ['a', 'b', 'c', '00:00:01,000 --> 00:00:02,000', '0:01 - > 0:02', '1->2']),
    ]);
  });

  it('writes nothing at which FFmpeg ends the file', () => {
    expect(formatSrt([cue(0, 1_000, ['a\0b'])])).toBe('1\n00:00:00,000 --> 00:00:01,000\na\uFFFDb\n');
  });

  it.each([
    '<script>',
    '<x y>',
    '</x>',
    '<!-- x -->',
    '{y:i}',
    String.raw`{\an8}`,
    String.raw`a\Nb`,
    String.raw`\h`,
    '{\nb',
    '{ \nb',
  ])('holds apart what players hide, and reads it back: %s', (text) => {
    const written = formatSrt([cue(0, 1_000, [text])]);
    expect(written).not.toContain(`\n${text}\n`);
    expect(parseSrt(written).value).toEqual([cue(0, 1_000, text.split('\n'))]);
  });

  it.each(['a < b', 'x <3', 'R&D', '{a}', 'C:/'])('leaves alone what no player hides: %s', (text) => {
    expect(formatSrt([cue(0, 1_000, [text])])).toContain(`\n${text}\n`);
  });

  it('is undone by parseSrt, without a problem', () => {
    fc.assert(
      fc.property(
        anyCues(anyLine, fc.constant(null)).filter((cues) => cues.length > 0),
        (cues) => {
          expect(parseSrt(formatSrt(cues))).toEqual({ value: cues, problems: [] });
        },
      ),
    );
  });
});

describe('parseSrt', () => {
  it('reads the escapes of ASS that FFmpeg leaves in SubRip made of WebVTT', () => {
    expect(
      parseSrt(String.raw`1
00:00:01,000 --> 00:00:02,000
a\hb \{x\}\Nc`).value,
    ).toEqual([cue(1_000, 2_000, ['a\u00A0b {x}', 'c'])]);
  });

  it('says what it repaired, by line', () => {
    const text =
      'titre\n\n1\n00:00:01.000 --> 00:00:02.000\nA\n\n2\n00:00:03,000 --> 00:00:02,000 X1:1\nB\n\n3\n00:00:05,000 --> 00:00:06,000\n\n';
    expect(parseSrt(text).problems.map(({ code, line }) => [code, line])).toEqual([
      ['textBeforeCues', 1],
      ['looseTimes', 4],
      ['reversedTimes', 8],
      ['textAfterTimes', 8],
      ['emptyCue', 12],
    ]);
  });

  it.each([
    ['an end', '00:00:05,000 -->', [5_000, 5_375], 'noEnd'],
    ['an end that can be read', '00:00:05,000 --> 00:0x', [5_000, 5_375], 'noEnd'],
    ['an end, close before the next', '00:00:08,900 --> ', [8_900, 9_000], 'noEnd'],
    ['a start', '--> 00:00:05,000', [4_625, 5_000], 'unreadTimes'],
    ['a start, close behind the one before', 'x:00 --> 00:00:02,100', [2_000, 2_100], 'unreadTimes'],
  ])('keeps the time that it has of a cue without %s', (_, times, [startMs, endMs], code) => {
    const text = `1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n${times}\nDeuxi\n\n3\n00:00:09,000 --> 00:00:10,000\nC\n`;
    const { value, problems } = parseSrt(text);
    expect(value.map((each) => [each.startMs, each.endMs])[1]).toEqual([startMs, endMs]);
    expect(value).toHaveLength(3);
    expect(problems).toEqual([{ code, line: 6, detail: times }]);
  });

  it.each(['', ' ', '\t', '\u00A0', '\uFEFF \v', '\u2003', '\u3000'])(
    'tells of a blank line inside a cue: "%s"',
    (blank) => {
      const text = `1\n00:00:01,000 --> 00:00:02,000\nA\n${blank}\nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n`;
      expect(parseSrt(text).problems).toEqual([{ code: 'blankLineInside', line: 4, detail: '' }]);
    },
  );

  it.each([
    ['its number on their line', '2 00:00:04,000 --> 00:00:05,000'],
    ['blanks inside', '00: 00: 04,000 --> 00: 00: 05, 000'],
    ['semicolons', '00:00:04;000 --> 00:00:05;000'],
    ['apostrophes', "00:00:04'000 --> 00:00:05'000"],
    ['doubled marks', '00:00:04,,000 --> 00:00:05,,000'],
    ['brackets', '[00:00:04,000 --> 00:00:05,000]'],
    ['marks of direction', '\u200E00:00:04,000 --> 00:00:05,000\u200E'],
    ['wide characters', '００：００：０４，０００ --> ００：００：０５，０００'],
    ['a dash of word processors', '00:00:04,000 –> 00:00:05,000'],
  ])('reads times with %s', (_, times) => {
    const { value, problems } = parseSrt(`1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n${times}\nB\n`);
    expect(value).toEqual([cue(1_000, 2_000, ['A']), cue(4_000, 5_000, ['B'])]);
    expect(problems).toMatchObject([{ code: 'looseTimes', line: 6 }]);
  });

  it.each(['#2', '2.', '2)', '2:'])('reads %s as the number of a cue', (number) => {
    const { value, problems } = parseSrt(
      `1\n00:00:01,000 --> 00:00:02,000\nA\n\n${number}\n00:00:04,000 --> 00:00:05,000\nB\n`,
    );
    expect(value).toEqual([cue(1_000, 2_000, ['A']), cue(4_000, 5_000, ['B'])]);
    expect(problems).toMatchObject([{ code: 'wrongNumber', line: 5 }]);
  });

  it('reads files of which each line end was doubled', () => {
    const { value } = parseSrt(
      '1\n\n00:00:01,000 --> 00:00:02,000\n\nA\n\n\n\n2\n\n00:00:04,000 --> 00:00:05,000\n\nB\n\nC\n',
    );
    expect(value).toEqual([cue(1_000, 2_000, ['A']), cue(4_000, 5_000, ['B', '', 'C'])]);
  });

  it.each([
    ['00:00:01,000 --> 00:00:02,000\n1\n\n00:00:03,000 --> 00:00:04,000\n2\n', ['1', '2']],
    ['00:00:01,000 --> 00:00:02,000\nCombien ?\n1\n\n00:00:03,000 --> 00:00:04,000\nB\n', ['Combien ?\n1', 'B']],
    ['1\n00:00:01,000 --> 00:00:02,000\nEn\n1914.\n00:00:03,000 --> 00:00:04,000\nB\n', ['En\n1914.', 'B']],
  ])('takes a number that a text ends with for no number of a cue: %j', (text, texts) => {
    expect(parseSrt(text).value.map(({ lines }) => lines.join('\n'))).toEqual(texts);
  });

  it.each(['Départ --> 12:30', 'Train 12 --> 12:30', '12:30 --> Gare du Nord'])(
    'takes words with an arrow for text, even behind an empty line: %s',
    (text) => {
      const { value } = parseSrt(`1\n00:00:01,000 --> 00:00:02,000\nA\n\n${text}\n`);
      expect(value).toEqual([cue(1_000, 2_000, ['A', '', text])]);
    },
  );

  it.each(['si a<b et c>d', 'a<p ou q>r', String.raw`C:\new`, String.raw`\nu = 3`])(
    'takes what only begins like markup for text: %s',
    (text) => {
      const { value } = parseSrt(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n`);
      expect(value).toEqual([cue(1_000, 2_000, [text])]);
    },
  );

  it.each([
    '<font color=red size="2">',
    '<c.red.bold>',
    '<v Ana>',
    '<lang fr>',
    '<a href="x">',
    '<span class = "x">',
    '<p/>',
    '<font face>',
  ])('shows no %s', (tag) => {
    expect(parseSrt(`1\n00:00:01,000 --> 00:00:02,000\n${tag}A\n`).value).toEqual([cue(1_000, 2_000, ['A'])]);
  });

  it('takes times of the day for text in a file that writes its times longer', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\n12:30 --> 13:30\n';
    expect(parseSrt(text)).toEqual({ value: [cue(1_000, 2_000, ['12:30 --> 13:30'])], problems: [] });
    expect(parseSrt('1\n00:00:01,000 --> 00:00:02,000\nA\n\n12:30 --> 13:30\n\n').value).toEqual([
      cue(1_000, 2_000, ['A', '', '12:30 --> 13:30']),
    ]);
    expect(parseSrt('1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n59:58 --> 59:59\nB\n').value).toHaveLength(2);
    expect(parseSrt('0:01 -> 0:02\nA\n0:02 -> 0:03\nB\n').value).toHaveLength(2);
  });

  it('shows no tags of HTML or MicroDVD', () => {
    const text =
      '1\n00:00:01,000 --> 00:00:02,000\n<p><em>A</em> <strong>B</strong></p>{y:i}{C:$0000ff} <rires> {a: b}';
    expect(parseSrt(text).value).toEqual([cue(1_000, 2_000, ['A B <rires> {a: b}'])]);
  });

  it('gives on any text cues that can be written again, and comes to rest', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = formatSrt(parseSrt(text).value);
        expect(formatSrt(parseSrt(written).value)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one line', `00:00:01,000 --> 00:00:02,000${' x'.repeat(4_000_000)}`],
    ['arrows', '0:0 -->\n'.repeat(500_000)],
    ['digits', `${'1'.repeat(4_000_000)} --> 0:1\n`],
    ['cues', '0:01 --> 0:02\nx\n'.repeat(200_000)],
  ])('reads many %s without delay', (_, text) => {
    expect(parseSrt(text).problems.length).toBeGreaterThan(0);
  });
});

describe('formatVtt', () => {
  it('writes the header, the voice, and escapes what would be markup', () => {
    expect(formatVtt([cue(1, 2_000, ['a < b & c --> d'], 'Ana & <Luc>')])).toBe(
      'WEBVTT\n\n00:00:00.001 --> 00:00:02.000\n<v Ana & <Luc&gt;>a &lt; b &amp; c --&gt; d\n',
    );
    expect(formatVtt([])).toBe('WEBVTT\n');
  });

  it('leaves out lines of blanks, at which other programs end the cue', () => {
    expect(formatVtt([cue(1, 2_000, ['a', ' ', '\u00A0', 'b'])])).toBe(
      'WEBVTT\n\n00:00:00.001 --> 00:00:02.000\na\nb\n',
    );
  });

  it('is undone by parseVtt, without a problem', () => {
    fc.assert(
      fc.property(anyCues(anyLine, anyName), (cues) => {
        expect(parseVtt(formatVtt(cues))).toEqual({ value: cues, problems: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('writes an arrow only between times', () => {
    fc.assert(
      fc.property(anyCues(anyLine, anyName), (cues) => {
        expect(formatVtt(cues).split('-->').length - 1).toBe(cues.length);
      }),
    );
  });
});

describe('parseVtt', () => {
  it('gives plain lines, without tags, and the first voice', () => {
    const text =
      'WEBVTT\n\nid\n00:01.000 --> 00:02.000 align:start\n<v.loud Ana>Bon<00:01.500>jour <i>vous</i></v>\n<v Luc>Et nous &amp; eux\n\n00:03.000 --> 00:04.000\n<i></i>\n';
    expect(parseVtt(text)).toEqual({
      value: [cue(1_000, 2_000, ['Bonjour vous', 'Et nous & eux'], 'Ana')],
      problems: [],
    });
  });

  it('refuses what lacks the signature, and reports times it cannot read', () => {
    expect(parseVtt('WEBVT\n')).toMatchObject({ value: null, problems: [{ code: 'signatureMissing', line: 1 }] });
    expect(parseVtt('WEBVTT\n\n00:01.000 --> soon\nx\n')).toMatchObject({
      value: [],
      problems: [{ code: 'unreadTimes', line: 3 }],
    });
  });

  it('gives on any text cues that can be written again, and comes to rest', () => {
    const maybeSigned = fc
      .tuple(anyText, fc.boolean())
      .map(([text, isSigned]) => (isSigned ? `WEBVTT\n\n${text}` : text));
    fc.assert(
      fc.property(maybeSigned, (text) => {
        const written = formatVtt(parseVtt(text).value ?? []);
        expect(formatVtt(parseVtt(written).value ?? [])).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps time and number of cues with hours past what can be counted', () => {
    const { value } = parseVtt(`WEBVTT\n\n00:01.000 --> ${'9'.repeat(400)}:00:00.000\nx\n`);
    expect(value).toMatchObject([{ startMs: 1_000, endMs: Number.MAX_SAFE_INTEGER }]);
  });

  it.each([
    ['tags', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<c>'.repeat(300_000)}x`],
    ['open brackets', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<'.repeat(2_000_000)}`],
    ['ampersands', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'&notit'.repeat(300_000)}`],
    ['arrows', `WEBVTT\n\n${'-->\n'.repeat(500_000)}`],
    ['blanks', `WEBVTT\n\n00:01.000 -->${' '.repeat(2_000_000)}x`],
  ])('reads many %s without delay', (_, text) => {
    expect(parseVtt(text).value).not.toBeNull();
  });
});

describe('a WebVTT file', () => {
  it('keeps identifiers, settings, regions, style sheets, comments, its header and times inside', () => {
    const text =
      'WEBVTT - a talk\nLanguage: fr\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a width:40%\n\nNOTE x\n\nfirst\n00:00:01.000 --> 00:00:02.000 region:a\nx <00:00:01.500>y\n\nNOTE\nlong\n\n123:00:00.000 --> 123:00:01.000 line:0 align:start\nz\n\nNOTE end\n';
    const { value, problems } = readVtt(text);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      language: 'fr',
      cues: [
        { id: 'first', text: 'x y', raw: 'x <00:00:01.500>y', settings: 'region:a' },
        { startMs: 442_800_000, endMs: 442_801_000 },
      ],
    });
    expect(writeVtt(value!)).toEqual({ text, dropped: [] });
  });

  it('comes to rest, whatever it holds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { value } = readVtt(`WEBVTT\n\n${text}`);
        const written = writeVtt(value!).text;
        const again = readVtt(written).value!;
        expect(writeVtt(again).text).toBe(written);
        expect(again.cues).toEqual(value!.cues);
      }),
      { numRuns: 500 },
    );
  });
});

/** With a blank behind times, which means nothing, a cue is not in its usual form. */
function unusual(text: string): string {
  return text.replaceAll(/( --> [\d:.,]{12})(?=\n|$)/g, '$1 ');
}

/** Problems quote the line as it is, with the blank. */
function trimmed({ value, problems }: Parsed<CueFile | null>): unknown {
  return { value, problems: problems.map((problem) => ({ ...problem, detail: problem.detail.trim() })) };
}

describe('the usual form of a cue', () => {
  const line = fc.oneof(
    fc.constantFrom('1', '2', '', ' ', 'NOTE', 'STYLE', 'x', 'a --> b', '<i>x</i>', '<v A>&amp;', '{\\an8}y', '->'),
    fc.constantFrom('00:00:01,000 --> 00:00:02,000', '00:00:03,000 --> 00:00:02,500'),
  );
  const anyLines = fc.array(line, { maxLength: 20 }).map((lines) => lines.join('\n'));

  it('is read as any other, in SubRip', () => {
    fc.assert(
      fc.property(anyLines, (text) => {
        expect(trimmed(readSrt(unusual(text)))).toEqual(trimmed(readSrt(text)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read as any other, in WebVTT', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const text = `WEBVTT\n\n${lines.replaceAll(',', '.')}`;
        expect(trimmed(readVtt(unusual(text)))).toEqual(trimmed(readVtt(text)));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('textOfVttNodes', () => {
  it('walks texts nested as deep as a file can have them', () => {
    expect(textOfVttNodes(parseVttCueText(`${'<b>'.repeat(100_000)}x`))).toEqual({ text: 'x', voice: null });
  });
});
