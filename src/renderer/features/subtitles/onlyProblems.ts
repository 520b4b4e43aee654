import { createValueStore } from '../../ui/valueStore.ts';

/** Whether the list shows only the subtitles with a problem: who tells of problems elsewhere can show them there. */
export const onlyProblems = createValueStore(false);
