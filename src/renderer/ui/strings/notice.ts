import { defineStrings } from './defineStrings.ts';

/** The texts of the notice feature. */
export const noticeStrings = defineStrings({}, {});
