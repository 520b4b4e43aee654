import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { holdReplies } from './pages/holdReplies.ts';
import { TalkPage } from './pages/TalkPage.ts';
import { silentWav } from './silentWav.ts';

let folder: string;
test.beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lutrin-lost-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));
test.use({ demo: true });

/** Adds a recording to the talk that is open, chooses it, and loses it. */
async function loseRecording(page: Page, talk: TalkPage): Promise<void> {
  const path = join(folder, 'micro.wav');
  writeFileSync(path, silentWav(2));
  await talk.attachByPath('Ajouter un autre enregistrement…', path);
  await talk.player.getByRole('button', { name: /Enregistrement écouté/ }).click();
  await page.getByRole('option', { name: 'micro.wav' }).click();
  await expect(talk.player.locator('audio')).toBeAttached();
  rmSync(path);
  await page.reload();
  await expect(talk.player.getByText('L’enregistrement n’est plus à sa place')).toBeVisible();
}

test('what came beside a lost recording stays when another takes the place of the lost one', async ({ page, host }) => {
  test.skip(host.hasNativeDialogs, 'replies are held on their way to a browser');
  const talk = new TalkPage(page);
  await loseRecording(page, talk);
  const replies = await holdReplies(page, 'talks.get');
  await replies.answered();
  replies.release();
  await expect(talk.player.getByText('L’enregistrement n’est plus à sa place')).toBeVisible();
  replies.hold();
  const dialog = page.getByRole('dialog');
  await dropFiles(talk.dropTarget, [{ name: 'un.wav', bytes: silentWav(3) }]);
  await dialog.getByRole('button', { name: 'Ajouter à côté' }).click();
  await replies.answered();
  await dropFiles(talk.dropTarget, [{ name: 'deux.wav', bytes: silentWav(4) }]);
  await expect(dialog).toContainText('« deux.wav » prendra la place de « micro.wav »');
  await dialog.getByRole('button', { name: 'Remplacer' }).click();
  replies.release();
  await talk.player.getByRole('button', { name: /Enregistrement écouté/ }).click();
  await expect(page.getByRole('option')).toHaveText([/lecture\.webm/, /micro\.wav/, /un\.wav/, /deux\.wav/]);
});

test('what is dropped on a lost recording is attached, though another is dropped before that is looked at', async ({
  page,
  host,
}) => {
  test.skip(host.hasNativeDialogs, 'replies are held on their way to a browser');
  const talk = new TalkPage(page);
  await loseRecording(page, talk);
  const replies = await holdReplies(page, 'media.isLostOne');
  await expect(talk.player.getByText('L’enregistrement n’est plus à sa place')).toBeVisible();
  const dialog = page.getByRole('dialog');
  await dropFiles(talk.dropTarget, [{ name: 'un.wav', bytes: silentWav(3) }]);
  await replies.answered();
  const uploaded = page.waitForResponse('**/upload*');
  await dropFiles(talk.dropTarget, [{ name: 'deux.wav', bytes: silentWav(4) }]);
  await uploaded;
  replies.release();
  await expect(dialog).toContainText('« deux.wav » prendra la place');
  await dialog.getByRole('button', { name: 'Ajouter à côté' }).click();
  await talk.player.getByRole('button', { name: /Enregistrement écouté/ }).click();
  await expect(page.getByRole('option')).toHaveText([/lecture\.webm/, /micro\.wav/, /un\.wav/, /deux\.wav/]);
});

test('another file with the name of a lost recording takes its place only when that is asked for', async ({ page }) => {
  const talk = new TalkPage(page);
  const path = join(folder, 'micro.wav');
  writeFileSync(path, silentWav(2));
  await talk.attachByPath('Remplacer…', path);
  const dialog = page.getByRole('dialog');
  await expect(talk.player.locator('audio')).toBeAttached();
  rmSync(path);
  mkdirSync(join(folder, 'x'));
  writeFileSync(join(folder, 'x', 'micro.wav'), silentWav(3));
  await page.reload();
  await talk.player.getByRole('button', { name: 'Chercher dans un dossier…' }).click();
  await dialog.getByRole('textbox').first().fill(join(folder, 'x'));
  await dialog.getByRole('textbox').first().press('Enter');
  await expect(dialog.getByText('micro.wav')).toBeVisible();
  await dialog.getByRole('button', { name: 'Chercher' }).click();
  await talk.player.getByRole('button', { name: 'Prendre cet autre fichier…' }).click();
  await expect(dialog).toContainText('« micro.wav » prendra la place de « micro.wav »');
  await dialog.getByRole('button', { name: 'Remplacer' }).click();
  await expect(talk.player.locator('audio')).toBeAttached();
  await expect(talk.player.getByRole('button', { name: /Enregistrement écouté/ })).toBeHidden();
});

test('what is dropped on a lost recording is it, found again, or asked about; put back, it is noticed', async ({
  page,
}) => {
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  const [path, away] = [join(folder, 'micro.wav'), join(folder, 'x', 'micro.wav')];
  mkdirSync(join(folder, 'x'));
  const bytes = silentWav(2);
  writeFileSync(path, bytes);
  await talk.attachByPath('Ajouter un autre enregistrement…', path);
  const dialog = page.getByRole('dialog');
  const choice = talk.player.getByRole('button', { name: /Enregistrement écouté/ });
  await choice.click();
  await page.getByRole('option', { name: 'micro.wav' }).click();
  const [audio, lost] = [talk.player.locator('audio'), talk.player.getByText('L’enregistrement n’est plus à sa place')];
  await expect(audio).toBeAttached();

  renameSync(path, away);
  await page.reload();
  await expect(lost).toBeVisible();
  await dropFiles(talk.dropTarget, [{ name: 'autre.wav', bytes: silentWav(3) }]);
  await expect(dialog).toContainText('« autre.wav » prendra la place de « micro.wav »');
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  renameSync(away, path);
  await page.evaluate(() => void dispatchEvent(new Event('focus')));
  await expect(audio).toBeAttached();

  renameSync(path, away);
  await page.reload();
  await expect(lost).toBeVisible();
  await dropFiles(talk.dropTarget, [{ name: 'retrouvé.wav', bytes }]);
  await expect(audio).toBeAttached();
  await choice.click();
  await expect(page.getByRole('option')).toHaveText([/lecture\.webm/, /micro\.wav/]);
});
