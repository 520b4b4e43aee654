import type { Page } from '@playwright/test';
import { expect, test, type TestHost } from './hosts.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.use({ demo: true });

/** The demonstration lecture in this window and in another one. */
async function openTwice(page: Page, host: TestHost): Promise<[TalkPage, TalkPage]> {
  const talk = new TalkPage(page);
  await expect(talk.paragraphs.first()).toContainText('Bonjour');
  const other = await host.openWindow();
  test.skip(other === null, 'this host has one window');
  const there = new TalkPage(other!);
  await expect(there.paragraphs.first()).toContainText('Bonjour');
  return [talk, there];
}

test.describe('two windows on one talk', () => {
  test('leave each other’s caret in its word, and what is selected', async ({ page, host }) => {
    const [here, there] = await openTwice(page, host);
    await here.caretBehind('Bonjour');
    await there.caretBehind('Bonjour');
    await there.page.keyboard.press('Home');
    await there.page.keyboard.type('Mesdames, ');
    await expect(here.editor).toContainText('Mesdames, Bonjour à');
    await page.keyboard.type('!');
    await expect(here.editor).toContainText('Mesdames, Bonjour! à');
    await expect(there.editor).toContainText('Mesdames, Bonjour! à');

    await here.select('À un mur');
    await there.caretBehind('Mesdames');
    await there.page.keyboard.type(' et messieurs');
    await expect(here.editor).toContainText('Mesdames et messieurs');
    await page.keyboard.type('Jadis');
    await expect(here.paragraphs.nth(1)).toHaveText(/^Jadis\. Pendant/);
  });

  test('leave each other’s composition alone', async ({ page, host }) => {
    const [here, there] = await openTwice(page, host);
    await here.caretBehind('Bonjour');
    const input = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await compose('か');
    await there.caretBehind('À un mur');
    const stored = there.nextSave();
    await there.page.keyboard.type(' blanc');
    await stored;
    await compose('かな');
    await expect(here.editor).toContainText('Bonjourかな à toutes');
    await expect(here.paragraphs.nth(1)).toHaveText(/^À un mur\. /);
    await input.send('Input.insertText', { text: '仮名' });
    await expect(here.editor).toContainText('À un mur blanc.');
    await expect(there.editor).toContainText('Bonjour仮名 à toutes');
    await expect(here.paragraphs.first()).toHaveText(/^Bonjour仮名 à toutes/);
  });
});
