import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { mp3Frames } from '../src/library/media/mp3Frames.suite.ts';
import { hasFfmpeg } from '../src/library/media/hasFfmpeg.suite.ts';
import { expect, test } from './hosts.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { holdReplies } from './pages/holdReplies.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';
import { silentWav } from './silentWav.ts';

/** Bars from the least to the most significant bit of a frame's number. */
const [BITS, BAR_PX, HEIGHT_PX, FRAME_MS] = [8, 32, 48, 40];

let folder: string;
test.beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lutrin-recordings-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));
test.use({ demo: true });

/** Seconds of the film: more than the test plays, also on a busy machine. */
const FILM_S = 8;

/** A film whose every frame shows its number. Sound that is delayed, as Opus is, would move them all. */
function numberedFilm(): Buffer {
  const path = join(folder, 'film.mkv');
  const bars = `geq=lum='if(mod(floor(N/pow(2,floor(X/${BAR_PX}))),2),235,16)':cb=128:cr=128`;
  const picture = `color=s=${BITS * BAR_PX}x${HEIGHT_PX}:r=${1_000 / FRAME_MS}:d=${FILM_S},${bars}`;
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', `sine=f=200:d=${FILM_S}`];
  const codecs = ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'flac'];
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, ...codecs, path]);
  return readFileSync(path);
}

/** The number of the frame that is seen. */
function seenFrame(page: Page): Promise<number> {
  return page.locator('video').evaluate(
    (video: HTMLVideoElement, [bits, bar, height]) => {
      const canvas = new OffscreenCanvas(bits * bar, height);
      const context = canvas.getContext('2d')!;
      context.drawImage(video, 0, 0, bits * bar, height);
      const isLit = (bit: number): boolean =>
        context.getImageData(bit * bar + bar / 2, height / 2, 1, 1).data[0]! > 128;
      return Array.from({ length: bits }, (_, bit) => (isLit(bit) ? 2 ** bit : 0)).reduce((sum, part) => sum + part);
    },
    [BITS, BAR_PX, HEIGHT_PX] as const,
  );
}

function storedStart(libraryFolder: string): number {
  const database = new Sqlite(join(libraryFolder, 'library.sqlite'), { readonly: true });
  const sql = `SELECT start_ms FROM paragraphs WHERE text LIKE 'Bonjour%'`;
  const startMs = database.prepare<[], number>(sql).pluck().get()!;
  database.close();
  return startMs;
}

test('the time to go to is asked for anew, whatever was refused before', async ({ page }) => {
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  await page.keyboard.press('Control+k');
  const time = page.getByRole('dialog').getByRole('textbox', { name: 'Temps' });
  await time.fill('demain');
  await time.press('Enter');
  await expect(time).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Escape');
  await expect(time).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(time).toBeFocused();
  await expect(time).toHaveValue('');
  await expect(time).not.toHaveAttribute('aria-invalid', 'true');
});

test('the time that a key takes is that of the frame that is seen', async ({ page, host }) => {
  test.skip(!hasFfmpeg, 'ffmpeg makes the film');
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  await dropFiles(talk.dropTarget, [{ name: 'film.mkv', bytes: numberedFilm() }]);
  await page.getByRole('button', { name: 'Remplacer', exact: true }).click();
  await expect.poll(() => talk.duration()).toBeCloseTo(FILM_S, 0);
  await talk.caretBehind('Bonjour');
  const check = async (): Promise<void> => {
    const frame = await seenFrame(page);
    const save = talk.nextSave();
    await page.keyboard.press('F11');
    await save;
    await talk.waitUntilSaved();
    const startMs = storedStart(host.libraryFolder);
    expect(startMs, `frame ${frame} is seen`).toBeGreaterThanOrEqual(frame * FRAME_MS);
    expect(startMs, `frame ${frame} is seen`).toBeLessThan((frame + 1) * FRAME_MS);
  };
  await talk.goToTime('0:01,37');
  await expect.poll(() => seenFrame(page)).toBe(34);
  await check();
  for (let round = 0; round < 2; round++) {
    const from = await talk.currentTime();
    await page.keyboard.press('Escape');
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(from + 0.3 + round / 7);
    await page.keyboard.press('Escape');
    await expect.poll(() => talk.isPaused()).toBe(true);
    await check();
  }
});

test('an MP3 of variable rate is converted, chosen in place of the film, and found again by what is in it', async ({
  page,
}) => {
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  const path = join(folder, 'micro.mp3');
  const sound = mp3Frames(Array.from({ length: 4_000 }, (_, index) => (index % 3 === 0 ? 1 : 9)));
  writeFileSync(path, sound);
  await talk.goToTime('0:40');
  await talk.attachByPath('Ajouter un autre enregistrement…', path);
  const picker = page.getByRole('dialog');
  const choice = talk.player.getByRole('button', { name: /Enregistrement écouté/ });
  await choice.click();
  await page.getByRole('option', { name: 'micro.mp3' }).click();
  // The other recording goes on where the film was.
  const heard = () => talk.player.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await expect.poll(heard).toBeCloseTo(40, 1);
  // It began ten seconds before: the same time of the talk is another of the recording.
  const offset = talk.player.getByRole('textbox', { name: 'Commence à' });
  await offset.fill('-10');
  await offset.press('Enter');
  await expect(talk.player.getByText('0:30', { exact: true })).toBeVisible();
  // Chosen at the beginning of the talk, it begins there too.
  await talk.goToTime('0:00');
  await choice.click();
  await page.getByRole('option', { name: 'lecture.webm' }).click();
  await expect(talk.player.locator('video')).toBeAttached();
  await choice.click();
  await page.getByRole('option', { name: 'micro.mp3' }).click();
  await expect.poll(heard).toBeCloseTo(10, 1);
  await talk.goToTime('0:30');

  await talk.player.getByRole('button', { name: 'Convertir sans perte' }).click();
  await expect(choice).toContainText('micro.m4a (converti)');
  await expect.poll(heard).toBeCloseTo(40, 1);
  await expect(talk.player.getByRole('button', { name: 'Convertir sans perte' })).toBeHidden();

  await choice.click();
  await page.getByRole('option', { name: 'micro.mp3 (original)' }).click();
  await expect(talk.player.getByRole('button', { name: 'Convertir sans perte' })).toBeVisible();
  mkdirSync(join(folder, 'disque', 'rangé'), { recursive: true });
  renameSync(path, join(folder, 'disque', 'rangé', 'autre nom.mp3'));
  await page.reload();
  await expect(talk.player.getByText('L’enregistrement n’est plus à sa place')).toBeVisible();
  await expect(talk.editor).toHaveAttribute('contenteditable', 'true');
  await talk.player.getByRole('button', { name: 'Chercher dans un dossier…' }).click();
  await picker.getByRole('textbox').first().fill(join(folder, 'disque'));
  await picker.getByRole('textbox').first().press('Enter');
  await expect(picker.getByText('rangé')).toBeVisible();
  await picker.getByRole('button', { name: 'Chercher' }).click();
  await expect(talk.player.locator('audio')).toBeAttached();
});

test('its place by the sound is looked for of a recording that has some, and told of that one alone', async ({
  page,
}) => {
  test.skip(!hasFfmpeg, 'ffmpeg makes the film');
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  const mute = join(folder, 'muet.mp4');
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=s=64x64:d=2', '-c:v', 'libx264', mute]);
  const silence = silentWav(20);
  for (const file of [
    { name: 'silence.wav', bytes: silence },
    { name: 'muet.mp4', bytes: readFileSync(mute) },
  ]) {
    await dropFiles(talk.dropTarget, [file]);
    await page.getByRole('button', { name: 'Ajouter à côté' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  const choose = async (name: string): Promise<void> => {
    await talk.player.getByRole('button', { name: /Enregistrement écouté/ }).press('Enter');
    await page.getByRole('option', { name }).click();
    await expect(talk.player.getByRole('definition').filter({ hasText: name.split('.')[0]! })).toBeVisible();
  };
  // By keys: the last file may still be on its way, and what tells of it moves the buttons below from under the pointer.
  const details = talk.player.getByRole('button', { name: 'Détails de l’enregistrement' });
  await details.press('Enter');
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  const find = talk.player.getByRole('button', { name: 'Trouver par le son' });
  await choose('silence.wav');
  await find.click();
  await expect(talk.player.getByRole('alert')).toBeVisible();
  await choose('lecture.webm');
  await expect(find).toBeVisible();
  await expect(talk.player.getByRole('alert')).toBeHidden();
  await choose('muet.mp4');
  await expect(find).toBeHidden();
});

test('the copy of a dropped recording into the library is given up, and what was refused goes from sight', async ({
  page,
  host,
}) => {
  test.skip(host.hasNativeDialogs, 'where files have paths nothing is copied');
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  const recording = { name: 'autre.wav', bytes: Buffer.alloc(100_000) };
  // The copy hangs, as one of gigabytes seems to.
  await page.route('**/upload*', () => undefined);
  const asked = page.waitForRequest('**/upload*');
  await dropFiles(talk.dropTarget, [recording]);
  const request = await asked;
  const ended = page.waitForEvent('requestfailed', (failed) => failed === request);
  await expect(talk.player.getByRole('progressbar', { name: 'Copie dans la bibliothèque' })).toBeVisible();
  await talk.player.getByRole('button', { name: 'Annuler' }).click();
  await ended;
  await expect(talk.player.getByRole('progressbar')).toBeHidden();
  await expect(talk.player.getByRole('alert')).toBeHidden();

  await page.unroute('**/upload*');
  await dropFiles(talk.dropTarget, [recording]);
  await page.getByRole('button', { name: 'Ajouter à côté' }).click();
  await expect(talk.player.getByRole('alert')).toContainText('autre.wav');
  await talk.player.getByRole('alert').getByRole('button', { name: 'Fermer' }).click();
  await expect(talk.player.getByRole('alert')).toBeHidden();
});

test('a recording that is dropped while another is attached is asked about until that is answered', async ({
  page,
  host,
}) => {
  test.skip(host.hasNativeDialogs, 'replies are held on their way to a browser');
  const talk = new TalkPage(page);
  const attaching = await holdReplies(page, 'media.attach');
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  const bytes = silentWav(2);
  const beside = page.getByRole('button', { name: 'Ajouter à côté' });
  await dropFiles(talk.dropTarget, [{ name: 'un.wav', bytes }]);
  await beside.click();
  await attaching.answered();
  await dropFiles(talk.dropTarget, [{ name: 'deux.wav', bytes }]);
  await expect(page.getByRole('dialog')).toContainText('deux.wav');
  attaching.release();
  // The first is there now; what was asked of the second is still to be answered.
  await expect(page.getByText('Enregistrement écouté', { exact: true })).toBeAttached();
  await beside.click();
  await talk.player.getByRole('button', { name: /Enregistrement écouté/ }).click();
  await expect(page.getByRole('option', { name: 'deux.wav' })).toBeVisible();
});

/** Opens a talk that has no recording, with replies held back. */
async function openWithoutRecording(page: Page, method: string) {
  const library = new LibraryPage(page);
  await page.getByRole('link', { name: 'Bibliothèque' }).click();
  await library.import(SAMPLE);
  await library.closeReport();
  const talk = await library.open(SAMPLE_TITLE);
  const replies = await holdReplies(page, method);
  return { talk, replies };
}

test('a recording that is refused leaves the question about the next one open', async ({ page, host }) => {
  test.skip(host.hasNativeDialogs, 'replies are held on their way to a browser');
  const talk = new TalkPage(page);
  const replies = await holdReplies(page, 'media.attach');
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  const dialog = page.getByRole('dialog');
  const replace = dialog.getByRole('button', { name: 'Remplacer' });
  await dropFiles(talk.dropTarget, [{ name: 'refusé.wav', bytes: Buffer.alloc(1_000) }]);
  await replace.click();
  await replies.answered();
  await dropFiles(talk.dropTarget, [{ name: 'un.wav', bytes: silentWav(2) }]);
  await expect(dialog).toContainText('« un.wav » prendra la place de « lecture.webm »');
  replies.release();
  await expect(talk.player.getByText(/refusé\.wav/)).toBeAttached();
  await replace.click();
  await expect(talk.player.locator('audio')).toBeAttached();
});

test('a recording that was attached and is not shown yet is not replaced', async ({ page, host }) => {
  test.skip(host.hasNativeDialogs, 'replies are held on their way to a browser');
  const { talk, replies } = await openWithoutRecording(page, 'talks.get');
  await replies.answered();
  replies.release();
  await expect(talk.player.getByText('Aucun enregistrement')).toBeVisible();
  replies.hold();
  const bytes = silentWav(2);
  await dropFiles(talk.dropTarget, [{ name: 'un.wav', bytes }]);
  await replies.answered();
  const copied = page.waitForResponse(/\/upload.*deux/);
  await dropFiles(talk.dropTarget, [{ name: 'deux.wav', bytes }]);
  await copied;
  replies.release();
  await talk.player.getByRole('button', { name: /Enregistrement écouté/ }).click();
  await expect(page.getByRole('option')).toHaveText([/un\.wav/, /deux\.wav/]);
});

test('a copy that is under way when its talk is left comes beside what is there', async ({ page, host }) => {
  test.skip(host.hasNativeDialogs, 'where files have paths nothing is copied');
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  const sent = Promise.withResolvers<void>();
  await page.route('**/upload*', async (route) => {
    await sent.promise;
    await route.continue();
  });
  const asked = page.waitForRequest('**/upload*');
  await dropFiles(talk.dropTarget, [{ name: 'après.wav', bytes: silentWav(2) }]);
  await asked;
  await page.getByRole('link', { name: 'Bibliothèque' }).click();
  const library = new LibraryPage(page);
  await expect(library.list).toBeVisible();
  const uploaded = page.waitForResponse('**/upload*');
  sent.resolve();
  await uploaded;
  await library.rows.first().dblclick();
  await talk.player.getByRole('button', { name: /Enregistrement écouté/ }).click();
  await expect(page.getByRole('option')).toHaveText([/lecture\.webm/, /après\.wav/]);
});

test('an attachment that is under way shows again once the question about the next one is cancelled', async ({
  page,
  host,
}) => {
  test.skip(host.hasNativeDialogs, 'replies are held on their way to a browser');
  const talk = new TalkPage(page);
  const replies = await holdReplies(page, 'media.attach');
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  const bytes = silentWav(2);
  await dropFiles(talk.dropTarget, [{ name: 'un.wav', bytes }]);
  await page.getByRole('dialog').getByRole('button', { name: 'Remplacer' }).click();
  await replies.answered();
  await dropFiles(talk.dropTarget, [{ name: 'deux.wav', bytes }]);
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
  const reading = talk.player.getByRole('progressbar', { name: 'Lecture du fichier' });
  await expect(reading).toBeVisible();
  replies.release();
  await expect(talk.player.locator('audio')).toBeAttached();
  await expect(reading).toBeHidden();
});

test('a recording that could not be copied or read once its talk was left is told of, wherever one is', async ({
  page,
  host,
}) => {
  test.skip(host.hasNativeDialogs, 'where files have paths nothing is copied');
  const talk = new TalkPage(page);
  const library = new LibraryPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  const sent = Promise.withResolvers<void>();
  await page.route('**/upload*', async (route) => {
    await sent.promise;
    if (route.request().url().includes('disque')) await route.fulfill({ status: 507, json: {} });
    else await route.continue();
  });
  for (const name of ['coupé.wav', 'disque.wav']) {
    const asked = page.waitForRequest('**/upload*');
    await dropFiles(talk.dropTarget, [{ name, bytes: Buffer.alloc(100_000) }]);
    await asked;
    await page.getByRole('link', { name: 'Bibliothèque' }).click();
    await expect(library.list).toBeVisible();
    if (name === 'coupé.wav') await library.rows.first().dblclick();
  }
  sent.resolve();
  const [refused, full] = ['coupé.wav', 'disque.wav'].map((name) => page.getByRole('alert').filter({ hasText: name }));
  await expect(refused!).toContainText('n’est ni une vidéo ni un son');
  await expect(refused!).toContainText('Comment la page apprit à respirer');
  await expect(full!).toContainText('Le disque de la bibliothèque est plein');
  await expect(full!).toContainText('Lutrin n’a pas touché à votre propre fichier');
  await library.rows.first().dblclick();
  await expect(full!).toBeVisible();
  await refused!.locator('..').getByRole('button', { name: 'Fermer' }).click();
  await expect(refused!).toBeHidden();
  await expect(full!).toBeVisible();
});
