import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import type { TalkPage } from './pages/TalkPage.ts';

/** Whisper's JSON with words whose times overlap, run backwards, are missing or out of place. */
const BROKEN = {
  language: 'fr',
  segments: [
    {
      start: 0,
      end: 4,
      text: ' Un deux trois quatre.',
      words: [
        { word: ' Un', start: 0, end: 1.2 },
        { word: ' deux', start: 1, end: 2 },
        { word: ' trois', start: 2.6, end: 2.2 },
        { word: ' quatre.', start: 3, end: 4 },
      ],
    },
    {
      start: 10,
      end: 12,
      text: ' Cinq six.',
      words: [
        { word: ' Cinq', start: 10, end: 11 },
        { word: ' six.', start: null, end: null },
      ],
    },
    { start: 6, end: 8, text: ' Sept.', speaker: 'B', words: [{ word: ' Sept.', start: 6, end: 8 }] },
  ],
};

async function openSample(page: Page): Promise<TalkPage> {
  const library = new LibraryPage(page);
  await library.import(SAMPLE);
  await library.closeReport();
  const talk = await library.open(SAMPLE_TITLE);
  await talk.waitUntilSaved();
  return talk;
}

/** Puts a text on the system's clipboard and pastes it over the whole text, as a user does. */
async function pasteAll(talk: TalkPage, text: string): Promise<void> {
  const { page } = talk;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await talk.editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
}

/** `count` words in paragraphs of thirty. */
function prose(count: number): string {
  const words = Array.from({ length: count }, (_, index) => `mot${index}${index % 30 === 29 ? '.\n' : ''}`);
  return words.join(' ').replaceAll('\n ', '\n').trim();
}

test('a command that can do nothing says why, until the next key', async ({ page }) => {
  const talk = await openSample(page);
  const said = (text: string): Promise<void> => expect(talk.statusBar.getByText(text, { exact: true })).toBeVisible();
  await talk.caretBehind('Pour faire');
  await page.keyboard.press('F11');
  await said('Pas d’enregistrement : déposez-le sur le lecteur');
  await page.keyboard.press('F8');
  await said('Aucun problème');
  await expect(talk.statusBar.getByText('Pas d’enregistrement')).toHaveCount(0);
  await page.keyboard.press('Control+F7');
  await said('Aucune faute à cet endroit');
  await page.keyboard.type('s');
  await expect(talk.statusBar.getByText('Aucune faute')).toHaveCount(0);
  // The keys did no more than they said.
  await expect(talk.editor).toContainText('Pour faires');
  await page.keyboard.press('Control+Shift+p');
  await page.keyboard.type('réparer les temps');
  await page.keyboard.press('Enter');
  await said('Aucun problème');
});

test.describe('times that cannot be', () => {
  test('are listed and gone to by key; the text is edited and saved; they are repaired, and undone, as one', async ({
    page,
  }) => {
    const talk = await openSample(page);
    await dropFiles(talk.editor, [{ name: 'cassé.json', bytes: Buffer.from(JSON.stringify(BROKEN)) }]);
    const dialog = page.getByRole('dialog', { name: 'cassé.json' });
    await expect(dialog).toContainText('problèmes de temps');
    await dialog.getByRole('button', { name: 'Remplacer le texte' }).click();
    const panel = page.getByRole('complementary', { name: 'Problèmes' });
    const problems = panel.getByRole('grid', { name: 'Problèmes' }).getByRole('row');
    await expect(problems).toContainText([
      'Mot qui commence avant la fin du précédent',
      'Finit avant de commencer',
      'Commence avant le paragraphe précédent',
    ]);
    await expect(talk.statusBar).toContainText('3 problèmes');
    await talk.waitUntilSaved();

    await talk.caretBehind('Un');
    const saved = talk.nextSave();
    await page.keyboard.type(' beau');
    await saved;
    await talk.waitUntilSaved();
    await expect(talk.paragraphs.first()).toContainText('Un beau deux');

    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await expect.poll(() => selectedText(page)).toBe('deux');
    await page.keyboard.press('F8');
    await expect.poll(() => selectedText(page)).toBe('trois');
    await page.keyboard.press('Shift+F8');
    await expect.poll(() => selectedText(page)).toBe('deux');

    await panel.getByRole('button', { name: 'Tout réparer' }).click();
    await expect(panel).toContainText('Temps réestimés');
    await expect(problems).toHaveCount(0);
    await expect(talk.paragraphs.first()).toContainText('Un beau deux trois quatre.');
    await panel.getByRole('button', { name: 'Annuler la réparation' }).click();
    await expect(problems).toHaveCount(3);
    await problems.first().getByRole('button', { name: 'Réparer' }).click();
    await expect(panel).toContainText('Temps réestimés');
    await talk.waitUntilSaved();
    await page.reload();
    await expect(talk.paragraphs.first()).toContainText('Un beau deux trois quatre.');
  });

  test('are told at once when a key sets a paragraph before the one in front of it', async ({ page }) => {
    const talk = await openSample(page);
    await talk.dropRecording();
    await talk.caretBehind('en pleine croissance.');
    await page.keyboard.press('Enter');
    await talk.goToTime('0:05');
    await page.keyboard.press('F11');
    await expect.poll(() => talk.times()).toEqual(['≈ 0:00', '0:05']);
    await talk.caretBehind('Pour faire');
    await talk.goToTime('0:50');
    await page.keyboard.press('F11');
    await talk.statusBar.getByRole('button', { name: '1 problème' }).click();
    await expect(page.getByRole('row', { name: /Commence avant le paragraphe précédent/ })).toBeVisible();
    await talk.editor.focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Aucun problème')).toBeVisible();
  });
});

test.describe('texts of any size and writing', () => {
  test('a pasted text of 100,000 words can be typed in, saved and read again', async ({ page }) => {
    test.slow();
    const talk = await openSample(page);
    const pasted = talk.nextSave();
    await pasteAll(talk, prose(100_000));
    await expect(talk.statusBar).toContainText(/100\s?000 mots/u, { timeout: 180_000 });
    await pasted;
    await talk.caretBehind('mot99970');
    const saved = talk.nextSave();
    await page.keyboard.type(' encore');
    await page.keyboard.press('Enter');
    await saved;
    await talk.waitUntilSaved();
    await page.reload();
    await expect(talk.editor).toContainText('mot99970 encore');
    await expect(talk.statusBar).toContainText(/100\s?001 mots/u);
  });

  test('a paragraph of 20,000 words can be typed in, split and merged', async ({ page }) => {
    test.slow();
    const talk = await openSample(page);
    const words = Array.from({ length: 20_000 }, (_, index) => `mot${index}`).join(' ');
    await pasteAll(talk, words);
    await expect(talk.editor).toContainText('mot19999');
    await expect(talk.paragraphs).toHaveCount(1);
    await talk.caretBehind('mot10000');
    const saved = talk.nextSave();
    await page.keyboard.type(' ici');
    await page.keyboard.press('Enter');
    await expect(talk.paragraphs).toHaveCount(2);
    await page.keyboard.press('Backspace');
    await expect(talk.paragraphs).toHaveCount(1);
    await saved;
    await talk.waitUntilSaved();
    await page.reload();
    await expect(talk.editor).toContainText('mot10000 ici mot10001');
    await expect(talk.statusBar).toContainText(/20\s?001 mots/u);
  });

  for (const [name, text] of [
    ['Arabic', 'مرحبا بالعالم، هذه محاضرة قصيرة.'],
    ['Hebrew', 'שלום עולם, זו הרצאה קצרה.'],
    ['decomposed French', 'L’éte\u0301 a\u0300 l’E\u0301cole, ou\u0300 l’on re\u0302ve.'],
    ['emoji sequences', 'La famille 👩‍👩‍👧‍👦 et le drapeau 🏳️‍🌈 restent entiers.'],
    ['Devanagari', 'नमस्ते दुनिया, यह एक छोटा व्याख्यान है।'],
  ] as const) {
    test(`${name} is typed, split, merged and delivered without harm`, async ({ page }) => {
      const talk = await openSample(page);
      await talk.editor.focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(text);
      await expect(talk.paragraphs).toHaveText([text]);
      const [first] = text.split(' ');
      await talk.caretBehind(`${first} `);
      await page.keyboard.press('Enter');
      await expect(talk.paragraphs).toHaveText([first!, text.slice(first!.length + 1)]);
      await page.keyboard.press('Backspace');
      await expect(talk.paragraphs).toHaveText([text]);
      await talk.waitUntilSaved();
      await page.keyboard.press('Control+Shift+E');
      const dialog = page.getByRole('dialog', { name: 'Exporter' });
      await dialog.locator('label', { hasText: /^Texte$/ }).click();
      await expect(dialog).toContainText(text);
      await page.keyboard.press('Escape');
      await page.reload();
      expect(await talk.paragraphs.first().textContent()).toBe(text);
    });
  }
});

function selectedText(page: Page): Promise<string> {
  return page.evaluate(() => String(document.getSelection()));
}
