import { extname } from 'node:path';
import { TIMED_TEXT_EXTENSIONS, type MatchedText } from '../../contract/timedTextSchemas.ts';
import { detectCueFormat } from '../../domain/formats/cueFormats.ts';
import { readFileBytes } from '../files/readTextFile.ts';
import { walkPaths } from '../files/walkPaths.ts';
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
export async function findTexts(
  store: LibraryStore,
  { paths, onlyTexts }: { readonly paths: readonly string[]; readonly onlyTexts: boolean },
): Promise<MatchedText[]> {
  const found: string[] = [];
  for await (const { path, obstacle } of walkPaths(paths)) {
    const extension = extname(path).toLowerCase();
    if (obstacle === null && (await isText(path, extension))) found.push(path);
    else if (onlyTexts && !RECORDING.test(extension)) return [];
  }
  return found.length === 0 ? [] : matchTexts(found, talksOf(store));
}

async function isText(path: string, extension: string): Promise<boolean> {
  if (!TEXTS.has(extension) || !SHARED.has(extension)) return TEXTS.has(extension);
  const file = await readFileBytes(path, MAX_LOOK_BYTES);
  if (!file.ok) return false;
  const format = detectCueFormat(decodeCues(file.bytes).source);
  // SubRip is what is left of files that look like nothing.
  return format !== null && format !== 'srt';
}

function talksOf({ talkMatches, media }: LibraryStore): MatchableTalk[] {
  const recordings = Map.groupBy(media.all(), ({ talk }) => talk);
  return talkMatches.named().map((named) => ({
    ...named,
    identifiers: talkMatches.identifiers(named.talk),
    recordings: (recordings.get(named.talk) ?? []).map((each) => each.media.name),
  }));
}
