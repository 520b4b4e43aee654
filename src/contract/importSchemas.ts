import { z } from 'zod';
import { NOTICE_FORMATS, NOTICE_REFUSALS } from '../domain/notices/sourceReading.ts';
import type { Notice } from '../domain/notices/notice.ts';
import { count, IMPORT_OUTCOMES, longText, outcomeCounts, path, shortText, talkId } from './schemas.ts';

/** The fields of a notice, in the order in which a report tells of them. */
export const REPORT_FIELDS = [
  'title',
  'subtitle',
  'kind',
  'speakers',
  'abstract',
  'recordedOn',
  'publishedOn',
  'durationMs',
  'language',
  'place',
  'disciplines',
  'keywords',
  'collection',
  'publisher',
  'rights',
  'licenceUrl',
  'identifiers',
  'documents',
  'levels',
  'chapters',
  'related',
  'mediaUrl',
  'transcript',
] as const satisfies readonly (keyof Notice)[];
const reportField = z.enum(REPORT_FIELDS);

/**
 * Why a file gives no talk: `NOTICE_REFUSALS` say what is wrong with what it holds, the others what is wrong with the
 * file. `timedOut`: reading it took over ten seconds; `outOfMemory` and `crashed`: its reading ended the reader. None
 * of them ends the import.
 */
const REFUSALS = [
  'empty',
  'binary',
  'unreadable',
  'notAFile',
  'timedOut',
  'outOfMemory',
  'crashed',
  ...NOTICE_REFUSALS,
] as const;

/** How an import is done. */
const importOptions = z.object({
  /** Tells what would happen; the library's talks stay as they are. */
  isDryRun: z.boolean().default(false),
  /** The format to read every file in; `null` finds it by what is in the file. */
  format: z.enum(NOTICE_FORMATS).nullable().default(null),
  /** Reads texts that were encoded twice (`Ã©` for `é`) as they were meant, and mends what they brought before. */
  repairsEncoding: z.boolean().default(false),
});

/** What to import. */
export const importRequest = z.object({ paths: z.array(path).min(1), options: importOptions.prefault({}) });

/** What the undoing of an import did. `kept` are told by `imports.kept`. */
const undoSummary = z.object({ removedCount: count, restoredCount: count, keptCount: count });

/** An import that was made. It can be undone when it is `done`, `cancelled` or `failed`, and is no dry run. */
export const importSummary = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'undoing', 'undone']),
  isDryRun: z.boolean(),
  /** The first paths that were given, and how many there were. */
  paths: z.array(z.string()),
  pathCount: count,
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  counts: outcomeCounts,
  /** Conflicts that wait to be decided. */
  openConflictCount: count,
  undo: undoSummary.nullable(),
});

const SURENESS = ['stated', 'inferred', 'guessed'] as const;
const sureness = z.enum(SURENESS);

/**
 * A row of a report: a talk of a file, or a file that gives none. `record` counts the talks of its file from 0, and
 * `recordCount` is how many it has; 0 in a file that gives none.
 */
export const importItem = z.object({
  id: z.string(),
  path: z.string(),
  record: count,
  recordCount: count,
  format: z.enum(NOTICE_FORMATS).nullable(),
  encoding: shortText,
  outcome: z.enum(IMPORT_OUTCOMES),
  /** `null` unless refused. */
  reason: z.enum(REFUSALS).nullable(),
  detail: shortText,
  /** `null` for what gives no talk, and where the talk is gone or was only that of a dry run. */
  talkId: talkId.nullable(),
  title: shortText.nullable(),
  /** Stubs of related talks that it brought. */
  stubCount: count,
  /** Words that the glossary corrected in its text. */
  correctedCount: count,
  /** Conflicts that it brought, decided or not, and those that wait. */
  conflictCount: count,
  openConflictCount: count,
  /** Pieces of the source that no rule used. */
  leftoverCount: count,
  problemCount: count,
  /** Of the field that is known the least surely; `null` where nothing is known. */
  sureness: sureness.nullable(),
  /** Its text was encoded twice; see `importOptions.repairsEncoding`. */
  isTwiceEncoded: z.boolean(),
});

/** A value of a field for a person to read: one text for each item of a list, the first 50; `valueCount` is of all. */
const fieldValue = { values: z.array(longText), valueCount: count };

/**
 * What became of a field that was found: `filled`, the talk has it from here; `same`, the talk said so already; `less`,
 * the talk says more; `conflict`, the talk says otherwise.
 */
const FIELD_RESULTS = ['filled', 'same', 'less', 'conflict'] as const;

const foundField = z.object({
  field: reportField,
  ...fieldValue,
  /** The rule that found it, and the line it stands on, from 1; 0 where there are no lines. */
  rule: shortText,
  sureness,
  line: count,
  result: z.enum(FIELD_RESULTS),
});

const problem = z.object({ code: shortText, line: count, detail: longText });

/**
 * A field in which a source says otherwise than the talk. `ours` is what the talk says, `theirs` what the source does.
 * A decision is remembered: the same does not come back.
 */
export const importConflict = z.object({
  id: z.string(),
  talkId,
  title: shortText,
  field: reportField,
  ours: z.object(fieldValue),
  theirs: z.object(fieldValue),
  /** Whether the editor has set what the talk says. */
  isEdited: z.boolean(),
  /** The file that says it. */
  path: z.string(),
  status: z.enum(['open', 'kept', 'taken']),
});

/** A row of a report with all there is to tell. */
export const importItemDetail = importItem.extend({
  fields: z.array(foundField),
  leftovers: z.array(z.object({ line: count, text: longText })),
  problems: z.array(problem),
  conflicts: z.array(importConflict),
});

/** What of a report to list; everything when all is left empty. */
export const importFilter = z.object({
  outcomes: z.array(z.enum(IMPORT_OUTCOMES)).default([]),
  /** Only rows with one of these to look at. */
  marks: z.array(z.enum(['conflicts', 'leftovers', 'problems', 'guessed', 'twiceEncoded'])).default([]),
  /** Words in the path or the title. */
  query: shortText.default(''),
});

/**
 * Why undoing an import keeps something: it was `edited` since; a `laterImport` added to it or refers to it; it has a
 * `recording`, or revisions (`revisions`) or terms of the glossary (`glossary`) of the editor's own.
 */
const KEPT_REASONS = ['edited', 'laterImport', 'recording', 'revisions', 'glossary'] as const;

/** A talk of which undoing an import kept something: all of a new talk, or some fields of one that was known. */
export const keptTalk = z.object({
  talkId,
  title: shortText,
  isNew: z.boolean(),
  reason: z.enum(KEPT_REASONS),
  /** The fields that are kept, and that differ from what the import left. */
  fields: z.array(reportField),
});

export type ImportOptions = z.infer<typeof importOptions>;
export type ImportRequest = z.infer<typeof importRequest>;
export type ImportSummary = z.infer<typeof importSummary>;
export type ImportItem = z.infer<typeof importItem>;
export type ImportItemDetail = z.infer<typeof importItemDetail>;
export type ImportConflict = z.infer<typeof importConflict>;
export type ImportFilter = z.infer<typeof importFilter>;
export type FoundField = z.infer<typeof foundField>;
export type FieldResult = (typeof FIELD_RESULTS)[number];
export type ReportField = (typeof REPORT_FIELDS)[number];
export type Refusal = (typeof REFUSALS)[number];
export type KeptTalk = z.infer<typeof keptTalk>;
export type KeptReason = (typeof KEPT_REASONS)[number];
