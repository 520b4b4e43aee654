import { createHash } from 'node:crypto';
import type { ImportedFile } from '../../contract/schemas.ts';
import { parseNotice } from '../../domain/notices/parseNotice.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { pathInUpload, removeFromInbox } from '../files/inbox.ts';
import { isInside } from '../files/isInside.ts';
import { readNoticeFile, type TextFile } from '../files/readTextFile.ts';
import { walkPaths, type WalkedPath } from '../files/walkPaths.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { boundNotice } from '../notices/boundNotice.ts';
import { importNotice, knownSource, type NoticeOutcome } from '../notices/importNotice.ts';
import { glossaryWork } from './glossaryWork.ts';
import type { JobControl } from './jobRegistry.ts';

/** Imports files and folders one by one, each whole or not at all; uploads in the inbox are deleted afterwards. */
export async function importFiles(
  context: LibraryContext,
  paths: readonly string[],
  control: JobControl,
): Promise<void> {
  const files: ImportedFile[] = [];
  const changed = new Set<TalkId>();
  const correct = glossaryWork(context);
  try {
    const found = await collect(context, paths, control.signal);
    for (const file of found) {
      control.progress(files.length, found.length, file.shownAs);
      const imported = await importFile(context, file, control.signal);
      if (imported === null) break;
      const correctedCount = corrected(context, correct, imported.filled);
      files.push({ ...imported.file, correctedCount });
      for (const talkId of imported.changed) changed.add(talkId);
      if (files.length % ANNOUNCE_EVERY === 0) announceChanged(context, changed);
      // Other calls have their turn between two files.
      await control.turn();
    }
    control.progress(files.length, found.length, '');
  } finally {
    control.report({ report: { files, wasCancelled: control.signal.aborted } });
    announceChanged(context, changed);
    // What was read is on the disk before its source goes.
    context.store.sync();
    await removeUploads(context, paths);
  }
}

/** How many words were corrected. The talk is in the library: what keeps it from being corrected ends no import. */
function corrected({ logError }: LibraryContext, correct: (talkId: TalkId) => number, talkId: TalkId | null): number {
  try {
    return talkId === null ? 0 : correct(talkId);
  } catch (error) {
    logError(error);
    return 0;
  }
}

/** How many files an announcement of changed talks gathers. */
const ANNOUNCE_EVERY = 50;

async function collect(context: LibraryContext, paths: readonly string[], signal: AbortSignal): Promise<WalkedPath[]> {
  const found: WalkedPath[] = [];
  for await (const file of walkPaths(paths)) {
    if (signal.aborted) break;
    const isUpload = isInside(file.path, context.inboxFolder);
    found.push(isUpload ? { ...file, shownAs: pathInUpload(file.path, context.inboxFolder) } : file);
  }
  return found;
}

/** What became of one file, and the talks that are new or changed by it, to be announced. */
export interface FileImport {
  readonly file: ImportedFile;
  readonly changed: readonly TalkId[];
  /** The talk that got its text from the file. */
  readonly filled: TalkId | null;
}

/** Imports one file; `null` when `signal` was aborted before anything was written. */
export async function importFile(
  context: LibraryContext,
  file: WalkedPath,
  signal?: AbortSignal,
): Promise<FileImport | null> {
  const isStopped = (): boolean => signal?.aborted === true;
  if (isStopped()) return null;
  if (file.obstacle !== null) return refusal(file, file.obstacle.reason, file.obstacle.detail);
  const read = await readNoticeFile(file.path);
  // The library may have been closed while the file was read.
  if (isStopped()) return null;
  if (!read.ok) return refusal(file, read.reason, read.detail);
  const found = importText(context, file, read);
  if (typeof found === 'string') return refusal(file, 'notANotice', found);
  const { talkId, title, outcome, stubCount, changed, isFilled, transcriptVersion } = found;
  if (transcriptVersion !== null) context.announce('transcript.changed', { talkId, version: transcriptVersion });
  const shown = { path: file.shownAs, outcome, talkId, title, stubCount, correctedCount: 0, reason: null, detail: '' };
  return { file: shown, changed, filled: isFilled ? talkId : null };
}

/** Imports the text of a file; the parser's reason when it is no notice. */
function importText(
  { store, now }: LibraryContext,
  file: WalkedPath,
  { bytes, text, encoding }: Extract<TextFile, { ok: true }>,
): NoticeOutcome | string {
  const source = {
    bytes,
    sha256: sha256(bytes),
    textSha256: sha256(text),
    path: file.shownAs,
    format: 'text',
    encoding,
  };
  const known = knownSource(store, source);
  if (known !== null) return known;
  const { value, problems } = parseNotice(text);
  if (value === null) return problems[0]?.code ?? '';
  return importNotice(store, boundNotice(value), source, now());
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function refusal({ shownAs }: WalkedPath, reason: NonNullable<ImportedFile['reason']>, detail: string): FileImport {
  return {
    file: {
      path: shownAs,
      outcome: 'refused',
      talkId: null,
      title: null,
      stubCount: 0,
      correctedCount: 0,
      reason,
      detail,
    },
    changed: [],
    filled: null,
  };
}

function announceChanged({ announce }: LibraryContext, changed: Set<TalkId>): void {
  if (changed.size > 0) announce('talks.changed', { talkIds: [...changed] });
  changed.clear();
}

async function removeUploads({ inboxFolder, logError }: LibraryContext, paths: readonly string[]): Promise<void> {
  for (const path of paths) await removeFromInbox(path, inboxFolder).catch(logError);
}
