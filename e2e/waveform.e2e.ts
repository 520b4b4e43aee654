import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { demoWords, framesBehind, sampleFrames } from './pages/heardWords.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';
import { WaveformPage } from './pages/WaveformPage.ts';
import type { WordTime } from '../src/domain/transcript/transcript.ts';
import { storedWords } from './storedTimes.ts';

const RECORDING = resolve(import.meta.dirname, '../resources/demo/lecture.webm');

async function openDemo(page: Page): Promise<{ talk: TalkPage; wave: WaveformPage; duration: number }> {
  const talk = new TalkPage(page);
  const wave = new WaveformPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  await wave.waitUntilWhole();
  return { talk, wave, duration: await talk.duration() };
}

/** When a word of the demonstration lecture is spoken, in seconds. */
function spokenAt(text: string, next?: string): number {
  const words = demoWords();
  return words.find((word, index) => word.text === text && isBefore(next, words[index + 1]?.text))!.startMs / 1_000;
}

/** The time of a word as it is stored, of several the one before `next`. */
function wordTime({ libraryFolder }: { readonly libraryFolder: string }, text: string, next?: string): WordTime {
  const words = storedWords(libraryFolder).flat();
  return words.find((word, index) => word.text === text && isBefore(next, words[index + 1]?.text))!.time;
}

/** The time within a minute that is told in a sentence: `0:26,870`. */
function millisecondsIn(told: string | null): number {
  const [, seconds, milliseconds] = /0:(\d\d),(\d{3})/.exec(told ?? '')!;
  return 1_000 * Number(seconds) + Number(milliseconds);
}

function isBefore(next: string | undefined, text: string | undefined): boolean {
  return next === undefined || next === text;
}

test.describe('the waveform', () => {
  test.use({ demo: true });

  test('is drawn under the text, zooms with the wheel, keys and buttons, and scrolls', async ({ page }) => {
    const { wave, duration } = await openDemo(page);
    const first = await wave.shown();
    expect((first.to - first.from) * duration).toBeCloseTo(10, 0);

    await wave.position.press('0');
    await expect.poll(() => wave.shown()).toEqual({ from: 0, to: 1 });
    await expect(wave.strip.getByText('De 0:00 à 3:02')).toBeAttached();
    expect(await wave.loudColumns()).toBeGreaterThan(600);

    const at = await wave.placeOf(90, duration);
    await page.mouse.move(at.x, at.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await wave.shown()).to).toBeLessThan(0.8);
    // What was under the pointer still is.
    expect((await wave.placeOf(90, duration)).x).toBeCloseTo(at.x, 0);

    const zoomed = await wave.shown();
    await page.mouse.wheel(0, 300);
    await expect.poll(async () => (await wave.shown()).from).toBeGreaterThan(zoomed.from + 0.01);
    for (let count = 0; count < 20; count++) await wave.button('Agrandir').click();
    await expect.poll(async () => ((await wave.shown()).to - (await wave.shown()).from) * duration).toBeCloseTo(2, 1);
    await wave.button('Réduire').click();
    await expect.poll(async () => ((await wave.shown()).to - (await wave.shown()).from) * duration).toBeCloseTo(3, 1);
    await wave.button('Toute la conférence').click();
    await expect.poll(() => wave.shown()).toEqual({ from: 0, to: 1 });
  });

  test('shows another part when the frame on the map is dragged', async ({ page }) => {
    const { wave } = await openDemo(page);
    const frame = (await wave.frame.boundingBox())!;
    await page.mouse.move(frame.x + frame.width / 2, frame.y + 8);
    await page.mouse.down();
    await page.mouse.move(frame.x + frame.width / 2 + 400, frame.y + 8, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await wave.frame.boundingBox())!.x).toBeCloseTo(frame.x + 400, 0);
  });

  test('takes the sound where it is clicked, and by keys, and says where that is', async ({ page }) => {
    const { talk, wave, duration } = await openDemo(page);
    const { x, y } = await wave.placeOf(4, duration);
    await page.mouse.click(x, y);
    await expect.poll(() => talk.currentTime()).toBeCloseTo(4, 1);
    await expect(wave.position).toHaveAttribute('aria-valuetext', /^0:0[34],\d, Bonjour à toutes et à tous\. .*…$/);

    const before = await talk.currentTime();
    await wave.position.press('ArrowRight');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(before + 0.1, 2);
    await wave.position.press('ArrowUp');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(before + 1.1, 2);
    await wave.position.press('ArrowDown');
    await wave.position.press('ArrowLeft');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(before, 2);
    await expect(wave.strip.getByText(/^0:0[34],\d, mot «\s.+\s», dans\s: Bonjour/)).toBeAttached();
    await wave.position.press('End');
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(duration - 0.1);
    await expect.poll(async () => (await wave.shown()).to).toBeCloseTo(1, 2);
    await wave.position.press('Home');
    await expect.poll(() => talk.currentTime()).toBe(0);
    await expect.poll(async () => (await wave.shown()).from).toBe(0);
  });

  test('shows around it that it has the focus', async ({ page }) => {
    const { wave } = await openDemo(page);
    const { x, y, width } = (await wave.position.boundingBox())!;
    // Where nothing else is drawn but the ground of the clock.
    const edge = { x: x + width / 3, y, width: 40, height: 2 };
    const before = await page.screenshot({ clip: edge });
    await wave.resize.focus();
    await page.keyboard.press('Tab');
    while (!(await wave.position.evaluate((stage) => stage === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
    expect((await page.screenshot({ clip: edge })).equals(before)).toBe(false);
  });

  test('goes along with the sound', async ({ page }) => {
    const { talk, wave, duration } = await openDemo(page);
    await talk.editor.getByRole('button', { name: 'Aller à 0:39', exact: true }).click();
    await expect.poll(async () => (await wave.shown()).from * duration).toBeGreaterThan(35);
    const { from, to } = await wave.shown();
    expect(from * duration).toBeLessThan(39);
    await talk.player.locator('video').evaluate((video: HTMLVideoElement) => void (video.playbackRate = 4));
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await wave.shown()).from).toBeGreaterThan(to - 0.02);
  });

  test('gives the paragraph at the caret another time by its edge, which can be undone and given up', async ({
    page,
  }) => {
    const { talk, wave, duration } = await openDemo(page);
    await talk.editor.getByRole('button', { name: 'Aller à 0:18', exact: true }).click();
    await talk.caretBehind('À un mur');
    const words = demoWords();
    const startS = words[words.findIndex(({ text }) => text === 'mur.') - 2]!.startMs / 1_000;
    const before = await talk.times();
    expect(before).toContain('0:18');

    await wave.drag(startS, startS + 2.5, duration, { holds: true });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await talk.times()).toEqual(before);
    expect(await talk.isPaused()).toBe(true);

    await wave.drag(startS, startS + 2.5, duration);
    await expect.poll(() => talk.times()).toContain('0:20');
    expect(await talk.times()).not.toContain('0:18');
    await page.keyboard.press('Control+z');
    await expect.poll(() => talk.times()).toEqual(before);
  });

  test('times a word that is dragged, and selects one that is clicked twice', async ({ page, host }) => {
    const { talk, wave, duration } = await openDemo(page);
    await talk.editor.getByRole('button', { name: 'Aller à 0:18', exact: true }).click();
    const wordS = spokenAt('Pendant');
    await expect.poll(async () => (await wave.shown()).to * duration).toBeGreaterThan(wordS + 1);
    const saved = talk.nextSave();
    // What is moved is drawn to the edges of speech, but not now.
    await page.keyboard.down('Alt');
    await wave.drag(wordS, wordS - 0.2, duration, { lane: 'text' });
    await page.keyboard.up('Alt');
    await saved;
    await talk.waitUntilSaved();
    const time = wordTime(host, 'Pendant');
    expect(time[2]).toBe(-3);
    expect(time[0] / 1_000).toBeCloseTo(wordS - 0.2, 1);

    const { x, y } = await wave.placeOf(spokenAt('siècles,') + 0.1, duration, 'text');
    await page.mouse.dblclick(x, y);
    await expect(talk.editor).toBeFocused();
    expect(await page.evaluate(() => String(document.getSelection()))).toBe('siècles,');
  });

  test('moves edges of words and captions by keys and to the edges of speech', async ({ page, host }) => {
    const { talk, wave, duration } = await openDemo(page);
    const startMs = 1_000 * spokenAt('Pendant');
    await talk.editor.getByRole('button', { name: 'Aller à 0:18', exact: true }).click();
    await expect.poll(async () => (await wave.shown()).from * duration).toBeGreaterThan(15);
    const inWord = await wave.placeOf(spokenAt('Pendant') + 0.1, duration);
    await page.mouse.click(inWord.x, inWord.y);

    await wave.position.press('w');
    await expect(wave.strip.getByText(/^Début du mot «\sPendant\s», 0:\d\d,\d{3}\. Flèches/)).toBeAttached();
    await wave.position.press('ArrowRight');
    for (let count = 0; count < 5; count++) await wave.position.press('Shift+ArrowRight');
    const moved = talk.nextSave();
    await wave.position.press('Enter');
    await moved;
    await talk.waitUntilSaved();
    expect(wordTime(host, 'Pendant').slice(0, 1)).toEqual([startMs + 210]);

    // Where speech begins is told when the edge is taken there, and is where the mouse is drawn to.
    await wave.position.press('Control+ArrowRight');
    await wave.position.press('w');
    await wave.position.press('ArrowDown');
    const edgeMs = millisecondsIn(await wave.strip.getByText('bord de la parole').textContent());
    expect(Math.abs(edgeMs - startMs)).toBeLessThan(500);
    await wave.position.press('Escape');
    const snapped = talk.nextSave();
    await wave.drag((startMs + 210) / 1_000, edgeMs / 1_000 + 0.03, duration, { lane: 'text' });
    await snapped;
    await talk.waitUntilSaved();
    expect(wordTime(host, 'Pendant').slice(0, 1)).toEqual([edgeMs]);

    // The second caption of the paragraph begins with its first word.
    const captionS = spokenAt('les', 'mots');
    const dragged = talk.nextSave();
    await page.keyboard.down('Alt');
    await wave.drag(captionS, captionS + 0.05, duration, { lane: 'cues' });
    await page.keyboard.up('Alt');
    await dragged;
    await talk.waitUntilSaved();
    expect(Math.abs(wordTime(host, 'les', 'mots')[0] - 1_000 * captionS - 50)).toBeLessThan(10);
  });

  test('moves the end of a word alone, and that of a caption that stays on to be read', async ({ page, host }) => {
    const { talk, wave, duration } = await openDemo(page);
    const [startMs, endMs] = wordTime(host, 'mur.');
    const next = wordTime(host, 'Pendant');
    await talk.editor.getByRole('button', { name: 'Aller à 0:18', exact: true }).click();
    const saved = talk.nextSave();
    await page.keyboard.down('Alt');
    await wave.drag(endMs / 1_000, endMs / 1_000 + 0.2, duration, { lane: 'text' });
    await page.keyboard.up('Alt');
    await saved;
    await talk.waitUntilSaved();
    const moved = wordTime(host, 'mur.');
    expect(moved[0]).toBe(startMs);
    expect(Math.abs(moved[1] - endMs - 200)).toBeLessThan(20);
    expect(wordTime(host, 'Pendant')).toEqual(next);

    const inCaption = await wave.placeOf(spokenAt('l’autre.') + 0.05, duration);
    await page.mouse.click(inCaption.x, inCaption.y);
    const held = wave.strip.getByText(/^Fin du sous-titre, 0:\d\d,\d{3}\. Flèches/);
    await wave.position.press('Shift+O');
    const before = millisecondsIn(await held.textContent());
    await wave.position.press('Shift+ArrowLeft');
    await wave.position.press('ArrowLeft');
    await wave.position.press('Enter');
    await expect(wave.strip.getByText(/^Fin du sous-titre à 0:/)).toBeAttached();
    await wave.position.press('Shift+O');
    expect(millisecondsIn(await held.textContent())).toBe(before - 50);
    expect(wordTime(host, 'mur.')).toEqual(moved);
  });

  test('selects a stretch with the mouse and keys, plays and repeats it, and lets it go', async ({ page }) => {
    const { talk, wave, duration } = await openDemo(page);
    await wave.drag(4, 5.5, duration);
    expect(await talk.isPaused()).toBe(true);
    await wave.drag(5.5, 5, duration, { lane: 'ruler' });
    await wave.position.press('l');
    await expect.poll(() => talk.isPaused()).toBe(false);
    const frames = await sampleFrames(page, 160);
    const times = frames.map(({ timeMs }) => timeMs / 1_000);
    expect(Math.min(...times)).toBeGreaterThan(3.9);
    // The end is seen at the frame after it, which may come late.
    expect(framesBehind(5.1, frames)).toBeLessThanOrEqual(1);
    expect(times.some((time, index) => time < (times[index - 1] ?? 0))).toBe(true);
    const { x, y } = await wave.placeOf(8, duration);
    await page.mouse.click(x, y);
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(8.5);
    await wave.position.press('Space');

    await wave.position.press('Home');
    await wave.position.press('Shift+ArrowUp');
    await wave.position.press('Shift+ArrowRight');
    await expect(wave.strip.getByText('Sélection de 0:00,0 à 0:01,1, 1,1 s')).toBeAttached();
    const played = await talk.noteNext('pause');
    await wave.position.press('Enter');
    await played();
    await expect.poll(() => talk.currentTime()).toBeCloseTo(1.1, 1);
    await wave.position.press('Escape');
    await expect(wave.strip.getByText('Rien n’est plus sélectionné')).toBeAttached();
    expect(await talk.isPaused()).toBe(true);
    await wave.button('Répéter la sélection').click();
    await expect(page.getByText('Sélectionnez d’abord un passage')).toBeVisible();
  });

  test('shows the spectrogram of what the browser decodes, as long as it is near enough', async ({ page }) => {
    const { wave } = await openDemo(page);
    await page.keyboard.press('Alt+Shift+w');
    // The wave, which seldom reaches the foot of its place, gives way to sounds from low to high.
    await expect.poll(() => wave.inkAbove(0.05)).toBeGreaterThan(300);
    expect(await wave.inkAbove(0.6)).toBeGreaterThan(100);
    await wave.position.press('0');
    const told = wave.strip.getByText('Agrandissez pour voir le spectrogramme');
    await expect(told).toBeVisible();
    for (let count = 0; count < 4; count++) await wave.position.press('+');
    await expect(told).toBeHidden();
    await wave.button('Spectrogramme').click();
    await expect.poll(() => wave.inkAbove(0.05)).toBeLessThan(150);
  });

  test('is hidden and brought back by its key, and remembers that and its height', async ({ page }) => {
    const { talk, wave } = await openDemo(page);
    await talk.caretBehind('Bonjour');
    const before = (await wave.strip.boundingBox())!.height;
    await wave.resize.press('ArrowUp');
    await wave.resize.press('ArrowUp');
    await expect.poll(async () => (await wave.strip.boundingBox())!.height).toBe(before + 32);
    const handle = (await wave.resize.boundingBox())!;
    await page.mouse.move(handle.x + 200, handle.y + 3);
    await page.mouse.down();
    await page.mouse.move(handle.x + 200, handle.y - 37, { steps: 3 });
    await page.mouse.up();
    await expect.poll(async () => (await wave.strip.boundingBox())!.height).toBe(before + 72);

    await page.keyboard.press('Alt+w');
    await expect(wave.strip).toBeHidden();
    await page.reload();
    await expect(talk.editor).toBeVisible();
    await expect.poll(() => talk.duration()).toBeGreaterThan(120);
    await expect(wave.strip).toBeHidden();
    await page.keyboard.press('Alt+w');
    await expect(wave.strip).toBeVisible();
    // The sound was read before: it is there at once.
    await wave.waitUntilWhole();
    expect((await wave.strip.boundingBox())!.height).toBe(before + 72);
    await wave.button('Masquer la forme d’onde').click();
    await expect(wave.strip).toBeHidden();
  });

  test('leaves nothing behind when it is hidden, fifty times over', async ({ page }) => {
    const { wave } = await openDemo(page);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const listeners = async (): Promise<number> => {
      await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSEventListeners')!.value;
    };
    const toggle = async (isShown: boolean): Promise<void> => {
      await page.keyboard.press('Alt+w');
      await expect(wave.strip).toBeVisible({ visible: isShown });
    };
    await toggle(false);
    const before = await listeners();
    for (let count = 0; count < 50; count++) {
      await toggle(true);
      await toggle(false);
    }
    // What is left each time would be there fifty times; a tooltip or a job that ended meanwhile has a few.
    expect(await listeners()).toBeLessThan(before + 25);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`in the ${colorScheme} theme`, () => {
      test.use({ colorScheme });

      test('shuts nobody out, says axe', async ({ page }) => {
        const { wave } = await openDemo(page);
        await wave.position.focus();
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('section').analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160))}`)).toEqual([]);
      });
    });
  }
});

test('a recording whose sound cannot be decoded says so, and is tried again on request', async ({ page }) => {
  const library = new LibraryPage(page);
  await library.import(SAMPLE);
  await library.closeReport();
  const talk = await library.open(SAMPLE_TITLE);
  const wave = new WaveformPage(page);
  await expect(wave.strip).toBeHidden();
  // Its sound is in a coding that nobody knows.
  const recording = readFileSync(RECORDING);
  recording.write('A_XPUS', recording.indexOf('A_OPUS'));
  await dropFiles(talk.dropTarget, [{ name: 'inconnu.webm', bytes: recording }]);
  const told = wave.strip.getByText('ne peut pas être décodé');
  await expect(told).toBeVisible();
  await wave.button('Réessayer').click();
  await expect(told).toBeVisible();
  await expect(talk.editor).toBeVisible();
});
