import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';

test.describe('importing notices', () => {
  test('an empty library says how to begin', async ({ page }) => {
    await expect(page.getByRole('heading', { name: 'Commencez par vos notices' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Choisir un dossier…' })).toBeVisible();
    await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Comment la page apprit à respirer' })).toBeVisible();
  });

  test('the sample becomes a talk, and its cards stubs', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    const row = library.report.getByRole('row').filter({ hasText: SAMPLE.name });
    await expect(row).toContainText('Importé');
    await expect(library.account).toContainText('12 fiches liées');
    await expect(library.account).toContainText('Paola Tubaro, directrice de recherche');
    await library.closeReport();
    await expect(library.rows).toHaveCount(1);
    await expect(page.getByRole('radio', { name: 'Fiches seules' })).toHaveAccessibleName(/12$/);

    const talk = await library.open(SAMPLE_TITLE);
    await expect(talk.paragraphs).toHaveCount(1);
    expect((await talk.paragraphs.first().textContent())?.length).toBe(3_500);
    await expect(page.getByText('Le portail n’a donné que le début de cette transcription.')).toBeVisible();
    const speaker = talk.notice.getByRole('group', { name: 'Paola Tubaro' });
    await expect(speaker.getByRole('textbox', { name: 'Affiliation' })).toHaveValue('CNRS');
    await expect(speaker.getByText('Proposé d’après le résumé')).toBeVisible();
  });

  test('what was refused is tried again from the report, once the file is mended', async ({ page, host }) => {
    const folder = join(host.libraryFolder, 'notices');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a-moitie.txt'), '');
    if (host.hasNativeDialogs) await host.answerOpenDialog([folder]);
    await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
    if (!host.hasNativeDialogs) {
      const picker = page.getByRole('dialog', { name: 'Importer un dossier de notices' });
      const field = picker.getByRole('textbox', { name: 'Chemin' });
      // Listing the first folder fills the field; only then is it ours.
      await expect(field).not.toHaveValue('');
      await field.fill(folder);
      await picker.getByRole('button', { name: 'Aller à ce chemin' }).click();
      await expect(picker).toContainText('a-moitie.txt');
      await picker.getByRole('button', { name: 'Importer', exact: true }).click();
    }
    const library = new LibraryPage(page);
    const row = library.report.getByRole('row').filter({ hasText: 'a-moitie.txt' });
    await expect(row).toContainText('Refusé');
    writeFileSync(join(folder, 'a-moitie.txt'), SAMPLE.bytes);
    await library.report.getByRole('button', { name: 'Réessayer le fichier refusé' }).click();
    await expect(row).toContainText('Importé');
    await expect(library.account).toContainText(SAMPLE_TITLE);
  });

  test('importing twice changes nothing, and what is no notice is refused while the rest goes on', async ({
    page,
    host,
  }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    await library.import(
      { name: 'vide.txt', bytes: Buffer.alloc(0) },
      { name: 'photo.jpg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]) },
      { name: 'courses.txt', bytes: Buffer.from('pain\nlait\n') },
      SAMPLE,
    );
    const rows = library.report.getByRole('row');
    await expect(rows.filter({ hasText: 'vide.txt' })).toContainText('Le fichier est vide');
    await expect(rows.filter({ hasText: 'photo.jpg' })).toContainText('image/jpeg');
    await expect(rows.filter({ hasText: 'courses.txt' })).toContainText('Refusé');
    await expect(rows.filter({ hasText: SAMPLE.name })).toContainText('Inchangé');
    // A window of the system tells where dropped files are, a browser keeps that to itself.
    if (host.hasNativeDialogs) await expect(library.report).toContainText('Réessayer les 3 refusés');
    else await expect(library.report).toContainText('Les 3 fichiers refusés ne sont plus là');
    await library.closeReport();
    await expect(library.rows).toHaveCount(1);
    await page.getByRole('button', { name: 'Travaux' }).click();
    const last = page.getByRole('dialog', { name: 'Travaux' }).getByRole('listitem').first();
    await expect(last).toContainText('1 inchangé, 3 refusés');
  });

  test('what a source says otherwise is decided in the report, and the import is undone', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(notice('sols.txt', 'Lyon'));
    await library.closeReport();
    await library.import(notice('sols-bis.txt', 'Rennes'));
    await expect(library.report.getByRole('row').filter({ hasText: 'sols-bis.txt' })).toContainText(
      '1 conflit à trancher',
    );
    const place = library.account.getByRole('listitem', { name: 'Lieu' });
    await expect(place).toContainText('Lyon');
    await place.getByRole('button', { name: 'Prendre le leur' }).press('Enter');
    // The focus stays among the conflicts.
    await expect(place.getByRole('button', { name: 'Revenir sur ce choix' })).toBeFocused();
    await expect(place).toContainText('Remplacé par la source');
    await library.closeReport();

    await page.getByRole('button', { name: 'Importer' }).click();
    await page.getByRole('menuitem', { name: 'Imports précédents…' }).click();
    await page.getByRole('list', { name: 'Imports précédents' }).getByRole('button').first().click();
    await library.report.getByRole('button', { name: 'Annuler l’import' }).click();
    const undone = page.getByRole('dialog', { name: 'Import annulé' });
    await expect(undone).toContainText('1 rétablie comme avant.');
    await undone.getByRole('button', { name: 'Fermer' }).last().click();
    const talk = await library.open('Les sols vivants');
    await expect(talk.notice.getByRole('textbox', { name: 'Lieu' })).toHaveValue('Lyon');
  });

  test('a word finds the talk with and without its accents, and shows where', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    for (const query of ['immatérialité', 'immaterialite', 'IMMATERIALI']) {
      await library.search.fill(query);
      await expect(library.rows).toHaveCount(1);
      await expect(library.rows.locator('mark').first()).toHaveText(/^immatérialité$/i);
    }
    await library.search.fill('xylophone');
    await expect(library.rows).toHaveCount(0);
    await library.search.press('Escape');
    await expect(library.rows).toHaveCount(1);
  });
});

/** The page of a talk that was recorded somewhere. */
function notice(name: string, place: string) {
  const lines = [
    'Conférence',
    'Les sols vivants',
    'Réalisation : 3 mars 2021 - Mise en ligne : 5 mars 2021',
    'Descriptif',
    'Ce que font les vers de terre, et ceux qui les comptent.',
    'Lieu de réalisation',
    place,
    'DOI : 10.60527/sols-0001',
  ];
  return { name, bytes: Buffer.from(lines.join('\n')) };
}
