import type { Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { FindPage } from './pages/FindPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.use({ demo: true });

const PARAGRAPHS = 200;

/** The demonstration lecture with a text of 20,000 words in place of its own, as it is pasted. */
async function openLong(page: Page): Promise<TalkPage> {
  const talk = new TalkPage(page);
  await expect(talk.paragraphs.first()).toContainText('Bonjour');
  const words = Array.from({ length: 98 }, (_, index) => (index % 3 === 0 ? 'la' : 'conversation')).join(' ');
  const text = Array.from({ length: PARAGRAPHS }, (_, index) => `Numéro${index} ${words} fin${index}.`).join('\n\n');
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await talk.editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
  await expect(talk.paragraphs).toHaveCount(PARAGRAPHS);
  return talk;
}

/** How far the selection's head is out of the pane, in pixels: 0 in sight. */
function outOfSight(talk: TalkPage): Promise<number> {
  return talk.editor.evaluate((editor) => {
    const { focusNode, focusOffset } = document.getSelection()!;
    const range = new Range();
    range.setStart(focusNode!, focusOffset);
    const { top, bottom } = range.getClientRects()[0] ?? (focusNode as Element).getBoundingClientRect();
    const pane = editor.closest('main')!.getBoundingClientRect();
    return Math.max(0, pane.top - top, bottom - pane.bottom);
  });
}

test.describe('a text of 20,000 words', () => {
  test('shows the caret where it was pasted', async ({ page }) => {
    const talk = await openLong(page);
    await expect.poll(() => outOfSight(talk)).toBe(0);
    await page.keyboard.type(' Suite');
    await expect(talk.paragraphs.last()).toHaveText(/fin199\. Suite$/);
  });

  test('has its start and its end a key away, also to select', async ({ page }) => {
    const talk = await openLong(page);
    await page.keyboard.press('Control+Home');
    await expect.poll(() => outOfSight(talk)).toBe(0);
    await page.keyboard.type('Début ');
    await expect(talk.paragraphs.first()).toHaveText(/^Début Numéro0/);

    await page.keyboard.press('Control+End');
    await expect.poll(() => outOfSight(talk)).toBe(0);
    await page.keyboard.type(' Suite');
    await expect(talk.paragraphs.last()).toHaveText(/fin199\. Suite$/);

    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+End');
    await expect.poll(() => outOfSight(talk)).toBe(0);
    await page.keyboard.type('Tout');
    await expect(talk.editor).toHaveText(/Tout$/);
    await expect(talk.paragraphs).toHaveCount(1);
  });

  test('shows what was found wherever it is, marked', async ({ page }) => {
    const talk = await openLong(page);
    await page.keyboard.press('Control+Home');
    const find = new FindPage(page);
    await page.keyboard.press('Control+f');
    await find.query.fill('fin120.');
    await expect(find.hits).toHaveCount(1);
    await find.query.press('Enter');
    const place = (): Promise<string> =>
      talk.editor.evaluate((editor) => {
        const [range] = [...(CSS.highlights.get('found-current') ?? [])] as Range[];
        if (range === undefined) return 'unmarked';
        const { top, bottom } = range.getBoundingClientRect();
        const pane = editor.closest('main')!.getBoundingClientRect();
        return top > pane.top && bottom < pane.bottom ? `${range} in sight` : `${range} out of sight`;
      });
    await expect.poll(place).toBe('fin120. in sight');
  });
});
