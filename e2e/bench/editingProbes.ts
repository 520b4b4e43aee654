import type { Page } from '@playwright/test';

interface Probed {
  lutrinActs: number[];
  lutrinSaves: number[];
}

/**
 * Watches the window from now on: for each key press or click, how long until the frame that shows what it did has been
 * painted, and for each save, how long the library takes to acknowledge it. Once a window.
 */
export function watchEditing(page: Page): Promise<void> {
  return page.evaluate(() => {
    const probed = globalThis as unknown as Probed;
    probed.lutrinActs = [];
    probed.lutrinSaves = [];
    const channel = new MessageChannel();
    let begun: number[] = [];
    channel.port1.start();
    channel.port1.addEventListener('message', () => {
      const now = performance.now();
      probed.lutrinActs.push(...begun.map((time) => now - time));
      begun = [];
    });
    const onAct = (event: Event): void => {
      if (event instanceof KeyboardEvent && ['Control', 'Shift', 'Alt'].includes(event.key)) return;
      begun.push(event.timeStamp);
      // A frame's callbacks run before it is painted; the message comes after.
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    // At the window: the keys of commands go no further.
    window.addEventListener('keydown', onAct, { capture: true });
    window.addEventListener('click', onAct, { capture: true });
    const status = document.querySelector<HTMLElement>('footer output')!;
    let savingAt = 0;
    new MutationObserver(() => {
      if (status.dataset['kind'] === 'saving') savingAt = performance.now();
      else if (status.dataset['kind'] === 'saved' && savingAt > 0) {
        probed.lutrinSaves.push(performance.now() - savingAt);
        savingAt = 0;
      }
    }).observe(status, { attributes: true });
  });
}

/** Acts some times, each time after the one before was painted; gives the milliseconds from each act to its picture. */
export async function measureActs(page: Page, count: number, act: (turn: number) => Promise<void>): Promise<number[]> {
  const samples: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    await page.evaluate(() => void ((globalThis as unknown as Probed).lutrinActs = []));
    await act(turn);
    await page.waitForFunction(() => (globalThis as unknown as Probed).lutrinActs.length > 0);
    samples.push(...(await page.evaluate(() => (globalThis as unknown as Probed).lutrinActs)));
  }
  return samples;
}

/**
 * Milliseconds from a click to the end of the frame that shows what it did in `inside`, a selector: its first change, or
 * the first that brings a text.
 */
export async function measureClick(
  page: Page,
  inside: string,
  click: () => Promise<void>,
  brought = '',
): Promise<number> {
  await page.evaluate(watchClick, [inside, brought] as const);
  await click();
  await page.waitForFunction(() => (globalThis as unknown as Probed).lutrinActs.length > 0);
  return page.evaluate(() => (globalThis as unknown as Probed).lutrinActs[0]!);
}

/** Runs in the page. */
function watchClick([selector, text]: readonly [selector: string, text: string]): void {
  const probed = globalThis as unknown as Probed;
  probed.lutrinActs = [];
  let clickedAt = 0;
  window.addEventListener('click', ({ timeStamp }) => (clickedAt = timeStamp), { capture: true, once: true });
  const channel = new MessageChannel();
  channel.port1.start();
  channel.port1.addEventListener('message', () => probed.lutrinActs.push(performance.now() - clickedAt));
  const seen = new MutationObserver((changes) => {
    if (clickedAt === 0 || document.querySelector(selector) === null) return;
    if (!changes.some(({ target }) => target.textContent!.includes(text))) return;
    seen.disconnect();
    requestAnimationFrame(() => channel.port2.postMessage(null));
  });
  const root = document.querySelector(selector)?.parentElement ?? document.body;
  seen.observe(root, { childList: true, characterData: true, subtree: true });
}

/** The saves since the window is watched, in milliseconds from asking to the acknowledgement. */
export function measuredSaves(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as Probed).lutrinSaves);
}

/** Waits until everything typed is stored. */
export async function settled(page: Page): Promise<void> {
  await page.locator('footer output[data-kind="saved"]').waitFor();
}
