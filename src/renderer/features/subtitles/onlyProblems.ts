import { createValueStore } from '../../ui/valueStore.ts';

/** Whether the list shows only the subtitles with a problem: who tells of problems elsewhere can show them there. */
export const onlyProblems = createValueStore(false);

/**
 * Whether the list is to go to the next problem from the caret, once it is there: that of the caret's own subtitle counts
 * (`here`), or is passed over (`next`).
 */
export const wantsProblem = createValueStore<'here' | 'next' | null>(null);
