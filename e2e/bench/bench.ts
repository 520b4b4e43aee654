import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { MEMORY_ENVIRONMENT } from '../../src/loopback/memoryEnvironment.ts';
import { benchAlign } from './alignment/benchAlign.ts';
import { benchConformance } from './benchConformance.ts';
import { benchCues } from './benchCues.ts';
import { benchEditing } from './benchEditing.ts';
import { benchFind } from './benchFind.ts';
import { benchFormats } from './benchFormats.ts';
import { benchHighlight } from './benchHighlight.ts';
import { benchImport } from './benchImport.ts';
import { benchJobs } from './benchJobs.ts';
import { benchNotices } from './benchNotices.ts';
import { EVERY_TALK } from './everyTalk.ts';
import { benchPageDecoding } from './benchPageDecoding.ts';
import { benchRevisions } from './benchRevisions.ts';
import { benchRoundTrips } from './benchRoundTrips.ts';
import { benchSeeking } from './benchSeeking.ts';
import { benchWaveform } from './benchWaveform.ts';
import { megabytes, print, spread } from './figures.ts';
import { generateNotices } from './generateNotices.ts';
import { importFolder, openBenchLibrary, type BenchLibrary } from './inProcess.ts';
import { openBrowser, openWindow, type BenchWindow } from './inWindow.ts';
import { pageMemory } from './pageMemory.ts';
import { measureScroll, measureSearch } from './pageProbes.ts';
import { benchSegmentation } from './segmentation/benchSegmentation.ts';

const ROWS = '[role="grid"] tr';
const WORDS_A_TALK = 400;
const BENCHMARKS = {
  import: benchImport,
  notices: benchNotices,
  start: benchStart,
  list: benchList,
  editing: benchEditing,
  highlight: benchHighlight,
  find: benchFind,
  formats: benchFormats,
  roundTrips: benchRoundTrips,
  conformance: benchConformance,
  cues: benchCues,
  segmentation: benchSegmentation,
  revisions: benchRevisions,
  align: benchAlign,
  jobs: benchJobs,
  waveform: benchWaveform,
  seeking: benchSeeking,
  pageDecoding: benchPageDecoding,
} as const satisfies Record<string, (folder: string, browser: Browser) => Promise<void>>;

/**
 * Prints the figures the project is held to, each beside its aim. Run alone: the two cores are shared. Names of
 * benchmarks on the command line leave out the others: `npm run bench -- editing highlight`.
 */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !(name in BENCHMARKS));
  if (unknown !== undefined)
    throw new Error(`no benchmark ${unknown}; there are ${Object.keys(BENCHMARKS).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'lutrin-bench-'));
  const browser = await openBrowser();
  try {
    console.log(`${'what'.padEnd(58)} ${'measured'.padStart(26)}   aim`);
    for (const [name, bench] of Object.entries(BENCHMARKS)) {
      if (names.length === 0 || names.includes(name)) await bench(folder, browser);
    }
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

async function printMemory(window: BenchWindow, what: string): Promise<void> {
  const { heapBytes, nodes } = await pageMemory(window);
  print(`memory, ${what}: page heap`, `${megabytes(heapBytes)}, ${nodes} nodes`, '');
  print(`memory, ${what}: host process`, megabytes(window.hostBytes()), 'idle <= 350 MB with page');
}

/** The host is started with this by `npm start`, and its memory is measured here. */
function hasHostEnvironment(): boolean {
  return Object.entries(MEMORY_ENVIRONMENT).every(([name, value]) => process.env[name] === value);
}

if (hasHostEnvironment()) await main();
else {
  const env = { ...process.env, ...MEMORY_ENVIRONMENT };
  process.exitCode = spawnSync(process.execPath, process.argv.slice(1), { stdio: 'inherit', env }).status ?? 1;
}
