import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import type { TalkPage } from './pages/TalkPage.ts';

test.describe('correcting typography while typing', () => {
  test('typed quotes, apostrophes and spaces are corrected once that is on', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.caretBehind('Pour faire');
    await page.keyboard.type(' "x" ?');
    await expect(talk.editor).toContainText('Pour faire "x" ?');
    for (let count = 0; count < 6; count++) await page.keyboard.press('Backspace');

    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('tab', { name: 'Typographie' }).click();
    await page.getByRole('switch', { name: /Corriger pendant la frappe/ }).press('Space');
    await page.keyboard.press('Escape');

    await talk.caretBehind('Pour faire');
    const saved = talk.nextSave();
    await page.keyboard.type(` l'"essai" : oui ? à 12:30... http://a.fr?b;c`);
    const typed = 'Pour faire l’«\u00A0essai\u00A0»\u00A0: oui\u202F? à 12:30… http://a.fr?b;c';
    await expect.poll(() => textOf(talk)).toContain(typed);
    await saved;
    await page.reload();
    await expect.poll(() => textOf(talk)).toContain(typed);
  });

  test('Backspace and undo take back a correction and leave what was typed', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('tab', { name: 'Typographie' }).click();
    await page.getByRole('switch', { name: /Corriger pendant la frappe/ }).press('Space');
    await page.keyboard.press('Escape');

    await talk.caretBehind('Pour faire');
    await page.keyboard.type('?');
    await expect.poll(() => textOf(talk)).toContain('Pour faire\u202F?');
    await page.keyboard.press('Backspace');
    await expect.poll(() => textOf(talk)).toContain('Pour faire?');
    await page.keyboard.press('Backspace');
    await expect.poll(() => textOf(talk)).not.toContain('Pour faire?');
    await page.keyboard.type('... puis');
    await expect.poll(() => textOf(talk)).toContain('Pour faire… puis');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => textOf(talk)).toContain('Pour faire...');
  });

  test('no-break spaces are marked on demand, and the text stays as it is', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.caretBehind('Pour faire');
    await page.keyboard.type('\u00A0: oui\u202F! un\u00ADdeux');
    const before = await textOf(talk);
    const marked = (): Promise<string[]> =>
      page.evaluate(() =>
        ['no-break', 'narrow-no-break', 'no-width'].flatMap((name) =>
          [...(CSS.highlights.get(name) ?? [])].map(
            ({ startContainer, startOffset, endOffset }) =>
              `${name} ${startContainer.textContent?.slice(startOffset, endOffset)}`,
          ),
        ),
      );
    expect(await marked()).toEqual([]);
    await page.keyboard.press('Control+Shift+Digit8');
    await expect.poll(marked).toEqual(['no-break \u00A0', 'narrow-no-break \u202F', 'no-width n\u00AD']);
    // It follows the text.
    await page.keyboard.type('\u00A0');
    await expect.poll(async () => (await marked()).filter((mark) => mark.startsWith('no-break'))).toHaveLength(2);
    await page.keyboard.press('Backspace');
    expect(await textOf(talk)).toBe(before);
    await page.keyboard.press('Control+Shift+Digit8');
    await expect.poll(marked).toEqual([]);
  });
});

/** The text of the first paragraph, blanks as they are. */
async function textOf(talk: TalkPage): Promise<string> {
  return (await talk.paragraphs.first().textContent()) ?? '';
}
