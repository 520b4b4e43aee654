import { describe, expect, it } from 'vitest';
import { applyReplacements } from '../transcript/applyReplacements.ts';
import { newParagraph, type ParagraphId } from '../transcript/transcript.ts';
import { paragraphTypography } from './paragraphTypography.ts';

const FRENCH = { profile: 'imprimerieNationale', off: [] } as const;

describe('paragraphTypography', () => {
  it('leaves foreign words alone', () => {
    const text = "l'idée du it's fine!";
    const marks = [{ from: 10, to: 20, kind: 'foreign', note: 'en' } as const];
    const paragraph = newParagraph('p' as ParagraphId, text, { marks });
    expect(applyReplacements(text, paragraphTypography(paragraph, FRENCH))).toBe("l’idée du it's fine!");
  });

  it('keeps to a part of the text', () => {
    const paragraph = newParagraph('p' as ParagraphId, "l'un l'autre l'ami");
    const changes = paragraphTypography(paragraph, FRENCH, { from: 5, to: 12 });
    expect(changes).toEqual([{ from: 6, to: 7, text: '’', rule: 'apostrophe' }]);
  });
});
