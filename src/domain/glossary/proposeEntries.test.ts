import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newParagraph, type ParagraphId } from '../transcript/transcript.ts';
import { correctionsBetween, proposeFromNames } from './proposeEntries.ts';

function text(...texts: string[]) {
  return texts.map((content, index) => newParagraph(`p${index}` as ParagraphId, content));
}

/** A word for each number; close numbers make close words. */
function wordOf(index: number): string {
  return `M${index.toString(6).replaceAll(/\d/g, (digit) => 'aeiour'[Number(digit)]!)}`;
}

describe('proposeFromNames', () => {
  it('finds names that were misheard, the most frequent first', () => {
    const transcript = text(
      'Helene Morvan a dit : « Aristofane, Aristofane ! »',
      'L’œuvre d’Aristofane selon Morvane.',
    );
    expect(proposeFromNames(['Hélène Morvan', 'Aristophane'], transcript)).toEqual([
      { heard: 'Aristofane', correct: 'Aristophane', count: 3 },
      { heard: 'Helene', correct: 'Hélène', count: 1 },
      { heard: 'Morvane', correct: 'Morvan', count: 1 },
    ]);
  });

  it('leaves common words, short ones and what is right alone', () => {
    expect(proposeFromNames(['Jean Martin', 'Li'], text('Ce matin, Jean Martin et La dame. Marin'))).toEqual([
      { heard: 'Marin', correct: 'Martin', count: 1 },
    ]);
    expect(proposeFromNames(['Martin'], text('ce matin'))).toEqual([]);
    expect(proposeFromNames([], text('Martin'))).toEqual([]);
  });

  it('finds a name with one letter changed, left out or put in, and in a long name two (law)', () => {
    const letter = fc.constantFrom(...'bcdfgh');
    const edit = fc.tuple(fc.nat(12), fc.nat(1), fc.constantFrom('', 'x', 'y'));
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 3, maxLength: 9 }), edit, edit, (rest, ...edits) => {
        const name = `A${rest}`;
        const heard = edits
          .slice(0, name.length < 8 ? 1 : 2)
          .reduce((word, [at, skip, put]) => word.slice(0, 1 + at) + put + word.slice(1 + at + skip), name);
        const expected = heard === name || heard.length < 3 ? [] : [{ heard, correct: name, count: 1 }];
        expect(proposeFromNames([name], text(heard))).toEqual(expected);
        expect(proposeFromNames([name], text(`${name.slice(0, 2)}zzz${name.slice(2)}`))).toEqual([]);
      }),
    );
  });

  it('looks for hundreds of names among tens of thousands of words', () => {
    const words = Array.from({ length: 15_000 }, (_, index) => `${wordOf(50_000 + index)}tz`);
    const names = Array.from({ length: 200 }, (_, index) => `${wordOf(60_000 + 7 * index)}nn`);
    const heard = names[0]!.replace('nn', 'nm');
    const proposals = proposeFromNames(names, text(`${words.join(' ')} ${heard}`));
    expect(proposals).toContainEqual({ heard, correct: names[0], count: 1 });
  });

  it('never proposes a word of the names themselves (law)', () => {
    const words = fc.array(fc.constantFrom('Morvan', 'Morvane', 'Hélène', 'Helene', 'le', 'Dune'), { maxLength: 8 });
    fc.assert(
      fc.property(words, words, (names, content) => {
        for (const { heard, correct } of proposeFromNames(names, text(content.join(' ')))) {
          expect(names).toContain(correct);
          expect(names).not.toContain(heard);
        }
      }),
    );
  });
});

describe('correctionsBetween', () => {
  it('tells the words that were corrected, without their marks', () => {
    expect(correctionsBetween('« Le Kafé », dit-il, d’Aristofane.', '« Le café », dit-il, d’Aristophane.')).toEqual([
      { heard: 'Kafé', correct: 'café' },
      { heard: 'Aristofane', correct: 'Aristophane' },
    ]);
  });

  it('takes another case, other marks, numbers and rewritten sentences for none', () => {
    expect(correctionsBetween('le vent 12', 'Le vent, 13')).toEqual([]);
    expect(correctionsBetween('le vent', 'le grand vent')).toEqual([]);
    fc.assert(
      fc.property(fc.string(), (same) => {
        expect(correctionsBetween(same, same)).toEqual([]);
      }),
    );
  });
});
