import { resolve } from 'node:path';
import type { Transcript } from '../src/domain/transcript/transcript.ts';
import { openLibrary } from '../src/library/openLibrary.ts';
import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { SpellingPage } from './pages/SpellingPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

/** The stored paragraphs of the demonstration lecture, read when the workstation is gone. */
async function storedDemo(folder: string): Promise<Transcript> {
  const library = openLibrary({
    folder,
    demoFolder: resolve(import.meta.dirname, '../resources/demo'),
    version: 'test',
  });
  try {
    const { talkId } = await library.handlers['demo.install']({});
    return (await library.handlers['transcripts.get']({ talkId })).paragraphs;
  } finally {
    library.close();
  }
}

test.describe('spelling in a timed lecture', () => {
  test.use({ demo: true });

  test('a misspelt word is underlined once it is left, and replaced by key with its time kept', async ({
    page,
    host,
  }) => {
    const talk = new TalkPage(page);
    const spelling = new SpellingPage(page);
    await talk.caretBehind('Bonjour à toutes');
    await page.keyboard.type('s');
    await expect(talk.editor).toContainText('toutess et à tous');
    await page.keyboard.type('x');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spelling.underlined()).toEqual(['toutessx']);

    await talk.caretBehind('Bonjour');
    await page.keyboard.press('F7');
    await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toBe('toutessx');
    await page.keyboard.press('Control+F7');
    await expect(spelling.menu).toBeVisible();
    await expect(spelling.items.first()).toHaveText('toutes');
    await page.keyboard.press('Enter');
    await expect(talk.editor).toContainText('Bonjour à toutes et à tous');
    await expect.poll(() => spelling.underlined()).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect(talk.editor).toContainText('toutessx');
    await page.keyboard.press('Control+Shift+z');
    await expect(talk.editor).toContainText('Bonjour à toutes et à tous');
    await talk.waitUntilSaved();

    await host.kill9();
    const [, greeting] = await storedDemo(host.libraryFolder);
    expect(greeting!.text).toMatch(/^Bonjour à toutes et à tous\./);
    expect(greeting!.words.slice(0, 4).map(([start, end]) => [start, end])).toEqual([
      [2_600, 2_922],
      [2_922, 3_040],
      [3_040, 3_335],
      [3_335, 3_442],
    ]);
  });

  test('two windows share the words added to the dictionary', async ({ page }, testInfo) => {
    test.skip(testInfo.project.metadata['host'] === 'electron', 'Electron keeps to one window on a library');
    const talk = new TalkPage(page);
    const here = new SpellingPage(page);
    await talk.caretBehind('Bonjour à toutes');
    await page.keyboard.type(', Zqxword et Wkjvtext, ');
    await expect.poll(() => here.underlined()).toEqual(['Zqxword', 'Wkjvtext']);
    await talk.waitUntilSaved();
    const opening = page.waitForEvent('popup');
    await page.evaluate(() => void open(location.href));
    const there = new SpellingPage(await opening);
    await expect.poll(() => there.underlined()).toEqual(['Zqxword', 'Wkjvtext']);
    await there.rightClick('Zqxword');
    await there.items.filter({ hasText: 'Ajouter au dictionnaire' }).click();
    await expect.poll(() => here.underlined()).toEqual(['Wkjvtext']);
    await here.rightClick('Wkjvtext');
    await here.items.filter({ hasText: 'Ajouter au dictionnaire' }).click();
    await expect.poll(() => there.underlined()).toEqual([]);
    await page.reload();
    await new TalkPage(page).editor.waitFor();
    await talk.caretBehind('Bonjour à toutes');
    await page.keyboard.type('x');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => here.underlined()).toEqual(['toutesx']);
  });

  test('the word that is being typed is no mistake yet', async ({ page }) => {
    const spelling = new SpellingPage(page);
    await new TalkPage(page).caretBehind('Bonjour à toutes');
    // At once, so that both are looked up together: when one is underlined the other is known to be wrong.
    await page.keyboard.insertText(', enfent ou schizoo');
    await expect.poll(() => spelling.underlined()).toEqual(['enfent']);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spelling.underlined()).toEqual(['enfent', 'schizoo']);
  });

  test('the names and terms of the notice are right, other names are not', async ({ page }) => {
    const talk = new TalkPage(page);
    const spelling = new SpellingPage(page);
    await talk.caretBehind('Bonjour à toutes');
    await page.keyboard.type(', dit Morvan à Zorvanec, ');
    await expect.poll(() => spelling.underlined()).toEqual(['Zorvanec']);
  });

  test('the text itself is not underlined, nor what is no prose', async ({ page }) => {
    const talk = new TalkPage(page);
    const spelling = new SpellingPage(page);
    await talk.caretBehind('Bonjour à toutes');
    await page.keyboard.type(
      " (cf. https://exemple.org/pagge et xyz@exemple.org, en 1789, l'INSEE, peut-être, motfaut) ",
    );
    await expect.poll(() => spelling.underlined()).toEqual(['motfaut']);
  });
});

test.describe('spelling in an imported talk', () => {
  test.beforeEach(async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.caretBehind('Pour faire');
    await page.keyboard.type(" l'enfent schizoo ");
    await expect.poll(() => new SpellingPage(page).underlined()).toEqual(['enfent', 'schizoo', 'oeuvre']);
  });

  test('a right click offers what could be meant, and leaves the elision', async ({ page }) => {
    const talk = new TalkPage(page);
    const spelling = new SpellingPage(page);
    await spelling.rightClick('enfent');
    await spelling.items.filter({ hasText: /^enfant$/ }).click();
    await expect(talk.editor).toContainText("Pour faire l'enfant schizoo");
    await expect.poll(() => spelling.underlined()).toEqual(['schizoo', 'oeuvre']);
    // The caret is in the text again, behind the word.
    await page.keyboard.type('s');
    await expect(talk.editor).toContainText("l'enfants schizoo");
  });

  test('a word that is added is right everywhere and after a restart, until it is taken out', async ({ page }) => {
    const talk = new TalkPage(page);
    const spelling = new SpellingPage(page);
    await spelling.rightClick('schizoo');
    await spelling.items.filter({ hasText: 'Ajouter au dictionnaire' }).click();
    await expect.poll(() => spelling.underlined()).toEqual(['enfent', 'oeuvre']);
    await talk.waitUntilSaved();
    await page.reload();
    await expect.poll(() => spelling.underlined()).toEqual(['enfent', 'oeuvre']);

    await page.getByRole('button', { name: 'Réglages' }).click();
    const settings = page.getByRole('dialog', { name: 'Réglages' });
    await settings.getByRole('tab', { name: 'Orthographe' }).click();
    await settings.getByRole('button', { name: 'Retirer « schizoo »' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => spelling.underlined()).toEqual(['enfent', 'schizoo', 'oeuvre']);
  });

  test('a word can be ignored in this talk', async ({ page }) => {
    const talk = new TalkPage(page);
    const spelling = new SpellingPage(page);
    await talk.caretBehind('schizo');
    await page.keyboard.press('Control+F7');
    await expect(spelling.menu).toBeVisible();
    await spelling.items.filter({ hasText: 'Ignorer dans cette conférence' }).click();
    await expect.poll(() => spelling.underlined()).toEqual(['enfent', 'oeuvre']);
    await talk.waitUntilSaved();
    await page.reload();
    await expect.poll(() => spelling.underlined()).toEqual(['enfent', 'oeuvre']);
  });

  test('F7 and Shift+F7 go through the mistakes, round the end of the talk', async ({ page }) => {
    const talk = new TalkPage(page);
    await talk.caretBehind('Pour faire');
    const selected = () => page.evaluate(() => String(document.getSelection()));
    const goTo = async (key: string, word: string): Promise<void> => {
      await page.keyboard.press(key);
      await expect.poll(selected).toBe(word);
    };
    await goTo('F7', 'enfent');
    await goTo('F7', 'schizoo');
    await goTo('F7', 'oeuvre');
    await goTo('F7', 'enfent');
    await goTo('Shift+F7', 'oeuvre');
    await goTo('Shift+F7', 'schizoo');
  });

  test('can be switched off, and takes another dictionary', async ({ page }) => {
    const spelling = new SpellingPage(page);
    await page.getByRole('button', { name: 'Réglages' }).click();
    const settings = page.getByRole('dialog', { name: 'Réglages' });
    await settings.getByRole('tab', { name: 'Orthographe' }).click();
    await settings.getByRole('switch', { name: /^Souligner les fautes/ }).press('Space');
    await expect.poll(() => spelling.underlined()).toEqual([]);
    await settings.getByRole('switch', { name: /^Souligner les fautes/ }).press('Space');
    await settings.getByRole('button', { name: /Dictionnaire/ }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await expect.poll(() => spelling.underlined()).toContain('croissance');
  });
});
