import { expect, test } from './hosts.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.describe('review', () => {
  test.use({ demo: true });

  test('paragraphs are checked one after the other, by key, and the count follows', async ({ page }) => {
    const talk = new TalkPage(page);
    await talk.caretBehind('Bonjour');
    const first = talk.editor.locator('[data-paragraph]').filter({ hasText: 'Bonjour à toutes' });
    await page.keyboard.press('Control+Shift+Enter');
    await expect(first).toHaveAttribute('data-review', 'checked');
    await expect(talk.statusBar).toContainText('1 / 12 vérifiés');
    // The caret is in the next paragraph that waits.
    const second = talk.editor.locator('[data-paragraph]').filter({ hasText: 'À un mur' });
    await page.keyboard.press('Alt+d');
    await expect(second).toHaveAttribute('data-review', 'doubtful');
    await page.keyboard.press('Alt+u');
    await page.keyboard.press('Alt+r');
    await expect(talk.editor.locator('[data-paragraph]').filter({ hasText: 'Vers l’an 200' })).toHaveAttribute(
      'data-review',
      'relisten',
    );
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(first).toHaveAttribute('data-review', 'untouched');

    await first.hover();
    await first.getByRole('button', { name: 'Relecture : Non vérifié' }).click();
    await page.getByRole('menuitem', { name: 'À réécouter' }).click();
    await expect(first).toHaveAttribute('data-review', 'relisten');
    await talk.waitUntilSaved();
    await page.reload();
    await expect(first).toHaveAttribute('data-review', 'relisten');
  });

  test('a comment is written on the selected words, changed, found again and removed', async ({ page }) => {
    const talk = new TalkPage(page);
    await talk.select('signes si petits');
    await page.keyboard.press('Control+m');
    await expect(page.getByRole('textbox', { name: 'Commentaire' })).toBeFocused();
    await page.keyboard.type('Redite ?');
    await page.keyboard.press('Enter');
    const mark = talk.editor.locator('[data-mark="comment"]');
    await expect(mark).toHaveText('signes si petits');
    await expect(talk.editor).toBeFocused();
    // Typing inside the words keeps the comment on them; typing behind does not extend it.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(' fins');
    await expect(mark).toHaveText('signes si petits');

    const panel = page.getByRole('complementary', { name: 'Commentaires' });
    await panel.getByRole('button', { name: 'Modifier le commentaire' }).click();
    await page.getByRole('textbox', { name: 'Commentaire' }).fill('À couper');
    await page.keyboard.press('Enter');
    await talk.waitUntilSaved();
    await page.reload();
    await expect(panel.getByText('À couper')).toBeVisible();
    await panel.getByRole('button', { name: /« signes si petits »/ }).click();
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('signes si petits');
    // Not at the start of the paragraph, which is long.
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(4);

    await panel.getByText('À couper').hover();
    await panel.getByRole('button', { name: 'Supprimer le commentaire' }).click();
    await expect(mark).toHaveCount(0);
    await expect(panel.getByText('Aucun commentaire.')).toBeVisible();
    await talk.editor.focus();
    await page.keyboard.press('Control+z');
    await expect(mark).toHaveText('signes si petits');
  });

  test('a comment that is being written stays on its words, and is kept when they go', async ({ page }) => {
    const talk = new TalkPage(page);
    const panel = page.getByRole('complementary', { name: 'Commentaires' });
    const composer = panel.getByRole('textbox', { name: 'Commentaire' });
    const mark = talk.editor.locator('[data-mark="comment"]');
    await talk.select('l’an 200');
    await page.keyboard.press('Control+m');
    await composer.fill('Source ?');
    await talk.caretBehind('Vers');
    await page.keyboard.type(' environ');
    await composer.press('Enter');
    await expect(mark).toHaveText('l’an 200');

    await talk.select('trois souffles');
    await page.keyboard.press('Control+m');
    await composer.fill('Redite');
    await talk.select('Ce sont trois souffles');
    await page.keyboard.type('Voici');
    await expect(panel.getByRole('alert')).toContainText('Ces mots ne sont plus dans le texte.');
    await composer.press('Enter');
    await expect(composer).toHaveValue('Redite');
    await talk.select('durées différentes');
    await page.keyboard.press('Control+m');
    await expect(composer).toBeFocused();
    await composer.press('Enter');
    await expect(mark).toHaveText(['l’an 200', 'durées différentes']);
    await expect(panel.getByText('Redite')).toBeVisible();
  });

  test('a comment that is being changed is kept while the text before it changes', async ({ page }) => {
    const talk = new TalkPage(page);
    const panel = page.getByRole('complementary', { name: 'Commentaires' });
    const composer = panel.getByRole('textbox', { name: 'Commentaire' });
    await talk.select('l’an 200');
    await page.keyboard.press('Control+m');
    await page.keyboard.type('Source ?');
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Modifier le commentaire' }).click();
    await composer.fill('Source : Suda');
    await talk.caretBehind('Vers');
    const saved = talk.nextSave();
    await page.keyboard.type(' environ');
    await saved;
    await expect(composer).toHaveValue('Source : Suda');
    await composer.press('Enter');
    await expect(panel.getByText('Source : Suda')).toBeVisible();
    await expect(talk.editor.locator('[data-mark="comment"]')).toHaveText('l’an 200');
  });

  test('words are marked, and what is not heard is written in', async ({ page }) => {
    const talk = new TalkPage(page);
    await talk.caretBehind('Aristoph');
    await page.keyboard.press('Control+i');
    await expect(talk.editor.locator('[data-mark="italic"]')).toHaveText('Aristophane');
    await page.keyboard.press('Control+i');
    await expect(talk.editor.locator('[data-mark="italic"]')).toHaveCount(0);
    await talk.caretBehind('serrées,');
    await page.keyboard.press('Alt+i');
    await expect(talk.editor).toContainText('serrées, [inaudible] d’une marge');
    await page.keyboard.type('rature');
    await expect(talk.editor).toContainText('serrées, [rature] d’une marge');
    await talk.waitUntilSaved();
    await page.reload();
    await expect(talk.editor.locator('[data-mark="inaudible"]')).toContainText('[');
  });

  test('a new speaker is named in the margin, and renamed everywhere', async ({ page }) => {
    const talk = new TalkPage(page);
    const paragraph = talk.editor.locator('[data-paragraph]').filter({ hasText: 'Vers l’an 200' });
    await paragraph.hover();
    await paragraph.getByRole('button', { name: /^Intervenant : / }).click();
    await page.getByRole('menuitem', { name: 'Nouvel intervenant…' }).click();
    await page.getByRole('textbox', { name: 'Nom de l’intervenant' }).fill('Ada Lovelace');
    await page.keyboard.press('Enter');
    await expect(paragraph.getByRole('button', { name: 'Intervenant : Ada Lovelace' })).toBeVisible();
    await paragraph.getByRole('button', { name: 'Intervenant : Ada Lovelace' }).click();
    await page.getByRole('menuitem', { name: 'Renommer Ada Lovelace…' }).click();
    await page.getByRole('textbox', { name: 'Nom de l’intervenant' }).fill('Augusta Ada King');
    await page.keyboard.press('Enter');
    await expect(paragraph.getByRole('button', { name: 'Intervenant : Augusta Ada King' })).toBeVisible();
    await talk.waitUntilSaved();
    await page.reload();
    await expect(paragraph.getByRole('button', { name: 'Intervenant : Augusta Ada King' })).toBeVisible();
  });

  test('a speaker is named and renamed from the text with keys alone', async ({ page }) => {
    const talk = new TalkPage(page);
    const menu = page.getByRole('menu', { name: 'Qui parle ?' });
    const name = page.getByRole('textbox', { name: 'Nom de l’intervenant' });
    await talk.caretBehind('Vers l’an 200');
    await page.keyboard.press('Alt+s');
    await expect(menu).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(menu.getByRole('menuitem', { name: 'Nouvel intervenant…' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(name).toBeFocused();
    await page.keyboard.type('Ada Lovelace');
    await page.keyboard.press('Enter');
    const paragraph = talk.editor.locator('[data-paragraph]').filter({ hasText: 'Vers l’an 200' });
    await expect(paragraph.getByRole('button', { name: 'Intervenant : Ada Lovelace' })).toBeAttached();
    await expect(talk.editor).toBeFocused();
    await page.keyboard.press('Alt+s');
    await page.keyboard.press('ArrowUp');
    await expect(menu.getByRole('menuitem', { name: 'Renommer Ada Lovelace…' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(talk.editor).toBeFocused();
    await page.keyboard.type(' !');
    await expect(paragraph).toContainText('Vers l’an 200 !');
  });

  test('a subtitle is pinned to begin at a word, and does so through corrections, a reload and undo', async ({
    page,
  }) => {
    const talk = new TalkPage(page);
    const pin = talk.editor.locator('[data-mark="cueBreak"]');
    const caption = page.getByText(/^finit par/);
    await talk.caretBehind('que l’on');
    await page.keyboard.press('Control+Shift+J');
    await page.keyboard.press('Alt+b');
    await expect(pin).toHaveText('finit');
    await talk.caretBehind('finit');
    await page.keyboard.press('Control+Shift+J');
    await expect(caption).toBeVisible();

    await talk.select('signes si petits');
    await page.keyboard.type('signes minuscules');
    await talk.select('finit');
    await page.keyboard.type('finit même');
    await expect(pin).toHaveText('f');
    await expect(page.getByText(/^finit même par/)).toBeVisible();
    await talk.waitUntilSaved();
    await page.reload();
    await expect(pin).toHaveText('f');

    await talk.caretBehind('que l’on');
    await page.keyboard.press('Alt+b');
    await expect(pin).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(pin).toHaveCount(1);
    await talk.caretBehind('que l’on ');
    await page.keyboard.press('Alt+Shift+B');
    await expect(pin).toHaveCount(0);
    await page.keyboard.press('Alt+Shift+B');
    await expect(talk.statusBar).toContainText('Aucune épingle à cet endroit');
  });
});
