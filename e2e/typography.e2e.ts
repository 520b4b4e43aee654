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

  test('a text that turns out to be in another language is left as it is typed', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('tab', { name: 'Typographie' }).click();
    await page.getByRole('switch', { name: /Corriger pendant la frappe/ }).press('Space');
    await page.keyboard.press('Escape');
    await expect(talk.editor).toHaveAttribute('lang', 'fr');

    const language = talk.notice.getByRole('textbox', { name: 'Langue', exact: true });
    await language.fill('en');
    await language.press('Enter');
    await expect(talk.editor).toHaveAttribute('lang', 'en');
    await talk.caretBehind('Pour faire');
    await page.keyboard.type(' "x" ?');
    await expect(talk.editor).toContainText('Pour faire "x" ?');
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

test.describe('correcting the typography of a talk', () => {
  test('the changes are shown, chosen, made as one step and undone', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.caretBehind('Pour faire');
    await page.keyboard.type(` "oui" ! l'Etat`);
    const before = await textOf(talk);
    await page.keyboard.press('Control+Shift+Y');
    const dialog = page.getByRole('dialog', { name: 'Typographie' });
    const list = dialog.getByRole('listbox', { name: 'Corrections proposées' });
    await expect(list.getByRole('option').first()).toContainText('Guillemets');
    const apply = dialog.getByRole('button', { name: /^Appliquer/ });
    const count = async (): Promise<number> => Number(/\d+/.exec((await apply.textContent()) ?? '')![0]);
    const all = await count();
    expect(all).toBeGreaterThan(40);

    // By keyboard: the third row is the space before the mark, the fourth the apostrophe.
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(list.getByRole('option').nth(3)).toHaveAttribute('aria-selected', 'false');
    expect(await count()).toBe(all - 1);
    // A rule is switched off, and what it asked for is gone.
    await dialog.getByText('Capitales accentuées').first().click();
    await expect.poll(count).toBeLessThan(all - 1);
    // The list keeps to one rule.
    await dialog.getByRole('button', { name: /Montrer/ }).click();
    await page.getByRole('option', { name: 'Guillemets', exact: true }).click();
    await expect(list.getByRole('option')).toHaveCount(2);

    await apply.click();
    await expect(dialog).toContainText('corrections sont faites');
    await page.keyboard.press('Escape');
    const corrected = `Pour faire «\u00A0oui\u00A0»\u202F! l'Etat apparaître les impacts sociaux de l’intelligence`;
    await expect.poll(() => textOf(talk)).toContain(corrected);
    await page.keyboard.press('Control+z');
    await expect.poll(() => textOf(talk)).toBe(before);

    // Profile and switches are remembered.
    await page.keyboard.press('Control+Shift+Y');
    await expect(dialog.getByRole('checkbox', { name: /Capitales accentuées/ })).not.toBeChecked();
    await apply.click();
    await dialog.getByRole('button', { name: 'Annuler les corrections' }).click();
    await expect.poll(() => textOf(talk)).toBe(before);
    await talk.waitUntilSaved();
  });

  test('a selection is corrected alone, in the usage that is chosen', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.caretBehind('Pour faire');
    await page.keyboard.type(` l'un : oui ? l'autre`);
    await talk.select('un : oui ?');
    await page.keyboard.press('Control+Shift+Y');
    const dialog = page.getByRole('dialog', { name: 'Typographie' });
    await expect(dialog.getByRole('option')).toHaveCount(2);
    await dialog.getByRole('button', { name: /Usage suivi/ }).click();
    await page.getByRole('option', { name: 'Union européenne' }).click();
    await dialog.getByRole('button', { name: 'Appliquer 2 corrections' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => textOf(talk)).toContain(`Pour faire l'un: oui? l'autre`);

    await talk.select('un: oui?');
    await page.keyboard.press('Control+Shift+Y');
    await expect(dialog).toContainText('Rien à corriger');
    await expect(dialog.getByRole('button', { name: 'Appliquer 0 correction' })).toBeDisabled();
    await dialog.getByRole('button', { name: /Usage suivi/ }).click();
    await page.getByRole('option', { name: 'Aucun' }).click();
    await expect(dialog).toContainText('Choisissez un usage');
  });
});

/** The text of the first paragraph, blanks as they are. */
async function textOf(talk: TalkPage): Promise<string> {
  return (await talk.paragraphs.first().textContent()) ?? '';
}
