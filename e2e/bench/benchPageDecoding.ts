import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Browser } from '@playwright/test';
import { megabytes, print } from './figures.ts';
import { generateNotices } from './generateNotices.ts';
import { importFolder, openBenchLibrary } from './inProcess.ts';
import { openWindow, statusBytes } from './inWindow.ts';
import { writeTalk } from './writeTalk.ts';

const ROWS = '[role="grid"] tr';
const HOURS = 3;
/** A short text, so that what is measured is not the editor. */
const WORDS = 300;
const LECTURE = resolve(import.meta.dirname, '../../resources/demo/lecture.webm');
const MOST_MS = 20 * 60_000;
const AIMS = { webm: 'Opus in a page alone: 96 s', m4a: 'AAC in a page alone: 45 s' } as const;

/** Prints what it costs to read the sound of three hours in the window, where ffmpeg is missing, beside ffmpeg. */
export async function benchPageDecoding(folder: string, browser: Browser): Promise<void> {
  for (const extension of ['webm', 'm4a'] as const) {
    const recording = makeRecording(folder, extension);
    for (const decoder of ['ffmpeg', 'the window'] as const) {
      const name = `decoding-${extension}-${decoder.length}`;
      const figures = await readSound(browser, join(folder, name), recording, decoder === 'ffmpeg');
      const what = `sound of ${HOURS} h, ${extension}, read by ${decoder}`;
      print(what, `${figures.seconds.toFixed(1)} s`, decoder === 'ffmpeg' ? '' : AIMS[extension]);
      print(`${what}: peak of the host`, megabytes(figures.hostBytes), 'its own process, without ffmpeg');
      print(`${what}: peak of the page`, megabytes(figures.pageBytes), 'its whole process; a bare page: 284 MB');
    }
  }
}

/** The demonstration lecture over and over; only the first time is encoded. */
function makeRecording(folder: string, extension: keyof typeof AIMS): string {
  const [once, recording] = [join(folder, `once.${extension}`), join(folder, `decoding.${extension}`)];
  ffmpeg('-i', LECTURE, '-vn', ...(extension === 'm4a' ? [] : ['-c:a', 'copy']), once);
  ffmpeg('-stream_loop', '-1', '-i', once, '-c:a', 'copy', '-t', String(HOURS * 3_600), recording);
  return recording;
}

interface Figures {
  /** From opening the talk to its whole waveform. */
  readonly seconds: number;
  readonly hostBytes: number;
  readonly pageBytes: number;
}

async function readSound(browser: Browser, folder: string, recording: string, hasFfmpeg: boolean): Promise<Figures> {
  const library = openBenchLibrary(folder);
  await importFolder(library, generateNotices(`${folder}-notices`, 1, 100));
  const talkId = await writeTalk(library, WORDS);
  await library.connection.call('media.attach', { talkId, path: recording });
  library.close();

  const window = await openWindow(browser, folder, ROWS, hasFfmpeg ? undefined : folder);
  const start = performance.now();
  await window.page.locator(ROWS).first().click();
  const progress = window.page.locator('section progress');
  await progress.waitFor();
  await progress.waitFor({ state: 'detached', timeout: MOST_MS });
  const seconds = (performance.now() - start) / 1_000;
  const figures = { seconds, hostBytes: window.hostPeakBytes(), pageBytes: await pagePeakBytes(browser) };
  await window.close();

  const again = openBenchLibrary(folder);
  const { job } = await again.connection.call('sound.speech', { talkId, reads: true });
  again.close();
  if (job !== null) throw new Error('the sound was not read to its end');
  return figures;
}

/** The most memory that a page of the browser had, with its workers. */
async function pagePeakBytes(browser: Browser): Promise<number> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  await devtools.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  return Math.max(...pages.map(({ id }) => statusBytes(id, 'VmHWM')));
}

function ffmpeg(...options: string[]): void {
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...options]);
}
