import { expect, test } from './hosts.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { LibraryPage, SAMPLE } from './pages/LibraryPage.ts';

const TABLE = { name: 'séances.csv', bytes: Buffer.from('Libellé de la séance;Cote\nLe vent;A-12\nLa mer;A-13\n') };

test.describe('importing a table', () => {
  test('asks once what its columns hold, by keyboard, and remembers', async ({ page }) => {
    const library = new LibraryPage(page);
    await dropFiles(page.getByRole('main'), [TABLE]);
    const dialog = page.getByRole('dialog', { name: /Que contiennent ces colonnes/ });
    await expect(dialog.getByRole('row', { name: /Cote/ })).toContainText('A-12');
    const title = dialog.getByRole('button', { name: /Ce que contient la colonne Libellé de la séance/ });
    await expect(title).toContainText('Titre');
    const cote = dialog.getByRole('button', { name: /Ce que contient la colonne Cote/ });
    await cote.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Titre');
    await page.keyboard.press('Enter');
    // Two titles are one too many.
    await expect(dialog.getByRole('button', { name: 'Importer', exact: true })).toBeDisabled();
    await cote.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ne pas');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Importer', exact: true }).press('Enter');
    await expect(library.report).toContainText(TABLE.name);
    await library.closeReport();

    await dropFiles(page.getByRole('main'), [TABLE]);
    await expect(library.report).toContainText(TABLE.name);
    await expect(dialog).toHaveCount(0);
    await library.closeReport();

    // One that has no talks keeps nothing else from being imported.
    await dropFiles(page.getByRole('main'), [
      { name: 'notes.csv', bytes: Buffer.from('Cote;Note\nA-1;12\nA-2;9\n') },
      SAMPLE,
    ]);
    await dialog.getByRole('button', { name: 'Passer ce tableau' }).click();
    const rows = library.report.getByRole('row');
    await expect(rows.filter({ hasText: 'notes.csv' })).toContainText('Refusé');
    await expect(rows.filter({ hasText: SAMPLE.name })).toContainText('Importé');
  });
});
