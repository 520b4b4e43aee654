import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

async function openSample(page: Page): Promise<TalkPage> {
  const library = new LibraryPage(page);
  await library.import(SAMPLE);
  await library.closeReport();
  return library.open(SAMPLE_TITLE);
}

async function noticeWidth(talk: TalkPage): Promise<number> {
  return (await talk.notice.boundingBox())?.width ?? 0;
}

async function expectWidth(talk: TalkPage, width: number): Promise<void> {
  await expect.poll(async () => Math.abs((await noticeWidth(talk)) - width)).toBeLessThanOrEqual(2);
}

test('the panes keep the widths they were dragged to', async ({ page, host }) => {
  const talk = await openSample(page);
  const before = await noticeWidth(talk);
  const separator = (await page.getByRole('separator', { name: 'Largeur du volet' }).boundingBox())!;
  const x = separator.x + separator.width / 2;
  const y = separator.y + separator.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y, { steps: 4 });
  await page.mouse.move(x + 90, y, { steps: 5 });
  await page.mouse.up();
  await expectWidth(talk, before + 90);
  const dragged = await noticeWidth(talk);
  // A window that reads the width from the library shows that it is stored.
  await page.reload();
  await expectWidth(talk, dragged);
  await host.kill9();
  await expectWidth(new TalkPage(await host.restart()), dragged);
});

test('a panel that was closed opens as wide as it was, also in a talk that was left meanwhile', async ({ page }) => {
  const talk = await openSample(page);
  const before = await noticeWidth(talk);
  await page.getByRole('button', { name: 'Notice', exact: true }).click();
  await expect(talk.notice).toBeHidden();
  await page.keyboard.press('Control+Shift+l');
  await expect(new LibraryPage(page).list).toBeVisible();
  await page.goBack();
  await expect(talk.editor).toBeVisible();
  await page.getByRole('button', { name: 'Notice', exact: true }).click();
  await expectWidth(talk, before);
  await page.reload();
  await expectWidth(talk, before);
});

test('the subtitles open each time as wide as the first', async ({ page }) => {
  const talk = await openSample(page);
  const subtitles = page.getByRole('complementary', { name: 'Sous-titres' });
  const widthOf = async () => (await subtitles.boundingBox())?.width ?? 0;
  const toggle = page.getByRole('button', { name: 'Sous-titres', exact: true });
  await toggle.click();
  await expect.poll(widthOf).toBeGreaterThanOrEqual(400);
  const before = await widthOf();
  for (let time = 0; time < 2; time++) {
    await toggle.click();
    await expect(subtitles).toBeHidden();
    await page.keyboard.press('Control+Shift+l');
    await expect(new LibraryPage(page).list).toBeVisible();
    await page.goBack();
    await expect(talk.editor).toBeVisible();
    await toggle.click();
    await expect.poll(async () => Math.abs((await widthOf()) - before)).toBeLessThanOrEqual(2);
  }
});

/** Chooses in one of the drop-down lists of the settings, which are open. */
async function choose(page: Page, list: RegExp, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: list }).click();
  await page.getByRole('option', { name: option }).click();
}

function backgroundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

test.describe('the settings', () => {
  test.use({ colorScheme: 'light' });

  test('change theme and language in place, and are remembered', async ({ page, host }) => {
    const talk = await openSample(page);
    const window = await page.locator('#root > *').first().elementHandle();
    const light = await backgroundOf(page);
    await page.getByRole('button', { name: 'Réglages' }).click();
    await choose(page, /Thème/, 'Sombre');
    await expect.poll(() => backgroundOf(page)).not.toBe(light);
    const dark = await backgroundOf(page);
    await choose(page, /Langue/, 'English');
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('link', { name: 'Library' })).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Player' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(talk.statusBar).toContainText('Saved');
    expect(await window!.evaluate((element) => element.isConnected)).toBe(true);

    // A window that reads the settings from the library shows that they are stored.
    await page.reload();
    await expect(page.getByRole('link', { name: 'Library' })).toBeVisible();
    await host.kill9();
    const reopened = await host.restart();
    await expect(reopened.getByRole('link', { name: 'Library' })).toBeVisible();
    await expect(reopened.getByRole('textbox', { name: 'Transcript', exact: true })).toBeVisible();
    expect(await backgroundOf(reopened)).toBe(dark);
  });

  test('name the open text in the new language', async ({ page }) => {
    const talk = await openSample(page);
    await talk.caretBehind('Pour faire');
    await page.getByRole('button', { name: 'Réglages' }).click();
    await choose(page, /Langue/, 'English');
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: 'Transcript', exact: true })).toBeVisible();
  });
});

test.describe('two windows on one talk', () => {
  let first: TalkPage;
  let second: TalkPage;

  test.beforeEach(async ({ page }, testInfo) => {
    test.skip(testInfo.project.metadata['host'] === 'electron', 'Electron keeps to one window on a library');
    first = await openSample(page);
    const opening = page.waitForEvent('popup');
    // A duplicate of the tab, which takes the access key along.
    await page.evaluate(() => void open(location.href));
    second = new TalkPage(await opening);
    await expect(second.editor).toContainText('Pour faire');
  });

  test('the one where nothing was typed shows what the other stored, and goes on from there', async () => {
    await first.caretBehind('Pour faire');
    await first.page.keyboard.type(' premier');
    await first.waitUntilSaved();
    await expect(second.editor).toContainText('Pour faire premier');
    await second.caretBehind('en pleine croissance');
    await second.page.keyboard.type(' deuxième');
    await expect(first.editor).toContainText('en pleine croissance deuxième');
    await expect(first.editor).toContainText('Pour faire premier');
    await first.waitUntilSaved();
    await second.waitUntilSaved();
  });

  test('two that are typed in at once have both in the end, and the caret stays where it was', async () => {
    await first.caretBehind('Pour faire');
    await second.caretBehind('en pleine croissance');
    await Promise.all([
      first.page.keyboard.type(' premier', { delay: 60 }),
      second.page.keyboard.type(' deuxième', { delay: 60 }),
    ]);
    await second.page.keyboard.type(' encore');
    for (const talk of [first, second]) {
      await expect(talk.editor).toContainText('Pour faire premier');
      await expect(talk.editor).toContainText('en pleine croissance deuxième encore');
      await talk.waitUntilSaved();
    }
  });

  test('of two that change the same words the later save is refused, and loses nothing', async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await first.caretBehind('Pour faire');
    await second.caretBehind('Pour faire');
    await Promise.all([
      first.page.keyboard.type(' premier', { delay: 60 }),
      second.page.keyboard.type(' deuxième', { delay: 60 }),
    ]);
    const refused = 'Non enregistré';
    const failed = async (): Promise<boolean[]> =>
      Promise.all([first, second].map(async (talk) => (await talk.statusBar.textContent())!.startsWith(refused)));
    await expect.poll(async () => (await failed()).filter(Boolean)).toHaveLength(1);
    const [isFirstRefused] = await failed();
    const [loser, winner] = isFirstRefused === true ? [first, second] : [second, first];
    const [lost, kept] = isFirstRefused === true ? ['premier', 'deuxième'] : ['deuxième', 'premier'];

    await winner.waitUntilSaved();
    await expect(winner.editor).not.toContainText(lost);
    await loser.page.keyboard.type(' suite');
    await expect(loser.editor).toContainText(`${lost} suite`);
    await expect(loser.statusBar).toContainText(refused);
    await expect(loser.page.getByText(/^Ce texte a été changé dans une autre fenêtre\./)).toBeVisible();
    await loser.page.getByRole('button', { name: 'Copier tout le texte' }).click();
    await expect(loser.page.getByRole('button', { name: 'Texte copié' })).toBeVisible();
    expect(await loser.page.evaluate(() => navigator.clipboard.readText())).toContain(`${lost} suite`);

    // The window asks before it lets go of the text, and then shows what the other one stored.
    const question = loser.page.waitForEvent('dialog');
    const reloading = loser.page.reload();
    const asked = await question;
    expect(asked.type()).toBe('beforeunload');
    await asked.accept();
    await reloading;
    await expect(loser.editor).toContainText(kept);
    await expect(loser.editor).not.toContainText(lost);
    await loser.caretBehind("qui entoure l'IA");
    await loser.page.keyboard.type(' ensuite');
    await expect(winner.editor).toContainText("qui entoure l'IA ensuite");
  });
});

test.describe('after the export dialog', () => {
  test.use({ demo: true });

  for (const way of ['its key', 'its button'] as const) {
    test(`opened by ${way}, the keyboard is back in the text, where it was`, async ({ page }) => {
      const talk = new TalkPage(page);
      const dialog = page.getByRole('dialog', { name: 'Exporter', exact: true });
      await talk.caretBehind('Bonjour');
      if (way === 'its key') await page.keyboard.press('Control+Shift+E');
      else await page.getByRole('button', { name: 'Exporter…' }).click();
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(talk.editor).toBeFocused();
      await page.keyboard.type(' donc');
      await expect(talk.editor).toContainText('Bonjour donc à toutes');
    });
  }
});

test('a narrow window keeps what is saved in sight, and no control is cut', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 700 });
  const talk = await openSample(page);
  await talk.waitUntilSaved();
  const isInside = (): Promise<boolean> =>
    talk.statusBar.evaluate(
      (bar) => bar.scrollWidth <= bar.clientWidth && bar.getBoundingClientRect().right <= innerWidth,
    );
  for (const width of [760, 480]) {
    await page.setViewportSize({ width, height: 700 });
    await expect(talk.saved).toBeInViewport({ ratio: 1 });
    await expect.poll(isInside).toBe(true);
  }
});

test('the text has most of a window of usual width', async ({ page }) => {
  const talk = await openSample(page);
  const width = (await talk.paragraphs.first().boundingBox())!.width;
  expect(width).toBeGreaterThan(400);
});
