import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.describe('correcting beside the sound', () => {
  test('a corrected word is saved, and survives the host being killed while typing', async ({ page, host }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.caretBehind('Pour faire');
    const first = talk.nextSave();
    await page.keyboard.type(' enfin');
    await first;
    await talk.waitUntilSaved();
    await expect(page.getByRole('button', { name: /^En cours/ })).toBeVisible();

    const second = talk.nextSave();
    await page.keyboard.type(' bien');
    await second;
    await talk.waitUntilSaved();
    await page.keyboard.type(' perdu');
    await host.kill9();
    const reopened = await host.restart();
    const again = new TalkPage(reopened);
    await expect(again.editor).toContainText('Pour faire enfin bien');
    await again.waitUntilSaved();
    // It reopens where it was: typing goes on right there.
    await again.editor.focus();
    await reopened.keyboard.type('!');
    await expect(again.editor).toContainText(/Pour faire enfin bien( perdu)?!/);
  });

  test('what is typed the moment the text gets the focus back stands at the caret', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.caretBehind('Pour faire');
    await talk.notice.getByRole('textbox', { name: 'Titre', exact: true }).click();
    // In one go, as keys that were pressed while a dialog closed.
    await talk.editor.evaluate((text) => {
      text.focus();
      document.execCommand('insertText', false, ' vite');
    });
    await expect(talk.editor).toContainText('Pour faire vite apparaître');
    // And a key that goes to the start at once does go there.
    await talk.notice.getByRole('textbox', { name: 'Titre', exact: true }).click();
    await talk.editor.evaluate(async (text) => {
      text.focus();
      text.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', code: 'Home', keyCode: 36 }));
      document.getSelection()!.modify('move', 'backward', 'lineboundary');
      await new Promise((done) => document.addEventListener('selectionchange', () => setTimeout(done), { once: true }));
      document.execCommand('insertText', false, 'Ici. ');
    });
    await expect(talk.editor).toContainText('Ici. Pour faire vite apparaître');
  });

  test('clicks beside the text leave the focus in it: on a time, on a button, below it', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.dropRecording();
    await talk.caretBehind('Pour faire');
    await talk.editor
      .getByRole('button', { name: /^Aller à/ })
      .first()
      .click();
    await page.keyboard.type(' un');
    await talk.statusBar.getByRole('button', { name: 'Pause en tapant' }).click();
    await page.keyboard.type(' deux');
    await talk.player.getByRole('button', { name: /^Avancer de/ }).click();
    await page.keyboard.type(' trois');
    await expect(talk.editor).toContainText('Pour faire un deux trois apparaître');

    // The narrow space before the sign is no part of the word that is typed over.
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Quoi\u202F?');
    await talk.paragraphs.last().dblclick({ position: { x: 25, y: 18 } });
    await page.keyboard.type('Merci');
    await expect(talk.paragraphs).toHaveText(['Merci\u202F?']);
    const below = await talk.paragraphs.last().boundingBox();
    await page.keyboard.press('Home');
    await page.mouse.click(below!.x + 60, below!.y + below!.height + 40);
    await page.keyboard.type(' Fin.');
    await expect(talk.paragraphs).toHaveText(['Merci\u202F? Fin.']);
  });

  test('a window whose library is gone says so, and keeps the text', async ({ page, host }) => {
    test.skip(!host.windowOutlivesLibrary, 'this host loses its window with its library');
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.caretBehind('Pour faire');
    // Else what is typed may be stored before the library is gone.
    await host.freeze();
    await page.keyboard.type(' perdu');
    await host.kill9();
    await expect(page.getByText('La bibliothèque ne répond plus.', { exact: true })).toBeVisible();
    await expect(talk.statusBar.getByText('Non enregistré', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copier tout le texte' })).toBeVisible();
    // Once is enough.
    await expect(page.getByText(/La bibliothèque ne répond plus/)).toHaveCount(1);
    await expect(talk.editor).toContainText('Pour faire perdu');
    // Nor do keys change what nobody stores.
    await page.keyboard.press('Control+z');
    await expect(talk.statusBar.getByText(/le texte ne peut pas changer/)).toBeVisible();
    await expect(talk.editor).toContainText('Pour faire perdu');
  });

  test('split, merge and undo leave the text as it was', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await expect(talk.saved).toBeVisible();
    const original = await talk.paragraphs.first().textContent();
    await talk.caretBehind('en pleine croissance.');
    await page.keyboard.press('Enter');
    await expect(talk.paragraphs).toHaveCount(2);
    await expect(talk.paragraphs.nth(1)).toHaveText(/^Cet exercice/);
    await page.keyboard.press('Control+Backspace');
    await expect(talk.paragraphs).toHaveCount(1);
    expect(await talk.paragraphs.first().textContent()).toBe(original);
    await page.keyboard.press('Control+z');
    await expect(talk.paragraphs).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await expect(talk.paragraphs).toHaveCount(1);
    await page.keyboard.press('Control+Shift+z');
    await expect(talk.paragraphs).toHaveCount(2);
    await talk.waitUntilSaved();
    await page.reload();
    await expect(talk.paragraphs).toHaveCount(2);
  });

  test('a paragraph in Arabic or Hebrew runs from the right, and the others from the left', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    const arabic = 'مرحبا بكم في هذه المحاضرة';
    await page.evaluate((text) => navigator.clipboard.writeText(text), `En français.\n\n${arabic}\n\nEncore.`);
    await talk.editor.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
    await expect(talk.paragraphs).toHaveCount(3);
    const directions = await talk.paragraphs.evaluateAll((nodes) =>
      nodes.map((node) => getComputedStyle(node).direction),
    );
    expect(directions).toEqual(['ltr', 'rtl', 'ltr']);
    // The caret goes forward to the left there.
    await talk.caretBehind(arabic);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('x');
    await expect(talk.paragraphs.nth(1)).toHaveText(`${arabic.slice(0, -1)}x${arabic.slice(-1)}`);
    await page.keyboard.press('Home');
    await page.keyboard.type('y');
    await expect(talk.paragraphs.nth(1)).toHaveText(/^y/);
  });

  test('who speaks is shown whole under the pointer, also beside one line', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await page.evaluate(() => navigator.clipboard.writeText('Une ligne.\n\nDeux.\n\nTrois.'));
    await talk.editor.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
    await talk.paragraphs.nth(1).hover();
    const block = talk.editor.locator('[data-paragraph]').nth(1);
    const [paragraph, speaker] = [await block.boundingBox(), await block.getByText('Personne').boundingBox()];
    expect(speaker!.y + speaker!.height).toBeLessThanOrEqual(paragraph!.y + paragraph!.height);
  });

  test('F11 and F12 set times at the playhead; what lies between is estimated until confirmed', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.dropRecording();
    await expect(talk.player).toContainText('lecture.webm');
    await talk.caretBehind('en pleine croissance.');
    await page.keyboard.press('Enter');
    await talk.caretBehind("qui entoure l'IA.");
    await page.keyboard.press('Enter');
    await expect(talk.paragraphs).toHaveCount(3);

    await talk.caretBehind('Pour faire');
    await talk.goToTime('0:10');
    await page.keyboard.press('F11');
    await talk.goToTime('20');
    await page.keyboard.press('F12');
    await talk.caretBehind('Sa p');
    await talk.goToTime('0:40');
    await page.keyboard.press('F11');
    await expect.poll(() => talk.times()).toEqual(['0:10', '≈ 0:20', '0:40']);

    await talk.caretBehind('Cet exercice');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => talk.times()).toEqual(['0:10', '0:20', '0:40']);
    await expect(talk.statusBar).toContainText('0:20 – 0:40');
    await page.keyboard.press('Control+z');
    await expect.poll(() => talk.times()).toEqual(['0:10', '≈ 0:20', '0:40']);
    await talk.waitUntilSaved();
    await page.reload();
    await expect.poll(() => talk.times()).toEqual(['0:10', '≈ 0:20', '0:40']);
  });

  test('headings and speakers are given by key', async ({ page }) => {
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    const talk = await library.open(SAMPLE_TITLE);
    await talk.caretBehind('Pour faire');
    await page.keyboard.press('Alt+1');
    await expect(talk.editor.getByRole('button', { name: 'Intervenant : Paola Tubaro' })).toBeVisible();
    for (let count = 0; count < 'Pour faire'.length; count++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('Les coulisses');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Control+Shift+H');
    await expect(talk.headings).toHaveText(['Les coulisses']);

    // A key that follows a selection at once is for all of it.
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.type('Oui. ');
    await page.keyboard.press('Enter');
    await expect(talk.paragraphs).toHaveText(['Oui.', /^Pour faire/]);
    await talk.editor.evaluate((text) => {
      const [first, second] = text.querySelectorAll('p');
      document.getSelection()!.setBaseAndExtent(first!, 0, second!.firstChild!, 5);
      const press = { key: '0', code: 'Digit0', altKey: true, bubbles: true, cancelable: true };
      text.dispatchEvent(new KeyboardEvent('keydown', press));
    });
    await expect(talk.editor.getByRole('button', { name: 'Intervenant : Paola Tubaro' })).toBeHidden();
    await talk.waitUntilSaved();
  });
});
