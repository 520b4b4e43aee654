import type { Connection } from '../../../contract/connect.ts';
import type { ParsedRequest } from '../../../contract/methods.ts';
import type { MatchedText } from '../../../contract/timedTextSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { createValueStore } from '../../ui/valueStore.ts';

/** Timed texts that were handed to the list, waiting for whose they are; `null` when there are none. */
export const batchTexts = createValueStore<readonly MatchedText[] | null>(null);

/**
 * Shows timed texts that are to go to their talks, when there is nothing else under some paths. Tells whether the paths
 * are still to be imported as notices.
 */
export async function askAboutTexts({ call }: Connection, paths: readonly string[]): Promise<boolean> {
  const request = { paths: [...paths], onlyTexts: true };
  const { files } = await call('timedTexts.match', request).catch(() => ({ files: [] }));
  if (files.length === 0) return true;
  batchTexts.set(files);
  return false;
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
