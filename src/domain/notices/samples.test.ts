import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from './notice.ts';
import type { Leftover, SourceReading } from './sourceReading.ts';
import { readTextPage } from './textPage.ts';

/** What a sample is expected to give, and where its sections begin: those can be put in any order. */
interface Expected {
  readonly blocks: readonly number[];
  readonly talks: readonly { readonly notice: Notice; readonly leftovers: readonly Leftover[] }[];
}

const folder = resolve(import.meta.dirname, 'samples');
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const text = readFileSync(resolve(folder, name), 'utf8');
    const expected = JSON.parse(readFileSync(resolve(folder, name.replace('.txt', '.json')), 'utf8')) as Expected;
    return { name, text, expected, blocks: blocksOf(text, expected.blocks) };
  });
const shuffled = samples.filter(({ blocks }) => blocks.length > 1);

function blocksOf(text: string, starts: readonly number[]): string[] {
  const lines = text.trimEnd().split('\n');
  return starts.map((start, index) => lines.slice(start - 1, (starts[index + 1] ?? lines.length + 1) - 1).join('\n'));
}

function talksOf(reading: SourceReading) {
  if (!reading.ok) throw new Error(reading.reason);
  return reading.notices;
}

describe('the samples of text pages', () => {
  it.each(samples)('$name gives its talk', ({ text, expected }) => {
    const talks = talksOf(readTextPage(text));
    expect(talks.map(({ notice, leftovers }) => ({ notice, leftovers }))).toEqual(expected.talks);
    expect(talks.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it.each(samples)('$name says where each of its fields comes from', ({ text }) => {
    for (const { notice, findings } of talksOf(readTextPage(text))) {
      const found = Object.entries(notice).filter(([, value]) =>
        Array.isArray(value) ? value.length > 0 : value !== null,
      );
      expect(findings.map(({ field }) => field).toSorted()).toEqual(found.map(([field]) => field).toSorted());
      for (const { line } of findings) expect(line).toBeGreaterThan(0);
    }
  });

  it.each(shuffled)('$name gives its talk in any order of its sections', ({ blocks, expected }) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(blocks, { minLength: blocks.length }), (order) => {
        const [talk] = talksOf(readTextPage(order.join('\n')));
        expect(talk?.notice).toEqual(expected.talks[0]?.notice);
        const texts = talk?.leftovers.map(({ text }) => text).toSorted();
        expect(texts).toEqual(expected.talks[0]?.leftovers.map(({ text }) => text).toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it.each(samples)('$name loses no line that is put into it', ({ text }) => {
    const lines = text.split('\n');
    const strange = fc.constantFrom(
      'Zorglub',
      'Le zorglub dort dans la cour.',
      'ZORGLUB Jean',
      'Jean Zorglub (Production), Zorglub (Image)',
      '<iframe src="https://example.org/zorglub"></iframe>',
      'zorglub.jpg',
      '- Zorglub 12',
      'Réalisation : Jean Zorglub',
      'Mise en ligne : 3 zorglub 2012',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lines.length }), strange, (at, line) => {
        const reading = readTextPage([...lines.slice(0, at), line, ...lines.slice(at)].join('\n'));
        const account = talksOf(reading).map(({ notice, leftovers }) => ({ notice, leftovers }));
        expect(JSON.stringify(account)).toMatch(/zorglub/i);
      }),
      { numRuns: 200 },
    );
  });
});
