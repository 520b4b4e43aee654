import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { Autosave } from '../features/editor/Autosave.ts';

/** The texts of this window that are being edited, or were left before the library had taken them. */
const open = new Map<TalkId, Autosave>();
/** Texts that were left unsaved, with the moment when they will be stored. */
const leaving = new Map<TalkId, Promise<void>>();

/**
 * Watches over the text of a talk: the window asks before it closes while something is unsaved, and a text that is
 * left goes on being saved. Returns a function to call when the talk is left.
 */
export function keepUntilSaved(talkId: TalkId, autosave: Autosave): () => void {
  if (open.size === 0) {
    addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onLeave);
  }
  open.set(talkId, autosave);
  return () => {
    const settled = autosave.settle().finally(() => {
      if (leaving.get(talkId) === settled) leaving.delete(talkId);
      if (open.get(talkId) === autosave) open.delete(talkId);
      if (open.size > 0) return;
      removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onLeave);
    });
    leaving.set(talkId, settled);
  };
}

/** Whether something of a talk that was left in this window still waits to be stored. */
export function isBeingStored(talkId: TalkId): boolean {
  return leaving.has(talkId);
}

/** Resolves when nothing of a talk that was left in this window waits to be stored any more. */
export async function untilStored(talkId: TalkId): Promise<void> {
  await leaving.get(talkId);
}

function onLeave(event: Event): void {
  for (const autosave of open.values()) {
    if (autosave.isClean()) continue;
    void autosave.flush();
    if (event.type === 'beforeunload') event.preventDefault();
  }
}
