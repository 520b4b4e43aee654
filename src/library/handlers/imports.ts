import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import type { ImportItemDetail } from '../../contract/importSchemas.ts';
import type { Job } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { cutName } from '../files/cutName.ts';
import { requireImport, undoImport } from '../jobs/undoImport.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { newId } from '../newId.ts';
import { writeReport } from '../notices/writeReport.ts';
import { resolveConflict } from '../notices/resolveConflict.ts';
import { toldConflict } from '../notices/toldConflict.ts';
import type { StoredConflict } from '../store/conflictStore.ts';
import type { ItemAccount, StoredItem } from '../store/importItemRows.ts';
import type { HandlersOf } from './handlersOf.ts';
import { startImport } from './notices.ts';
import { requireTalk } from './requireTalk.ts';

/** In bytes, of the file that a kept source is read from again. */
const LONGEST_NAME = 200;

export function importHandlers(context: LibraryContext): HandlersOf<'imports'> {
  const { store, announce } = context;
  return {
    'imports.list': () => ({ imports: store.imports.list() }),
    'imports.get': ({ importId }) => store.imports.get(requireImport(context, importId)),
    'imports.report'({ importId, filter, ...range }) {
      const importNumber = requireImport(context, importId);
      const page = store.imports.page(importNumber, filter, range);
      return { ...page, counts: store.imports.counts(importNumber) };
    },
    'imports.item': ({ itemId }) => detailOf(context, requireItem(context, itemId)),
    'imports.conflicts': (request) => listConflicts(context, request),
    'imports.resolveConflict': (request) => resolveConflicts(context, request),
    'imports.undo': ({ importId }) => startUndo(context, importId),
    'imports.kept': ({ importId, offset, limit }) =>
      store.importTalks.kept(requireImport(context, importId), offset, limit),
    'imports.repair': ({ itemId }) => startRepair(context, itemId),
    'imports.forget'({ importId }) {
      const importNumber = requireImport(context, importId);
      const { state } = store.imports.get(importNumber);
      if (state === 'running' || state === 'undoing') throw new Failure('import.running', importId);
      store.transaction(() => store.imports.forget(importNumber));
      dropFailed(context, importId);
      announce('import.changed', { importId });
      return {};
    },
    'imports.export': ({ importId, ...request }) => writeReport(store, requireImport(context, importId), request),
  };
}

/** An import that failed is tried no more. */
function dropFailed({ store }: LibraryContext, importId: string): void {
  const failed = store.pendingJobs.all().find(({ kind, request }) => {
    return kind === 'import' && (request as { importId?: string }).importId === importId;
  });
  if (failed !== undefined) store.pendingJobs.remove(failed.id);
}

function requireItem({ store }: LibraryContext, itemId: string): StoredItem & { readonly account: ItemAccount } {
  const item = store.imports.item(itemId);
  if (item === undefined) throw new Failure('import.unknown', itemId);
  return item;
}

function detailOf(
  { store }: LibraryContext,
  { item, account, number }: StoredItem & { readonly account: ItemAccount },
): ImportItemDetail {
  return {
    ...item,
    ...account,
    conflicts: store.conflicts.ofItem(number).map((conflict) => toldConflict(store, conflict)),
  };
}

function listConflicts(
  context: LibraryContext,
  { importId, talkId, status, offset, limit }: ParsedRequest<'imports.conflicts'>,
): Reply<'imports.conflicts'> {
  const { store } = context;
  const query = {
    import: importId === null ? null : requireImport(context, importId),
    talk: talkId === null ? null : requireTalk(context, talkId),
    status,
  };
  const conflicts = store.conflicts.list(query, offset, limit).map((conflict) => toldConflict(store, conflict));
  return { total: store.conflicts.count(query), conflicts };
}

function resolveConflicts(
  context: LibraryContext,
  { which, resolution }: ParsedRequest<'imports.resolveConflict'>,
): Reply<'imports.resolveConflict'> {
  const { store, now } = context;
  const resolved: StoredConflict[] = [];
  const skippedIds: string[] = [];
  store.transaction(() => {
    const conflicts = conflictsOf(context, which);
    // The last that was taken is taken back first.
    for (const conflict of resolution === 'open' ? conflicts.toReversed() : conflicts) {
      if (resolveConflict(store, conflict, resolution, now())) resolved.push(conflict);
      else skippedIds.push(conflict.id);
    }
  });
  announceResolved(context, resolved);
  return { resolvedIds: resolved.map(({ id }) => id), skippedIds };
}

function conflictsOf(
  context: LibraryContext,
  which: ParsedRequest<'imports.resolveConflict'>['which'],
): StoredConflict[] {
  const { store } = context;
  if ('importId' in which) {
    const query = { import: requireImport(context, which.importId), talk: null, status: 'open' } as const;
    return store.conflicts.list(query, 0, store.conflicts.count(query));
  }
  return which.conflictIds.map((id) => {
    const conflict = store.conflicts.get(id);
    if (conflict === undefined) throw new Failure('import.unknown', id);
    return conflict;
  });
}

function announceResolved({ store, announce }: LibraryContext, resolved: readonly StoredConflict[]): void {
  const talkIds = new Set<TalkId>(resolved.map(({ talk }) => store.talks.idOf(talk)));
  if (talkIds.size > 0) announce('talks.changed', { talkIds: [...talkIds] });
  for (const { talk } of resolved.filter(({ field }) => field === 'transcript')) {
    const talkId = store.talks.idOf(talk);
    announce('transcript.changed', { talkId, version: store.transcripts.version(talk) });
    announce('revisions.changed', { talkId });
  }
  for (const importNumber of new Set(resolved.map(({ import: number }) => number))) {
    if (importNumber !== null) announce('import.changed', { importId: store.imports.idOf(importNumber) });
  }
}

function startUndo(context: LibraryContext, importId: string): Job {
  const { state, isDryRun } = context.store.imports.get(requireImport(context, importId));
  if (isDryRun || state === 'running' || state === 'undoing' || state === 'undone') {
    throw new Failure('import.notUndoable', importId);
  }
  dropFailed(context, importId);
  return startUndoing(context, importId);
}

/** Starts to undo an import, or goes on with it. */
export function startUndoing(context: LibraryContext, importId: string, isPaused = false): Job {
  requireImport(context, importId);
  return context.jobs.start('undoImport', (control) => undoImport(context, importId, control), {
    request: { importId },
    isPaused,
  });
}

/** Imports the file of a row again, as it was kept: what was dropped on a window is not where it was any more. */
async function startRepair(context: LibraryContext, itemId: string): Promise<Job> {
  const { item, source } = requireItem(context, itemId);
  const kept = source === null ? undefined : context.store.sources.get(source);
  if (kept === undefined) throw new Failure('file.notFound', item.path);
  const folder = join(context.inboxFolder, `repair-${newId()}`);
  await mkdir(folder, { recursive: true });
  const path = join(folder, cutName(basename(kept.path), LONGEST_NAME));
  await writeFile(path, kept.bytes);
  return startImport(context, {
    paths: [path],
    options: { isDryRun: false, format: item.format, repairsEncoding: true },
  });
}
