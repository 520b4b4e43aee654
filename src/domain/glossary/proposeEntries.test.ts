import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newParagraph, type ParagraphId } from '../transcript/transcript.ts';
import { correctionsBetween, proposeFromNames } from './proposeEntries.ts';

function text(...texts: string[]) {
  return texts.map((content, index) => newParagraph(`p${index}` as ParagraphId, content));
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
