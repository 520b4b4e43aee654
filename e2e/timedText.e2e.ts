import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { dropFiles, type Dropped } from './pages/dropFiles.ts';
import { holdReplies } from './pages/holdReplies.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

const samples = resolve(import.meta.dirname, '../src/domain/formats/samples');

function sample(name: string): Dropped {
  return { name, bytes: readFileSync(resolve(samples, name)) };
}

async function openSample(page: Page): Promise<TalkPage> {
  const library = new LibraryPage(page);
  await library.import(SAMPLE);
  await library.closeReport();
  const talk = await library.open(SAMPLE_TITLE);
  await talk.waitUntilSaved();
  return talk;
}

test.describe('taking over a timed text', () => {
  test('a dropped file says what it holds, replaces the text, and undo brings the old one back', async ({ page }) => {
    const talk = await openSample(page);
    const before = await talk.paragraphs.allTextContents();
    await dropFiles(talk.editor, [sample('whisperx.json')]);
    const dialog = page.getByRole('dialog', { name: 'whisperx.json' });
    await expect(dialog).toContainText('UTF-8 (détecté)');
    await expect(dialog).toContainText('3 paragraphes, 10 mots');
    await expect(dialog).toContainText('SPEAKER_01 à ajouter');
    await expect(dialog.getByRole('status')).toContainText('sera remplacé');
    await expect(dialog.getByRole('status')).toContainText('Ctrl+Z le rétablit');
    const saved = talk.nextSave();
    await dialog.getByRole('button', { name: 'Remplacer le texte' }).click();
    await expect(talk.paragraphs).toHaveText(['Nous étions en 1998, à Dakar.', 'Et ensuite ?', 'Ensuite, Paris.']);
    await saved;
    expect(await talk.times()).toEqual(['0:00', '0:03', '0:03']);
    await expect(talk.notice.getByText('SPEAKER_01')).toBeVisible();

    await expect(talk.editor).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(talk.paragraphs).toHaveText(before);
    await page.keyboard.press('Control+Shift+z');
    await expect(talk.paragraphs).toHaveCount(3);
    await talk.waitUntilSaved();
    await page.reload();
    await expect(talk.paragraphs).toHaveText(['Nous étions en 1998, à Dakar.', 'Et ensuite ?', 'Ensuite, Paris.']);
  });

  test('only the times of a text that is alike are taken, shifted as the known times say, and undone', async ({
    page,
  }) => {
    const talk = await openSample(page);
    const before = await talk.paragraphs.allTextContents();
    const words = before.join(' ').match(/\S+/g)!;
    const heard = (fromMs: number): Dropped => {
      const timed = words.map((word, at) => ({
        word: ` ${word}`,
        start: fromMs / 1_000 + at,
        end: fromMs / 1_000 + at + 0.7,
      }));
      const text = JSON.stringify({ segments: [{ text: words.join(' '), words: timed }] });
      return { name: `heard-${fromMs}.json`, bytes: Buffer.from(text) };
    };
    await dropFiles(talk.editor, [heard(5_000)]);
    const dialog = page.getByRole('dialog', { name: /^heard/ });
    await expect(dialog.getByRole('radio', { name: 'Prendre seulement les temps' })).toBeChecked();
    await expect(dialog).toContainText(/(9\d|100)\u00A0% des mots reconnus/);
    await dialog.getByRole('button', { name: 'Prendre les temps' }).click();
    await expect(page.getByText(/^Temps repris pour \d/)).toBeVisible();
    await expect(talk.paragraphs).toHaveText(before);
    await talk.waitUntilSaved();
    const times = await talk.times();
    expect(times[0]).toBe('0:05');

    await dropFiles(talk.editor, [heard(17_400)]);
    await expect(dialog).toContainText('décalé de +12,4\u00A0s');
    const isShifted = dialog.getByRole('checkbox', { name: 'Corriger le décalage' });
    await expect(isShifted).toBeChecked();
    // By keyboard, as it would be without a mouse: the times as they are.
    await isShifted.press('Space');
    await dialog.getByRole('button', { name: 'Prendre les temps' }).press('Enter');
    await expect.poll(async () => (await talk.times())[0]).toBe('0:17');
    await page.keyboard.press('Control+z');
    await expect.poll(() => talk.times()).toEqual(times);
  });

  test('the text that was taken over is shown from its start', async ({ page }) => {
    const talk = await openSample(page);
    const cues = Array.from({ length: 300 }, (_, index) => {
      const [minute, second] = [Math.floor(index / 12), 5 * (index % 12)].map((part) => String(part).padStart(2, '0'));
      return `${index + 1}\n00:${minute}:${second},000 --> 00:${minute}:${second},900\nPhrase numéro ${index}.\n`;
    });
    await dropFiles(talk.editor, [{ name: 'long.srt', bytes: Buffer.from(cues.join('\n')) }]);
    await page.getByRole('button', { name: 'Remplacer le texte' }).click();
    await expect(talk.editor).toContainText('Phrase numéro 299.');
    await expect(talk.editor).toBeFocused();
    await expect(talk.paragraphs.first()).toBeInViewport();
    await page.keyboard.type('Début : ');
    await expect(talk.paragraphs.first()).toHaveText(/^Début : Phrase numéro 0\./);
  });

  test('a reading that was cancelled offers nothing when it ends', async ({ page }, testInfo) => {
    test.skip(testInfo.project.metadata['host'] === 'electron', 'its port cannot be held up');
    const talk = await openSample(page);
    const reading = await holdReplies(page, 'timedTexts.read');
    await dropFiles(talk.editor, [sample('whisperx.json')]);
    await reading.answered();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    reading.release();
    // Replies come in their order: what is asked for now is answered after it.
    await page.keyboard.type('Alors ');
    await talk.waitUntilSaved();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('what was sent to be taken over cannot be cancelled any more', async ({ page }, testInfo) => {
    test.skip(testInfo.project.metadata['host'] === 'electron', 'its port cannot be held up');
    const talk = await openSample(page);
    const taking = await holdReplies(page, 'timedTexts.take');
    await dropFiles(talk.editor, [sample('whisperx.json')]);
    const dialog = page.getByRole('dialog', { name: 'whisperx.json' });
    await dialog.getByRole('button', { name: 'Remplacer le texte' }).click();
    await taking.answered();
    await expect(dialog.getByRole('button', { name: 'Annuler' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
    taking.release();
    await expect(talk.paragraphs).toHaveCount(3);
    await expect(dialog).toBeHidden();
  });

  test('unsure words are shaded on demand, and no longer once they are typed over', async ({ page }) => {
    const talk = await openSample(page);
    await dropFiles(talk.editor, [sample('whisperx.json')]);
    await page.getByRole('button', { name: 'Remplacer le texte' }).click();
    await expect(talk.paragraphs).toHaveCount(3);
    expect(await shadedWords(page)).toEqual([]);
    await talk.statusBar.getByRole('button', { name: 'Mots incertains' }).click();
    await expect.poll(() => shadedWords(page)).toEqual(['à', 'Dakar.']);
    await talk.select('Dakar.');
    await page.keyboard.type('Saint-Louis du Sénégal.');
    await expect.poll(() => shadedWords(page)).toEqual(['à']);
    await page.reload();
    await expect.poll(() => shadedWords(page)).toEqual(['à']);
  });

  test('a file chosen by key fills an empty text; a file that is none is refused', async ({ page, host }) => {
    const talk = await openSample(page);
    await talk.editor.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    const empty = page.getByText('Cette conférence n’a pas encore de texte.');
    await expect(empty).toBeVisible();
    // It stands where the eye is: near the caret.
    const [caret, words] = [await talk.paragraphs.first().boundingBox(), await empty.boundingBox()];
    expect(words!.y - caret!.y).toBeLessThan(140);
    await choose(page, host, resolve(samples, 'README.md'));
    await expect(page.getByRole('alert')).toContainText('« README.md » n’est pas une transcription minutée');
    await page.keyboard.press('Escape');
    await choose(page, host, resolve(samples, 'voices.srt'));
    const dialog = page.getByRole('dialog', { name: 'voices.srt' });
    await dialog.getByRole('button', { name: 'Reprendre ce texte' }).click();
    await expect(talk.paragraphs.first()).toHaveText('Bonjour, cher ami.');
    await expect(page.getByText('Cette conférence n’a pas encore de texte.')).toBeHidden();
    await expect(talk.editor.getByRole('button', { name: /Marc Bloch/ }).first()).toBeVisible();
    await talk.waitUntilSaved();
  });

  test('files dropped on the list go to the talks that their names tell, or that the user chooses', async ({
    page,
  }) => {
    const library = new LibraryPage(page);
    const heard = { ...sample('whisperx.json'), name: `${SAMPLE_TITLE.replaceAll("'", '_')}.fr.json` };
    await dropFiles(page.getByRole('main'), [
      SAMPLE,
      heard,
      { ...sample('voices.srt'), name: 'intelligence artificielle.srt' },
      { ...sample('talk.vtt'), name: 'autre chose.vtt' },
    ]);
    // The notice is imported first: the texts are of its talk.
    await library.closeReport();
    const dialog = page.getByRole('dialog', { name: 'Reprendre des textes minutés' });
    await expect(dialog.getByRole('row', { name: /^autre chose/ })).toContainText('Aucune conférence ne lui ressemble');
    // Only one file can be of the talk: the sure one gives way to the one that is chosen by keyboard.
    const unsure = dialog.getByRole('row', { name: /^intelligence artificielle/ });
    await expect(unsure).toContainText('À vérifier');
    await unsure.getByRole('button', { name: /Conférence de/ }).press('ArrowDown');
    await page.getByRole('option', { name: SAMPLE_TITLE }).press('Enter');
    await expect(dialog).toContainText('Un seul fichier peut être pris');
    const sure = dialog.getByRole('row', { name: /fr\.json/ });
    await sure.getByRole('button', { name: /Conférence de/ }).click();
    await page.getByRole('option', { name: 'Ne pas reprendre' }).click();
    await unsure.getByRole('button', { name: /Ce qui est pris/ }).click();
    await page.getByRole('option', { name: 'Remplacer le texte' }).click();
    await expect(dialog).toContainText('1 texte sera remplacé');
    await dialog.getByRole('button', { name: 'Reprendre 1 fichier' }).click();
    await expect(dialog.getByRole('row', { name: /^intelligence/ })).toContainText('Texte de 15 mots.');
    await dialog.getByRole('link', { name: SAMPLE_TITLE }).click();
    const talk = new TalkPage(page);
    await expect(talk.paragraphs.first()).toHaveText('Bonjour, cher ami.');
  });
});

/** The words that the unsure-word highlight covers. */
function shadedWords(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(CSS.highlights.get('unsure-word') ?? [])].map((range) => String(range)));
}

interface Choosing {
  readonly hasNativeDialogs: boolean;
  answerOpenDialog(paths: readonly string[]): Promise<void>;
}

async function choose(page: Page, host: Choosing, path: string): Promise<void> {
  if (host.hasNativeDialogs) await host.answerOpenDialog([path]);
  await page.keyboard.press('Control+Shift+O');
  if (host.hasNativeDialogs) return;
  const picker = page.getByRole('dialog', { name: 'Choisir un texte minuté' });
  await picker.getByRole('textbox', { name: 'Chemin' }).fill(path);
  await picker.getByRole('textbox', { name: 'Chemin' }).press('Enter');
}
