import type { Locator, Page } from '@playwright/test';

/** Find and replace as a user meets it, beside a talk or the list of talks. */
export class FindPage {
  readonly page: Page;
  readonly panel: Locator;
  readonly query: Locator;
  readonly replacement: Locator;
  readonly status: Locator;
  readonly hits: Locator;
  readonly list: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('complementary', { name: 'Rechercher et remplacer' });
    this.query = this.panel.getByRole('textbox', { name: 'Rechercher', exact: true });
    this.replacement = this.panel.getByRole('textbox', { name: 'Remplacer par' });
    this.status = this.panel.getByRole('status');
    this.list = this.panel.getByRole('grid', { name: 'Résultats' });
    this.hits = this.list.getByRole('row').filter({ has: page.getByRole('button') });
  }

  option(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  async everywhere(): Promise<void> {
    await this.panel.getByText('Toutes', { exact: true }).click();
  }

  /** The texts that are marked in the transcript now, the current one apart. */
  marked(): Promise<{ all: string[]; current: string[] }> {
    return this.page.evaluate(() => {
      const [all, current] = ['found', 'found-current'].map((name) =>
        [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()),
      );
      return { all: all!, current: current! };
    });
  }
}
