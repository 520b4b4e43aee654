import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE, SAMPLES_FOLDER } from './pages/LibraryPage.ts';
import { RevisionsPage } from './pages/RevisionsPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

/** Whoever cannot use a screen because of one of these is locked out. */
const SERIOUS = new Set(['serious', 'critical']);

async function expectAccessible(page: Page): Promise<void> {
  // Otherwise axe opens a page of its own, which Electron cannot; what that is for, frames of elsewhere, is not here.
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(passes.length).toBeGreaterThan(5);
  const serious = violations
    .filter(({ impact }) => SERIOUS.has(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(serious).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing serious in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('on the empty library, the report, the list and the picker', async ({ page, host }) => {
      const library = new LibraryPage(page);
      const chooseFolder = page.getByRole('button', { name: 'Choisir un dossier…' });
      await expect(chooseFolder).toBeVisible();
      await expectAccessible(page);
      if (host.hasNativeDialogs) {
        await host.answerOpenDialog([SAMPLES_FOLDER]);
        await chooseFolder.click();
        await expect(library.report).toBeVisible();
      } else {
        await chooseFolder.click();
        await expect(page.getByRole('textbox', { name: 'Chemin' })).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await library.import(SAMPLE);
      }
      await expectAccessible(page);
      await library.closeReport();
      await expect(library.rows).toHaveCount(1);
      await expectAccessible(page);
      await library.search.fill('humain');
      await expect(library.rows.locator('mark').first()).toBeVisible();
      await expectAccessible(page);
      await library.search.press('Escape');
      await library.open(SAMPLE_TITLE);
      await expectAccessible(page);
      await page.keyboard.press('Control+Shift+Y');
      const typography = page.getByRole('dialog', { name: 'Typographie' });
      await typography.getByRole('option').first().click();
      await expectAccessible(page);
      await typography.getByRole('button', { name: /^Appliquer/ }).click();
      await expect(typography).toContainText('corrections sont faites');
      await expectAccessible(page);
    });

    test.describe('with the demonstration lecture', () => {
      test.use({ demo: true });

      test('on the revisions of a talk', async ({ page }) => {
        const talk = new TalkPage(page);
        const revisions = new RevisionsPage(page);
        await expect(talk.editor).toBeVisible();
        await revisions.openPanel();
        await expectAccessible(page);
        await talk.caretBehind('Bonjour');
        await page.keyboard.type(' encore');
        await revisions.compare('Texte importé');
        await expect(revisions.changed).toHaveCount(1);
        await expectAccessible(page);
      });

      test('on the talk, its dialogs and its menus', async ({ page }) => {
        const talk = new TalkPage(page);
        await expect.poll(() => talk.duration()).toBeGreaterThan(120);
        await expectAccessible(page);
        await page.keyboard.press('Control+Slash');
        await expect(page.getByRole('dialog', { name: 'Raccourcis clavier' })).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+Shift+E');
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Réglages' }).click();
        await expect(page.getByRole('dialog', { name: 'Réglages' })).toBeVisible();
        await expectAccessible(page);
        await page.getByRole('tab', { name: 'Écoute et saisie' }).click();
        await page.getByRole('switch', { name: 'Montrer d’où viennent les temps' }).press('Space');
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('region', { name: 'Temps des mots' })).toBeVisible();
        await expectAccessible(page);
      });
    });
  });
}

test('every control of the talk is reached by Tab, with a focus one can see', async ({ page }) => {
  const library = new LibraryPage(page);
  await library.import(SAMPLE);
  await library.closeReport();
  const talk = await library.open(SAMPLE_TITLE);
  const reached = new Set<string>();
  for (let count = 0; count < 80; count++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isText = element.matches('input, textarea, [contenteditable]');
      const isVisible = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || isText;
      return { name: element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? '', isVisible };
    });
    if (focus !== null) {
      expect(focus.isVisible, `focus on « ${focus.name} »`).toBe(true);
      reached.add(focus.name);
    }
  }
  for (const name of ['Exporter…', 'Réglages', 'Transcription']) {
    expect(
      [...reached].some((text) => text.includes(name)),
      name,
    ).toBe(true);
  }
  await expect(talk.editor).toBeVisible();
});
