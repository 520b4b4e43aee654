import { expect, test } from './hosts.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.describe('the player', () => {
  test.use({ demo: true });

  test('plays and pauses from the text, marks what is heard, and types nothing', async ({ page }) => {
    const talk = new TalkPage(page);
    await expect(talk.player.locator('video')).toBeVisible();
    await expect.poll(() => talk.duration()).toBeGreaterThan(120);
    const before = await talk.editor.innerText();
    await talk.caretBehind('Bonjour');
    await talk.editor.getByRole('button', { name: 'Aller à 0:18' }).click();
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(17);
    await page.keyboard.press('Escape');
    await expect.poll(() => talk.isPaused()).toBe(false);
    const heard = talk.editor.locator('[data-playing]');
    await expect(heard).toHaveCount(1);
    await expect(heard).toContainText('À un mur.');
    await page.keyboard.press('Control+Space');
    await expect.poll(() => talk.isPaused()).toBe(true);
    const paused = await talk.currentTime();
    await page.keyboard.press('F2');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(paused + 3, 1);
    await page.keyboard.press('F1');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(paused, 1);
    await page.keyboard.press('F4');
    const rate = (): Promise<number> =>
      talk.player.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate);
    await expect.poll(rate).toBeCloseTo(1.1);
    await page.keyboard.press('F3');
    await expect.poll(rate).toBeCloseTo(1);
    const keepsPitch = await talk.player.locator('video').evaluate((video: HTMLVideoElement) => video.preservesPitch);
    expect(keepsPitch).toBe(true);
    expect(await talk.editor.innerText()).toBe(before);
  });

  test('plays a paragraph once, and loops it', async ({ page }) => {
    const talk = new TalkPage(page);
    await expect.poll(() => talk.duration()).toBeGreaterThan(120);
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('F6');
    await page.keyboard.press('F5');
    await expect.poll(() => talk.isPaused()).toBe(false);
    // Near its end, the sound goes back to its start instead of on.
    await talk.player.locator('video').evaluate((video: HTMLVideoElement) => void (video.playbackRate = 4));
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(12);
    await expect.poll(() => talk.currentTime()).toBeLessThan(8);
  });

  test('says why a recording cannot be attached, and takes one that can', async ({ page }) => {
    const library = new LibraryPage(page);
    await page.getByRole('link', { name: 'Bibliothèque' }).click();
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await dropFiles(talk.dropTarget, [{ name: 'faux.mp4', bytes: Buffer.from('ceci n’est pas un film') }]);
    await expect(talk.player.getByRole('alert')).toContainText('faux.mp4');
    await talk.dropRecording('cours filmé.webm');
    await expect(talk.player).toContainText('cours filmé.webm');
    await talk.player.getByText('cours filmé.webm').click();
    await expect(talk.player).toContainText(/vp9|VP9|vp09/);
    await expect(talk.player).toContainText(/opus/i);
  });
});
