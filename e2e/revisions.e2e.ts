import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { RevisionsPage } from './pages/RevisionsPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.describe('the revisions of a talk', () => {
  test.use({ demo: true });

  test('the import is kept, compared, walked through and played; restoring is undone like any edit', async ({
    page,
  }) => {
    const talk = new TalkPage(page);
    const revisions = new RevisionsPage(page);
    await expect(talk.player.locator('video')).toBeVisible();
    await expect.poll(() => talk.duration()).toBeGreaterThan(120);
    const original = await talk.paragraphs.allTextContents();
    await revisions.openPanel();
    await expect(revisions.panel).toContainText('Aucune version pour l’instant.');

    const saved = talk.nextSave();
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' encore');
    await talk.caretBehind('Pendant des siècles');
    for (let count = 0; count < 'siècles'.length; count++) await page.keyboard.press('Backspace');
    await page.keyboard.type('millénaires');
    await saved;
    await talk.waitUntilSaved();
    await expect(revisions.rows).toHaveCount(1);
    await expect(revisions.rows.first()).toContainText('Texte importé');
    await expect(revisions.rows.first()).toContainText('+2 −1');
    await talk.waitUntilSaved();
    const corrected = await talk.paragraphs.allTextContents();

    await revisions.compare('Texte importé');
    await expect.poll(() => revisions.differences()).toEqual(['+ encore', '-siècles,', '+millénaires,']);
    await expect(revisions.view).toContainText('1 mot ajouté');
    await expect(revisions.view).toContainText('1 mot remplacé');
    await expect(revisions.position).toHaveText('1 / 2');
    await page.keyboard.press('F8');
    await expect(revisions.position).toHaveText('2 / 2');
    await page.keyboard.press('F8');
    await expect(revisions.position).toHaveText('2 / 2');
    await page.keyboard.press('F5');
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(18);
    await expect.poll(() => talk.isPaused()).toBe(true);
    expect(await talk.currentTime()).toBeLessThan(25);
    await page.keyboard.press('Shift+F8');
    await expect(revisions.position).toHaveText('1 / 2');

    await revisions.view.getByRole('button', { name: 'Rétablir ce paragraphe' }).click();
    await expect(revisions.position).toHaveText('1 / 1');
    await expect(revisions.view).toContainText(
      'Rétabli. Ctrl+Z l’annule ; le texte d’avant est gardé comme version 2.',
    );
    expect(await talk.paragraphs.allTextContents()).toEqual([original[0], ...corrected.slice(1)]);
    await page.keyboard.press('Control+z');
    await expect(revisions.position).toHaveText('1 / 2');
    await expect(revisions.view).not.toContainText('Rétabli.');
    expect(await talk.paragraphs.allTextContents()).toEqual(corrected);

    await revisions.view.getByRole('button', { name: 'Tout rétablir' }).click();
    await expect(revisions.view).toContainText('Les deux textes sont identiques.');
    expect(await talk.paragraphs.allTextContents()).toEqual(original);
    await page.keyboard.press('Escape');
    await expect(revisions.view).toBeHidden();
    await expect(talk.editor).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect.poll(() => talk.paragraphs.allTextContents()).toEqual(corrected);
    await page.keyboard.press('Control+Shift+z');
    await talk.waitUntilSaved();
    await page.reload();
    await expect(talk.paragraphs.first()).toBeVisible();
    expect(await talk.paragraphs.allTextContents()).toEqual(original);
  });

  test('the keys of the text do nothing to it while it is out of sight', async ({ page }) => {
    const talk = new TalkPage(page);
    const revisions = new RevisionsPage(page);
    await revisions.openPanel();
    const saved = talk.nextSave();
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' encore');
    await saved;
    await revisions.compare('Texte importé');
    const before = await talk.editor.innerHTML();
    for (const key of ['Alt+Shift+ArrowDown', 'Control+Shift+Enter', 'Control+Shift+H', 'Alt+1', 'Alt+d']) {
      await page.keyboard.press(key);
    }
    expect(await talk.editor.innerHTML()).toBe(before);
    await page.keyboard.press('Escape');
    await expect(talk.editor).toBeFocused();
    await page.keyboard.press('Alt+d');
    await expect(talk.editor.locator('[data-review="doubtful"]')).toHaveCount(1);
  });
});

test.describe('revisions kept by hand', () => {
  test('any two are compared, and only the current text can be restored to', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    const revisions = new RevisionsPage(page);
    await talk.caretBehind('Pour faire');
    await page.keyboard.type(' un');
    await revisions.keep('première');
    await page.keyboard.type(' deux');
    await revisions.keep('deuxième');
    await page.keyboard.type(' trois');
    await revisions.keep('troisième');
    await revisions.openPanel();
    await expect(revisions.rows).toHaveText([/troisième/, /deuxième/, /première/, /Texte importé/]);
    await revisions.compare('première');
    await expect.poll(() => revisions.differences()).toEqual(['+ deux trois']);
    await revisions.choose('avec', /^3 · Version gardée/);
    await expect.poll(() => revisions.differences()).toEqual(['+ deux']);
    await expect(revisions.view).toContainText('Pour rétablir, comparez avec le texte actuel.');
    await expect(revisions.view.getByRole('button', { name: 'Tout rétablir' })).toBeHidden();
    // The wrong way round they are turned.
    await revisions.choose('Comparer', /^4 · Version gardée/);
    await expect.poll(() => revisions.differences()).toEqual(['+ trois']);
    await revisions.choose('avec', /Texte actuel/);
    await expect.poll(() => revisions.differences()).toEqual(['+ trois']);
    await revisions.choose('Comparer', /^4 · Version gardée/);
    await expect(revisions.view).toContainText('Les deux textes sont identiques.');
  });

  test('a change far down a long paragraph is brought into view', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    const revisions = new RevisionsPage(page);
    const saved = talk.nextSave();
    await talk.caretBehind('Pour faire');
    await page.keyboard.type(' tôt');
    await talk.caretBehind('à une main-d');
    await page.keyboard.type(' tard');
    await saved;
    await talk.waitUntilSaved();
    await revisions.openPanel();
    await revisions.compare('Texte importé');
    const [early, late] = [revisions.view.getByText('tôt'), revisions.view.locator('ins', { hasText: 'tard' })];
    await expect(early).toBeInViewport();
    await expect(late).not.toBeInViewport();
    await page.keyboard.press('F8');
    await expect(late).toBeInViewport();
    await expect(early).not.toBeInViewport();
    await page.keyboard.press('Shift+F8');
    await expect(early).toBeInViewport();
  });

  test('another text is read from its first change', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    const revisions = new RevisionsPage(page);
    await talk.caretBehind('Pour faire');
    await page.keyboard.type(' tôt');
    await revisions.keep('première');
    for (const place of ['en pleine croissance', 'à une main-d']) {
      await talk.caretBehind(place);
      await page.keyboard.type(' tard');
    }
    await revisions.keep('deuxième');
    await revisions.openPanel();
    await revisions.compare('première');
    await expect(revisions.position).toHaveText('1 / 2');
    await page.keyboard.press('F8');
    await expect(revisions.position).toHaveText('2 / 2');
    await revisions.choose('Comparer', /^1 · Texte importé/);
    await expect(revisions.position).toHaveText('1 / 3');
  });

  test('a note for a text that is kept already goes to the revision there is', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    const revisions = new RevisionsPage(page);
    await talk.caretBehind('Pour faire');
    await page.keyboard.type(' un');
    await revisions.keep('');
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Garder une version du texte' });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('relu');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('Rien n’a changé depuis la version 2');
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await revisions.openPanel();
    await expect(revisions.rows).toHaveText([/relu/, /Texte importé/]);
  });

  test('splits and merges are shown as such, and long unchanged parts are folded', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    const revisions = new RevisionsPage(page);
    for (const end of ['en pleine croissance.', "qui entoure l'IA."]) {
      await talk.caretBehind(end);
      await page.keyboard.press('Enter');
    }
    await talk.waitUntilSaved();
    await revisions.openPanel();
    await revisions.compare('Texte importé');
    await expect(revisions.view).toContainText('2 coupures');
    await expect(revisions.view.locator('ins[title="paragraphe coupé"]')).toHaveCount(2);
    await revisions.view.getByRole('button', { name: 'Tout rétablir' }).click();
    await expect(revisions.view).toContainText('Les deux textes sont identiques.');
    await expect(talk.paragraphs).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(talk.paragraphs).toHaveCount(3);
  });
});
