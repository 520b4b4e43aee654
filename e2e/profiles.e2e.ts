import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './hosts.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.describe('rule profiles', () => {
  test.use({ demo: true });

  test('are copied, changed, chosen, exported, deleted and brought in again', async ({ page }, testInfo) => {
    const talk = new TalkPage(page);
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Alt+T');
    const panel = page.getByRole('complementary', { name: 'Sous-titres' });
    await panel.getByRole('button', { name: 'Profils de règles…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Profils de règles' });
    const profiles = dialog.getByRole('listbox', { name: 'Profils' });
    await profiles.getByRole('option', { name: 'BBC' }).click();
    await expect(dialog.getByRole('row', { name: /Par ligne/ })).toContainText(
      '37\u00a0c40\u00a0cBBC, Subtitle Guidelines',
    );
    await dialog.getByRole('button', { name: 'Copier' }).press('Enter');
    const name = dialog.getByRole('textbox', { name: 'Nom en français' });
    await expect(name).toBeFocused();
    await name.fill('À nous');
    await dialog.getByRole('checkbox', { name: 'pour cette conférence' }).press('Space');
    await expect(profiles.getByRole('option', { name: 'À nous conférence' })).toHaveAttribute('aria-selected', 'true');
    await expect(dialog).toContainText('Cette conférence suit «\u00a0À nous\u00a0», choisi pour elle.');

    // What contradicts itself waits; what does not is seen in the subtitles.
    const [warns, refuses] = ['Avertit', 'Refuse'].map((side) =>
      dialog.getByRole('textbox', { name: `Par ligne, au plus, ${side}` }),
    );
    await refuses!.fill('20');
    await refuses!.press('Enter');
    await expect(refuses!).toHaveAccessibleDescription('L’avertissement doit venir avant le refus.');
    await expect(dialog.getByRole('status')).toContainText('Pas encore enregistré');
    await warns!.fill('18');
    await warns!.press('Enter');
    await expect(refuses!).not.toHaveAttribute('aria-invalid');
    // The keypad has a point where the language has a comma.
    const longest = dialog.getByRole('textbox', { name: 'Durée la plus longue' });
    await longest.pressSequentially('6.5');
    await longest.press('Enter');
    await expect(longest).toHaveValue('6,5');
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Exporter' }).click();
    const path = testInfo.outputPath('ours.json');
    await (await downloading).saveAs(path);
    const file = JSON.parse(readFileSync(path, 'utf8')) as { sources: object };
    expect(file).toMatchObject({
      names: { fr: 'À nous' },
      rules: { charsPerLine: { warn: 18, error: 20 } },
      limits: { maxDurationMs: 6_500 },
    });
    expect(Object.keys(file.sources)).not.toContain('charsPerLine');

    await dialog.getByRole('button', { name: 'Supprimer' }).click();
    const question = page.getByRole('dialog', { name: /^Supprimer/ });
    await expect(question).toContainText('Une conférence l’a choisi');
    await question.getByRole('button', { name: 'Supprimer' }).click();
    await expect(profiles.getByRole('option', { name: /À nous/ })).toHaveCount(0);
    await expect(profiles.getByRole('option', { name: /^Conférence en français/ })).toBeFocused();
    await expect(dialog).toContainText('suit «\u00a0Conférence en français\u00a0», le profil par défaut.');

    const drop = (bytes: Buffer) => dropFiles(profiles, [{ name: 'ours.json', bytes }]);
    await drop(Buffer.from('{"id": "ours", "names": {"fr": "x"}}'));
    await expect(dialog.getByRole('alert')).toContainText('names.en – Manque.');
    await drop(readFileSync(path));
    await expect(profiles.getByRole('option', { name: 'À nous conférence' })).toHaveAttribute('aria-selected', 'true');
    await expect(warns!).toHaveValue('18');
    await drop(Buffer.from(JSON.stringify({ ...file, rules: { charsPerLine: { warn: 19 } } })));
    const taken = page.getByRole('dialog', { name: 'Ce profil existe déjà' });
    await taken.getByRole('button', { name: 'Remplacer' }).click();
    await expect(warns!).toHaveValue('19');
    await drop(readFileSync(path));
    await taken.getByRole('button', { name: 'Garder les deux' }).click();
    await expect(profiles.getByRole('option', { name: 'À nous (2)' })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(panel).toContainText('À nous\u00a0: 19\u00a0c');
  });
});
