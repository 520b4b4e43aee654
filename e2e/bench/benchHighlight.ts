import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { TalkId } from '../../src/domain/transcript/transcript.ts';
import { print, spread } from './figures.ts';
import { generateNotices } from './generateNotices.ts';
import { importFolder, openBenchLibrary, type BenchLibrary } from './inProcess.ts';
import { openWindow } from './inWindow.ts';
import { keyCosts, watchKeys, type KeyCosts } from './pageProbes.ts';
import { writeSilence } from './silentRecording.ts';
import { MS_A_WORD, writeTalk } from './writeTalk.ts';

const ROWS = '[role="grid"] tr';
const PLAYED_MS = 10_000;
const KEYS_A_SECOND = 5;
const FRAME_MS = 1_000 / 60;

/** What ten seconds of playing cost. */
interface Played {
  /** Script in the callbacks of one animation frame, all of them together, in milliseconds. */
  readonly scriptMs: readonly number[];
  /** From one frame to the next. */
  readonly intervalMs: readonly number[];
  /** How many words were marked meanwhile. */
  readonly words: number;
}

/** Prints what marking the word that is heard costs while a talk is played from its middle on. */
export async function benchHighlight(folder: string, browser: Browser): Promise<void> {
  for (const words of [1_000, 10_000, 40_000, 100_000]) {
    const library = openBenchLibrary(join(folder, `playing-${words}`));
    await importFolder(library, generateNotices(join(folder, `playing-${words}-notices`), 1, 100));
    const talkId = await writeTalk(library, words);
    const recording = join(folder, `playing-${words}.wav`);
    writeSilence(recording, (words * MS_A_WORD) / 1_000);
    await library.connection.call('media.attach', { talkId, path: recording });
    // As on any day but the first: reading eleven hours of sound beside it costs some frames.
    await soundIsRead(library, talkId);
    library.close();
    const window = await openWindow(browser, join(folder, `playing-${words}`), ROWS);
    await window.page.locator(ROWS).first().click();
    await window.page.locator('[data-paragraph]').first().waitFor();
    printPlayed(`${words} words`, await play(window.page, false));
    await watchKeys(window.page);
    printPlayed(`${words} words, ${KEYS_A_SECOND} keys/s`, await play(window.page, true));
    printKeys(`${words} words`, await keyCosts(window.page));
    await window.close();
  }
}

function soundIsRead({ connection }: BenchLibrary, talkId: TalkId): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('job.changed', ({ kind, state }) => kind === 'sound' && state !== 'running' && resolve());
    connection.call('sound.peaks', { talkId, from: 0 }).catch(reject);
  });
}

function printPlayed(what: string, { scriptMs, intervalMs, words }: Played): void {
  const dropped = intervalMs.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / FRAME_MS) - 1), 0);
  print(`playing ${what}: frame script (p50 / p95 / max)`, `${spread(scriptMs)} ms`, `${words} words marked`);
  print(`playing ${what}: dropped of ${intervalMs.length} frames`, String(dropped), '0');
}

function printKeys(what: string, { toPaint, work, wait }: KeyCosts): void {
  print(`playing ${what}: key to paint`, `${spread(toPaint)} ms`, 'p95 <= 16 ms at 100,000');
  print(`playing ${what}: of which work`, `${spread(work)} ms`, '');
  print(`playing ${what}: of which waiting for the next frame`, `${spread(wait)} ms`, 'up to 16.7 ms at 60 Hz');
}

async function play(page: Page, isTyping: boolean): Promise<Played> {
  const audio = page.locator('audio');
  await audio.evaluate(async (element: HTMLAudioElement) => {
    while (element.readyState < element.HAVE_METADATA) await new Promise(requestAnimationFrame);
    element.currentTime = element.duration / 2;
    await element.play();
    // What is heard is scrolled to and laid out before the measuring begins.
    for (let frame = 0; frame < 60; frame++) await new Promise(requestAnimationFrame);
  });
  if (isTyping) await page.locator('[data-playing] > p').click();
  const probing = page.evaluate(probe, PLAYED_MS);
  const keys = isTyping ? (PLAYED_MS / 1_000) * KEYS_A_SECOND : 0;
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'abcde'[key % 6]!, { delay: 20 });
    await page.waitForTimeout(1_000 / KEYS_A_SECOND - 20);
  }
  const played = await probing;
  await audio.evaluate((element: HTMLAudioElement) => element.pause());
  return played;
}

/** Runs in the window: times every callback of every frame for a while. */
async function probe(lastsMs: number): Promise<Played> {
  const request = window.requestAnimationFrame.bind(window);
  const scripts = new Map<number, number>();
  window.requestAnimationFrame = (callback) =>
    request((frame) => {
      const start = performance.now();
      callback(frame);
      scripts.set(frame, (scripts.get(frame) ?? 0) + performance.now() - start);
    });
  const intervalMs: number[] = [];
  const words = new Set<string>();
  const start = performance.now();
  let last = await new Promise<number>(request);
  while (performance.now() - start < lastsMs) {
    const frame = await new Promise<number>(request);
    intervalMs.push(frame - last);
    last = frame;
    for (const range of CSS.highlights.get('heard-word') ?? []) words.add(`${range.startOffset} ${String(range)}`);
  }
  window.requestAnimationFrame = request;
  return { scriptMs: [...scripts.values()], intervalMs, words: words.size };
}
