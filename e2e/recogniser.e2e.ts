import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';

const program = resolve(import.meta.dirname, '../build/whisperStandIn.ts');

async function askFor(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

test('the user’s own program is set and checked, fails with its words, and gives the text its times', async ({
  page,
  host,
}) => {
  const library = new LibraryPage(page);
  await library.import(SAMPLE);
  await library.closeReport();
  const talk = await library.open(SAMPLE_TITLE);
  await talk.dropRecording();
  const text = await talk.paragraphs.allTextContents();
  const model = join(host.libraryFolder, 'ggml-stand-in.bin');
  // The stand-in hears what its model says: nothing, at first.
  writeFileSync(model, '');

  await askFor(page, 'Reconnaître la parole');
  const dialog = page.getByRole('dialog', { name: 'Reconnaître la parole' });
  await expect(dialog).toContainText('Indiquez d’abord votre programme');
  await dialog.getByRole('button', { name: 'Réglages…' }).click();
  const settings = page.getByRole('tabpanel', { name: 'Reconnaissance' });
  await settings.getByRole('textbox', { name: 'Programme' }).fill(program);
  await settings.getByRole('textbox', { name: 'Modèle' }).fill(`${model}.none`);
  await settings.getByRole('button', { name: 'Vérifier' }).click();
  await expect(settings.getByRole('alert')).toContainText('Le fichier du modèle est introuvable');
  await settings.getByRole('textbox', { name: 'Modèle' }).fill(model);
  await settings.getByRole('button', { name: 'Vérifier' }).click();
  await expect(settings).toContainText('Ce programme convient');
  await page.keyboard.press('Escape');

  await askFor(page, 'Reconnaître la parole');
  await dialog.getByRole('button', { name: 'Commencer' }).click();
  await expect(dialog.getByRole('alert')).toContainText('failed to initialize whisper context');
  await page.keyboard.press('Escape');
  await talk.statusBar.getByRole('button', { name: 'Reconnaissance échouée' }).click();
  writeFileSync(model, text.join(' '));
  await dialog.getByRole('button', { name: 'Recommencer' }).click();
  const found = page.getByRole('dialog', { name: 'lecture.whisper.json' });
  await expect(found).toContainText('whisper.cpp (JSON)');
  await found.getByRole('button', { name: 'Prendre les temps' }).click();
  await expect(page.getByText(/^Temps repris pour \d/)).toBeVisible();
  await expect(talk.paragraphs).toHaveText(text);
  expect((await talk.times())[0]).toBe('0:00');
  await expect(talk.statusBar).not.toContainText('Parole reconnue');
  await talk.waitUntilSaved();
});
