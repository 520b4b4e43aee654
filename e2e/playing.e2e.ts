import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { demoWords, sampleFrames, spokenBetween } from './pages/heardWords.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.use({ demo: true });

/** The demonstration lecture with its recording, ready to be played. */
async function openDemo(page: Page): Promise<TalkPage> {
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  return talk;
}

async function playFrom(talk: TalkPage, clock: string): Promise<void> {
  await talk.editor
    .getByRole('button', { name: `Aller à ${clock}`, exact: true })
    .last()
    .click();
  await talk.page.keyboard.press('Escape');
  await expect.poll(() => talk.isPaused()).toBe(false);
}

function scrollTop(talk: TalkPage): Promise<number> {
  return talk.editor.evaluate((editor) => {
    let element = editor.parentElement;
    while (element !== null && getComputedStyle(element).overflowY !== 'auto') element = element.parentElement;
    return element!.scrollTop;
  });
}

test.describe('the word that is heard', () => {
  test('is the one that is spoken, within a frame', async ({ page }) => {
    const talk = await openDemo(page);
    await playFrom(talk, '0:18');
    await expect.poll(async () => (await sampleFrames(page, 1))[0]!.marked).not.toBeNull();
    const frames = await sampleFrames(page, 300);
    const words = demoWords();
    const wrong = frames.slice(1).filter(({ timeMs, marked }, index) => {
      const spoken = spokenBetween(words, frames[index]!.timeMs, timeMs);
      return !spoken.some(({ paragraph, offset }) => marked?.paragraph === paragraph && marked.offset === offset);
    });
    expect(wrong).toEqual([]);
    // The sound went on meanwhile, and the mark with it.
    expect(new Set(frames.map(({ marked }) => marked?.offset)).size).toBeGreaterThan(5);
  });

  test('stays marked while its paragraph is typed in, and moves with its text', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.editor.getByRole('button', { name: 'Aller à 0:18', exact: true }).click();
    await talk.caretBehind('À un');
    await expect.poll(async () => (await sampleFrames(page, 1))[0]!.marked?.text).toBe('À');
    await page.keyboard.type(' bien long');
    await talk.caretBehind('Bonjour à tou');
    await page.keyboard.press('Backspace');
    await talk.caretBehind('À un bien');
    await page.keyboard.press('Home');
    await page.keyboard.type('« ');
    const [frame] = await sampleFrames(page, 2).then((frames) => frames.slice(-1));
    expect(frame!.marked).toMatchObject({ text: 'À', offset: 2 });
  });

  test('is shown otherwise where its time is an estimate', async ({ page }) => {
    const talk = await openDemo(page);
    const count = (name: string): Promise<number> => page.evaluate((key) => CSS.highlights.get(key)?.size ?? 0, name);
    await talk.editor.getByRole('button', { name: 'Aller à 0:18', exact: true }).click();
    await expect.poll(() => count('heard-word')).toBe(1);
    expect(await count('heard-estimate')).toBe(0);
    await talk.select('À un mur');
    await page.keyboard.type('Jadis');
    await expect.poll(() => count('heard-estimate')).toBe(1);
    expect(await count('heard-word')).toBe(0);
  });
});

test.describe('the text', () => {
  test('follows the sound until the user scrolls, and again when asked to', async ({ page }) => {
    const talk = await openDemo(page);
    await playFrom(talk, '0:02');
    const follow = page.getByRole('button', { name: 'Suivre le son' });
    await expect(follow).toBeHidden();
    await talk.goToTime('2:40');
    await expect(talk.editor.locator('[data-playing]')).toBeInViewport();
    const followed = await scrollTop(talk);
    expect(followed).toBeGreaterThan(400);

    await talk.editor.hover();
    await page.mouse.wheel(0, -600);
    await expect(follow).toBeVisible();
    await expect.poll(() => scrollTop(talk)).toBeLessThan(followed - 400);
    const left = await scrollTop(talk);
    await sampleFrames(page, 90);
    expect(await scrollTop(talk)).toBe(left);

    await follow.click();
    await expect(follow).toBeHidden();
    await expect(talk.editor.locator('[data-playing]')).toBeInViewport();
  });

  test('does not scroll away the caret that is typed at', async ({ page }) => {
    const talk = await openDemo(page);
    await playFrom(talk, '0:02');
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' donc');
    const before = await scrollTop(talk);
    await page.getByRole('slider', { name: 'Position' }).press('Shift+PageUp');
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(120);
    await expect(page.getByRole('button', { name: 'Suivre le son' })).toBeVisible();
    expect(await scrollTop(talk)).toBe(before);
  });
});
