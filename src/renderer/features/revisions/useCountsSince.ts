import { useEffect, useState } from 'react';
import type { Revision } from '../../../contract/schemas.ts';
import { compareTranscripts } from '../../../domain/transcript/compareTranscripts.ts';
import type { Transcript } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { diffTokens } from './diffTokens.ts';

/** What has changed in the text since a revision: words that came and words that went; `changes` 0 when nothing has. */
export interface CountsSince {
  readonly added: number;
  readonly removed: number;
  readonly changes: number;
}

/** A pause in typing this long, and the counts are made anew: each costs a whole text, and would be felt while typing. */
const CALM_MS = 2_000;
/** Beyond these nobody looks. */
const MOST = 20;

/**
 * Compares the newest revisions with the text one after another, in the pauses of the window. Those not reached yet
 * have no entry. Nothing is done while `current` is `null`.
 */
export function useCountsSince(
  revisions: readonly Revision[],
  current: Transcript | null,
): ReadonlyMap<string, CountsSince> {
  const { connection } = useHost();
  const [counts, setCounts] = useState<ReadonlyMap<string, CountsSince>>(new Map());
  useEffect(() => {
    if (current === null) return undefined;
    const stopped = new AbortController();
    const countAll = async (): Promise<void> => {
      for (const { id } of revisions.slice(0, MOST)) {
        // Not kept: twenty long texts would be more than the window should hold.
        const { paragraphs } = await connection.call('revisions.get', { revisionId: id });
        await untilIdle();
        if (stopped.signal.aborted) return;
        const found = countsBetween(paragraphs, current);
        setCounts((before) => new Map(before).set(id, found));
      }
    };
    // A revision that cannot be read says so when it is opened.
    const timer = setTimeout(() => void countAll().catch(() => undefined), CALM_MS);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  }, [connection, current, revisions]);
  return counts;
}

function countsBetween(before: Transcript, after: Transcript): CountsSince {
  const { counts, changes } = compareTranscripts(before, after, diffTokens);
  const { wordsAdded, wordsRemoved, wordsReplaced } = counts;
  return { added: wordsAdded + wordsReplaced, removed: wordsRemoved + wordsReplaced, changes: changes.length };
}

function untilIdle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
}
