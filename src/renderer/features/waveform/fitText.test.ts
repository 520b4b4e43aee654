import { describe, expect, it } from 'vitest';
import { fitText } from './fitText.ts';

/** As if each letter were 10 pixels wide. */
const widthOf = (text: string): number => 10 * [...text].length;

describe('fitText', () => {
  it('leaves what has room as it is', () => {
    expect(fitText('virgule', 70, widthOf)).toBe('virgule');
    expect(fitText('', 0, widthOf)).toBe('');
  });

  it('ends what has none with whole letters and an ellipsis, without a blank before it', () => {
    expect(fitText('virgule', 69, widthOf)).toBe('virgu…');
    expect(fitText('le point, la', 70, widthOf)).toBe('le poi…');
    expect(fitText('le point', 40, widthOf)).toBe('le…');
    expect(fitText('𝄞𝄞𝄞', 20, widthOf)).toBe('𝄞…');
  });

  it('gives nothing where no letter has room', () => {
    expect(fitText('virgule', 19, widthOf)).toBe('');
    expect(fitText('virgule', -5, widthOf)).toBe('');
  });
});
