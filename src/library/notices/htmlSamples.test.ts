import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfReading } from '../../domain/notices/faultsOfReading.suite.ts';
import { readHtmlNotices } from '../../domain/notices/readHtmlNotices.ts';
import type { SourceReading } from '../../domain/notices/sourceReading.ts';
import { parseHtml } from './parseHtml.ts';

const FOLDER = resolve(import.meta.dirname, 'samples/html');
const NAMES = readdirSync(FOLDER).filter((file) => file.endsWith('.html'));

function read(text: string): SourceReading {
  const parsed = parseHtml(text);
  return parsed.ok ? readHtmlNotices(parsed.root) : parsed;
}

/** What a sample is held to: the fields of its talks that are known, what is left over, and the problems; or the refusal. */
function told(reading: SourceReading): unknown {
  if (!reading.ok) return { refused: reading.reason };
  const notices = reading.notices.map(({ notice, findings, leftovers, problems }) => {
    const known = Object.entries(notice).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    );
    const rules = Object.fromEntries(findings.map(({ field, rule, sureness }) => [field, `${rule}, ${sureness}`]));
    return {
      notice: Object.fromEntries(known),
      rules,
      leftovers: leftovers.map(({ text }) => text),
      problems: problems.map(({ code }) => code),
    };
  });
  return { format: reading.format, notices };
}

describe('readHtmlNotices on saved pages', () => {
  for (const name of NAMES) {
    it(`reads ${name}`, () => {
      const reading = told(read(readFileSync(resolve(FOLDER, name), 'utf8')));
      const place = resolve(FOLDER, name.replace(/html$/, 'json'));
      expect(reading).toEqual(JSON.parse(readFileSync(place, 'utf8')));
    });

    it(`reads ${name} alike without white space between its elements`, () => {
      const text = readFileSync(resolve(FOLDER, name), 'utf8');
      expect(told(read(text.replaceAll(/>\s+</g, '><')))).toEqual(told(read(text)));
    });
  }

  it('gives a reading or a refusal for any damage done to them', () => {
    const pages = NAMES.map((name) => readFileSync(resolve(FOLDER, name), 'utf8'));
    const damage = fc.record({
      page: fc.constantFrom(...pages),
      other: fc.constantFrom(...pages),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
      put: fc.oneof(
        fc.string(),
        fc.constantFrom('"', '>', '<', '<!--', '</html>', '<script>', '{"@type":', '\0', '&#x;'),
      ),
    });
    fc.assert(
      fc.property(damage, ({ page, other, from, to, put }) => {
        const text = page.slice(0, from * page.length) + put + other.slice(to * other.length);
        const reading = read(text);
        expect(faultsOfReading(reading)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
