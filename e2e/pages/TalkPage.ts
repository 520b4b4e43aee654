import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { dropFiles } from './dropFiles.ts';

const demo = resolve(import.meta.dirname, '../../resources/demo');

/** One talk as a user meets it: notice, transcript, player. */
export class TalkPage {
  readonly page: Page;
  readonly editor: Locator;
  readonly paragraphs: Locator;
  readonly headings: Locator;
  readonly player: Locator;
  /** Where a recording is dropped. */
  readonly dropTarget: Locator;
  readonly notice: Locator;
  readonly saved: Locator;
  readonly statusBar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.editor = page.getByRole('textbox', { name: 'Transcription', exact: true });
    this.paragraphs = this.editor.getByRole('paragraph');
    this.headings = this.editor.getByRole('heading');
    this.player = page.getByRole('complementary', { name: 'Lecteur' });
    this.dropTarget = this.player.locator('> *').first();
    this.notice = page.getByRole('complementary', { name: 'Notice' });
    this.statusBar = page.getByRole('contentinfo');
    this.saved = this.statusBar.getByText('Enregistré', { exact: true });
  }

  /** Puts the caret right behind a text of a paragraph, with the keyboard from a click on. */
  async caretBehind(text: string): Promise<void> {
    await expect(async () => {
      const placed = await this.editor.evaluate((root, wanted) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(wanted) ?? -1;
          if (at < 0 || node.parentElement?.closest('p, h2') === null) continue;
          (root as HTMLElement).focus();
          document.getSelection()?.collapse(node, at + wanted.length);
          return true;
        }
        return false;
      }, text);
      expect(placed, `the text « ${text} » is in the transcript`).toBe(true);
      // The editor hears of it with the browser's next event, as it does when a person clicks.
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      const before = await this.page.evaluate(() => {
        const selection = document.getSelection();
        return selection?.isCollapsed === true
          ? selection.anchorNode?.textContent?.slice(0, selection.anchorOffset)
          : null;
      });
      expect(before?.endsWith(text), `the caret is behind « ${text} »`).toBe(true);
    }).toPass();
  }

  /**
   * Selects a text of a paragraph, again if it was lost: keys that come faster than the page tells of the selection are
   * undone by what is drawn in between, as in the first moments of a talk.
   */
  async select(text: string): Promise<void> {
    await expect(async () => {
      await this.caretBehind(text);
      for (let count = 0; count < text.length; count++) await this.page.keyboard.press('Shift+ArrowLeft');
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      expect(await this.page.evaluate(() => document.getSelection()?.toString())).toBe(text);
    }).toPass();
  }

  /**
   * Resolves at the first acknowledgement of what is typed after this call. Call it before typing, await it afterwards,
   * and then `waitUntilSaved`: on a busy machine a save may come between two keys.
   */
  nextSave(): Promise<void> {
    return this.page.evaluate(
      () =>
        new Promise<void>((done) => {
          const status = document.querySelector<HTMLElement>('footer output')!;
          let hasChanged = false;
          const watch = new MutationObserver(() => {
            const isSaved = status.dataset['kind'] === 'saved';
            hasChanged ||= !isSaved;
            if (!isSaved || !hasChanged) return;
            watch.disconnect();
            done();
          });
          watch.observe(status, { attributes: true });
        }),
    );
  }

  async waitUntilSaved(): Promise<void> {
    await expect(this.saved).toBeVisible();
  }

  /** The times beside the paragraphs, as they are read. */
  async times(): Promise<string[]> {
    return this.editor.locator('[data-action="seek"]').allTextContents();
  }

  /** Drops the demonstration recording on the player. */
  async dropRecording(name = 'lecture.webm'): Promise<void> {
    await dropFiles(this.dropTarget, [{ name, bytes: readFileSync(resolve(demo, 'lecture.webm')) }]);
    await expect(this.player.locator('video')).toBeVisible();
    await expect.poll(() => this.duration()).toBeGreaterThan(60);
  }

  /** Seconds. */
  duration(): Promise<number> {
    return this.player.locator('video').evaluate((video: HTMLVideoElement) => video.duration || 0);
  }

  /** The playhead in seconds, as the browser has it. */
  currentTime(): Promise<number> {
    return this.player.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
  }

  /** Notes when the sound next is sought or pauses; what it gives waits for that, and tells where, in seconds. */
  async noteNext(event: 'seeking' | 'pause'): Promise<() => Promise<number>> {
    const note = await this.player.locator('video').evaluateHandle(
      (video: HTMLVideoElement, name) => ({
        at: new Promise<number>((done) => video.addEventListener(name, () => done(video.currentTime), { once: true })),
      }),
      event,
    );
    return () => note.evaluate(({ at }) => at);
  }

  isPaused(): Promise<boolean> {
    return this.player.locator('video').evaluate((video: HTMLVideoElement) => video.paused);
  }

  /** Attaches the file at a path by one of the buttons of the recording's details. */
  async attachByPath(button: 'Ajouter un autre enregistrement…' | 'Remplacer…', path: string): Promise<void> {
    await this.player.getByRole('button', { name: 'Détails de l’enregistrement' }).click();
    await this.player.getByRole('button', { name: button }).click();
    const picker = this.page.getByRole('dialog');
    await picker.getByRole('textbox').first().fill(path);
    await picker.getByRole('button', { name: 'Attacher' }).click();
  }

  /** Goes to a time as a user does who knows it. */
  async goToTime(text: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const dialog = this.page.getByRole('dialog', { name: 'Aller au temps…' });
    await dialog.getByRole('textbox', { name: 'Temps' }).fill(text);
    await dialog.getByRole('textbox', { name: 'Temps' }).press('Enter');
    await expect(dialog).toBeHidden();
  }
}
