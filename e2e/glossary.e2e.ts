import { expect, test } from './hosts.ts';
import { FindPage } from './pages/FindPage.ts';
import { holdReplies } from './pages/holdReplies.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.describe('the glossary', () => {
  test.use({ demo: true });

  test('corrects the open text on demand with a preview, and the next import by itself', async ({ page }) => {
    const talk = new TalkPage(page);
    const find = new FindPage(page);
    await talk.editor.waitFor();
    await page.getByRole('button', { name: 'Glossaire' }).click();
    const glossary = page.getByRole('complementary', { name: 'Glossaire' });
    await glossary.getByRole('textbox', { name: 'Entendu' }).fill('bonjour');
    await glossary.getByRole('textbox', { name: 'Correct' }).fill('bonsoir');
    await page.keyboard.press('Enter');
    await expect(glossary.getByRole('listitem')).toHaveText([/bonjour → bonsoir/]);
    await expect(glossary.getByRole('textbox', { name: 'Entendu' })).toBeFocused();
    await expect(glossary.getByRole('heading', { name: 'Glossaire' })).toBeVisible();
    await glossary.getByRole('button', { name: 'Coller un tableau…' }).click();
    const paste = page.getByRole('dialog', { name: 'Coller un tableau' });
    await paste.getByRole('textbox').fill('intelligence artificielle\tIA générative\nseul\n');
    await expect(paste).toContainText('Ligne 2 : il manque une colonne.');
    await paste.getByRole('button', { name: 'Ajouter 1 entrée' }).click();
    await expect(glossary.getByRole('listitem')).toHaveCount(2);

    await glossary.getByRole('button', { name: 'Voir dans le texte…' }).click();
    await expect(find.hits.locator('ins')).toHaveText(['Bonsoir']);
    await expect(find.panel.getByRole('heading', { name: 'Corrections du glossaire' })).toBeFocused();
    await expect(talk.editor).toContainText('Bonjour à toutes');
    await find.panel.getByRole('button', { name: 'Tout corriger' }).click();
    await expect(talk.editor).toContainText('Bonsoir à toutes');
    await find.panel.getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect(talk.editor).toContainText('Bonjour à toutes');

    await page.getByRole('button', { name: 'Glossaire' }).click();
    await glossary.getByRole('button', { name: 'Retirer « bonjour »' }).click();
    await expect(glossary.getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Control+Shift+L');
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await expect(library.report).toContainText('1 mot corrigé par le glossaire');
    await library.closeReport();
    await library.open(SAMPLE_TITLE);
    await expect(talk.editor).toContainText("sociaux de l'IA générative");
  });

  test('entries of one talk stay there, and are changed in place', async ({ page }) => {
    await new TalkPage(page).editor.waitFor();
    await page.getByRole('button', { name: 'Glossaire' }).click();
    const glossary = page.getByRole('complementary', { name: 'Glossaire' });
    await glossary.getByRole('textbox', { name: 'Entendu' }).fill('morvant');
    await glossary.getByRole('textbox', { name: 'Correct' }).fill('Morvan');
    await glossary.getByRole('button', { name: /Valable pour/ }).click();
    await page.getByRole('option', { name: 'Cette conférence' }).click();
    await glossary.getByRole('button', { name: 'Ajouter' }).click();
    await expect(glossary.getByRole('listitem')).toHaveText([/morvant → MorvanCette conférence/]);
    await glossary.getByRole('button', { name: 'Modifier « morvant »' }).click();
    await glossary.getByRole('textbox', { name: 'Correct' }).fill('Morvane');
    await glossary.getByRole('button', { name: 'Modifier', exact: true }).click();
    await expect(glossary.getByRole('listitem')).toHaveText([/morvant → Morvane/]);
    await page.keyboard.press('Control+Shift+L');
    const library = new LibraryPage(page);
    await library.import(SAMPLE);
    await library.closeReport();
    await library.open(SAMPLE_TITLE);
    await expect(glossary).toContainText('Le glossaire est vide.');
  });

  test('the focus stays where the work is, and a refusal costs nothing that was typed', async ({ page }, testInfo) => {
    test.skip(testInfo.project.metadata['host'] === 'electron', 'its port cannot be held up');
    await new TalkPage(page).editor.waitFor();
    await page.getByRole('button', { name: 'Glossaire' }).click();
    const putting = await holdReplies(page, 'glossary.put');
    const glossary = page.getByRole('complementary', { name: 'Glossaire' });
    const [heard, correct] = [
      glossary.getByRole('textbox', { name: 'Entendu' }),
      glossary.getByRole('textbox', { name: 'Correct' }),
    ];
    await glossary.getByRole('button', { name: 'Coller un tableau…' }).click();
    const paste = page.getByRole('dialog', { name: 'Coller un tableau' });
    await paste.getByRole('textbox').fill('un\tdeux\ntrois\tquatre\n');
    await paste.getByRole('button', { name: 'Ajouter 2 entrées' }).click();
    await putting.answered();
    putting.refuse('storage.full');
    await expect(paste.getByRole('alert')).toBeVisible();
    await paste.getByRole('button', { name: 'Ajouter 2 entrées' }).click();
    await expect(paste).toBeHidden();
    const rows = glossary.getByRole('list', { name: 'Entrées du glossaire' }).getByRole('listitem');
    await expect(rows).toHaveCount(2);

    await glossary.getByRole('button', { name: 'Modifier « un »' }).click();
    await expect(heard).toBeFocused();
    await expect(heard).toHaveValue('un');
    await correct.fill('d’eux');
    await correct.press('Enter');
    await expect(rows).toHaveText([/trois → quatre/, /un → d’eux/]);
    await expect(heard).toBeFocused();
    await expect(heard).toHaveValue('');
    await glossary.getByRole('button', { name: 'Retirer « trois »' }).press('Enter');
    await expect(rows).toHaveCount(1);
    await expect(glossary.getByRole('button', { name: 'Retirer « un »' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(0);
    await expect(heard).toBeFocused();
  });

  test('a name of the notice that was misheard is proposed', async ({ page }) => {
    const talk = new TalkPage(page);
    await talk.select('Hélène Morvan, vous');
    await page.keyboard.type('Helene Morvan, vous');
    await page.getByRole('button', { name: 'Glossaire' }).click();
    const glossary = page.getByRole('complementary', { name: 'Glossaire' });
    const proposals = glossary.getByRole('list', { name: 'Noms de la notice, mal entendus ?' });
    await expect(proposals.getByRole('listitem')).toHaveText([/Helene → Hélène/]);
    await proposals.getByRole('button', { name: 'Ajouter « Helene » au glossaire' }).click();
    await expect(glossary.getByRole('list', { name: 'Entrées du glossaire' })).toContainText('Helene → Hélène');
    await expect(proposals).toHaveCount(0);
  });

  test('a correction that is made twice is offered as an entry', async ({ page }) => {
    const talk = new TalkPage(page);
    const offer = talk.statusBar.getByText('« siècles » → « âges », 2 fois');
    const take = talk.statusBar.getByRole('button', { name: 'Ajouter au glossaire' });
    await talk.select('siècles, les scribes');
    const saved = talk.nextSave();
    await page.keyboard.type('âges, les scribes');
    await page.keyboard.press('Alt+ArrowDown');
    await saved;
    await talk.waitUntilSaved();
    await expect(take).toHaveCount(0);
    await talk.select('huitième siècles');
    await page.keyboard.type('huitième âges');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(offer).toBeVisible();
    await take.click();
    await expect(offer).toHaveCount(0);
    await page.getByRole('button', { name: 'Glossaire' }).click();
    await expect(page.getByRole('list', { name: 'Entrées du glossaire' })).toContainText('siècles → âges');
  });

  test('what another window corrects is not offered here', async ({ page }, testInfo) => {
    test.skip(testInfo.project.metadata['host'] === 'electron', 'Electron keeps to one window on a library');
    const talk = new TalkPage(page);
    await talk.editor.waitFor();
    const opening = page.waitForEvent('popup');
    await page.evaluate(() => void open(location.href));
    const other = await opening;
    const elsewhere = new TalkPage(other);
    await elsewhere.editor.waitFor();
    const corrections = [
      { caret: 'À un mur', heard: 'siècles, les scribes', correct: 'âges, les scribes' },
      { caret: 'À des moines', heard: 'huitième siècles', correct: 'huitième âges' },
    ];
    for (const { caret, heard, correct } of corrections) {
      await talk.caretBehind(caret);
      await elsewhere.select(heard);
      await other.keyboard.type(correct);
      await expect(talk.editor).toContainText(correct);
      await elsewhere.waitUntilSaved();
      await talk.caretBehind(caret);
      await page.keyboard.press('Alt+ArrowDown');
    }
    const saved = talk.nextSave();
    await page.keyboard.type('Alors ');
    await saved;
    await expect(talk.statusBar.getByRole('button', { name: 'Ajouter au glossaire' })).toHaveCount(0);
  });
});
