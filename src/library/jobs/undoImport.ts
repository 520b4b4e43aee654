import { Failure } from '../../contract/failure.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { resolveConflict } from '../notices/resolveConflict.ts';
import type { ImportNumber } from '../store/importNumber.ts';
import type { JobControl } from './jobRegistry.ts';
import { undoTalk } from './undoTalk.ts';

/** How many talks are undone between two turns of others. */
const TALKS_A_TURN = 25;

/** Takes back what an import did, talk by talk. One that is interrupted goes on; one that is cancelled can be. */
export async function undoImport(context: LibraryContext, importId: string, control: JobControl): Promise<void> {
  const { store, announce } = context;
  const importNumber = requireImport(context, importId);
  store.transaction(() => {
    store.imports.setState(importNumber, 'undoing', null);
    store.sources.setPartial(importNumber);
  });
  const total = store.importTalks.count(importNumber);
  let isDone = false;
  try {
    takeBackConflicts(context, importNumber);
    let done = 0;
    for (;;) {
      control.progress(done, total, '');
      const undone = undoSome(context, importNumber);
      done += undone;
      isDone = undone === 0;
      if (isDone) break;
      await control.turn();
      if (control.signal.aborted) break;
    }
  } finally {
    if (store.isOpen()) {
      store.transaction(() => {
        if (isDone) store.sources.removeOf(importNumber);
        if (isDone) store.conflicts.removeOf(importNumber);
        store.imports.setState(importNumber, isDone ? 'undone' : 'done', null);
      });
      announce('import.changed', { importId });
    }
  }
}

/** The number of an import; refused with `import.unknown`. */
export function requireImport({ store }: LibraryContext, importId: string): ImportNumber {
  const importNumber = store.imports.numberOf(importId);
  if (importNumber === undefined) throw new Failure('import.unknown', importId);
  return importNumber;
}

/** What was taken from the import's sources goes first, so that talks are as the import left them. */
function takeBackConflicts({ store, now, announce }: LibraryContext, importNumber: ImportNumber): void {
  const taken = { import: importNumber, talk: null, status: 'taken' } as const;
  const talks = store.transaction(() => {
    // The last that was taken goes first. Those that were edited since stay, and with them their talks.
    const conflicts = store.conflicts.list(taken, 0, store.conflicts.count(taken)).toReversed();
    const takenBack = conflicts.filter((conflict) => resolveConflict(store, conflict, 'open', now()));
    const restored = new Set(takenBack.map(({ talk }) => talk));
    // Talks that the import touched itself are counted when they are undone.
    const others = [...restored].filter((talk) => !store.importTalks.has(importNumber, talk));
    store.imports.countUndone(importNumber, 0, others.length);
    return [...restored];
  });
  if (talks.length > 0) announce('talks.changed', { talkIds: talks.map((talk) => store.talks.idOf(talk)) });
}

/** Undoes some of the talks; gives how many. */
function undoSome({ store, announce }: LibraryContext, importNumber: ImportNumber): number {
  const changed: TalkId[] = [];
  const texts: TalkId[] = [];
  // Interrupted, it goes on: what a power cut takes back is undone anew.
  const count = store.lazyTransaction(() => {
    const talks = store.importTalks.rest(importNumber, TALKS_A_TURN);
    const undone = { removed: 0, restored: 0, kept: 0 };
    for (const imported of talks) {
      const talkId = store.talks.idOf(imported.talk);
      changed.push(talkId);
      const result = undoTalk(store, importNumber, imported);
      undone[result]++;
      if (result === 'restored' && imported.textAfter !== null) texts.push(talkId);
    }
    store.imports.countUndone(importNumber, undone.removed, undone.restored);
    return talks.length;
  });
  if (changed.length > 0) announce('talks.changed', { talkIds: changed });
  for (const talkId of texts) {
    const talk = store.talks.numberOf(talkId);
    if (talk === undefined) continue;
    announce('transcript.changed', { talkId, version: store.transcripts.version(talk) });
    announce('revisions.changed', { talkId });
  }
  return count;
}
