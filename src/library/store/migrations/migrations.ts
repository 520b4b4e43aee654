import { sql as firstLibrary } from './0001-firstLibrary.ts';
import { sql as reviewAndMarks } from './0002-reviewAndMarks.ts';
import { sql as revisions } from './0003-revisions.ts';
import { sql as replacements } from './0004-replacements.ts';
import { sql as confidences } from './0005-confidences.ts';
import { sql as glossary } from './0006-glossary.ts';
import { sql as jobsAndAlignments } from './0007-jobsAndAlignments.ts';
import { sql as recordings } from './0008-recordings.ts';
import { sql as imports } from './0009-imports.ts';
import { sql as people } from './0010-people.ts';
import { sql as ruleProfiles } from './0011-ruleProfiles.ts';
import { sql as collectionProfiles } from './0012-collectionProfiles.ts';
import { sql as jobResults } from './0013-jobResults.ts';
import { sql as startsByHand } from './0014-startsByHand.ts';

/**
 * Every step of the schema, in order; `user_version` counts those a library has taken.
 *
 * How to add one: 1. a file `000N-name.ts` exporting `sql`; 2. its line here; 3. a test that migrates a library of
 * the step before, with rows in it. A step that was released never changes.
 */
export const MIGRATIONS: readonly string[] = [
  firstLibrary,
  reviewAndMarks,
  revisions,
  replacements,
  confidences,
  glossary,
  jobsAndAlignments,
  recordings,
  imports,
  people,
  ruleProfiles,
  collectionProfiles,
  jobResults,
  startsByHand,
];
