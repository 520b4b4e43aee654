import { processorMs } from '../../../build/processorMs.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCredits } from './credits.ts';

function summary(text: string): string[] {
  return parseCredits(text).map(({ written, name, isOrganisation, role, speaks }) => {
    const who = isOrganisation ? `[${written}]` : name === null ? `?${written}` : `${name.given}|${name.family}`;
    return `${who} ${role ?? '-'}${speaks ? ' speaks' : ''}`;
  });
}

describe('parseCredits', () => {
  it('tells those who speak from other roles and from organisations', () => {
    expect(
      summary(
        'Université de Rennes (Production), Jean Delmas (Réalisation, Montage), Anne Martin (Intervention), CNRS Images (Production)',
      ),
    ).toEqual([
      '[Université de Rennes] Production',
      'Jean|Delmas Réalisation, Montage',
      'Anne|Martin Intervention speaks',
      '[CNRS Images] Production',
    ]);
  });

  it.each([
    ['Anne Martin (Intervenante)', ['Anne|Martin Intervenante speaks']],
    ['Anne Martin (Conférencière)', ['Anne|Martin Conférencière speaks']],
    ['Anne Martin (Interprétation artistique)', ['Anne|Martin Interprétation artistique']],
    ['MARTIN Anne (Réalisation, Intervention)', ['Anne|MARTIN Réalisation, Intervention speaks']],
    [
      'Réalisation : Jean Delmas ; Intervenants : Anne Martin, Luc Petit',
      ['Jean|Delmas Réalisation', 'Anne|Martin Intervenants speaks', 'Luc|Petit Intervenants speaks'],
    ],
    ['Jane Whitaker (Speaker), BBC Studios (Production)', ['Jane|Whitaker Speaker speaks', '[BBC Studios] Production']],
    ['SCD (Production), Direction du numérique (Montage)', ['[SCD] Production', '[Direction du numérique] Montage']],
    ['Anne Martin', ['Anne|Martin -']],
    ['Anne Martin (Intervention', ['Anne|Martin Intervention speaks']],
    ['', []],
    [',,;()', ['?() -']],
  ])('reads %j', (text, credits) => {
    expect(summary(text)).toEqual(credits);
  });

  it('answers any text, in time that grows with it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseCredits(text)));
    for (const text of ['('.repeat(100_000), 'A (b), '.repeat(50_000), ','.repeat(100_000), 'a : '.repeat(50_000)]) {
      expect(processorMs(() => parseCredits(text))).toBeLessThan(500);
    }
  });
});
