import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfReading } from '../../domain/notices/faultsOfReading.suite.ts';
import { readXmlText } from './readXmlText.ts';

describe('readXmlText', () => {
  it.each([
    '<dc><title>T</title><creator>Ana López</creator></dc>',
    '\uFEFF\n<?xml version="1.0"?>\n<!-- <html> -->\n<dc:dc><title>T</title><creator>Ana López</creator></dc:dc>',
    '<!DOCTYPE dc SYSTEM "dc.dtd"><dc><title>T</title><creator>Ana &inconnue; López</creator><source>x</source></dc>',
  ])('reads %s', (text) => {
    expect(readXmlText(text)).toMatchObject({ ok: true, notices: [{ notice: { title: 'T' } }] });
  });

  it('tells what was repaired', () => {
    const reading = readXmlText('<dc><title>A & B</title><creator>Ana López</creator></dc>');
    expect(reading).toMatchObject({ problems: [{ code: 'unknownEntity', line: 1 }] });
  });

  it.each([
    ['<!DOCTYPE dc [<!ENTITY x "y">]><dc/>', 'doctype'],
    ['<?xml version="1.0"?><dc><title>T</tile></dc>', 'malformed'],
    ['<svg/>', 'notANotice'],
  ])('refuses %s', (text, reason) => {
    expect(readXmlText(text)).toMatchObject({ ok: false, reason });
  });

  it.each([
    '<!DOCTYPE html><html></html>',
    '<!-- saved from url=(0001) -->\n<!doctype HTML PUBLIC "x">\n<p>',
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html xmlns="z"/>',
    '<div class="x">',
    'Notice\nRetranscription',
    '< 3',
    '<',
    '',
  ])('leaves %j to others', (text) => {
    expect(readXmlText(text)).toBeNull();
  });

  it('reads any string, refuses it or leaves it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '<', '<?xml ?>', '<!--', '<a>', '<!DOCTYPE '),
        (rest, start) => {
          const reading = readXmlText(start + rest);
          expect(reading === null ? [] : faultsOfReading(reading)).toEqual([]);
        },
      ),
    );
  });
});
