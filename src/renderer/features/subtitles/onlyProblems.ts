import { createValueStore } from '../../ui/valueStore.ts';

/** Whether the list shows only the subtitles with a problem: who tells of problems elsewhere can show them there. */
export const onlyProblems = createValueStore(false);

/** Whether the list is to go to the next problem from the caret, once it is there. */
export const wantsProblem = createValueStore(false);
