import { expect, type Locator, type Page } from '@playwright/test';

/** The spelling checker in an open talk, as a user meets it. */
export class SpellingPage {
  readonly page: Page;
  /** The menu at a misspelt word. */
  readonly menu: Locator;
  readonly items: Locator;

  constructor(page: Page) {
    this.page = page;
    this.menu = page.getByRole('menu', { name: /^Orthographe de/ });
    this.items = this.menu.getByRole('menuitem');
  }

  /** The words that are underlined, in reading order. */
  underlined(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...(CSS.highlights.get('spelling') ?? [])]
        .map((range) => range as Range)
        .toSorted((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
        .map((range) => range.toString()),
    );
  }

  /** Clicks an underlined word with the right button. */
  async rightClick(word: string): Promise<void> {
    await expect.poll(() => this.underlined()).toContain(word);
    const { x, y } = await this.page.evaluate((wanted) => {
      const ranges = [...CSS.highlights.get('spelling')!] as Range[];
      const { left, top, width, height } = ranges.find((range) => range.toString() === wanted)!.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, word);
    await this.page.mouse.click(x, y, { button: 'right' });
  }
}
