import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { dropFiles, type Dropped } from './dropFiles.ts';
import { TalkPage } from './TalkPage.ts';

/** Has the sample in it, and nothing else. */
export const SAMPLES_FOLDER = resolve(import.meta.dirname, '../samples');

/** The real notice that comes with the project. */
export const SAMPLE: Dropped = {
  name: 'notice-cout-humain-ia.txt',
  bytes: readFileSync(resolve(SAMPLES_FOLDER, 'notice-cout-humain-ia.txt')),
};
export const SAMPLE_TITLE = "Le coût humain de l'intelligence artificielle";

/** The list of talks as a user meets it. */
export class LibraryPage {
  readonly page: Page;
  readonly list: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly report: Locator;
  /** What the report tells of the row that is chosen. */
  readonly account: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('grid', { name: 'Conférences' });
    this.rows = this.list.getByRole('row');
    this.search = page.getByRole('searchbox', { name: 'Rechercher' });
    this.report = page.getByRole('dialog', { name: 'Import terminé' });
    this.account = this.report.getByRole('complementary', { name: 'Détail de la ligne choisie' });
  }

  /** Drops files on the window and waits for the report. */
  async import(...files: Dropped[]): Promise<void> {
    await dropFiles(this.page.getByRole('main'), files);
    await expect(this.report).toBeVisible();
  }

  async closeReport(): Promise<void> {
    await this.report.getByRole('button', { name: 'Fermer' }).last().click();
    await expect(this.report).toBeHidden();
  }

  /** Opens a talk by its title. */
  async open(title: string): Promise<TalkPage> {
    await this.rows.filter({ hasText: title }).dblclick();
    const talk = new TalkPage(this.page);
    await expect(talk.editor).toBeVisible();
    return talk;
  }
}
