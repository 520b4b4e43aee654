import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageLines } from './pageLines.ts';
import { readTranscript } from './pageTranscript.ts';

const ANA = { given: 'Ana', family: 'López' };
const LUC = { given: 'Luc', family: 'Petit' };

function linesOf(text: string) {
  return pageLines(text).map(({ original, level }) => ({ text: original, level }));
}

function read(text: string, known = [ANA, LUC]) {
  return readTranscript(linesOf(text), known);
}

function turns(text: string) {
  return read(text).map(({ speaker, text: said }) => [speaker, said]);
}

function times(text: string) {
  return read(text).map(({ startMs, endMs, text: said }) => [startMs, endMs, said]);
}

describe('readTranscript', () => {
  it('makes a paragraph of each line', () => {
    expect(read('Bonjour.\n\nAu revoir.').map(({ text }) => text)).toEqual(['Bonjour.', 'Au revoir.']);
  });

  it('takes a name for the speaker when it is known or comes again', () => {
    expect(turns('Ana López : Bonjour.\nJean Valjean : Oui.\nMme Petit : Non.\nJean Valjean : Si.')).toEqual([
      ['Ana López', 'Bonjour.'],
      ['Jean Valjean', 'Oui.'],
      ['Luc Petit', 'Non.'],
      ['Jean Valjean', 'Si.'],
    ]);
    expect(turns('AL : Bonjour.\nL.P. : Bonsoir.\nLocuteur 1 : Oui.')).toEqual([
      ['Ana López', 'Bonjour.'],
      ['Luc Petit', 'Bonsoir.'],
      ['Locuteur 1', 'Oui.'],
    ]);
  });

  it('leaves what is no name in the text', () => {
    const text = 'Exemple : la mer.\nExemple : le vent.\nUne chose est sûre : il pleut.\nParis : une ville.';
    expect(turns(text)).toEqual(text.split('\n').map((line) => [null, line]));
  });

  it('gives a name that stands alone to what follows', () => {
    expect(turns('Ana López :\nBonjour.\nÀ tous.\nLuc Petit :')).toEqual([
      ['Ana López', 'Bonjour.'],
      [null, 'À tous.'],
      [null, 'Luc Petit :'],
    ]);
  });

  it('divides the turns of a line at their dashes', () => {
    expect(turns('— Oui ? — Non. — Si !').map(([, text]) => text)).toEqual(['— Oui ?', '— Non.', '— Si !']);
    expect(turns('Il dit — non sans raison. — que oui')).toHaveLength(1);
  });

  it.each([
    ['00:00:01 Bonjour.\n00:00:05 Au revoir.'],
    ['[00:01] Bonjour.\n[00:05] Au revoir.'],
    ['00:01Bonjour.\n00:05Au revoir.'],
    ['00:01\nBonjour.\n00:05\nAu revoir.'],
    ['00:01 - Bonjour.\n00:05 - Au revoir.'],
    ['0:01Bonjour.0:05Au revoir.'],
  ])('reads the times of %j', (text) => {
    expect(times(text)).toEqual([
      [1_000, null, 'Bonjour.'],
      [5_000, null, 'Au revoir.'],
    ]);
  });

  it('reads spans, and times over names', () => {
    expect(times('00:00:01,500 --> 00:00:03,000 Bonjour.\n00:04 – 00:06 Oui.')).toEqual([
      [1_500, 3_000, 'Bonjour.'],
      [4_000, 6_000, 'Oui.'],
    ]);
    expect(read('00:01 Ana López :\nBonjour.\n00:05 Luc Petit : Oui.')).toMatchObject([
      { startMs: 1_000, speaker: 'Ana López', text: 'Bonjour.' },
      { startMs: 5_000, speaker: 'Luc Petit', text: 'Oui.' },
    ]);
  });

  it('believes no numbers that run backwards or stand alone', () => {
    expect(times('12:30 nous mangeons.\n10:15 nous partons.').map(([startMs]) => startMs)).toEqual([null, null]);
    expect(times('12:30 nous mangeons.')).toEqual([[null, null, '12:30 nous mangeons.']]);
    expect(times('00:00:02 Bonjour.')).toEqual([[2_000, null, 'Bonjour.']]);
  });

  it('marks what is heard besides speech', () => {
    expect(read('Il dit (?) cela. [Rires] ♪ la la ♪')[0]?.marks).toEqual([
      { from: 7, to: 10, kind: 'inaudible', note: '' },
      { from: 17, to: 24, kind: 'sound', note: '' },
      { from: 25, to: 34, kind: 'music', note: '' },
    ]);
    expect(read('[Musique]\nBonjour (bis).').map(({ marks = [] }) => marks.length)).toEqual([1, 0]);
  });

  it('loses nothing but times and names, which it gives', () => {
    const piece = fc.constantFrom(
      'Ana López :',
      'Bonjour.',
      '00:05',
      '[Rires]',
      '—',
      '\n',
      ' ',
      'x : y',
      '♪',
      '1:02:03Et',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const lines = pageLines(text);
        const said = readTranscript(lines, [ANA])
          .map(({ text: each, speaker }) => `${speaker ?? ''}${each}`)
          .join('');
        for (const word of ['Bonjour', 'Rires', 'Et', '♪', 'y', 'López']) {
          expect(said.split(word).length).toBe(
            lines
              .map((line) => line.text)
              .join('')
              .split(word).length,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
