import type { Locator } from '@playwright/test';

/** A file as a user drops it. */
export interface Dropped {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Drops files on an element, with the events a browser sends for a real drop. */
export async function dropFiles(target: Locator, files: readonly Dropped[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  const dataTransfer = await target.page().evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, sent);
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer });
}
