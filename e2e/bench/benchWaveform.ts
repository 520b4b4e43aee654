import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { megabytes, print, spread } from './figures.ts';
import { generateNotices } from './generateNotices.ts';
import { importFolder, openBenchLibrary } from './inProcess.ts';
import { openWindow } from './inWindow.ts';
import { measureKeys } from './pageProbes.ts';
import { pageMemory } from './pageMemory.ts';
import { MS_A_WORD, writeTalk } from './writeTalk.ts';

const ROWS = '[role="grid"] tr';
const SECONDS = 3 * 3_600;
const PARAGRAPHS = 3_000;
const LECTURE = resolve(import.meta.dirname, '../../resources/demo/lecture.webm');
const FRAME_MS = 1_000 / 60;

/** Prints what the waveform of three hours costs: from attaching it to seeing it whole, and while it is moved. */
export async function benchWaveform(folder: string, browser: Browser): Promise<void> {
  const recording = join(folder, 'waveform.webm');
  // The demonstration lecture over and over: speech, and nothing to be encoded.
  ffmpeg('-stream_loop', '-1', '-i', LECTURE, '-vn', '-c:a', 'copy', '-t', String(SECONDS), recording);
  const decodeMs = elapsed(() => ffmpeg('-i', recording, '-ac', '1', '-ar', '16000', '-f', 'f32le', '/dev/null'));

  const library = openBenchLibrary(join(folder, 'waveform'));
  await importFolder(library, generateNotices(join(folder, 'waveform-notices'), 1, 100));
  const words = (SECONDS * 1_000) / MS_A_WORD;
  const talkId = await writeTalk(library, words, words / PARAGRAPHS);
  const start = performance.now();
  await library.connection.call('media.attach', { talkId, path: recording });
  const attachMs = performance.now() - start;
  library.close();

  const window = await openWindow(browser, join(folder, 'waveform'), ROWS);
  const { page } = window;
  const wholeMs = await measureReading(page);
  const factor = (wholeMs / decodeMs).toFixed(2);
  print('waveform of 3 h, attaching', `${attachMs.toFixed(0)} ms`, '');
  print(
    'waveform of 3 h, from opening to whole',
    `${(wholeMs / 1_000).toFixed(1)} s`,
    `${factor} of decoding (<= 1.3)`,
  );
  const { heapBytes } = await pageMemory(window);
  print('waveform of 3 h: page heap', megabytes(heapBytes), 'own canvas 144 MB, peaks.js 304 MB');
  print('waveform of 3 h: host process', megabytes(window.hostBytes()), '');
  for (const movement of ['zoom', 'scroll'] as const) printMoved(movement, await move(page, movement));
  const spectrogram = page.getByRole('button', { name: 'Spectrogramme' });
  await spectrogram.click();
  for (const movement of ['zoom', 'scroll'] as const) {
    printMoved(`${movement} with the spectrogram`, await move(page, movement));
  }
  await spectrogram.click();
  const keys = await measureKeys(page, 200);
  print('key to paint beside it (p50 / p95 / max)', `${spread(keys.toPaint)} ms`, '');
  await page.getByRole('button', { name: 'Masquer la forme d’onde' }).click();
  const without = await measureKeys(page, 200);
  print('key to paint without it (p50 / p95 / max)', `${spread(without.toPaint)} ms`, '');
  await window.close();
}

function ffmpeg(...options: string[]): void {
  const { status, stderr } = spawnSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...options], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`);
}

function elapsed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

/** Opens the talk and waits for the whole waveform; gives the milliseconds from the click on. */
async function measureReading(page: Page): Promise<number> {
  const start = performance.now();
  await page.locator(ROWS).first().click();
  const progress = page.locator('section progress');
  await progress.waitFor();
  // Playwright looks in every frame, which has each drawn: that would be measured too.
  await progress.evaluate(
    (shown) =>
      new Promise<void>((done) => {
        if (!shown.isConnected) return done();
        const watch = new MutationObserver(() => {
          if (shown.isConnected) return;
          watch.disconnect();
          done();
        });
        watch.observe(document.body, { childList: true, subtree: true });
      }),
  );
  return performance.now() - start;
}

/** What moving the waveform cost, in milliseconds a frame. */
interface Moved {
  /** From one frame to the next. */
  readonly intervalMs: readonly number[];
  /** The script that drew it. */
  readonly scriptMs: readonly number[];
}

function printMoved(what: string, { intervalMs, scriptMs }: Moved): void {
  const dropped = intervalMs.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / FRAME_MS) - 1), 0);
  const beside = 'p95: own canvas 18 ms, peaks.js 23 ms';
  print(`${what} of 3 h, ${PARAGRAPHS} paragraphs, frame (p50 / p95 / max)`, `${spread(intervalMs)} ms`, beside);
  print(`${what}, of which script`, `${spread(scriptMs)} ms`, '');
  print(`${what}, dropped of ${intervalMs.length} frames`, String(dropped), '0');
}

/** Turns the wheel over the strip in every frame: from two seconds to the whole and back, or along at four zooms. */
function move(page: Page, movement: 'zoom' | 'scroll'): Promise<Moved> {
  return page.evaluate(async (kind) => {
    const stage = document.querySelector<HTMLElement>('[data-part="stage"]')!;
    const { left, top, width, height } = stage.getBoundingClientRect();
    const request = window.requestAnimationFrame.bind(window);
    let script = 0;
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        const begun = performance.now();
        callback(time);
        script += performance.now() - begun;
      });
    const turn = (deltaY: number, ctrlKey: boolean): void => {
      const place = { clientX: left + width / 3, clientY: top + height / 2 };
      stage.dispatchEvent(new WheelEvent('wheel', { ...place, deltaY, ctrlKey, bubbles: true, cancelable: true }));
    };
    const steps: (() => void)[] = [];
    const repeat = (count: number, step: () => void): void => void steps.push(...Array<() => void>(count).fill(step));
    if (kind === 'zoom') {
      repeat(30, () => turn(-200, true));
      repeat(120, () => turn(20, true));
      repeat(120, () => turn(-20, true));
    } else {
      for (const out of [0, 4, 8, 11]) {
        repeat(20, () => turn(-200, true));
        repeat(out, () => turn(200, true));
        repeat(40, () => turn(300, false));
        repeat(40, () => turn(-300, false));
      }
    }
    const intervalMs: number[] = [];
    const scriptMs: number[] = [];
    let last = await new Promise<number>(request);
    for (const step of steps) {
      script = 0;
      step();
      const frame = await new Promise<number>(request);
      intervalMs.push(frame - last);
      scriptMs.push(script);
      last = frame;
    }
    window.requestAnimationFrame = request;
    return { intervalMs, scriptMs };
  }, movement);
}
