import { defineStrings } from './defineStrings.ts';

/** The texts of the exporting feature. */
export const exportingStrings = defineStrings({}, {});
