import type { Page } from '@playwright/test';
import { expect, test, type TestHost } from './hosts.ts';
import { FindPage } from './pages/FindPage.ts';
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

/** Opens the window anew, with the ends of its jobs held back from it until the function that comes back is called. */
async function holdJobEnds(page: Page): Promise<() => void> {
  const held: (() => void)[] = [];
  let isHolding = true;
  await page.routeWebSocket(/\/port$/, (window) => {
    const library = window.connectToServer();
    window.onMessage((message) => library.send(message));
    library.onMessage((message) => {
      const isEnd = String(message).includes('"job.changed"') && String(message).includes('"state":"done"');
      if (isHolding && isEnd) held.push(() => window.send(message));
      else window.send(message);
    });
  });
  await page.reload();
  return () => {
    isHolding = false;
    for (const pass of held) pass();
  };
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

  test('undo what was replaced in the own window only, whatever the other does meanwhile', async ({ page, host }) => {
    const [here, there] = await openTwice(page, host);
    const release = await holdJobEnds(page);
    const find = new FindPage(page);
    await here.caretBehind('Bonjour');
    await page.keyboard.press('Control+h');
    await find.query.fill('bonjour');
    await find.replacement.fill('Bonsoir');
    await expect(find.status).toHaveText('1 résultat');
    await find.panel.getByRole('button', { name: 'Tout remplacer' }).click();
    await expect(here.editor).toContainText('Bonsoir à toutes');
    await there.caretBehind('À un mur');
    await there.page.keyboard.type(' blanc');
    await expect(here.editor).toContainText('À un mur blanc.');
    release();
    await expect(find.panel).toContainText('1 remplacement');
    await here.editor.focus();
    await page.keyboard.press('Control+z');
    await expect(here.editor).toContainText('Bonjour à toutes');
    await expect(here.editor).toContainText('À un mur blanc.');
    await expect(there.editor).toContainText('Bonjour à toutes');
  });
});
