import { expect, type Locator, type Page } from '@playwright/test';

/** The revisions of a talk as a user meets them: the panel beside the text, and two texts compared over it. */
export class RevisionsPage {
  readonly page: Page;
  readonly panel: Locator;
  readonly rows: Locator;
  readonly view: Locator;
  readonly position: Locator;
  /** The paragraphs of the comparison in which something changed. */
  readonly changed: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('complementary', { name: 'Versions' });
    this.rows = this.panel.getByRole('listitem');
    this.view = page.getByRole('region', { name: 'Comparaison de deux versions' });
    this.position = this.view.getByRole('toolbar').getByRole('status');
    this.changed = this.view.locator('[data-changed]');
  }

  async openPanel(): Promise<void> {
    await this.page.getByRole('button', { name: 'Versions', exact: true }).click();
    await expect(this.panel).toBeVisible();
  }

  /** Keeps a revision from the text, with the keyboard alone. */
  async keep(note: string): Promise<void> {
    await this.page.keyboard.press('Control+s');
    const dialog = this.page.getByRole('dialog', { name: 'Garder une version du texte' });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await this.page.keyboard.type(note);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    // A frame later the keyboard is back in the text.
    await expect(this.page.getByRole('textbox', { name: 'Transcription', exact: true })).toBeFocused();
  }

  async compare(name: string | RegExp): Promise<void> {
    await this.rows.filter({ hasText: name }).getByRole('button').click();
    await expect(this.view).toBeFocused();
  }

  /** Chooses one of the two texts, by its label and a part of the option. */
  async choose(label: 'Comparer' | 'avec', option: RegExp): Promise<void> {
    await this.view.getByRole('button', { name: label }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  /** What the comparison says of added and removed words, in the order of the text. */
  async differences(): Promise<string[]> {
    return this.view
      .locator('ins, del')
      .evaluateAll((nodes) => nodes.map((node) => `${node.tagName === 'INS' ? '+' : '-'}${node.textContent}`));
  }
}
