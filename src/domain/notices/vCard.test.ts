import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVCard } from './vCard.ts';

const LINES = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Le Goff;Thomas;;;',
  'FN:Thomas Le Goff',
  'ORG:Télécom Paris;Département',
  'TITLE:maître de conférences',
  'EMAIL;TYPE=INTERNET:t@example.org',
  'END:VCARD',
];
const CARD = {
  name: { given: 'Thomas', family: 'Le Goff' },
  organisation: 'Télécom Paris',
  title: 'maître de conférences',
};

describe('parseVCard', () => {
  it.each(['\n', '\r\n', ' ', '\n      ', '\\n'])('reads a card whose lines are parted by %j', (separator) => {
    expect(parseVCard(LINES.join(separator))).toEqual(CARD);
  });

  it('reads its properties in any order', () => {
    const [first, ...rest] = LINES.slice(0, -1);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rest, { minLength: rest.length }),
        fc.constantFrom('\n', ' '),
        (lines, separator) => {
          expect(parseVCard([first, ...lines, 'END:VCARD'].join(separator))).toEqual(CARD);
        },
      ),
    );
  });

  it.each([
    [
      'parameters and groups',
      'BEGIN:VCARD\nitem1.N;CHARSET=UTF-8;LANGUAGE="fr":López;Ana\nFN;CHARSET=utf-8:Ana López\nEND:VCARD',
    ],
    ['folded lines', 'BEGIN:VCARD\nN:Lóp\n ez;A\n na\nFN:Ana López\nEND:VCARD'],
    ['quoted-printable', 'BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:L=C3=B3pez;Ana\nEND:VCARD'],
    ['FN alone', 'BEGIN:VCARD FN:Ana López END:VCARD'],
    ['small letters', 'begin:vcard\nn:López;Ana\nend:vcard'],
    ['no end', 'BEGIN:VCARD\nN:López;Ana'],
    ['the name in one part', 'BEGIN:VCARD\nN:Ana López;;;;\nEND:VCARD'],
  ])('reads %s', (_, text) => {
    expect(parseVCard(text)?.name).toEqual({ given: 'Ana', family: 'López' });
  });

  it('tells institutions from people', () => {
    expect(parseVCard('BEGIN:VCARD FN:UVED N:;;;; ORG:UVED END:VCARD')).toMatchObject({
      name: null,
      organisation: 'UVED',
    });
    expect(parseVCard('BEGIN:VCARD\nORG:Institut (Lyon \\; 1957-)\nEND:VCARD')?.organisation).toBe(
      'Institut (Lyon ; 1957-)',
    );
  });

  it('gives null for what is no card, or names nobody', () => {
    for (const text of ['', 'Ana López', 'BEGIN:VCARD END:VCARD', 'BEGIN:VCARD VERSION:3.0 END:VCARD']) {
      expect(parseVCard(text)).toBeNull();
    }
  });
});
