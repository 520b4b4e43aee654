import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { FindPage } from '../pages/FindPage.ts';
import { measureActs, measureClick, measuredSaves, settled, watchEditing } from './editingProbes.ts';
import { megabytes, print, spread } from './figures.ts';
import { generateNotices, prose } from './generateNotices.ts';
import { importFolder, openBenchLibrary } from './inProcess.ts';
import { openWindow, type BenchWindow } from './inWindow.ts';
import { measureKeys } from './pageProbes.ts';
import { pageMemory } from './pageMemory.ts';
import { SPREAD_WORD, writeTalk } from './writeTalk.ts';

const ROWS = '[role="grid"] tr';
const EDITOR = '[role="textbox"][aria-multiline="true"] section';
const UNDO_STEPS = 500;
/** As many as the history holds steps. */
const EDITS = 1_000;
/** The length at which the long session of edits is measured. */
const LONG_SESSION_WORDS = 40_000;

/** Prints what correcting a text costs, by its length. */
export async function benchEditing(folder: string, browser: Browser): Promise<void> {
  for (const words of [1_000, 10_000, 40_000, 100_000]) {
    const window = await openTalk(folder, browser, words);
    await measureEdits(window.page, words);
    const { heapBytes, nodes } = await pageMemory(window);
    print(`memory, talk of ${words} words: page heap`, `${megabytes(heapBytes)}, ${nodes} nodes`, '');
    print(`memory, talk of ${words} words: host process`, megabytes(window.hostBytes()), 'idle <= 350 MB with page');
    if (words === LONG_SESSION_WORDS) await measureSession(window, words);
    await window.close();
  }
}

async function openTalk(folder: string, browser: Browser, words: number): Promise<BenchWindow> {
  const name = `editing-${words}`;
  const library = openBenchLibrary(join(folder, name));
  await importFolder(library, generateNotices(join(folder, `${name}-notices`), 1, 100));
  await writeTalk(library, words);
  library.close();
  const window = await openWindow(browser, join(folder, name), ROWS);
  await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const row = window.page.locator(ROWS).first();
  const openMs = await measureClick(window.page, '[data-paragraph]', () => row.click());
  print(`opening a talk of ${words} words, click to paint`, `${openMs.toFixed(0)} ms`, '<= 300 ms at 40,000');
  return window;
}

async function measureEdits(page: Page, words: number): Promise<void> {
  const show = (what: string, samples: readonly number[], aim: string): void =>
    print(`${what}, ${words} words (p50 / p95 / max)`, `${spread(samples)} ms`, aim);
  const keys = await measureKeys(page, 300);
  show('key to paint', keys.toPaint, 'p95 <= 16 ms at 100,000');
  show('of which work', keys.work, '');
  show('of which waiting for the next frame', keys.wait, 'up to 16.7 ms at 60 Hz');
  await watchEditing(page);
  const press = (key: string) => () => page.keyboard.press(key);
  const split = await measureActs(page, 20, async () => {
    await page.keyboard.press('Enter');
  });
  show('split', split, '');
  show('merge', await measureActs(page, 20, press('Backspace')), '');
  await page.evaluate((text) => navigator.clipboard.writeText(text), prose(500, 7));
  show('paste of 500 words', await measureActs(page, 5, press('Control+v')), '');
  show('undo', await measureActs(page, 20, press('Control+z')), '');
  show('redo', await measureActs(page, 10, press('Control+y')), '');
  await settled(page);
  await measureReplace(page, words);
  show('save, asked to acknowledged', await measuredSaves(page), '');
}

/** All of `SPREAD_WORD` replaced in the open talk, by the panel, and taken back. */
async function measureReplace(page: Page, words: number): Promise<void> {
  const { count, word } = SPREAD_WORD;
  const find = new FindPage(page);
  await page.keyboard.press('Control+h');
  await find.query.fill(word);
  // Typing before may have broken one of them.
  await find.status.getByText(new RegExp(`^(${count}|${count - 1}) `)).waitFor();
  await find.replacement.fill('tout autre');
  const button = find.panel.getByRole('button', { name: 'Tout remplacer' });
  const ms = await measureClick(page, EDITOR, () => button.click(), 'tout autre');
  print(`replace ${count}, ${words} words, click to paint`, `${ms.toFixed(0)} ms`, '');
  await settled(page);
  await page.locator(EDITOR).first().locator('..').focus();
  const [undoMs] = await measureActs(page, 1, () => page.keyboard.press('Control+z'));
  print(`undo of ${count} replaced, ${words} words`, `${undoMs!.toFixed(0)} ms`, '');
  await settled(page);
}

/** A long session: edits until the history is full, as many more, then as many steps back as the aim says. */
async function measureSession(window: BenchWindow, words: number): Promise<void> {
  const { page } = window;
  const act = (turn: number): Promise<void> => page.keyboard.press(turn % 2 === 0 ? 'Enter' : 'Backspace');
  for (const what of [`heap after ${EDITS} edits`, `heap after ${EDITS} edits more, the history full`]) {
    const before = await pageMemory(window);
    const edits = await measureActs(page, EDITS, act);
    print(`${EDITS} edits, ${words} words (p50 / p95 / max)`, `${spread(edits)} ms`, '');
    await settled(page);
    const after = await pageMemory(window);
    const growth = megabytes(after.heapBytes - before.heapBytes);
    print(what, `${growth} more, ${after.nodes - before.nodes} nodes more`, 'flat');
  }
  const undos = await measureActs(page, UNDO_STEPS, () => page.keyboard.press('Control+z'));
  print(`${UNDO_STEPS} undo steps, ${words} words (p50 / p95 / max)`, `${spread(undos)} ms`, '');
  await settled(page);
}
