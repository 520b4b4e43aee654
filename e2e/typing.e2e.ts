import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { LibraryPage, SAMPLE, SAMPLE_TITLE } from './pages/LibraryPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

const KEY_DELAY_MS = 40;
/** What may be lost: a save starts within 900 ms of the first unsaved key. */
const LOST_AT_MOST_MS = 1_000;
/** About four seconds of typing. */
const WORDS = Array.from({ length: 26 }, (_, index) => `m${index}`);

/** Notes in the window when each space is typed, which is when the word before it is finished. */
async function noteSpaces(page: Page): Promise<() => Promise<number[]>> {
  const notes = await page.evaluateHandle(() => {
    const times: number[] = [];
    addEventListener('keydown', ({ key }) => void (key === ' ' && times.push(Date.now())), { capture: true });
    return times;
  });
  return () => notes.jsonValue();
}

test.describe('typing while the host is killed', () => {
  // At other moments of the round of saves.
  for (const wordsBefore of [12, 15, 18]) {
    test(`after ${wordsBefore} words loses at most those of the last second`, async ({ page, host }) => {
      const library = new LibraryPage(page);
      await library.import(SAMPLE);
      await library.closeReport();
      const talk = await library.open(SAMPLE_TITLE);
      await talk.caretBehind('Pour faire');
      await page.keyboard.type(' ');
      const spaces = await noteSpaces(page);
      const typing = page.keyboard.type(`${WORDS.join(' ')} `, { delay: KEY_DELAY_MS }).catch((error: unknown) => {
        if (host.windowOutlivesLibrary) throw error;
      });
      let typedAt: number[] = [];
      const typed = async (): Promise<number> => (typedAt = await spaces()).length;
      await expect.poll(typed, { intervals: [20] }).toBeGreaterThanOrEqual(wordsBefore);
      const killedAt = Date.now();
      await host.kill9();
      await typing;

      expect(typedAt.length).toBeLessThan(WORDS.length);
      const safe = WORDS.filter((_, index) => (typedAt[index] ?? killedAt) <= killedAt - LOST_AT_MOST_MS);
      expect(safe.length).toBeGreaterThanOrEqual(4);

      const again = new TalkPage(await host.restart());
      await expect(again.editor).toContainText('Pour faire');
      const stored = /Pour faire (.*)/.exec((await again.paragraphs.first().textContent()) ?? '')![1]!;
      expect(stored.slice(0, safe.join(' ').length)).toBe(safe.join(' '));
      // What came in is the beginning of what was typed, and the old text is whole behind it.
      const words = stored.split(' ').filter((word) => /^m\d+$/.test(word));
      expect(WORDS.slice(0, words.length - 1)).toEqual(words.slice(0, -1));
      await expect(again.paragraphs.last()).toContainText("qui entoure l'IA.");
    });
  }
});
