import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dictionaryFolder } from '../../../../build/spellingAssets.ts';
import type { DictionaryLanguage } from '../../../domain/spelling/dictionaryLanguage.ts';
import { SpellChecker, type SpellingChannel } from './SpellChecker.ts';
import { createSpellingService, type SpellingReply, type SpellingRequest } from './spellingService.ts';

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

// Hunspell looks for suggestions for a quarter of a second and no longer. Where it runs by itself that is time of the
// processor; the browser's clock stands in for it, by which a busy machine finds fewer.
beforeAll(() => {
  vi.spyOn(performance, 'now').mockImplementation(processorMs);
  vi.spyOn(Date, 'now').mockImplementation(() => Math.round(processorMs()));
});
afterAll(() => void vi.restoreAllMocks());

/** The dictionaries as the window gets them, from their packages. */
async function readDictionary(language: DictionaryLanguage) {
  const folder = dictionaryFolder(`dictionary-${language}`);
  const [affixes, words] = await Promise.all(
    ['aff', 'dic'].map((kind) => readFile(join(folder, `index.${kind}`), 'utf8')),
  );
  return { affixes: affixes!, words: words! };
}

/** The worker's service in this thread, behind a channel that copies what passes, as a worker's does. */
function openService(read = readDictionary) {
  const answer = createSpellingService(read);
  const asked: SpellingRequest[] = [];
  const failures: ((error: Error) => void)[] = [];
  const open = (): SpellingChannel => {
    const listeners: ((reply: SpellingReply) => void)[] = [];
    return {
      send(request) {
        asked.push(request);
        void answer(structuredClone(request)).then((reply) =>
          listeners.forEach((listener) => listener(structuredClone(reply))),
        );
      },
      listen(onReply, onFailure) {
        listeners.push(onReply);
        failures.push(onFailure);
      },
    };
  };
  return { checker: new SpellChecker(open), asked, fail: (error: Error) => failures.at(-1)?.(error) };
}

async function wrongOf(checker: SpellChecker, text: string, language: DictionaryLanguage = 'fr'): Promise<string[]> {
  const forms = text.split(' ');
  await checker.check(forms, language);
  return forms.filter((form) => checker.isRight(form, language) === false);
}

describe('SpellChecker', () => {
  it('knows French: accents, elisions, hyphens, capitals, ligatures', async () => {
    const { checker } = openService();
    const right =
      "L'enfant l'enfant aujourd'hui peut-être va-t-il Parle-t-on dis-le-moi là-bas c'est-à-dire jusqu'à cœur ÉCOLE État";
    expect(await wrongOf(checker, right)).toEqual([]);
    expect(await wrongOf(checker, 'enfent etait coeur Ecole aujourdhui peutetre ortografe')).toEqual(
      'enfent etait coeur Ecole aujourdhui peutetre ortografe'.split(' '),
    );
  });

  it('suggests what was meant', async () => {
    const { checker } = openService();
    const first = async (form: string) => (await checker.suggest(form, 'fr'))[0];
    expect(await first('mathematicien')).toBe('mathématicien');
    expect(await first('coeurs')).toBe('cœurs');
    expect(await first('dévelloppement')).toBe('développement');
    expect(await first('aujourdhui')).toBe('aujourd’hui');
    expect(await first('peutetre')).toBe('peut-être');
    expect(await checker.suggest('enfent', 'fr')).toContain('enfant');
    expect((await checker.suggest('definately', 'en'))[0]).toBe('definitely');
  });

  it('goes from one language to the other and back', async () => {
    const { checker } = openService();
    expect(await wrongOf(checker, 'lecture enfant', 'fr')).toEqual([]);
    expect(await wrongOf(checker, "lecture enfant don't", 'en')).toEqual(['enfant']);
    expect(await wrongOf(checker, 'matematician', 'en')).toEqual(['matematician']);
    expect(await wrongOf(checker, 'séance lectur', 'fr')).toEqual(['lectur']);
  });

  it('answers questions of two languages that cross', async () => {
    const { checker } = openService();
    const both = await Promise.all([wrongOf(checker, 'table rien', 'en'), wrongOf(checker, 'table rien xyz', 'fr')]);
    expect(both).toEqual([['rien'], ['xyz']]);
  });

  it('asks for a word once', async () => {
    const { checker, asked } = openService();
    await checker.check(['un', 'deux'], 'fr');
    await checker.check(['deux', 'trois'], 'fr');
    await checker.check(['un'], 'fr');
    const [one, two] = await Promise.all([checker.suggest('troiss', 'fr'), checker.suggest('troiss', 'fr')]);
    expect(one).toBe(two);
    expect(asked).toEqual([
      { id: 1, language: 'fr', check: ['un', 'deux'] },
      { id: 2, language: 'fr', check: ['trois'] },
      { id: 3, language: 'fr', suggest: 'troiss' },
    ]);
  });

  it('asks for a word once while its answer is still to come, and both wait for it', async () => {
    const { checker, asked } = openService();
    const first = checker.check(['un', 'deux'], 'fr');
    const second = checker.check(['deux', 'trois'], 'fr');
    await Promise.all([checker.check(['un'], 'fr'), second]);
    expect(checker.isRight('deux', 'fr')).toBe(true);
    await first;
    expect(asked).toEqual([
      { id: 1, language: 'fr', check: ['un', 'deux'] },
      { id: 2, language: 'fr', check: ['trois'] },
    ]);
  });

  it('loads nothing before the first question', () => {
    let opened = 0;
    const checker = new SpellChecker(() => {
      opened++;
      throw new Error('not now');
    });
    expect(checker.isRight('mot', 'fr')).toBeUndefined();
    expect(opened).toBe(0);
  });

  it('says that a dictionary cannot be had, and tries again when asked again', async () => {
    let isThere = false;
    const { checker } = openService(async (language) => {
      if (!isThere) throw new Error('no such file');
      return readDictionary(language);
    });
    await expect(checker.check(['mot'], 'fr')).rejects.toThrow('no such file');
    await expect(checker.suggest('mott', 'fr')).rejects.toThrow('no such file');
    expect(checker.isRight('mot', 'fr')).toBeUndefined();
    isThere = true;
    await checker.check(['mot'], 'fr');
    expect(checker.isRight('mot', 'fr')).toBe(true);
    expect(await checker.suggest('mott', 'fr')).toContain('mot');
  });

  it('survives its worker', async () => {
    const { checker, fail } = openService();
    const lost = checker.check(['mot'], 'fr');
    fail(new Error('gone'));
    await expect(lost).rejects.toThrow('gone');
    await checker.check(['mot'], 'fr');
    expect(checker.isRight('mot', 'fr')).toBe(true);
  });
});
