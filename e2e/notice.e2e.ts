import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';

test('the notice is a form that saves itself', async ({ page }) => {
  const library = new LibraryPage(page);
  await library.import(SAMPLE);
  await library.closeReport();
  const talk = await library.open(SAMPLE_TITLE);
  await talk.notice.getByRole('button', { name: 'Confirmer' }).click();
  await expect(talk.notice.getByText('Proposé d’après le résumé')).toBeHidden();
  const date = talk.notice.getByRole('textbox', { name: 'Enregistré le' });
  await date.fill('hier');
  await date.blur();
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await date.fill('2024-03-07');
  await date.press('Enter');
  const discipline = talk.notice.getByRole('textbox', { name: 'Ajouter : Disciplines' });
  await discipline.fill('Sociologie');
  await discipline.press('Enter');
  await expect(talk.notice.getByText('Sociologie')).toBeVisible();
  await page.getByRole('link', { name: 'Bibliothèque' }).click();
  const row = library.rows.filter({ hasText: SAMPLE_TITLE });
  await expect(row).toContainText('Sociologie');
  await expect(row).toContainText('2024');
  await expect(row).not.toContainText('Intervenant à confirmer');
  await page.reload();
  await library.open(SAMPLE_TITLE);
  await expect(date).toHaveValue(/2024/);
});
