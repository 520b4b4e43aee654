import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { generateNotices, prose } from './bench/generateNotices.ts';
import { expect, test, type TestHost } from './hosts.ts';
import { LibraryPage } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

const TALK_COUNT = 300;
const WORDS_A_TALK = 40;
/** Sorted as texts: 1, 10, 100, … 99. */
const FIRST = 'Séance 1 :';
const LAST = 'Séance 99 :';

/** A notice with nothing to warn of: its speaker is named in the credits, its transcript is whole. */
const WELL = `Vidéo pédagogique
Une notice sans défaut
Durée : 00:03:02 -Réalisation : 14 mai 2026
- document 1 document 2 document 3
- niveau 1 niveau 2 niveau 3
Descriptif
Une courte séance.
Notice
Langue :
Français
Crédits
Hélène Morvan (Intervention)
Retranscription
Bonjour à toutes et à tous. Tout est là.
`;

/** Imports a folder as a user does who begins with an empty library. */
async function importFolder(page: Page, host: TestHost, folder: string): Promise<void> {
  if (host.hasNativeDialogs) await host.answerOpenDialog([folder]);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
  if (host.hasNativeDialogs) return;
  const picker = page.getByRole('dialog', { name: 'Importer un dossier de notices' });
  // Listing the first folder fills the field; only then is it ours.
  await expect(picker.getByRole('textbox', { name: 'Chemin' })).not.toHaveValue('');
  await picker.getByRole('textbox', { name: 'Chemin' }).fill(folder);
  await picker.getByRole('button', { name: 'Aller à ce chemin' }).click();
  await expect(picker).toContainText('notice-00000.txt');
  await picker.getByRole('button', { name: 'Importer', exact: true }).click();
}

/** The row at a place of the whole list, counted from 1; the others need not be in the document. */
function rowAt(library: LibraryPage, place: number): Locator {
  return library.list.locator(`[aria-rowindex="${place}"]`);
}

async function sortByTitle(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Trier par/ }).click();
  await page.getByRole('option', { name: 'Titre' }).click();
}

async function expectCount(page: Page, count: number): Promise<void> {
  const text = new Intl.NumberFormat('fr').format(count);
  const shown = page.getByRole('status').filter({ hasText: /^[\d\s]+\sconférences?$/ });
  await expect(shown).toHaveText(new RegExp(`^${text}\\sconférence${count > 1 ? 's' : ''}$`));
}

/** The title of the open talk, once it is the one expected. */
async function openTitle(page: Page, expected: string): Promise<string> {
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toContainText(expected);
  await expect(new TalkPage(page).editor).toBeVisible();
  return (await title.textContent()) ?? '';
}

test.describe('a library of 300 talks', () => {
  let folder: string;
  let library: LibraryPage;

  test.beforeEach(async ({ page, host }) => {
    folder = mkdtempSync(join(tmpdir(), 'lutrin-list-'));
    generateNotices(folder, TALK_COUNT, WORDS_A_TALK);
    writeFileSync(join(folder, 'sans-defaut.txt'), WELL);
    library = new LibraryPage(page);
    await importFolder(page, host, folder);
    await expect(library.report).toBeVisible();
    await expect(library.report.getByRole('radio', { name: /^Importés/ })).toHaveAccessibleName(/301$/);
    await library.closeReport();
    await expectCount(page, TALK_COUNT + 1);
    await sortByTitle(page);
    await expect(rowAt(library, 1)).toContainText(FIRST);
  });
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('End shows the last talk and Home the first, in both orders', async ({ page }) => {
    await library.search.press('ArrowDown');
    await expect(library.list).toBeFocused();
    await page.keyboard.press('End');
    await expect(rowAt(library, TALK_COUNT + 1)).toContainText('Une notice sans défaut');
    await expect(rowAt(library, TALK_COUNT + 1)).toBeInViewport();
    await expect(rowAt(library, TALK_COUNT)).toContainText(LAST);
    await expect(rowAt(library, 1)).toHaveCount(0);
    await page.keyboard.press('Home');
    await expect(rowAt(library, 1)).toBeInViewport();
    await expect(rowAt(library, 1)).toContainText(FIRST);

    await page.getByRole('button', { name: 'Ordre croissant' }).click();
    await expect(page.getByRole('button', { name: 'Ordre décroissant' })).toBeVisible();
    await expect(rowAt(library, 1)).toContainText('Une notice sans défaut');
    await expect(rowAt(library, 2)).toContainText(LAST);
    await library.search.press('ArrowDown');
    await page.keyboard.press('End');
    await expect(rowAt(library, TALK_COUNT + 1)).toContainText(FIRST);
    await expect(rowAt(library, TALK_COUNT + 1)).toBeInViewport();
  });

  test('the filters show the talks of a state, and those with problems', async ({ page }) => {
    await library.search.fill('séance 150');
    const talk = await library.open('Séance 150 :');
    await page.getByRole('button', { name: /État de la conférence/ }).click();
    await page.getByRole('option', { name: 'Corrigée' }).click();
    await expect(page.getByRole('button', { name: /État de la conférence/ })).toHaveAccessibleName(/^Corrigée/);
    await page.getByRole('link', { name: 'Bibliothèque' }).click();
    await expect(talk.editor).toBeHidden();
    await library.search.press('Escape');
    await expectCount(page, TALK_COUNT + 1);

    const state = (name: RegExp): Locator => page.getByRole('radio', { name });
    await expect(state(/^Corrigées/)).toHaveAccessibleName(/1$/);
    await state(/^Corrigées/).click();
    await expectCount(page, 1);
    await expect(library.rows).toHaveCount(1);
    await expect(library.rows).toContainText('Séance 150 :');
    await state(/^À corriger/).click();
    await expectCount(page, TALK_COUNT);
    await state(/^Toutes/).click();
    await expectCount(page, TALK_COUNT + 1);

    const withProblems = page.getByRole('button', { name: 'Avec problèmes', exact: true });
    await withProblems.click();
    await expectCount(page, TALK_COUNT);
    await expect(rowAt(library, 1)).toContainText('Transcription incomplète');
    await library.search.fill('sans défaut');
    await expect(page.getByRole('heading', { name: 'Aucune conférence ne correspond' })).toBeVisible();
    await page.getByRole('button', { name: 'Retirer le filtre « Avec problèmes »' }).click();
    await expect(library.rows).toHaveCount(1);
    await expect(library.rows).toContainText('Une notice sans défaut');
  });

  test('Enter opens the talk the arrows went to, and Back returns to its place', async ({ page }) => {
    await library.search.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const third = await openTitle(page, 'Séance 100 :');
    await page.goBack();
    await expect(library.list).toBeFocused();
    await expect(library.list.locator('[data-active]')).toContainText(third);

    await page.keyboard.press('End');
    const up = 6;
    for (let count = 0; count < up; count++) await page.keyboard.press('ArrowUp');
    const active = library.list.locator('[data-active]');
    await expect(active).toHaveAttribute('aria-rowindex', String(TALK_COUNT + 1 - up));
    await expect(active).toBeInViewport();
    const scrolled = await library.list.evaluate((list) => list.scrollTop);
    expect(scrolled).toBeGreaterThan(1_000);
    await page.keyboard.press('Enter');
    const title = await openTitle(page, 'Séance 94 :');
    await page.goBack();
    await expect(active).toContainText(title);
    await expect(active).toBeInViewport();
    await expect(library.list).toBeFocused();
    expect(await library.list.evaluate((list) => list.scrollTop)).toBe(scrolled);
    await page.keyboard.press('Enter');
    await openTitle(page, title);
  });

  test('Back finds the search and its order as they were left', async ({ page }) => {
    await library.search.fill('séance 27');
    // 27 and 270 to 279.
    await expectCount(page, 11);
    const found = await library.rows.allTextContents();
    await library.open('Séance 275 :');
    await page.goBack();
    await expect(library.search).toHaveValue('séance 27');
    await expectCount(page, 11);
    expect(await library.rows.allTextContents()).toEqual(found);
    await library.search.press('Escape');
    await expectCount(page, TALK_COUNT + 1);
    await expect(rowAt(library, 1)).toContainText(FIRST);
  });
});

test('a cancelled import says so, and what came in is whole', async ({ page, host }) => {
  const count = 3_000;
  const words = 20;
  const folder = generateNotices(mkdtempSync(join(tmpdir(), 'lutrin-cancel-')), count, words);
  try {
    const library = new LibraryPage(page);
    await importFolder(page, host, folder);
    const card = page.getByRole('region', { name: 'Import des notices' });
    await expect(card.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^[1-9][\d\s]* \/ 3\s000$/);
    await card.getByRole('button', { name: 'Annuler' }).click();

    const report = page.getByRole('dialog', { name: 'Import interrompu' });
    await expect(report).toContainText('L’import a été arrêté avant la fin.');
    await expect(report.getByRole('radio', { name: /^Refusés/ })).toHaveCount(0);
    const name = (await report.getByRole('radio', { name: /^Importés/ }).textContent()) ?? '';
    const imported = Number(name.replaceAll(/\D/g, ''));
    expect(imported).toBeGreaterThan(0);
    expect(imported).toBeLessThan(count);
    await report.getByRole('button', { name: 'Fermer' }).last().click();

    await expectCount(page, imported);
    await expect(library.list).toHaveAttribute('aria-rowcount', String(imported));
    // Files come in by their names, so these are the first and the last that did.
    for (const place of [1, imported]) {
      await library.search.fill(`séance ${place}`);
      const talk = await library.open(`Séance ${place} :`);
      await expect(talk.paragraphs).toHaveText([prose(words, 7 * (place - 1) + 1)]);
      await page.goBack();
      await expect(library.search).toBeVisible();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
