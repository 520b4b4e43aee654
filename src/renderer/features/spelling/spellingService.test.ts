import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dictionaryFolder } from '../../../../build/spellingAssets.ts';
import { createSpellingService } from './spellingService.ts';

const fileOf = (name: string): string => readFileSync(join(dictionaryFolder('dictionary-fr'), name), 'utf8');

describe('createSpellingService', () => {
  it('suggests the same on a machine where other work takes nine tenths of the time', async () => {
    const answer = createSpellingService(async () => ({ affixes: fileOf('index.aff'), words: fileOf('index.dic') }));
    const now = Date.now;
    const start = now();
    const before = process.threadCpuUsage();
    // The clock goes on ten times as fast as this test does, whatever else the machine does.
    Date.now = () => {
      const { user, system } = process.threadCpuUsage(before);
      return start + (10 * (user + system)) / 1_000;
    };
    try {
      const reply = await answer({ id: 1, language: 'fr', suggest: 'enfent' });
      expect(reply).toMatchObject({ suggestions: expect.arrayContaining(['enfant']) as string[] });
    } finally {
      Date.now = now;
    }
  });
});
