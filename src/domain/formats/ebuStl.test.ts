import { describe, expect, it } from 'vitest';
import { CueSource } from './cueSource.ts';
import { detectCueFormat } from './cueFormats.ts';
import { parseEbuStl } from './ebuStl.ts';

interface Block {
  readonly number: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly text: readonly (number | string)[];
  readonly extension?: number;
  readonly comment?: number;
  readonly cumulative?: number;
}

/** A file as Tech 3264 lays it out: a header of 1,024 bytes, then blocks of 128. */
function stl(blocks: readonly Block[], { table = '00', start = '00000000', rate = 'STL25.01' } = {}): Uint8Array {
  const header = Buffer.alloc(1_024, ' ');
  header.write(`850${rate}1${table}0F`);
  header.write(start, 256);
  return Buffer.concat([header, ...blocks.map(blockOf)]);
}

function blockOf({ number, from, to, text, extension = 0xff, comment = 0, cumulative = 0 }: Block): Buffer {
  const block = Buffer.alloc(128, 0x8f);
  const field = text.flatMap((part) => (typeof part === 'number' ? part : [...Buffer.from(part, 'latin1')]));
  block.set([0, number & 255, number >> 8, extension, cumulative, ...from, ...to, 20, 2, comment, ...field]);
  return block;
}

function read(bytes: Uint8Array) {
  const { value, problems } = parseEbuStl(new CueSource('', bytes));
  return { cues: value?.cues ?? [], problems };
}

const once = { number: 300, from: [0, 0, 1, 0], to: [0, 0, 1, 24] };

describe('parseEbuStl', () => {
  it('adds a frame to the last one that is seen', () => {
    const bytes = stl([{ ...once, text: ['Bonjour'] }]);
    expect(detectCueFormat(new CueSource('', bytes))).toBe('stl');
    expect(read(bytes).cues).toMatchObject([{ id: '300', startMs: 1_000, endMs: 2_000, text: 'Bonjour' }]);
  });

  it('reads accents before their letters, line ends, styles, and teletext controls as blanks', () => {
    const text = [
      0x0d,
      0x03,
      0x0b,
      0x0b,
      'L',
      0xc1,
      'a',
      ' ',
      0xea,
      'uvre',
      0x8a,
      0x8a,
      0x07,
      0x80,
      'no',
      0xc8,
      'el',
      0x81,
      ' ',
      0xab,
      0x0a,
      0x0a,
    ];
    const { cues } = read(stl([{ ...once, text }]));
    expect(cues).toMatchObject([{ text: 'Là Œuvre\nnoël «', markup: 'Là Œuvre\n<i>noël</i> «' }]);
  });

  it('joins the blocks of a subtitle, and leaves comments and user data out', () => {
    const { cues, problems } = read(
      stl([
        { ...once, text: ['x'.repeat(112)], extension: 0 },
        { ...once, text: ['data'], extension: 0xfe },
        { ...once, text: ['y'] },
        { ...once, text: ['remark'], comment: 1 },
      ]),
    );
    expect(cues.map(({ text }) => text)).toEqual([`${'x'.repeat(112)}y`]);
    expect(problems).toEqual([{ code: 'commentLeftOut', line: 4, detail: 'remark' }]);
  });

  it('counts from the start of the programme', () => {
    const block = { number: 1, from: [10, 0, 1, 0], to: [10, 0, 2, 24], text: ['a'] };
    const { cues, problems } = read(stl([block], { start: '10000000' }));
    expect(cues).toMatchObject([{ startMs: 1_000, endMs: 3_000 }]);
    expect(problems).toMatchObject([{ code: 'startOfProgramme' }]);
  });

  it('reads other alphabets', () => {
    expect(read(stl([{ ...once, text: [0xbf, 0xe0, 0xd8] }], { table: '01' })).cues).toMatchObject([{ text: 'При' }]);
    expect(read(stl([{ ...once, text: [0xcb, 0xe1, 0xdf] }], { table: '03' })).cues).toMatchObject([
      { text: 'Λαί'.slice(0, 2) + 'ί' },
    ]);
    expect(read(stl([{ ...once, text: [0xf9] }], { table: '04' })).cues).toMatchObject([{ text: 'ש' }]);
    expect(read(stl([{ ...once, text: [0xc8] }], { table: '02' })).cues).toMatchObject([{ text: 'ب' }]);
  });

  it('says each subtitle of a cumulative set whole', () => {
    const blocks = [1, 2, 3].map((cumulative) => ({ ...once, text: [String(cumulative)], cumulative }));
    expect(read(stl(blocks)).cues.map(({ text }) => text)).toEqual(['1', '1\n2', '1\n2\n3']);
  });
});
