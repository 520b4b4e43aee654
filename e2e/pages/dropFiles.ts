import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JSHandle, Locator, Page } from '@playwright/test';

/** A file as a user drops it. */
export interface Dropped {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Drops files on an element, with the events a browser sends for a real drop. The files are real ones: a window of
 * Electron is told their paths, and the library may read there for as long as the test lasts.
 */
export async function dropFiles(target: Locator, files: readonly Dropped[]): Promise<void> {
  const dataTransfer = await transferOf(target.page(), writeAll(files));
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer });
  await dataTransfer.dispose();
}

let folder: string | undefined;
let dropCount = 0;

/** Writes files to a folder of their own, which goes when the process ends, and gives their paths. */
function writeAll(files: readonly Dropped[]): string[] {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'lutrin-drop-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  const dropFolder = join(folder, String(++dropCount));
  mkdirSync(dropFolder);
  return files.map(({ name, bytes }) => {
    const path = join(dropFolder, name);
    writeFileSync(path, bytes);
    return path;
  });
}

/** Only an input of the page gives a test files that have a path; a `File` made by a script has none. */
async function transferOf(page: Page, paths: string[]): Promise<JSHandle<DataTransfer>> {
  const input = await page.evaluateHandle(() => {
    const element = document.createElement('input');
    element.type = 'file';
    element.multiple = true;
    element.hidden = true;
    document.body.append(element);
    return element;
  });
  await input.setInputFiles(paths);
  const transfer = await input.evaluateHandle((element) => {
    const made = new DataTransfer();
    for (const file of element.files ?? []) made.items.add(file);
    element.remove();
    return made;
  });
  await input.dispose();
  return transfer;
}
