import { createAlignmentStore, type AlignmentStore } from './alignmentStore.ts';
import { createConfidenceStore, type ConfidenceStore } from './confidenceStore.ts';
import { inLazyTransaction, inTransaction, openDatabase, syncToDisk } from './database.ts';
import { createConflictStore, type ConflictStore } from './conflictStore.ts';
import { createFindStore, type FindStore } from './findStore.ts';
import { createGlossaryStore, type GlossaryStore } from './glossaryStore.ts';
import { createImportStore, type ImportStore } from './importStore.ts';
import { createImportTalkStore, type ImportTalkStore } from './importTalkStore.ts';
import { createMediaStore, type MediaStore } from './mediaStore.ts';
import { createOriginStore, type OriginStore } from './originStore.ts';
import { createJobResultStore, type JobResults } from './jobResultStore.ts';
import { createPendingJobStore, type PendingJobs } from './pendingJobStore.ts';
import { createPersonChangeStore, type PersonChangeStore } from './personChangeStore.ts';
import { createPersonListStore, type PersonListStore } from './personListStore.ts';
import { createPersonStore, type PersonStore } from './personStore.ts';
import { createRevisionStore, type RevisionStore } from './revisionStore.ts';
import { createReplacementStore, type ReplacementStore } from './replacementStore.ts';
import { createRuleProfileStore, type RuleProfileStore } from './ruleProfileStore.ts';
import { createSearchStore, type SearchStore } from './searchStore.ts';
import { createSettingsStore, type SettingsStore } from './settingsStore.ts';
import { createSourceStore, type SourceStore } from './sourceStore.ts';
import { createTalkListStore, type TalkListStore } from './talkListStore.ts';
import { createTalkMatchStore, type TalkMatchStore } from './talkMatchStore.ts';
import { createTalkStore, type TalkStore } from './talkStore.ts';
import { createTranscriptStore, type TranscriptStore } from './transcriptStore.ts';

/** All that is kept in the database of a library, one store per noun. */
export interface LibraryStore {
  readonly talks: TalkStore;
  readonly talkList: TalkListStore;
  readonly talkMatches: TalkMatchStore;
  readonly transcripts: TranscriptStore;
  readonly revisions: RevisionStore;
  readonly confidences: ConfidenceStore;
  readonly alignments: AlignmentStore;
  readonly media: MediaStore;
  readonly sources: SourceStore;
  readonly origins: OriginStore;
  readonly imports: ImportStore;
  readonly importTalks: ImportTalkStore;
  readonly conflicts: ConflictStore;
  readonly search: SearchStore;
  readonly finds: FindStore;
  readonly replacements: ReplacementStore;
  readonly glossary: GlossaryStore;
  readonly ruleProfiles: RuleProfileStore;
  readonly people: PersonStore;
  readonly personList: PersonListStore;
  readonly personChanges: PersonChangeStore;
  readonly settings: SettingsStore;
  readonly pendingJobs: PendingJobs;
  readonly jobResults: JobResults;
  /** Runs `work` whole or not at all; inside another transaction it can fail alone. */
  transaction<T>(work: () => T): T;
  /** The same for what could be done again: durable only after `sync`, or after any other transaction. */
  lazyTransaction<T>(work: () => T): T;
  /** Makes all that was written durable; closing does too, so after it this does nothing. */
  sync(): void;
  isOpen(): boolean;
  /** Writes a copy of the whole library's database to a path where there is nothing. */
  copyTo(path: string): void;
  close(): void;
}

/** Opens the database at a path; see `openDatabase` for its refusals. */
export function openLibraryStore(path: string): LibraryStore {
  const database = openDatabase(path);
  const search = createSearchStore(database);
  const people = createPersonStore(database);
  return {
    talks: createTalkStore(database),
    talkList: createTalkListStore(database, search),
    talkMatches: createTalkMatchStore(database),
    transcripts: createTranscriptStore(database),
    revisions: createRevisionStore(database),
    confidences: createConfidenceStore(database),
    alignments: createAlignmentStore(database),
    media: createMediaStore(database),
    sources: createSourceStore(database),
    origins: createOriginStore(database),
    imports: createImportStore(database),
    importTalks: createImportTalkStore(database),
    conflicts: createConflictStore(database),
    search,
    finds: createFindStore(database, search),
    replacements: createReplacementStore(database),
    glossary: createGlossaryStore(database),
    ruleProfiles: createRuleProfileStore(database),
    people,
    personList: createPersonListStore(database),
    personChanges: createPersonChangeStore(database),
    settings: createSettingsStore(database),
    pendingJobs: createPendingJobStore(database),
    jobResults: createJobResultStore(database),
    transaction: (work) => inTransaction(database, work),
    lazyTransaction: (work) => inLazyTransaction(database, work),
    sync: () => {
      if (database.open) syncToDisk(database);
    },
    isOpen: () => database.open,
    copyTo: (copy) => void database.prepare('VACUUM INTO ?').run(copy),
    close: () => void database.close(),
  };
}
