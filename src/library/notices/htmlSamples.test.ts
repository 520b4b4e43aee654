import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHtmlNotices } from '../../domain/notices/readHtmlNotices.ts';
import type { SourceReading } from '../../domain/notices/sourceReading.ts';
import { parseHtml } from './parseHtml.ts';

const FOLDER = resolve(import.meta.dirname, 'samples/html');

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
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.html'))) {
    it(`reads ${name}`, () => {
      const reading = told(read(readFileSync(resolve(FOLDER, name), 'utf8')));
      const place = resolve(FOLDER, name.replace(/html$/, 'json'));
      if (process.env.WRITE_SAMPLES) writeFileSync(place, `${JSON.stringify(reading, null, 2)}\n`);
      expect(reading).toEqual(JSON.parse(readFileSync(place, 'utf8')));
    });

    it(`reads ${name} alike without white space between its elements`, () => {
      const text = readFileSync(resolve(FOLDER, name), 'utf8');
      expect(told(read(text.replaceAll(/>\s+</g, '><')))).toEqual(told(read(text)));
    });
  }
});
