import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE } from './pages/LibraryPage.ts';

const PAGE = {
  name: 'sols.txt',
  bytes: Buffer.from(
    [
      'Vidéo pédagogique',
      'Les sols vivants',
      'Réalisation : 7 mars 2024',
      'Intervenant',
      'Le Monde',
      'Descriptif',
      'Un quart des espèces.',
    ].join('\n'),
  ),
};

test('names are checked one key each, undone, and right in their talks', async ({ page }) => {
  const library = new LibraryPage(page);
  await library.import(SAMPLE, PAGE);
  await library.closeReport();
  await page.getByRole('button', { name: 'Personnes : 11 à vérifier' }).click();
  const queue = page.getByRole('listbox', { name: 'Noms à vérifier' });
  await expect(queue).toBeFocused();
  const shown = queue.getByRole('option', { selected: true });
  await expect(shown).toContainText('Le Monde');
  await expect(page.getByRole('region', { name: 'Dans la source' })).toContainText('Le Monde');
  await page.keyboard.press('Delete');
  await expect(shown).toContainText('Paola Tubaro');
  await expect(page.getByRole('region', { name: 'Dans la source' }).locator('mark')).toHaveText('Paola Tubaro');
  await page.keyboard.press('Enter');
  await expect(shown).toContainText('Sylvia Becerra');
  await page.keyboard.press('s');
  await expect(page.getByRole('textbox', { name: 'Nom', exact: true })).toHaveValue('Sylvia');
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: 'Établissement' }).fill('IRD');
  await page.keyboard.press('Enter');
  await expect(queue).toBeFocused();
  await expect(shown).toContainText('Odile Bruneel');
  await expect(page.getByText('Restent 8 questions')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Restent 9 questions')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Annuler : Paola Tubaro accepté' })).toBeVisible();
  await page.keyboard.press('Control+Shift+l');
  await expect(library.rows.filter({ hasText: 'Le coût humain' })).not.toContainText('Intervenant à confirmer');
  await expect(library.rows.filter({ hasText: 'Les sols vivants' })).not.toContainText('Le Monde');
});

test('a name put right once is right in all talks', async ({ page }) => {
  const library = new LibraryPage(page);
  await library.import(SAMPLE);
  await library.closeReport();
  await page.keyboard.press('Alt+p');
  await page.getByRole('radio', { name: /^Toutes/ }).click();
  await page.getByRole('searchbox', { name: 'Chercher une personne' }).fill('tubaro');
  const people = page.getByRole('listbox', { name: 'Personnes de la bibliothèque' });
  await expect(people.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Paula');
  await page.keyboard.press('Enter');
  await expect(people.getByRole('option')).toContainText('Tubaro, Paula');
  await page.getByRole('button', { name: 'Annuler : Paula Tubaro renommé' }).click();
  await expect(people.getByRole('option')).toContainText('Tubaro, Paola');
  await people.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Paula');
  await page.keyboard.press('Enter');
  await expect(people.getByRole('option')).toContainText('Tubaro, Paula');
  await page.keyboard.press('Control+Shift+l');
  await expect(library.rows.filter({ hasText: 'Le coût humain' })).toContainText('Paula Tubaro');
});
