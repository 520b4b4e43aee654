import type { Page } from '@playwright/test';

interface Probed {
  lutrinSamples: number[];
}

/** Milliseconds between frames while the list is scrolled from top to bottom, a page and a half at a time. */
export function measureScroll(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const list = document.querySelector('[role="grid"]')!;
    const scroller = [list, ...document.querySelectorAll('main *')].find(
      (node) => node.scrollHeight > node.clientHeight + 5_000,
    )!;
    const frames: number[] = [];
    let last = performance.now();
    for (let step = 0; step < 240; step++) {
      scroller.scrollTop += scroller.clientHeight * 1.5;
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      frames.push(now - last);
      last = now;
    }
    return frames.slice(1);
  });
}

/** Milliseconds from the last key of each query until its first hit is shown, the pause before a search included. */
export async function measureSearch(page: Page, queries: readonly string[]): Promise<number[]> {
  const samples: number[] = [];
  const box = page.getByRole('searchbox');
  for (const query of queries) {
    await box.fill('');
    await page.locator('[role="grid"] tr').first().waitFor();
    await page.evaluate(() => {
      const probed = globalThis as unknown as Probed;
      probed.lutrinSamples = [];
      let lastKey = 0;
      document.addEventListener('keydown', (event) => (lastKey = event.timeStamp), { capture: true });
      const seen = new MutationObserver(() => {
        if (document.querySelector('[role="grid"] mark') === null) return;
        requestAnimationFrame(() => probed.lutrinSamples.push(performance.now() - lastKey));
      });
      seen.observe(document.querySelector('main')!, { childList: true, subtree: true });
    });
    await box.pressSequentially(query, { delay: 30 });
    await page.locator('[role="grid"] mark').first().waitFor();
    await page.waitForFunction(() => (globalThis as unknown as Probed).lutrinSamples.length > 0);
    const found = await page.evaluate(() => (globalThis as unknown as Probed).lutrinSamples);
    samples.push(found.at(-1)!);
  }
  return samples;
}

/** What keys cost, in milliseconds, one of each a key. */
export interface KeyCosts {
  /** From the key press, as the browser received it, to the end of the frame that shows it: work and wait. */
  readonly toPaint: number[];
  /** The work on it: the key's own task, the text changed, and the frame that shows it, with layout and painting. */
  readonly work: number[];
  /** What the key waited: for the window to be free, and for the screen's next frame, 16.7 ms at most. */
  readonly wait: number[];
}

interface ProbedKeys {
  lutrinKeys: KeyCosts;
}

/** What keys cost. Real keys, typed into the middle of the text in bursts of words. */
export async function measureKeys(page: Page, count: number): Promise<KeyCosts> {
  const paragraphs = page.locator('[data-paragraph] > p');
  const middle = Math.floor((await paragraphs.count()) / 2);
  await paragraphs.nth(middle).scrollIntoViewIfNeeded();
  await paragraphs.nth(middle).click();
  await watchKeys(page);
  const text = 'les mots que je tape au fil de la voix ';
  for (let key = 0; key < count; key++) {
    await page.keyboard.press(text[key % text.length] === ' ' ? 'Space' : text[key % text.length]!, { delay: 20 });
  }
  return keyCosts(page);
}

/** What the keys cost that were pressed since `watchKeys`. */
export function keyCosts(page: Page): Promise<KeyCosts> {
  return page.evaluate(() => (globalThis as unknown as ProbedKeys).lutrinKeys);
}

/** Watches what the keys cost that type from now on; once a window. */
export function watchKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    const costs: KeyCosts = { toPaint: [], work: [], wait: [] };
    (globalThis as unknown as ProbedKeys).lutrinKeys = costs;
    let last = { pressedAt: 0, begunAt: 0, doneAt: 0, frameAt: 0 };
    const shown: (typeof last)[] = [];
    const channel = new MessageChannel();
    channel.port1.start();
    channel.port1.addEventListener('message', () => {
      const now = performance.now();
      const key = shown.shift()!;
      const work = key.doneAt - key.begunAt + (now - key.frameAt);
      costs.toPaint.push(now - key.pressedAt);
      costs.work.push(work);
      costs.wait.push(now - key.pressedAt - work);
    });
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const begunAt = performance.now();
        const key = { pressedAt: timeStamp, begunAt, doneAt: begunAt, frameAt: begunAt };
        last = key;
        requestAnimationFrame(() => {
          // A frame's callbacks run before it is painted; the message comes after.
          key.frameAt = performance.now();
          shown.push(key);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
    // By the end of their microtasks the character is in the text, and all who hear of it have.
    const onTyped = (): void => queueMicrotask(() => (last.doneAt = performance.now()));
    window.addEventListener('keypress', onTyped);
    window.addEventListener('input', onTyped);
  });
}
