import { createValueStore } from '../../ui/valueStore.ts';

/** Two texts to compare: revisions by id, or for the later one `null`, the text as it is now. */
export interface ComparedPair {
  readonly earlier: string;
  readonly later: string | null;
}

/** The two texts that are compared over the text of the open talk, or `null`. */
export const comparedPair = createValueStore<ComparedPair | null>(null);
