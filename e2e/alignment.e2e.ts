import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { BY_HAND } from '../src/domain/transcript/transcript.ts';
import { expect, test } from './hosts.ts';
import { dropFiles, type Dropped } from './pages/dropFiles.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import type { TalkPage } from './pages/TalkPage.ts';
import { storedWords } from './storedTimes.ts';
import { silentWav } from './silentWav.ts';

interface TimedParagraph {
  readonly kind: string;
  readonly text: string;
  readonly words?: readonly (readonly [number, number])[];
}

const demo = resolve(import.meta.dirname, '../resources/demo/transcript.json');
const spoken = (JSON.parse(readFileSync(demo, 'utf8')) as { paragraphs: TimedParagraph[] }).paragraphs.filter(
  ({ kind }) => kind === 'paragraph',
);

/** A notice whose raw transcript is what is said in the demonstration recording, in one paragraph without times. */
function untimedNotice(): Dropped {
  const lines = SAMPLE.bytes.toString().split('\n');
  lines[2] = spoken.map(({ text }) => text).join(' ');
  return { name: 'notice-sans-temps.txt', bytes: Buffer.from(lines.join('\n')) };
}

async function openUntimed(page: Page): Promise<TalkPage> {
  const library = new LibraryPage(page);
  await library.import(untimedNotice());
  await library.closeReport();
  const talk = await library.open(SAMPLE_TITLE);
  await talk.dropRecording();
  return talk;
}

test('an untimed text gets its times from the sound: begun, followed, compared, taken and undone', async ({
  page,
  host,
}) => {
  test.slow();
  const talk = await openUntimed(page);
  expect(storedWords(host.libraryFolder).flat()).toEqual([]);
  await talk.statusBar.getByRole('button', { name: 'Texte sans temps : l’aligner' }).click();
  const panel = page.getByRole('complementary', { name: 'Alignement' });
  await panel.getByRole('button', { name: 'Aligner tout le texte' }).click();
  // What is typed meanwhile is not in the way.
  await talk.caretBehind('Bonjour à toutes');
  await page.keyboard.insertText(' donc');
  const rows = panel.getByRole('grid', { name: 'Phrases' });
  await expect(rows.getByRole('row').first()).toBeVisible({ timeout: 180_000 });
  await expect(panel).toContainText('36 phrases alignées');
  const { violations } = await new AxeBuilder({ page }).include('aside').setLegacyMode().analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  await rows.getByRole('row').nth(2).getByRole('button', { name: 'Écouter aux temps trouvés (0:11)' }).click();
  await expect.poll(() => talk.currentTime()).toBeGreaterThan(11);
  await panel.getByRole('button', { name: 'Prendre les temps' }).click();
  await expect(talk.statusBar).toContainText('Les temps sont ceux de l’alignement');
  await talk.waitUntilSaved();
  const words = storedWords(host.libraryFolder).flat();
  const added = words.findIndex(({ text }) => text === 'donc');
  expect(added).toBe(3);
  const truth = spoken.flatMap((paragraph) => paragraph.words!.map(([startMs]) => startMs));
  const found = words.filter((_, index) => index !== added).map(({ time }) => time[0]);
  const errors = found.map((startMs, index) => Math.abs(startMs - truth[index]!)).toSorted((a, b) => a - b);
  expect(errors.length).toBe(truth.length);
  expect(errors[Math.floor(0.95 * errors.length)]).toBeLessThan(150);

  await page.keyboard.press('Control+z');
  await talk.waitUntilSaved();
  await expect.poll(() => storedWords(host.libraryFolder).flat().length).toBe(0);
  await expect(talk.editor).toContainText('Bonjour à toutes donc');
});

test('a start set by hand in an untimed text stays through its alignment, and undo takes the times alone', async ({
  page,
  host,
}) => {
  test.slow();
  const talk = await openUntimed(page);
  await talk.caretBehind('Bonjour à toutes');
  // The first word is said at 0.8 seconds.
  await talk.goToTime('0:01');
  await page.keyboard.press('F11');
  await expect.poll(() => talk.times()).toEqual(['0:01']);
  await page.keyboard.press('Control+Shift+A');
  const panel = page.getByRole('complementary', { name: 'Alignement' });
  await panel.getByRole('button', { name: 'Prendre les temps' }).click({ timeout: 180_000 });
  await expect(talk.statusBar).toContainText('Les temps sont ceux de l’alignement');
  await talk.waitUntilSaved();
  const [first] = storedWords(host.libraryFolder).flat();
  expect(first).toEqual({ text: 'Bonjour', time: [1_000, expect.any(Number), BY_HAND] });
  expect(await talk.times()).toEqual(['0:01']);

  await page.keyboard.press('Control+z');
  await expect.poll(() => talk.times()).toEqual(['0:01']);
  await talk.waitUntilSaved();
  expect(storedWords(host.libraryFolder).flat()).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => talk.times()).toEqual(['≈ 0:00']);
});

test('an alignment is held up, goes on, and is cancelled from the list of work; the text stays as it was', async ({
  page,
}) => {
  const talk = await openUntimed(page);
  await talk.editor.click();
  await page.keyboard.press('Control+Shift+A');
  const panel = page.getByRole('complementary', { name: 'Alignement' });
  await panel.getByRole('button', { name: 'Mettre en pause' }).click();
  await expect(panel).toContainText('En pause');
  await page.getByRole('button', { name: /en cours/ }).click();
  const work = page.getByRole('dialog', { name: 'Travaux', exact: true });
  const job = work.getByRole('listitem').filter({ hasText: 'Alignement du texte' });
  await expect(job).toContainText('En pause');
  await job.getByRole('button', { name: 'Reprendre' }).click();
  await expect(job).not.toContainText('En pause');
  await job.getByRole('button', { name: 'Annuler' }).click();
  await expect(job).toContainText('Annulé');
  await expect(talk.statusBar.getByText('L’alignement a été annulé')).toBeAttached();
  // The button is gone: the focus goes to what is left of the list.
  await expect(work.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(work).toBeHidden();
  await expect(panel).toContainText('rien n’a changé');
  await panel.getByRole('button', { name: 'Aligner tout le texte' }).click();
  await expect(panel).toContainText('Alignement en cours');
});

test('an alignment that failed is told of in the status bar while its panel is closed', async ({ page }) => {
  const library = new LibraryPage(page);
  await library.import(untimedNotice());
  await library.closeReport();
  const talk = await library.open(SAMPLE_TITLE);
  const silence = silentWav(20);
  await dropFiles(talk.dropTarget, [{ name: 'silence.wav', bytes: silence }]);
  await talk.statusBar.getByRole('button', { name: 'Texte sans temps' }).click();
  const panel = page.getByRole('complementary', { name: 'Alignement' });
  await panel.getByRole('button', { name: 'Aligner tout le texte' }).click();
  await expect(panel.getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: 'Notice', exact: true }).click();
  await expect(panel).toBeHidden();
  const status = talk.statusBar.getByRole('button', { name: 'L’alignement a échoué' });
  await expect(status).toContainText('Texte sans temps');
  await status.click();
  await expect(panel.getByRole('alert')).toBeVisible();
});
