import { extname } from 'node:path';
import { TIMED_TEXT_EXTENSIONS, type MatchTextsReply } from '../../contract/timedTextSchemas.ts';
import { detectCueFormat } from '../../domain/formats/cueFormats.ts';
import { readFileBytes } from '../files/readTextFile.ts';
import { walkPaths, type WalkedPath } from '../files/walkPaths.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import { decodeCues } from './decodeCues.ts';
import { matchTexts, type MatchableTalk } from './matchTexts.ts';

const TEXTS: ReadonlySet<string> = new Set(TIMED_TEXT_EXTENSIONS.map((extension) => `.${extension.toLowerCase()}`));
/** Notices and tables have these names, too: only a look tells. */
const SHARED: ReadonlySet<string> = new Set(['.json', '.xml', '.sub']);
const RECORDING = /^\.(?:mp[34]|m4[av]|mov|mkv|webm|og[agv]|opus|flac|wav|aac|avi|wm[av])$/;
/** What is looked into before it is known to be a timed text. */
const MAX_LOOK_BYTES = 16 * 1024 * 1024;

/** Finds the timed texts under paths, and the talks they may be of; see `timedTexts.match`. */
export async function findTexts(store: LibraryStore, paths: readonly string[]): Promise<MatchTextsReply> {
  const found: string[] = [];
  const others: string[] = [];
  const unread: MatchTextsReply['unread'] = [];
  for await (const { path, obstacle } of walkPaths(paths)) {
    const extension = extname(path).toLowerCase();
    const look = obstacle ?? (await lookInto(path, extension));
    if (look === 'text') found.push(path);
    else if (look !== 'other') unread.push({ path, reason: reasonOf(look) });
    else if (!RECORDING.test(extension)) others.push(path);
  }
  return { files: found.length === 0 ? [] : await matchTexts(found, talksOf(store)), unread, others };
}

type Obstacle = NonNullable<WalkedPath['obstacle']>;

/** Whether a file is a timed text, or why that cannot be told. */
async function lookInto(path: string, extension: string): Promise<'text' | 'other' | Obstacle> {
  if (!TEXTS.has(extension)) return 'other';
  if (!SHARED.has(extension)) return 'text';
  const file = await readFileBytes(path, MAX_LOOK_BYTES);
  if (!file.ok) return file.reason === 'unreadable' ? { reason: file.reason, detail: file.detail } : 'other';
  const format = detectCueFormat(decodeCues(file.bytes).source);
  // SubRip is what is left of files that look like nothing.
  return format !== null && format !== 'srt' ? 'text' : 'other';
}

/** A link that leads out of its folder is not gone through. */
function reasonOf({ reason, detail }: Obstacle): MatchTextsReply['unread'][number]['reason'] {
  const isDenied = reason === 'notAFile' || detail === 'EACCES' || detail === 'EPERM';
  return isDenied ? 'file.denied' : 'file.notFound';
}

function talksOf({ talkMatches, media }: LibraryStore): MatchableTalk[] {
  const recordings = Map.groupBy(media.all(), ({ talk }) => talk);
  return talkMatches.named().map((named) => ({
    ...named,
    identifiers: talkMatches.identifiers(named.talk),
    recordings: (recordings.get(named.talk) ?? []).map((each) => each.media.name),
  }));
}
