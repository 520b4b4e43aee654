import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJsonNotices } from '../../domain/notices/jsonNotices.ts';
import type { SourceReading } from '../../domain/notices/sourceReading.ts';
import { readStm } from '../../domain/notices/stm.ts';
import { readXmlNotices } from '../../domain/notices/xmlNotices.ts';
import { decodeText } from '../files/decodeText.ts';
import { parseXml } from './parseXml.ts';

const FOLDER = join(import.meta.dirname, 'samples/metadata');
const SAMPLES = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.json'));

function read(name: string, bytes: Uint8Array = readFileSync(join(FOLDER, name))): SourceReading {
  const { text } = decodeText(bytes);
  if (name.endsWith('.json')) return readJsonNotices(JSON.parse(text), () => []);
  if (name.endsWith('.stm')) return readStm(text)!;
  const parsed = parseXml(text);
  return parsed.ok ? readXmlNotices(parsed.root) : parsed;
}

/** What a reading tells, without what is unknown, and with its account in short. */
function plain(reading: SourceReading): unknown {
  if (!reading.ok) return reading;
  const { notices, ...rest } = reading;
  return {
    ...rest,
    notices: notices.map(({ notice, findings, leftovers, problems }) => ({
      ...Object.fromEntries(
        Object.entries(notice).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
      ),
      rules: findings.map(({ field, rule, sureness }) => `${field}: ${rule} (${sureness})`),
      leftovers: leftovers.map(({ text }) => text),
      problems,
    })),
  };
}

/** Each sample has the talks that it holds beside it, as `<name>.expected.json`. */
describe('the samples of metadata', () => {
  it.each(SAMPLES)('%s gives the talks that it holds', (name) => {
    const path = join(FOLDER, `${name}.expected.json`);
    const found = plain(read(name));
    expect(found).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });

  const ENCODINGS: readonly (readonly [name: string, encode: (text: string) => Uint8Array])[] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with its mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, little end first', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['ISO-8859-1', (text) => Buffer.from(text, 'latin1')],
  ];
  const LINE_ENDS = ['\n', '\r\n', '\r'];
  const LATIN = [
    'oaiListRecords.xml',
    'lomMultiline.xml',
    'opencastEpisode.xml',
    'podcast.xml',
    'podPage.json',
    'lecture.trs',
  ];

  it.each(LATIN)('%s gives the same talks in every encoding and with every end of line', (name) => {
    const { text } = decodeText(readFileSync(join(FOLDER, name)));
    const plainText = text.replaceAll('’', "'");
    const expected = plain(read(name, Buffer.from(plainText)));
    for (const [encoding, encode] of ENCODINGS) {
      for (const end of LINE_ENDS) {
        expect({ encoding, end, found: plain(read(name, encode(plainText.replaceAll('\n', end)))) }).toEqual({
          encoding,
          end,
          found: expected,
        });
      }
    }
  });
});
