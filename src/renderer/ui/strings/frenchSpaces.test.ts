import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every sentence under a value, with its path. */
function sentencesOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([name, part]) => sentencesOf(part, `${path}.${name}`));
}

const ORDINARY = ' ';
/** A line may break at an ordinary blank: never before these, nor behind an opening quotation mark. */
const BREAKABLE = new RegExp(
  `${ORDINARY}[;:!?»%]|«${ORDINARY}|(?:\\d|\\}\\})${ORDINARY}(?:k?o|[KMG]o|ms|s|min|h|px)\\b`,
  'u',
);

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => !/^defineStrings|\.test\.ts$/.test(name));

describe('French strings', () => {
  it.each(files)('of %s keep marks of punctuation and units with their word', async (name) => {
    const parts = (await import(resolve(folder, name))) as Record<string, { readonly fr?: unknown }>;
    const sentences = Object.values(parts).flatMap(({ fr }) => (fr === undefined ? [] : sentencesOf(fr, name)));
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.filter(([, text]) => BREAKABLE.test(text))).toEqual([]);
  });
});
