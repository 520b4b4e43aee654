import { expect, test } from './hosts.ts';
import { FindPage } from './pages/FindPage.ts';
import { holdReplies } from './pages/holdReplies.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

const second = {
  name: 'seconde.txt',
  bytes: Buffer.from(
    SAMPLE.bytes
      .toString()
      .replaceAll("Le coût humain de l'intelligence artificielle", 'Une autre conférence')
      .replaceAll('Paola', 'Paule')
      .replaceAll(/https?:\S+/g, ''),
  ),
};

test.describe('finding in a talk', () => {
  test.use({ demo: true });

  test('marks every hit, goes from one to the next by key, and plays one', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Control+f');
    await expect(find.query).toBeFocused();
    await page.keyboard.type('a toutes');
    await expect(find.status).toHaveText('1 résultat');
    await expect.poll(async () => (await find.marked()).all).toEqual(['à toutes']);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await find.marked()).current).toEqual(['à toutes']);
    await find.option('Mot entier').click();
    await find.query.fill('de');
    await expect(find.status).toHaveText(/^\d+ résultats$/);
    const total = Number.parseInt((await find.status.textContent())!, 10);
    await find.query.press('Enter');
    // From the caret on, which stands behind what was found before.
    await expect(find.status).toHaveText(`2 sur ${total}`);
    await find.query.press('Shift+Enter');
    await expect(find.status).toHaveText(`1 sur ${total}`);
    await find.query.press('Shift+Enter');
    await expect(find.status).toHaveText(`${total} sur ${total}`);

    const row = find.hits.nth(1);
    const clock = (await row.getByRole('gridcell').last().textContent())!;
    const sought = await talk.noteNext('seeking');
    await row.getByRole('button', { name: /^Écouter autour/ }).click();
    await expect.poll(() => talk.isPaused()).toBe(false);
    const [minutes, seconds] = clock.replace('≈ ', '').split(':').map(Number) as [number, number];
    expect(Math.abs((await sought()) - (minutes * 60 + seconds))).toBeLessThan(4);
    await find.query.press('Escape');
    await expect(talk.editor).toBeFocused();
  });

  test('Escape goes back to the text, also while a tooltip is shown', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Control+f');
    await find.query.click();
    await find.option('Mot entier').hover();
    await expect(page.getByRole('tooltip')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tooltip')).toBeHidden();
    await expect(talk.editor).toBeFocused();
  });

  test('says what is wrong with an expression, and that nothing was found', async ({ page }) => {
    const find = new FindPage(page);
    await new TalkPage(page).editor.waitFor();
    await page.keyboard.press('Control+f');
    await find.option('Expression régulière').click();
    await find.query.fill('(abc');
    await expect(find.panel.getByRole('alert')).toContainText('L’expression régulière est incorrecte : ');
    await find.query.fill('(abc)');
    await expect(find.status).toHaveText('Rien trouvé.');
    await find.query.fill('(\\w|\\s|.)+\\d{30}$');
    await expect(find.panel.getByRole('alert')).toContainText('demande trop de temps');
    await find.query.fill('[Bb]onjour');
    await expect(find.status).toHaveText(/résultat/);
  });

  test('replaces as one step that both the text and the panel can undo, and keeps what is typed', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    await talk.caretBehind('Bonjour');
    const before = await talk.editor.textContent();
    // At once, as a composition: keys that a busy machine holds up would be two steps of undo.
    await page.keyboard.insertText(' donc');
    await page.keyboard.press('Control+h');
    await find.query.fill('bonjour');
    await expect(find.status).toHaveText('1 résultat');
    await find.replacement.fill('bonsoir');
    await find.option('Garder les majuscules du mot trouvé').click();
    await expect(find.hits.first().locator('ins')).toHaveText('Bonsoir');
    await find.panel.getByRole('button', { name: 'Tout remplacer' }).click();
    await expect(talk.editor).toContainText('Bonsoir donc à toutes');
    await talk.waitUntilSaved();
    await talk.editor.focus();
    await page.keyboard.press('Control+z');
    await expect(talk.editor).toContainText('Bonjour donc à toutes');
    // What the text has undone the panel offers to undo no more.
    await expect(find.panel).not.toContainText('1 remplacement dans');
    await page.keyboard.press('Control+z');
    await expect.poll(() => talk.editor.textContent()).toBe(before);
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+Shift+z');
    await expect(talk.editor).toContainText('Bonsoir donc à toutes');
    await talk.waitUntilSaved();
    await find.query.fill('');
    await find.panel.getByRole('button', { name: 'Annuler', exact: true }).first().click();
    await expect(talk.editor).toContainText('Bonjour donc à toutes');
    await expect(find.panel).toContainText('1 remplacement annulé dans 1 conférence.');
    await talk.waitUntilSaved();
    await page.reload();
    await expect(talk.editor).toContainText('Bonjour donc à toutes');
  });

  test('undo that is pressed before the text shows the replacement takes that back', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    const reading = await holdReplies(page, 'transcripts.get');
    await reading.answered();
    reading.release();
    await talk.caretBehind('Bonjour');
    await page.keyboard.insertText(' donc');
    await page.keyboard.press('Control+h');
    await find.query.fill('bonjour');
    await expect(find.status).toHaveText('1 résultat');
    await find.replacement.fill('salut');
    reading.hold();
    await find.panel.getByRole('button', { name: 'Tout remplacer' }).click();
    await reading.answered();
    await expect(find.panel).toContainText('1 remplacement dans');
    await talk.editor.focus();
    await page.keyboard.press('Control+z');
    reading.release();
    // It comes into the text, and goes again: what the text has undone the panel tells no more.
    await expect(find.panel).not.toContainText('1 remplacement dans');
    await expect(talk.editor).toContainText('Bonjour donc à toutes');
    await talk.waitUntilSaved();
    await page.keyboard.press('Control+Shift+z');
    await expect(talk.editor).toContainText('salut donc à toutes');
  });

  test('a hit that was left out stays out wherever its text goes, also while another one is replaced', async ({
    page,
  }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Control+h');
    await find.query.fill('et');
    await find.option('Mot entier').click();
    await find.replacement.fill('puis');
    await expect(find.hits.first().locator('ins')).toHaveText('puis');
    const included = find.hits.getByRole('checkbox');
    await find.hits.nth(0).locator('label').click();
    await expect(included.nth(0)).not.toBeChecked();
    const left = (await find.hits.nth(0).getByRole('gridcell').nth(1).textContent())!;
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' donc');
    await expect(find.hits.nth(0)).toContainText('donc');
    await expect(included.nth(0)).not.toBeChecked();
    await expect(included.nth(1)).toBeChecked();
    await find.panel.getByRole('button', { name: 'Tout remplacer' }).click();
    await expect(find.status.first()).toHaveText('1 résultat');
    await expect(included).toHaveCount(1);
    await expect(included).not.toBeChecked();
    await expect(talk.editor).toContainText('à toutes et à tous');
    expect(left).toContain('à toutes et à tous');
  });

  test('replaces one after the other, also where the new text would be found again', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Control+h');
    await find.query.fill('une page');
    await expect(find.status).toHaveText('4 résultats');
    await find.replacement.fill('une PAGE');
    await expect(find.hits.first().locator('ins')).toHaveText('une PAGE');
    await find.replacement.press('Enter');
    await expect(find.status.first()).toHaveText('1 sur 4');
    await find.replacement.press('Enter');
    await expect(find.status.first()).toHaveText('2 sur 4');
    await expect(talk.editor).toContainText('À quoi ressemblait une PAGE avant');
    await find.replacement.press('Enter');
    await expect(find.status.first()).toHaveText('3 sur 4');
    await expect(talk.editor).toContainText(/une PAGE.*une PAGE/);
  });

  test('takes the focus when it is asked for, not with every talk that is opened beside it', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('une page');
    await expect(find.status).toHaveText('4 résultats');
    await page.keyboard.press('Control+Shift+L');
    await new LibraryPage(page).open('Comment la page apprit à respirer');
    await expect(find.status).toHaveText('4 résultats');
    await expect(find.query).not.toBeFocused();
    await page.keyboard.press('Control+f');
    await expect(find.query).toBeFocused();
  });

  test('a hidden search waits until it is asked for again, and then knows where its words are', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    const sent: string[] = [];
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
    await page.reload();
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Control+f');
    await find.query.fill('une page');
    await expect(find.status).toHaveText('4 résultats');
    await page.getByRole('button', { name: 'Notice', exact: true }).click();
    await expect(find.panel).toBeHidden();
    const searches = (): number => sent.filter((message) => message.includes('"search.find"')).length;
    const before = searches();
    const words = (await talk.statusBar.getByText(/^\d+ mots$/).textContent())!;
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' donc encore');
    await expect(talk.statusBar.getByText(words, { exact: true })).toHaveCount(0);
    await talk.waitUntilSaved();
    expect(searches()).toBe(before);
    await page.keyboard.press('Control+g');
    await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toBe('une page');
  });

  test('hits found in all talks stay on their words while the open text changes', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Control+Shift+F');
    await find.query.fill('une page');
    await expect(find.status).toHaveText('4 résultats dans 1 conférence');
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' donc');
    await page.keyboard.type(', une page,');
    await expect(find.status).toHaveText('5 résultats dans 1 conférence');
    await find.hits.nth(1).getByRole('gridcell').first().click();
    // Only what still stands where it was found is marked.
    await expect.poll(async () => (await find.marked()).current).toEqual(['une page']);
  });

  test('Enter that ends a composition neither replaces nor goes on', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Control+h');
    await find.query.fill('une page');
    await expect(find.status).toHaveText('4 résultats');
    await find.replacement.fill('une feuille');
    await expect(find.hits.first().locator('ins')).toHaveText('une feuille');
    await find.query.press('Enter');
    await expect(find.status).toHaveText('1 sur 4');
    for (const field of [find.replacement, find.query]) {
      await field.focus();
      await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
    }
    // Had either done something, this would be another hit or another count.
    await find.query.press('Enter');
    await expect(find.status).toHaveText('2 sur 4');
    await expect(talk.editor).toContainText('À quoi ressemblait une page avant');
  });
});

test.describe('finding in all talks', () => {
  test.beforeEach(async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE, second);
    await library.closeReport();
  });

  test('replaces in all but what was left out, with a report, and undoes all of it', async ({ page }) => {
    const find = new FindPage(page);
    const library = new LibraryPage(page);
    await page.keyboard.press('Control+Shift+F');
    await expect(find.query).toBeFocused();
    // At once: between keys on a busy machine the hits of what is typed so far would be counted.
    await page.keyboard.insertText('travail');
    await expect(find.status).toHaveText(/^(\d+) résultats dans 2 conférences$/);
    const total = Number.parseInt((await find.status.textContent())!, 10);
    await page.keyboard.press('Control+h');
    await find.replacement.fill('besogne');
    await expect(find.hits.first().locator('ins')).toHaveText('besogne');
    await find.list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await find.panel.getByRole('button', { name: 'Tout remplacer' }).click();
    const question = page.getByRole('dialog', { name: 'Tout remplacer ?' });
    await expect(question).toContainText(`${total - 1} endroits`);
    await question.getByRole('button', { name: 'Tout remplacer' }).click();
    await expect(find.panel).toContainText(`${total - 1} remplacements dans 2 conférences.`);
    await expect(find.status.first()).toHaveText('1 résultat dans 1 conférence');
    // The button that asked is disabled: the focus goes on from what came of it.
    await expect(find.panel.locator(':focus')).toContainText('Annuler');
    await find.panel.getByRole('button', { name: 'Détail…' }).click();
    await expect(page.getByRole('dialog', { name: 'Remplacements' }).getByRole('row')).toHaveCount(3);
    await page.keyboard.press('Escape');

    // A hit opens its talk, beside the same hits.
    await find.query.fill('besogne');
    await expect(find.status.first()).toHaveText(`${total - 1} résultats dans 2 conférences`);
    await find.hits.first().getByRole('gridcell').nth(1).click();
    const talk = new TalkPage(page);
    await expect(talk.editor).toContainText('besogne');
    await expect(find.status.first()).toContainText('dans 2 conférences');
    await expect.poll(async () => (await find.marked()).current).toEqual(['besogne']);
    await find.query.fill('');
    const past = find.panel.getByRole('region', { name: 'Derniers remplacements' });
    await past.getByRole('button', { name: 'Annuler' }).click();
    await expect(past).toContainText('annulé');
    await expect(find.panel).toContainText(`${total - 1} remplacements annulés dans 2 conférences.`);
    await expect(talk.editor).not.toContainText('besogne');
    await page.keyboard.press('Control+Shift+L');
    await (await library.open(SAMPLE_TITLE)).waitUntilSaved();
    await expect(talk.editor).not.toContainText('besogne');
  });

  test('what is open in another window gets the new words beside what is typed there', async ({ page }, testInfo) => {
    test.skip(testInfo.project.metadata['host'] === 'electron', 'Electron keeps to one window on a library');
    const talk = await new LibraryPage(page).open(SAMPLE_TITLE);
    const opening = page.waitForEvent('popup');
    await page.evaluate(() => void open(location.href));
    const other = await opening;
    const elsewhere = new TalkPage(other);
    await expect(elsewhere.editor).toContainText('Pour faire');
    const find = new FindPage(other);
    await other.keyboard.press('Control+h');
    await find.query.fill("qui entoure l'IA");
    await expect(find.status).toHaveText('1 résultat');
    await find.replacement.fill('qui entoure la machine');
    await talk.caretBehind('Pour faire');
    await Promise.all([
      page.keyboard.type(' bien et comme il faut', { delay: 30 }),
      find.panel.getByRole('button', { name: 'Tout remplacer' }).click(),
    ]);
    for (const { editor, waitUntilSaved } of [talk, elsewhere].map((each) => ({
      editor: each.editor,
      waitUntilSaved: () => each.waitUntilSaved(),
    }))) {
      await expect(editor).toContainText('Pour faire bien et comme il faut');
      await expect(editor).toContainText('qui entoure la machine');
      await waitUntilSaved();
    }
  });
});
