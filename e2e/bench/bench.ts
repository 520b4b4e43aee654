import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { benchFind } from './benchFind.ts';
import { benchHighlight } from './benchHighlight.ts';
import { EVERY_TALK } from './everyTalk.ts';
import { benchRevisions } from './benchRevisions.ts';
import { megabytes, print, spread } from './figures.ts';
import { generateNotices } from './generateNotices.ts';
import { importFolder, openBenchLibrary, type BenchLibrary } from './inProcess.ts';
import { openBrowser, openWindow, type BenchWindow } from './inWindow.ts';
import { measureKeys, measureScroll, measureSearch } from './pageProbes.ts';
import { writeTalk } from './writeTalk.ts';

const ROWS = '[role="grid"] tr';
const WORDS_A_TALK = 400;
/** Prints the figures the project is held to, each beside its aim. Run alone: the two cores are shared. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lutrin-bench-'));
  const browser = await openBrowser();
  try {
    console.log(`${'what'.padEnd(58)} ${'measured'.padStart(26)}   aim`);
    await benchImport(folder);
    await benchStart(folder, browser);
    await benchList(folder, browser);
    await benchTalk(folder, browser);
    await benchHighlight(folder, browser);
    await benchFind(folder);
    await benchRevisions(folder);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string, name: string, count: number): Promise<BenchLibrary> {
  const library = openBenchLibrary(join(folder, name));
  await importFolder(library, generateNotices(join(folder, `${name}-notices`), count, WORDS_A_TALK));
  return library;
}

async function benchImport(folder: string): Promise<void> {
  const library = openBenchLibrary(join(folder, 'import'));
  const notices = generateNotices(join(folder, 'import-notices'), 1_000, WORDS_A_TALK);
  const start = performance.now();
  const { report } = await importFolder(library, notices);
  const seconds = (performance.now() - start) / 1_000;
  const imported = report?.files.filter(({ outcome }) => outcome === 'imported').length ?? 0;
  print(`import of ${imported} notices of ${WORDS_A_TALK} words`, `${(imported / seconds).toFixed(0)}/s`, '>= 100/s');
  print(`database of ${imported} talks`, megabytes(library.sizeBytes()), '');
  library.close();
}

async function benchStart(folder: string, browser: Browser): Promise<void> {
  (await fill(folder, 'start', 2_000)).close();
  for (const temperature of ['cold', 'warm']) {
    const window = await openWindow(browser, join(folder, 'start'), ROWS);
    const aim = temperature === 'cold' ? '<= 2500 ms' : '<= 1500 ms';
    print(`${temperature} start to the list, 2,000 talks (loopback)`, `${window.startMs.toFixed(0)} ms`, aim);
    await window.close();
  }
}

async function benchList(folder: string, browser: Browser): Promise<void> {
  const library = await fill(folder, 'list', 10_000);
  const sql: number[] = [];
  for (const query of ['méthode', 'oce', 'seance 4217', 'lefevre climat', 'foret memoire']) {
    for (let count = 0; count < 20; count++) {
      const start = performance.now();
      await library.connection.call('talks.list', { ...EVERY_TALK, query });
      sql.push(performance.now() - start);
    }
  }
  print('search, 10,000 talks, in the library (p50 / p95 / max)', `${spread(sql)} ms`, 'commonest word <= 15 ms');
  print('database of 10,000 talks', megabytes(library.sizeBytes()), '');
  library.close();
  const window = await openWindow(browser, join(folder, 'list'), ROWS);
  print('scroll, 10,000 talks, frame (p50 / p95 / max)', `${spread(await measureScroll(window.page))} ms`, '16.7 ms');
  const keys = await measureSearch(window.page, ['climat', 'séance 77', 'lefèvre', 'foret']);
  print('search as you type, last key to rows (p50 / p95 / max)', `${spread(keys)} ms`, '80 ms wait + 25 ms');
  await printMemory(window, 'list of 10,000');
  await window.close();
}

async function benchTalk(folder: string, browser: Browser): Promise<void> {
  for (const words of [10_000, 40_000]) {
    const name = `talk-${words}`;
    const library = await fill(folder, name, 1);
    await writeTalk(library, words);
    library.close();
    const window = await openWindow(browser, join(folder, name), ROWS);
    const start = performance.now();
    await window.page.locator(ROWS).first().click();
    await window.page.locator('[data-paragraph]').first().waitFor();
    print(`opening a talk of ${words} words`, `${(performance.now() - start).toFixed(0)} ms`, '<= 300 ms at 40,000');
    const typed = await measureKeys(window.page, 300);
    print(`key to paint in ${words} words (p50 / p95 / max)`, `${spread(typed)} ms`, 'p95 <= 16 ms at 40,000');
    await printMemory(window, `talk of ${words} words`);
    await window.close();
  }
}

async function printMemory(window: BenchWindow, what: string): Promise<void> {
  await window.devtools.send('HeapProfiler.collectGarbage');
  await window.devtools.send('Performance.enable');
  const { metrics } = await window.devtools.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((entry) => entry.name === name)?.value ?? Number.NaN;
  const page = `${megabytes(metric('JSHeapUsedSize'))}, ${metric('Nodes')} nodes`;
  print(`memory, ${what}: page heap`, page, '');
  print(`memory, ${what}: host process`, megabytes(window.hostBytes()), 'idle <= 350 MB with page');
}

await main();
