import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { compareTranscripts } from '../../../domain/transcript/compareTranscripts.ts';
import type { Comparison } from '../../../domain/transcript/comparison.ts';
import type { Transcript } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import type { ComparedPair } from './comparedPair.ts';
import { diffTokens } from './diffTokens.ts';
import { revisionTextQuery } from './useRevisions.ts';

/** Two texts compared, or on the way to it. */
export interface ComparisonState {
  /** `null` until both texts are there. */
  readonly comparison: Comparison | null;
  readonly error: unknown;
  retry(): void;
}

/** The two texts of a pair compared; anew whenever the current text, if it is one of them, changes. */
export function useComparison({ earlier, later }: ComparedPair, current: Transcript | null): ComparisonState {
  const { connection } = useHost();
  const old = useQuery(revisionTextQuery(connection, earlier));
  const other = useQuery({ ...revisionTextQuery(connection, later ?? earlier), enabled: later !== null });
  const before = old.data;
  const after = later === null ? current : other.data;
  const comparison = useMemo(
    () => (before === undefined || after == null ? null : compareTranscripts(before, after, diffTokens)),
    [before, after],
  );
  return {
    comparison,
    error: old.error ?? (later === null ? null : other.error),
    retry: () => void Promise.all([old.refetch(), other.refetch()]),
  };
}
