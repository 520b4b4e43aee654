import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeFields } from '../../../contract/schemas.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import {
  languageName,
  parseDate,
  parseDuration,
  parseLanguage,
  parseLine,
  parseProse,
  parseTitle,
} from './fieldTexts.ts';

describe('parseDate', () => {
  it.each([
    ['2024', '2024'],
    ['2024-3', '2024-03'],
    ['2024-02-29', '2024-02-29'],
    [' 12/3/2024 ', '2024-03-12'],
    ['03/2024', '2024-03'],
    ['12.03.2024', '2024-03-12'],
    ['', null],
  ])('%j is %j', (text, value) => expect(parseDate(text)).toEqual({ value }));

  it.each(['2023-02-29', '2024-13', '24', '2024-00-10', '31/02/2024', 'hier', '2024-1-1-1'])('%j is no date', (text) =>
    expect(parseDate(text)).toEqual({ error: 'dateBad' }),
  );

  it('gives only what the contract takes, on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d/.-]{0,12}$/)), (text) => {
        const parsed = parseDate(text);
        const sent = 'value' in parsed ? parsed.value : null;
        expect(noticeFields.shape.recordedOn.safeParse(sent).success).toBe(true);
      }),
    );
  });
});

describe('parseDuration', () => {
  it.each([
    ['1 h 02', 3_720_000],
    ['46:09', 2_769_000],
    ['1:02:03', 3_723_000],
    ['', null],
  ])('%j is %j', (text, value) => expect(parseDuration(text)).toEqual({ value }));

  it('reads what the field shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), (seconds) => {
        expect(parseDuration(formatClock(seconds * 1_000))).toEqual({ value: seconds * 1_000 });
      }),
    );
  });

  it.each(['bientôt', '0', '1:99'])('%j is none', (text) =>
    expect(parseDuration(text)).toEqual({ error: 'durationBad' }),
  );
});

describe('parseLanguage', () => {
  it('takes tags in any spelling and refuses names', () => {
    expect(parseLanguage('FR-ca')).toEqual({ value: 'fr-CA' });
    expect(parseLanguage('')).toEqual({ value: null });
    expect(parseLanguage('français')).toEqual({ error: 'languageBad' });
    expect(parseLanguage('english')).toEqual({ error: 'languageBad' });
  });

  it('names a language', () => {
    expect(languageName('fr', 'fr')).toBe('français');
    expect(languageName('??', 'fr')).toBeNull();
  });
});

describe('texts', () => {
  it('brings a line to one line and keeps the paragraphs of prose', () => {
    expect(parseLine('  Un\n titre ')).toEqual({ value: 'Un titre' });
    expect(parseLine(' \n ')).toEqual({ value: null });
    expect(parseProse(' Un.\n\nDeux. ')).toEqual({ value: 'Un.\n\nDeux.' });
    expect(parseTitle('  ')).toEqual({ error: 'titleMissing' });
  });

  it('keeps no-break spaces', () => {
    expect(parseTitle('Quoi\u00A0?')).toEqual({ value: 'Quoi\u00A0?' });
    expect(parseProse('Quoi\u00A0?')).toEqual({ value: 'Quoi\u00A0?' });
  });
});
