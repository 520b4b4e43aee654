import type { Connection } from '../../../contract/connect.ts';
import type { ParsedRequest } from '../../../contract/methods.ts';
import type { MatchedText, MatchTextsReply } from '../../../contract/timedTextSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { createValueStore } from '../../ui/valueStore.ts';

/** Timed texts whose talks are asked for, and what could not be read beside them. */
type AskedTexts = Pick<MatchTextsReply, 'files' | 'unread'>;

/** Timed texts that were handed to the list, waiting for whose they are; `null` when there are none. */
export const batchTexts = createValueStore<AskedTexts | null>(null);

/** The job whose taking of timed texts is shown, under way or with its report; `null` while none is. */
export const shownTaking = createValueStore<string | null>(null);

/** What is imported as notices, and the timed texts that are asked about after it; `null` where there are none. */
interface SortedPaths {
  readonly notices: readonly string[];
  readonly texts: AskedTexts | null;
}

/**
 * Tells timed texts from all else under some paths. Where there is nothing else they are asked about at once; beside
 * notices they wait, for they may be of the talks that these bring.
 */
export async function sortTexts({ call }: Connection, paths: readonly string[]): Promise<SortedPaths> {
  const { others, ...texts } = await call('timedTexts.match', { paths: [...paths] }).catch(() => NOTHING);
  if (texts.files.length === 0) return { notices: paths, texts: null };
  // What could not be read is no path to import: a link that leads out of its folder would be followed.
  if (others.length > 0) return { notices: others, texts };
  ask(texts);
  return { notices: [], texts: null };
}

const NOTHING: MatchTextsReply = { files: [], unread: [], others: [] };

/** Asks whose timed texts are, once the notices beside them are in; as it was known before where that cannot be told. */
export async function askAboutTexts({ call }: Connection, { files, unread }: AskedTexts): Promise<void> {
  const now = await call('timedTexts.match', { paths: files.map(({ path }) => path) }).catch(() => ({ files }));
  if (now.files.length > 0) ask({ files: now.files, unread });
}

/** Asks about texts together with those that wait for an answer already. */
function ask({ files, unread }: AskedTexts): void {
  const waiting = batchTexts.get() ?? NOTHING;
  const paths = new Set([...files, ...unread].map(({ path }) => path));
  const isOther = ({ path }: { readonly path: string }): boolean => !paths.has(path);
  batchTexts.set({
    files: [...waiting.files.filter(isOther), ...files],
    unread: [...waiting.unread.filter(isOther), ...unread],
  });
}

/** What is wanted of one file; `talkId` is `null` to leave it. */
export interface BatchRow {
  readonly file: MatchedText;
  readonly talkId: TalkId | null;
  /** Whether a text that is there is replaced, rather than given the times. */
  readonly replaces: boolean;
}

/** The files with what is likely wanted: those that are sure are taken; those that are not come first. */
export function likelyRows(files: readonly MatchedText[]): BatchRow[] {
  const rows = files.map((file): BatchRow => {
    return { file, talkId: file.isSure ? file.candidates[0]!.talkId : null, replaces: false };
  });
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** What can be decided comes first, then what is sure, then what is like no talk. */
function rankOf({ file: { isSure, candidates } }: BatchRow): number {
  if (isSure) return 1;
  return candidates.length > 0 ? 0 : 2;
}

/** The talk that was chosen for a file. */
export function chosenOf({ file, talkId }: BatchRow): MatchedText['candidates'][number] | undefined {
  return file.candidates.find((candidate) => candidate.talkId === talkId);
}

/** Titles of the talks that more than one file was chosen for: the last would take the place of the others. */
export function chosenTwice(rows: readonly BatchRow[]): string[] {
  const chosen = Map.groupBy(
    rows.flatMap((row) => chosenOf(row) ?? []),
    ({ talkId }) => talkId,
  );
  return [...chosen.values()].filter((some) => some.length > 1).map(([first]) => first!.title);
}

/** What is asked of the library. */
export function askedFiles(rows: readonly BatchRow[]): ParsedRequest<'timedTexts.takeAll'>['files'] {
  return rows.flatMap((row) => {
    const chosen = chosenOf(row);
    if (chosen === undefined) return [];
    const takes = chosen.hasText && row.replaces ? ('text' as const) : null;
    return [{ path: row.file.path, talkId: chosen.talkId, takes, encoding: null }];
  });
}
