import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type TestHost } from './hosts.ts';
import { LibraryPage, SAMPLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';
import { leaveUnspoken } from './storedTimes.ts';

/** A paragraph of the demonstration with several sentences. */
const UNSPOKEN_AT = 9;

interface Workstation {
  readonly page: Page;
  readonly host: TestHost;
}

interface CueTime {
  readonly startMs: number;
  readonly endMs: number;
}

/** The cues that ffprobe reads in a file. */
function ffprobeCues(path: string): CueTime[] {
  const args = ['-v', 'error', '-show_entries', 'packet=pts_time,duration_time', '-of', 'json', path];
  const { packets } = JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' })) as {
    packets: { pts_time: string; duration_time: string }[];
  };
  return packets.map(({ pts_time: start, duration_time: duration }) => ({
    startMs: Math.round(1_000 * Number(start)),
    endMs: Math.round(1_000 * (Number(start) + Number(duration))),
  }));
}

/** The cues that Chromium's own `<track>` reads in a WebVTT text. */
function trackCues(page: Page, text: string): Promise<CueTime[]> {
  return page.evaluate(async (vtt) => {
    const video = document.createElement('video');
    const track = document.createElement('track');
    track.src = URL.createObjectURL(new Blob([vtt], { type: 'text/vtt' }));
    track.default = true;
    const loaded = new Promise<void>((resolve, reject) => {
      track.addEventListener('load', () => resolve());
      track.addEventListener('error', () => reject(new Error('the track was refused')));
    });
    video.append(track);
    document.body.append(video);
    track.track.mode = 'hidden';
    await loaded;
    const cues = [...(track.track.cues ?? [])].map(({ startTime, endTime }) => ({
      startMs: Math.round(1_000 * startTime),
      endMs: Math.round(1_000 * endTime),
    }));
    video.remove();
    return cues;
  }, text);
}

/** SRT as WebVTT, which differs in its header and decimal mark only: Chromium reads no SRT. */
function srtAsVtt(srt: string): string {
  return `WEBVTT\n\n${srt.replaceAll(/(\d\d:\d\d:\d\d),(\d{3})/g, '$1.$2')}`;
}

/** Opens the dialog, ticks these formats alone, and says where the files go. */
async function exportAs({ page, host }: Workstation, formats: readonly string[], path: string): Promise<Locator> {
  const folder = dirname(path);
  if (host.hasNativeDialogs) await host.answerOpenDialog([folder]);
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.getByRole('dialog', { name: /Exporter/ }).first();
  await expect(dialog.getByRole('checkbox', { name: 'SRT' })).toBeVisible();
  for (const label of await dialog.locator('fieldset label').all()) {
    const isMeant = formats.includes((await label.textContent())?.trim() ?? '');
    if (isMeant !== (await label.getByRole('checkbox').isChecked())) await label.click();
  }
  await expect(dialog.getByText(/sous-titres\.|caractères\./).first()).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Nom des fichiers' }).fill(basename(path));
  await dialog.getByRole('button', { name: 'Choisir où…' }).click();
  if (!host.hasNativeDialogs) await pickFolder(page, folder);
  await dialog.getByRole('button', { name: 'Exporter', exact: true }).click();
  return dialog;
}

/** Chooses a folder in the picker of the page. */
async function pickFolder(page: Page, folder: string): Promise<void> {
  const picker = page.getByRole('dialog', { name: 'Exporter dans' });
  const field = picker.getByRole('textbox', { name: 'Chemin' });
  // The first folder is listed before another is asked for.
  await expect(field).not.toHaveValue('');
  await field.fill(folder);
  await field.press('Enter');
  await expect(field).toHaveValue(folder);
  // The keyboard goes to the list once the folder is shown; before, the button would ask for it again.
  await expect(field).not.toBeFocused();
  await picker.getByRole('button', { name: 'Choisir' }).click();
}

test.describe('exporting', () => {
  test.use({ demo: true });
  let folder: string;

  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lutrin-export-'));
  });
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('ffprobe and the browser read both formats alike', async ({ page, host }) => {
    const talk = new TalkPage(page);
    await expect.poll(() => talk.duration()).toBeGreaterThan(120);
    const path = join(folder, 'conférence');
    const srtPath = `${path}.srt`;
    const vttPath = `${path}.vtt`;
    const dialog = await exportAs({ page, host }, ['SRT', 'WebVTT', 'HTML'], path);
    await expect(dialog.getByText(`Exportés dans ${folder}`)).toBeVisible();
    expect(readdirSync(folder).toSorted()).toEqual(['conférence.html', 'conférence.srt', 'conférence.vtt']);
    expect(readFileSync(`${path}.html`, 'utf8')).toContain('<a class="time" href="#t=2.6">0:02</a>');

    const srt = readFileSync(srtPath, 'utf8');
    const vtt = readFileSync(vttPath, 'utf8');
    const cues = await trackCues(page, vtt);
    expect(cues.length).toBeGreaterThan(30);
    expect(ffprobeCues(srtPath)).toEqual(cues);
    expect(ffprobeCues(vttPath)).toEqual(cues);
    expect(await trackCues(page, srtAsVtt(srt))).toEqual(cues);
    for (const [index, cue] of cues.entries()) {
      expect(cue.endMs - cue.startMs).toBeLessThanOrEqual(7_000);
      expect(cue.endMs - cue.startMs).toBeGreaterThanOrEqual(1_000);
      expect(cue.startMs).toBeGreaterThanOrEqual(cues[index - 1]?.endMs ?? 0);
    }
    const lines = srt.split('\n').filter((line) => line !== '' && !/^\d+$|-->/.test(line));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(42);

    // What breaks the rules is told before and after, and is what the list beside the text shows.
    await expect(dialog.getByText(/^\d+ sous-titres enfreignent les règles$/)).toBeVisible();
    const told = await dialog.getByText(/sous-titres enfreignent les règles \(/).textContent();
    await dialog.getByRole('button', { name: 'Voir le détail' }).click();
    await expect(dialog.getByRole('list', { name: 'Règles enfreintes' })).toContainText('Trop rapide');
    await dialog.getByRole('button', { name: 'Montrer dans les sous-titres' }).click();
    const filter = page.getByRole('button', {
      name: `${Number.parseInt(told!, 10)} problèmes, Seulement les problèmes`,
    });
    await expect(filter).toHaveAttribute('aria-pressed', 'true');
  });

  test('what nobody says is left out and told, until it is to be kept', async ({ page, host }) => {
    await expect(new TalkPage(page).editor).toBeVisible();
    const text = leaveUnspoken(host.libraryFolder, UNSPOKEN_AT);
    const dialog = await exportAs({ page, host }, ['SRT'], join(folder, 'sans'));
    const told = dialog.getByText(/^\d+ phrases non dites sont omises/);
    await expect(dialog.getByText(`Exporté dans ${folder}`)).toBeVisible();
    await expect(told).toBeVisible();
    await expect(dialog.getByText(/^\d+ phrases non dites omises$/)).toBeVisible();
    const beginning = text.split(' ').slice(0, 3).join(' ');
    expect(readFileSync(join(folder, 'sans.srt'), 'utf8')).not.toContain(beginning);
    await dialog.getByText('Garder les phrases non dites').click();
    await expect(told).toHaveCount(0);
    await dialog.getByRole('textbox', { name: 'Nom des fichiers' }).fill('avec');
    await dialog.getByRole('button', { name: 'Exporter', exact: true }).click();
    await expect.poll(() => existsSync(join(folder, 'avec.srt'))).toBe(true);
    expect(readFileSync(join(folder, 'avec.srt'), 'utf8')).toContain(beginning);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+E');
    await expect(dialog.getByRole('switch', { name: 'Garder les phrases non dites' })).toBeChecked();
  });

  test('an existing file is replaced only after a question', async ({ page, host }) => {
    const talk = new TalkPage(page);
    await expect(talk.editor).toBeVisible();
    const path = join(folder, 'déjà.srt');
    writeFileSync(path, 'ancien');
    writeFileSync(join(folder, 'déjà.md'), 'ancien');
    const dialog = await exportAs({ page, host }, ['SRT', 'Markdown', 'Texte'], join(folder, 'déjà'));
    await expect(page.getByText('Ces fichiers existent déjà', { exact: false })).toContainText('déjà.srt, déjà.md');
    const question = page.getByRole('button', { name: 'Remplacer', exact: true });
    await expect(question).toBeVisible();
    expect(readFileSync(path, 'utf8')).toBe('ancien');
    expect(existsSync(join(folder, 'déjà.txt'))).toBe(false);
    await question.click();
    await expect.poll(() => readFileSync(path, 'utf8')).toMatch(/^1\n00:00:/);
    // All files are there: one that is still written would be in the way of the folder's removal.
    await expect(dialog.getByText(`Exportés dans ${folder}`)).toBeVisible();
  });

  test('talks ticked in the list are written into a folder, and each is told of', async ({ page, host }) => {
    const library = new LibraryPage(page);
    await page.getByRole('link', { name: 'Bibliothèque' }).click();
    await library.import(SAMPLE);
    await library.closeReport();
    const grid = page.getByRole('grid');
    await expect(grid.getByRole('row')).toHaveCount(2);
    await grid.focus();
    await page.keyboard.press('Control+a');
    await expect(page.getByText('2 sélectionnées')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.getByText('1 sélectionnée', { exact: true })).toBeVisible();
    await page.keyboard.press('Space');
    if (host.hasNativeDialogs) await host.answerOpenDialog([folder]);
    await page.keyboard.press('Control+Shift+E');
    const dialog = page.getByRole('dialog', { name: 'Exporter 2 conférences' });
    await dialog.getByRole('textbox', { name: 'Modèle de nom' }).fill('{format} {title}');
    await dialog.getByRole('button', { name: 'Choisir où…' }).click();
    if (!host.hasNativeDialogs) await pickFolder(page, folder);
    await dialog.getByRole('button', { name: 'Exporter', exact: true }).click();
    await expect(dialog.getByText('2 conférences exportées sur 2.')).toBeVisible();
    expect(readdirSync(folder).toSorted()).toEqual([
      'srt Comment la page apprit à respirer.srt',
      "srt Le coût humain de l'intelligence artificielle.srt",
    ]);
    await dialog.getByRole('button', { name: 'Exporter', exact: true }).click();
    await expect(dialog.getByText('0 conférence exportée sur 2.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Tout réécrire en remplaçant' }).click();
    await expect(dialog.getByText('2 conférences exportées sur 2.')).toBeVisible();
  });

  test('the last words typed are in the file', async ({ page, host }) => {
    const talk = new TalkPage(page);
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' vraiment');
    const path = join(folder, 'texte.txt');
    await exportAs({ page, host }, ['Texte'], join(folder, 'texte'));
    await expect.poll(() => existsSync(path) && readFileSync(path, 'utf8')).toContain('Bonjour vraiment');
  });
});
