import { describe, expect, it } from 'vitest';
import { interpolate } from '../transcript/wordTimes.ts';
import { TYPED } from '../transcript/transcript.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { atomsOf } from './atoms.ts';
import { LECTURE_FR, type CueLimits } from './cueLimits.ts';
import { ENGLISH } from './englishSyntax.ts';
import { FRENCH } from './frenchSyntax.ts';
import { countGraphemes } from './graphemes.ts';
import { splitIntoCues } from './splitIntoCues.ts';
import { bondBetween, syntaxOf } from './wordBonds.ts';

/** The lines of each cue of a text that is spoken at an easy pace. */
function split(text: string, limits: CueLimits = LECTURE_FR): (readonly string[])[] {
  const words = interpolate(tokensOf(text), { startMs: 0, endMs: text.length * 70 }, TYPED);
  return splitIntoCues(atomsOf(text, words, 0), limits, Number.POSITIVE_INFINITY).map(({ lines }) => lines);
}

describe('splitIntoCues', () => {
  it('leaves a short text on one line', () => {
    expect(split('Bonjour.')).toEqual([['Bonjour.']]);
    expect(split('')).toEqual([]);
    expect(split(' \n ')).toEqual([]);
  });

  it('breaks lines between groups of words', () => {
    expect(split('La production nécessite une infrastructure lourde.')).toEqual([
      ['La production nécessite', 'une infrastructure lourde.'],
    ]);
  });

  it('ends cues with sentences', () => {
    expect(
      split('La mer monte deux fois par jour. Elle descend ensuite, et la plage se découvre jusqu’aux rochers.'),
    ).toEqual([
      ['La mer monte deux fois par jour.'],
      ['Elle descend ensuite,', 'et la plage se découvre jusqu’aux rochers.'],
    ]);
  });

  it('lets a word longer than a line stand alone', () => {
    const long = 'x'.repeat(60);
    expect(split(`Voici ${long} enfin.`)).toEqual([['Voici'], [long], ['enfin.']]);
  });

  it('keeps no-break spaces together and whole', () => {
    const text = 'Il a dit que la population de la ville atteint 25\u202F000\u00A0habitants\u202F; elle croît.';
    const lines = split(text).flat();
    expect(lines.join(' ')).toBe(text);
  });

  it('breaks at a no-break space only when nothing else fits', () => {
    const text = Array.from({ length: 12 }, () => 'mot-composé').join('\u00A0');
    expect(
      split(text)
        .flat()
        .every((line) => line.length <= 42),
    ).toBe(true);
  });

  it('leaves no mark alone at the start of a line', () => {
    const text =
      'Pourquoi donc la question se pose-t-elle ainsi aujourd’hui ? Parce que « le monde change » vite, dit-on : très vite !';
    for (const line of split(text).flat()) {
      expect(line).not.toMatch(/^[?!:;»]/);
      expect(line).not.toMatch(/«$/);
    }
  });

  it('counts what the reader sees, not code units', () => {
    const family = '👩‍👩‍👧‍👦';
    const text = Array.from({ length: 21 }, () => family).join(' ');
    expect(text.length).toBeGreaterThan(200);
    expect(split(text)).toEqual([[text]]);
  });

  it('keeps to one line where the profile has one', () => {
    const oneLine: CueLimits = { ...LECTURE_FR, lineCount: 1, charsPerLine: 20 };
    const cues = split('Une phrase un peu trop longue pour une seule ligne.', oneLine);
    expect(cues.every((lines) => lines.length === 1 && lines[0]!.length <= 20)).toBe(true);
    expect(cues.flat().join(' ')).toBe('Une phrase un peu trop longue pour une seule ligne.');
  });

  it('refuses limits that are not positive', () => {
    expect(() => splitIntoCues([], { ...LECTURE_FR, charsPerLine: 0 }, 0)).toThrow(RangeError);
  });
});

describe('bondBetween', () => {
  it.each([
    ['la', 'mer', 2],
    ['à', 'Paris', 2],
    ['est', 'venue', 2],
    ['nous', 'allons', 2],
    ['vient', 'pas', 2],
    ['25', 'km', 3],
    ['25', '000', 3],
    ['12', 'personnes', 2],
    ['4', 'avril', 2],
    ['avril', '2015', 2],
    ['2015', 'nous', 0],
    ['M.', 'Dupont', 2],
    ['Ana', 'López', 2],
    ['«', 'Bonjour', 3],
    ['vite', '!', 3],
    ['mer', 'monte', 0],
    ['lorsqu’on', 'arrive', 2],
    ['trois', 'autres', 2],
    ['difficile', 'question', 0],
    ['infrastructure', 'électrique.', 1],
    ['attendre', 'que', 0],
  ])('holds %s and %s together by %d', (left, right, bond) => {
    expect(bondBetween(left, right, FRENCH)).toBe(bond);
  });

  it.each([
    ['the', 'sea', 2],
    ['of', 'Paris', 2],
    ['has', 'come', 2],
    ['do', 'not', 2],
    ['see', 'it', 0],
    ['it', 'when', 1],
    ['digital', 'images', 1],
    ['digital', 'and', 0],
    ['Dr.', 'Johnson', 2],
    ['May', '2015', 2],
    ['sea', 'rises', 0],
  ])('holds the English %s and %s together by %d', (left, right, bond) => {
    expect(bondBetween(left, right, ENGLISH)).toBe(bond);
  });
});

describe('syntaxOf', () => {
  it.each([
    ['La mer monte deux fois par jour.', FRENCH],
    ['The sea rises twice a day.', ENGLISH],
    ['Il dit « The Times » et part.', FRENCH],
    ['', FRENCH],
    ['42', FRENCH],
  ])('tells the language of %j', (text, syntax) => {
    expect(syntaxOf(text.split(' '))).toBe(syntax);
  });
});

describe('atomsOf', () => {
  it.each(['»', '.', '’)'])('reads very many “%s” within a word without delay', (mark) => {
    expect(atomsOf(`a ${mark.repeat(200_000)}b c`, [], 0)).toHaveLength(3);
  });

  it('knows sentence ends from abbreviations, and through closing marks', () => {
    const text = 'M. Petit dit « oui. » Mme. Roche, etc. parle. Ah ! dit-il (enfin). Bon…';
    const ends = atomsOf(text, [], 0).filter(({ isSentenceEnd }) => isSentenceEnd);
    expect(ends.map((atom) => atom.text)).toEqual(['oui.', '»', 'parle.', '(enfin).', 'Bon…']);
  });

  it('gives marks that stand alone the times of their neighbours', () => {
    const times = atomsOf('« Oui » ?', [[500, 900, 0]], 0).map(({ startMs, endMs }) => [startMs, endMs]);
    expect(times).toEqual([
      [500, 500],
      [500, 900],
      [900, 900],
      [900, 900],
    ]);
  });
});

describe('countGraphemes', () => {
  it.each([
    ['', 0],
    ['l’été', 5],
    ['e\u0301te\u0301', 3],
    ['👩‍👩‍👧‍👦!', 2],
    ['a\u00ADb', 3],
  ])('counts %j', (text, count) => {
    expect(countGraphemes(text)).toBe(count);
  });
});
