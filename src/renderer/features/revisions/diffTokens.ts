import { diffArrays } from 'diff';
import type { DiffTokens } from '../../../domain/transcript/comparison.ts';

/** The shortest difference of two lists of tokens, by Myers' algorithm. */
export const diffTokens: DiffTokens = (before, after, maxEdits) => {
  const runs = diffArrays([...before], [...after], { maxEditLength: maxEdits });
  return (
    runs?.map(({ added, removed, count }) => {
      const changed = added ? 'added' : 'removed';
      return { presence: added || removed ? changed : 'same', count };
    }) ?? null
  );
};
