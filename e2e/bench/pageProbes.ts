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
interface KeyCosts {
  /** From the key press, as the browser received it, to the end of the frame that shows it: the wait for it included. */
  readonly toPaint: number[];
  /** The frame that shows it: the scripts of the frame, and layout and painting. */
  readonly frame: number[];
}

interface ProbedKeys {
  lutrinKeys: KeyCosts;
}

/** What a key costs. Real keys, typed into the middle of the text in bursts of words. */
export async function measureKeys(page: Page, count: number): Promise<KeyCosts> {
  const paragraphs = page.locator('[data-paragraph] > p');
  const middle = Math.floor((await paragraphs.count()) / 2);
  await paragraphs.nth(middle).scrollIntoViewIfNeeded();
  await paragraphs.nth(middle).click();
  await page.evaluate(() => {
    const costs: KeyCosts = { toPaint: [], frame: [] };
    (globalThis as unknown as ProbedKeys).lutrinKeys = costs;
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- only what is inside reaches the page
    const soon = (run: () => void): void => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', run, { once: true });
      channel.port1.start();
      channel.port2.postMessage(null);
    };
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          // A frame's callbacks run before it is painted; the message comes after.
          const frame = performance.now();
          soon(() => {
            const now = performance.now();
            costs.toPaint.push(now - timeStamp);
            costs.frame.push(now - frame);
          });
        });
      },
      { capture: true },
    );
  });
  const text = 'les mots que je tape au fil de la voix ';
  for (let key = 0; key < count; key++) {
    await page.keyboard.press(text[key % text.length] === ' ' ? 'Space' : text[key % text.length]!, { delay: 20 });
  }
  return page.evaluate(() => (globalThis as unknown as ProbedKeys).lutrinKeys);
}
