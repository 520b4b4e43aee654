import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { plugGamepad, pressLayoutKey } from './pages/pressKeys.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.use({ demo: true });

const FIRST_WORDS = 'Un mur de lettres';
const BACK = 'Reculer de quelques secondes';
const FORWARD = 'Avancer de quelques secondes';
const EXPORT = 'Exporter…';
const HOLD = 'Lire tant que la touche est enfoncée (pédale)';

async function openDemo(page: Page): Promise<TalkPage> {
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  return talk;
}

/** The screen of keys, as a user meets it. */
class KeysPage {
  readonly page: Page;
  readonly dialog: Locator;
  readonly search: Locator;
  readonly capture: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Raccourcis clavier' });
    this.search = this.dialog.getByRole('searchbox');
    this.capture = page.getByRole('dialog', { name: /^Touche pour/ });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Shift+F1');
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    // On a button, Escape would close its tooltip first.
    await this.search.fill('');
    await this.search.press('Escape');
    await expect(this.dialog).toBeHidden();
  }

  row(command: string): Locator {
    // The keys of the waveform, which come last, may do the same.
    return this.dialog
      .getByRole('listitem')
      .filter({ has: this.page.getByText(command, { exact: true }) })
      .first();
  }

  async add(command: string): Promise<void> {
    await this.row(command).getByRole('button', { name: 'Ajouter' }).click();
    await expect(this.capture).toBeVisible();
  }

  /** Gives a command one more key, which is free. */
  async give(command: string, key: string, shown: string): Promise<void> {
    await this.add(command);
    await this.page.keyboard.press(key);
    await expect(this.capture).toContainText('Cette touche est libre.');
    await this.page.keyboard.press('Enter');
    await expect(this.row(command)).toContainText(shown);
  }

  async menu(entry: string): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Fichier et rétablissement' }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }
}

/** Whether the library has stored the keys, told by a window that reads them from it. */
async function reload(page: Page): Promise<TalkPage> {
  await page.reload();
  return openDemo(page);
}

test.describe('the screen of keys', () => {
  test('gives a command another key, takes it from the one that had it, and remembers', async ({ page }) => {
    let talk = await openDemo(page);
    const keys = new KeysPage(page);
    await keys.open();
    await expect(keys.search).toBeFocused();
    await page.keyboard.type('avancer');
    await keys.dialog.getByRole('button', { name: 'Changer F2' }).click();
    await page.keyboard.press('F1');
    await expect(keys.capture).toContainText('« Reculer de quelques secondes », qui la perdra');
    await page.keyboard.press('Enter');
    await expect(keys.capture).toBeHidden();
    await expect(keys.dialog.getByRole('button', { name: 'Changer F1' })).toBeFocused();
    await keys.search.fill('quelques secondes');
    await expect(keys.row(FORWARD)).toContainText('F1');
    await expect(keys.row(BACK)).toContainText('aucune');
    await keys.close();

    talk = await reload(page);
    await talk.editor.focus();
    await page.keyboard.press('F1');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(3, 1);
    await page.keyboard.press('F2');
    // Tooltips of the mouse come after a move of it, not after a key.
    await page.mouse.move(640, 400);
    await talk.player.getByRole('button', { name: 'Avancer' }).hover();
    await expect(page.getByRole('tooltip')).toContainText('F1');
    expect(await talk.currentTime()).toBeCloseTo(3, 1);

    await keys.open();
    await keys.row(FORWARD).getByRole('button', { name: 'Rétablir' }).click();
    await expect(keys.row(FORWARD)).toContainText('F2');
    await expect(keys.row(BACK)).toContainText('F1');
  });

  test('refuses keys that type or that the browser keeps, and says why', async ({ page }) => {
    await openDemo(page);
    const keys = new KeysPage(page);
    await keys.open();
    await keys.add(EXPORT);
    for (const [key, why] of [
      ['k', 'elle écrit un caractère'],
      ['Shift+Digit1', 'elle écrit un caractère'],
      ['Control+Alt+e', 'comme avec AltGr'],
      ['Enter', 'elle sert à écrire'],
      ['Control+ArrowLeft', 'elle sert à écrire'],
      ['Tab', 'il n’est libre que dans le texte'],
      ['Control+t', 'la garde pour lui'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(keys.capture.getByRole('status')).toContainText(why);
      await expect(keys.capture.getByRole('button', { name: 'Attribuer' })).toBeHidden();
    }
    await page.keyboard.press('Escape');
    await expect(keys.capture).toContainText('« Lecture / pause », qui la perdra');
    await keys.capture.getByRole('button', { name: 'Annuler' }).click();
    await expect(keys.row('Lecture / pause')).toContainText('Échap');
  });

  test('takes the keys of a preset, under those of the user', async ({ page }) => {
    const talk = await openDemo(page);
    const keys = new KeysPage(page);
    await keys.open();
    await keys.give(EXPORT, 'Alt+ArrowRight', 'Alt+→');
    await keys.dialog.getByRole('button', { name: /Raccourcis de/ }).click();
    await page.getByRole('option', { name: 'Subtitle Edit' }).click();
    await expect(keys.row('Lecture / pause')).toContainText('Ctrl+P');
    await expect(keys.row(EXPORT)).toContainText('Alt+→');
    await expect(keys.row(BACK)).toContainText('F7');
    await expect(keys.row(FORWARD)).not.toContainText('Alt+→');
    await keys.close();
    await talk.editor.focus();
    await page.keyboard.press('Control+p');
    await expect.poll(() => talk.isPaused()).toBe(false);
    await page.keyboard.press('Control+p');
    await expect.poll(() => talk.isPaused()).toBe(true);
  });

  test('exports the keys to a file and imports them; a bad file changes nothing', async ({ page }, testInfo) => {
    await openDemo(page);
    const keys = new KeysPage(page);
    await keys.open();
    await keys.give(EXPORT, 'Alt+F11', 'Alt+F11');
    const downloading = page.waitForEvent('download');
    await keys.menu('Exporter dans un fichier…');
    const path = testInfo.outputPath('keys.json');
    await (await downloading).saveAs(path);
    const file = JSON.parse(readFileSync(path, 'utf8')) as { keys: Record<string, string[]> };
    expect(file.keys['export']).toEqual(['Ctrl+Shift+E', 'Alt+F11']);

    await keys.menu('Tout rétablir');
    await page.getByRole('dialog', { name: 'Tout rétablir' }).getByRole('button', { name: 'Tout rétablir' }).click();
    await expect(keys.row(EXPORT)).not.toContainText('Alt+F11');

    const choose = async (content: string): Promise<void> => {
      const choosing = page.waitForEvent('filechooser');
      await keys.menu('Importer un fichier…');
      await (await choosing).setFiles({ name: 'k.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    };
    await choose('{');
    await expect(keys.dialog.getByRole('alert')).toContainText('n’est pas lisible');
    await choose(JSON.stringify({ ...file, keys: { ...file.keys, export: ['F1'] } }));
    await expect(keys.dialog.getByRole('alert')).toContainText('F1 y sert à la fois à');
    await expect(keys.row(EXPORT)).not.toContainText('F1');
    await choose(JSON.stringify({ ...file, keys: { ...file.keys, export: ['Alt+F11'] } }));
    await expect(keys.dialog).toContainText('Les raccourcis du fichier sont en place.');
    await expect(keys.row(EXPORT).getByRole('button', { name: /^Changer/ })).toHaveText(['Alt+F11']);
  });
});

test.describe('keys on other keyboards', () => {
  test('on AZERTY letters are those printed, digits keep their place, and nothing is typed', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.caretBehind(FIRST_WORDS);
    await page.keyboard.type(' neuf');
    await expect(talk.headings.first()).toHaveText(`${FIRST_WORDS} neuf`);
    await pressLayoutKey(page, { code: 'KeyW', key: 'z', modifiers: ['Ctrl'] });
    await expect(talk.headings.first()).toHaveText(FIRST_WORDS);
    await pressLayoutKey(page, { code: 'KeyW', key: 'Z', modifiers: ['Ctrl', 'Shift'] });
    await expect(talk.headings.first()).toHaveText(`${FIRST_WORDS} neuf`);
    // The key of Z on a US keyboard is W here: it undoes nothing.
    await pressLayoutKey(page, { code: 'KeyZ', key: 'w', modifiers: ['Ctrl'] });
    await expect(talk.headings.first()).toHaveText(`${FIRST_WORDS} neuf`);

    const before = await talk.paragraphs.allTextContents();
    const speaker = talk.editor.locator('[data-action="speaker"]').first();
    await expect(speaker).toHaveText('Karim Delacroix');
    await pressLayoutKey(page, { code: 'ArrowDown', key: 'ArrowDown', modifiers: ['Alt'] });
    await pressLayoutKey(page, { code: 'Digit1', key: '&', modifiers: ['Alt'] });
    await expect(speaker).toHaveText('Hélène Morvan');
    expect(await talk.paragraphs.allTextContents()).toEqual(before);
    await pressLayoutKey(page, { code: 'Slash', key: '!', modifiers: ['Ctrl'] });
    await expect(new KeysPage(page).dialog).toBeVisible();
  });

  test('AltGr types, also where it arrives as Ctrl and Alt', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.caretBehind(FIRST_WORDS);
    await page.keyboard.press('Alt+ArrowDown');
    const isTaken = await page.evaluate(() => {
      // The browser's input for tests has no AltGr; the event is the one that Windows makes of AltGr+2 on a German pad.
      const event = new KeyboardEvent('keydown', {
        code: 'Digit1',
        key: '¹',
        altKey: true,
        modifierAltGraph: true,
        bubbles: true,
        cancelable: true,
      });
      return !document.activeElement!.dispatchEvent(event);
    });
    expect(isTaken).toBe(false);
    const speaker = talk.editor.locator('[data-action="speaker"]').first();
    await expect(speaker).toHaveText('Karim Delacroix');
    // Without AltGr it is a command, there too.
    await page.keyboard.press('Alt+1');
    await expect(speaker).toHaveText('Hélène Morvan');
  });

  test('a dead key and what it composes are typing', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.caretBehind(FIRST_WORDS);
    await pressLayoutKey(page, { code: 'BracketLeft', key: 'Dead' });
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 });
    // Keys that are commands belong to the composition while it lasts.
    await pressLayoutKey(page, { code: 'F2', key: 'F2' });
    await pressLayoutKey(page, { code: 'F9', key: 'Process' });
    await session.send('Input.insertText', { text: 'ê' });
    await expect(talk.headings.first()).toHaveText(`${FIRST_WORDS}ê`);
    expect(await talk.currentTime()).toBe(0);
    expect(await talk.isPaused()).toBe(true);
    await page.keyboard.press('F2');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(3, 1);
  });

  test('undo is the field’s own while a field is typed in', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.caretBehind(FIRST_WORDS);
    await page.keyboard.type('!');
    await page.keyboard.press('Shift+F1');
    const { search, dialog } = new KeysPage(page);
    await search.pressSequentially('abc');
    await page.keyboard.press('Control+z');
    await expect(search).not.toHaveValue('abc');
    await search.fill('');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(talk.headings.first()).toHaveText(`${FIRST_WORDS}!`);
  });
});

test('keys of the text can be changed like any other', async ({ page }) => {
  const talk = await openDemo(page);
  const keys = new KeysPage(page);
  await keys.open();
  await keys.give('Couper le paragraphe au curseur', 'Alt+F12', 'Alt+F12');
  await keys.give('Joindre au paragraphe précédent', 'Alt+F11', 'Alt+F11');
  await keys.close();
  const count = await talk.headings.count();
  await talk.caretBehind('Un mur');
  const rest = talk.paragraphs.first();
  await page.keyboard.press('Alt+F12');
  await expect(rest).toHaveText(/^\s*de lettres$/);
  await page.keyboard.press('Control+z');
  await expect(talk.headings.first()).toHaveText(FIRST_WORDS);
  expect(await talk.headings.count()).toBe(count);

  const [first, second] = await talk.paragraphs.allTextContents();
  await talk.caretBehind(second!.slice(0, 20));
  await page.keyboard.press('Alt+F11');
  await expect(talk.paragraphs.first()).toHaveText(`${first} ${second}`);
});

test.describe('the palette', () => {
  test('finds by French and by English, runs where the focus was, and remembers', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.caretBehind('Un mur');
    const palette = page.getByRole('dialog', { name: 'Toutes les commandes' });
    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('ecouter');
    await expect(palette.getByRole('option').first()).toContainText('Écouter ce paragraphe');
    await expect(palette.getByRole('option').first()).toContainText('F5');
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();

    await page.keyboard.press('F10');
    await page.keyboard.type('chapter head');
    await expect(palette.getByRole('option')).toHaveText([/Titre de chapitre/]);
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
    await expect(talk.editor).toBeFocused();
    await expect(talk.paragraphs.first()).toHaveText(FIRST_WORDS);
    await page.keyboard.type(' haut');
    await expect(talk.paragraphs.first()).toHaveText('Un mur haut de lettres');

    await page.keyboard.press('F10');
    await expect(palette.getByRole('option').first()).toContainText('Titre de chapitre');
    await page.keyboard.type('importer des');
    await expect(palette.getByRole('option', { name: /Importer des notices/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.keyboard.press('Escape');
  });

  test('opens a dialog, which gives the focus back to the text', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.caretBehind('Un mur');
    await page.keyboard.press('F10');
    await page.keyboard.type('aller au');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Aller au temps…' });
    await dialog.getByRole('textbox', { name: 'Temps' }).fill('0:30');
    await page.keyboard.press('Enter');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(30, 0);
    await expect(talk.editor).toBeFocused();
  });
});

test.describe('a pedal that is a game controller', () => {
  test('is learnt like a key, and plays while it is held', async ({ page }) => {
    const talk = await openDemo(page);
    const pedal = await plugGamepad(page);
    const keys = new KeysPage(page);
    await keys.open();
    await keys.add(HOLD);
    await pedal.press(1);
    await expect(keys.capture).toContainText('Manette 1');
    await pedal.release(1);
    await page.keyboard.press('Enter');
    await keys.add(FORWARD);
    await pedal.press(2);
    await pedal.release(2);
    await page.keyboard.press('Enter');
    await expect(keys.row(FORWARD)).toContainText('Manette 2');
    await keys.close();
    expect(await talk.isPaused()).toBe(true);

    await talk.editor.focus();
    await pedal.press(2);
    await expect.poll(() => talk.currentTime()).toBeCloseTo(3, 1);
    await pedal.release(2);
    await pedal.press(1);
    await expect.poll(() => talk.isPaused()).toBe(false);
    await pedal.release(1);
    await expect.poll(() => talk.isPaused()).toBe(true);
    await pedal.press(1);
    await expect.poll(() => talk.isPaused()).toBe(false);
    await pedal.unplug();
    await expect.poll(() => talk.isPaused()).toBe(true);
  });

  test('a key that is held plays until it comes up', async ({ page }) => {
    const talk = await openDemo(page);
    const keys = new KeysPage(page);
    await keys.open();
    await keys.give(HOLD, 'Alt+F12', 'Alt+F12');
    await keys.close();
    await talk.editor.focus();
    await page.keyboard.down('Alt');
    await page.keyboard.down('F12');
    await page.keyboard.down('F12');
    await expect.poll(() => talk.isPaused()).toBe(false);
    // The modifier may come up first.
    await page.keyboard.up('Alt');
    await page.keyboard.up('F12');
    await expect.poll(() => talk.isPaused()).toBe(true);
  });
});
