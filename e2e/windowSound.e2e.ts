import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { demoWords } from './pages/heardWords.ts';
import { TalkPage } from './pages/TalkPage.ts';
import { WaveformPage } from './pages/WaveformPage.ts';
import { storedWords } from './storedTimes.ts';

const LECTURE = resolve(import.meta.dirname, '../resources/demo/lecture.webm');
const RATE = 16_000;

/** Collects what the window decodes for the library, in 16 bits. */
function collectFed(page: Page): { samples(seconds: number): Int16Array } {
  const blocks: { at: number; samples: string }[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const { method, request } = JSON.parse(String(payload)) as { method?: string; request: (typeof blocks)[number] };
      if (method === 'sound.feed') blocks.push(request);
    }),
  );
  return {
    samples(seconds) {
      const found = new Int16Array(seconds * RATE);
      for (const { at, samples } of blocks) {
        const bytes = Buffer.from(samples, 'base64');
        for (let index = 0; index < bytes.length / 2 && at + index < found.length; index++) {
          found[at + index] = bytes.readInt16LE(2 * index);
        }
      }
      return found;
    },
  };
}

/** By how many samples one sound is later than another, where they are most alike. */
function lag(one: Int16Array, other: Int16Array): number {
  const alike = (shift: number): number => {
    let sum = 0;
    for (let index = 200; index < one.length - 200; index++) sum += one[index + shift]! * other[index]!;
    return sum;
  };
  const shifts = Array.from({ length: 161 }, (_, index) => index - 80);
  return shifts.reduce((best, shift) => (alike(shift) > alike(best) ? shift : best));
}

/** The first seconds of a recording as ffmpeg has them, in 16 bits. */
function decodedByFfmpeg(path: string, seconds: number): Int16Array {
  const options = ['-v', 'error', '-i', path, '-t', String(seconds), '-ac', '1', '-ar', String(RATE)];
  const bytes = execFileSync('ffmpeg', [...options, '-f', 's16le', '-'], { maxBuffer: 2 ** 26 });
  return new Int16Array(new Uint8Array(bytes).buffer);
}

function product(one: Int16Array, other: Int16Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

/** How alike two sounds are, sample for sample, -1 to 1. */
function likeness(one: Int16Array, other: Int16Array): number {
  return product(one, other) / Math.sqrt(Math.max(1, product(one, one) * product(other, other)));
}

test.describe('without ffmpeg', () => {
  test.use({ demo: true, hasPrograms: false });

  test('the window reads the sound itself: the waveform appears, and an alignment succeeds', async ({ page, host }, {
    project,
  }) => {
    test.slow();
    const wave = new WaveformPage(page);
    await expect(wave.position).toBeVisible();
    // Decoded in the window, it takes longer than from ffmpeg.
    await expect.poll(() => wave.loudColumns(), { timeout: 180_000 }).toBeGreaterThan(100);
    await expect(wave.strip.getByRole('progressbar')).toHaveCount(0, { timeout: 180_000 });
    const fed = collectFed(page);
    await page.reload();
    const talk = new TalkPage(page);
    await talk.editor.click();
    const before = storedWords(host.libraryFolder).flat();
    await page.keyboard.press('Control+Shift+A');
    const panel = page.getByRole('complementary', { name: 'Alignement' });
    await expect(panel).toContainText('36 phrases alignées', { timeout: 180_000 });
    await panel.getByRole('button', { name: 'Prendre les temps' }).click();
    await expect(talk.statusBar).toContainText('Les temps sont ceux de l’alignement');
    await talk.waitUntilSaved();
    const words = storedWords(host.libraryFolder).flat();
    expect(words.map(({ time }) => time[0])).not.toEqual(before.map(({ time }) => time[0]));
    const errors = words.map(({ time }, index) => Math.abs(time[0] - before[index]!.time[0])).toSorted((a, b) => a - b);
    expect(errors).toHaveLength(demoWords().length);
    expect(errors[Math.floor(0.5 * errors.length)]).toBeLessThan(30);
    expect(errors[Math.floor(0.95 * errors.length)]).toBeLessThan(150);

    // Elsewhere the window talks to the library by other ways.
    if (project.metadata['host'] !== 'loopback') return;
    const seconds = 20;
    expect(Math.abs(lag(fed.samples(seconds), decodedByFfmpeg(LECTURE, seconds)))).toBeLessThanOrEqual(RATE / 1_000);
  });

  test('a transport stream is heard from its first packet on, whenever its clock begins', async ({ page, host }, {
    project,
  }) => {
    // Elsewhere the window talks to the library by other ways.
    test.skip(project.metadata['host'] !== 'loopback');
    const path = join(host.libraryFolder, 'lecture.ts');
    execFileSync('ffmpeg', ['-v', 'error', '-ss', '20', '-t', '6', '-i', LECTURE, '-vn', '-c:a', 'aac', path]);
    const fed = collectFed(page);
    await page.reload();
    const talk = new TalkPage(page);
    await dropFiles(talk.dropTarget, [{ name: 'lecture.ts', bytes: readFileSync(path) }]);
    await page.getByRole('button', { name: 'Remplacer', exact: true }).click();
    const byFfmpeg = decodedByFfmpeg(path, 5);
    await expect.poll(() => likeness(fed.samples(5), byFfmpeg)).toBeGreaterThan(0.9);
  });
});
