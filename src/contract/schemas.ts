import { z } from 'zod';
import type { Certainty } from '../domain/notices/notice.ts';
import { isNoteSound, MARK_KINDS } from '../domain/transcript/textMarks.ts';
import { deliveryCheck } from './checkSchemas.ts';
import { FAILURE_CODES } from './failure.ts';
import {
  BY_HAND,
  REVIEW_STATES,
  type Paragraph,
  type ParagraphId,
  type SpeakerId,
  type TalkId,
} from '../domain/transcript/transcript.ts';

const id = z.string().min(1).max(64);
/** The schema of a talk's id. */
export const talkId = id.transform((value) => value as TalkId);
/** The schema of a paragraph's id. */
export const paragraphId = id.transform((value) => value as ParagraphId);
const speakerId = id.transform((value) => value as SpeakerId);
/** Integer milliseconds from the start of the recording. */
export const milliseconds = z.int().min(0);

/**
 * The most that texts and lists may hold, texts in UTF-16 units: bounded, so that a hostile caller cannot fill the disk
 * with one call. What a file brings must be cut to this before it is written, or it could never be edited.
 */
export const LIMITS = {
  shortText: 2_000,
  longText: 2_000_000,
  speakers: 200,
  paragraphs: 100_000,
  words: 200_000,
  marks: 50_000,
  markNote: 10_000,
  offsetMs: 24 * 3_600_000,
  recordings: 20,
  /** A week at 16,000 a second. */
  soundSamples: 7 * 24 * 3_600 * 16_000,
  /** Base64 of half a minute of 16-bit samples. */
  feedCharacters: 30 * 16_000 * 2 * (4 / 3),
} as const;

/** A name a person can read. */
export const shortText = z.string().max(LIMITS.shortText);
/** A text of any length that an editor can work with. */
export const longText = z.string().max(LIMITS.longText);

/** A path of a file or folder; no system allows a NUL in one. */
export const path = z
  .string()
  .min(1)
  .refine((value) => !value.includes('\0'));

const certainty = z.enum(['stated', 'proposed', 'guessed', 'confirmed'] satisfies Certainty[]);

/** A speaker of a talk. The id is stable while the talk lives: paragraphs refer to it. */
const speaker = z.object({
  id: speakerId,
  given: shortText,
  family: shortText,
  affiliation: shortText.nullable(),
  role: shortText.nullable(),
  certainty,
});

const identifier = z.object({ scheme: z.enum(['doi', 'url', 'nid', 'oai', 'guid', 'ark', 'hal']), value: shortText });

const relatedTalk = z.object({
  talkId: talkId.nullable(),
  title: shortText,
  titleTruncated: z.boolean(),
  speakers: z.array(z.object({ given: shortText, family: shortText, certainty })),
  abstract: longText.nullable(),
  abstractTruncated: z.boolean(),
  raw: longText,
});

/** `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. */
const date = z.string().regex(/^\d{4}(-\d{2}){0,2}$/);

/** The fields of a notice that the editor may correct. */
export const noticeFields = z.object({
  title: shortText,
  subtitle: shortText.nullable(),
  kind: shortText.nullable(),
  speakers: z.array(speaker).max(LIMITS.speakers),
  abstract: longText.nullable(),
  recordedOn: date.nullable(),
  publishedOn: date.nullable(),
  durationMs: milliseconds.nullable(),
  language: shortText.nullable(),
  place: shortText.nullable(),
  disciplines: z.array(shortText).max(200),
  keywords: z.array(shortText).max(500),
  collection: shortText.nullable(),
  publisher: shortText.nullable(),
  rights: shortText.nullable(),
  licenceUrl: shortText.nullable(),
  identifiers: z.array(identifier).max(50),
});

/**
 * Where a talk stands in the editor's work. A `stub` is known only from another talk's notice; correcting begins
 * with the first change of the text, and the editor says when it is corrected and delivered.
 */
export const TALK_STATES = ['stub', 'toCorrect', 'correcting', 'corrected', 'delivered'] as const;
/** The schema of a talk's state. */
export const talkState = z.enum(TALK_STATES);

/** What the list warns of. `mediaLost`: the recording is no longer where it was. */
const TALK_PROBLEMS = ['transcriptMissing', 'transcriptIncomplete', 'speakerUnconfirmed', 'mediaLost'] as const;
const talkProblem = z.enum(TALK_PROBLEMS);

/** A recording's track as its container describes it; codec names as in RFC 6381 where known. */
const mediaTrack = z.object({
  kind: z.enum(['video', 'audio', 'subtitle', 'other']),
  codec: shortText,
  detail: shortText,
});

/** How far a recording may lie from the beginning of its talk's time line, either way. */
export const offset = z.int().min(-LIMITS.offsetMs).max(LIMITS.offsetMs);

/**
 * A recording attached to a talk. Of several, one is played, drawn and aligned at a time; all lie on the talk's time
 * line, on which the text has its times.
 */
export const media = z.object({
  id,
  path: z.string(),
  name: shortText,
  /** What the user calls it (`camera`, `microphone`), or empty. */
  label: shortText,
  sizeBytes: z.int(),
  mimeType: shortText,
  /** The sound and picture that are in the file, whatever its header says. */
  durationMs: milliseconds,
  /** What the header says where the file ends before that, or `null`. */
  declaredMs: milliseconds.nullable(),
  /** Browsers go to times of it that are not those asked for: an MP3 of variable rate. A conversion mends it. */
  seeksInexactly: z.boolean(),
  /** Where it begins on the talk's time line; negative when it began before. */
  offsetMs: offset,
  /** The recording that this one was converted from, for playing; or `null`. */
  convertedFrom: id.nullable(),
  tracks: z.array(mediaTrack),
  /** False when its file is no longer there. */
  isPresent: z.boolean(),
});

/**
 * What becomes of a recording's sound and of its picture when it is converted: `copy` keeps it bit for bit, `encode`
 * makes it what browsers play (AAC, H.264), `drop` leaves it out.
 */
export const conversion = z.object({
  audio: z.enum(['copy', 'encode', 'drop']),
  video: z.enum(['copy', 'encode', 'drop']),
});

/** Where the editor left a talk: caret as paragraph and UTF-16 offset, and the playhead. */
export const bookmark = z.object({
  paragraphId: paragraphId.nullable(),
  offset: z.int().min(0),
  playheadMs: milliseconds,
});

/** A whole talk, but for its text. */
export const talk = noticeFields.extend({
  id: talkId,
  state: talkState,
  problems: z.array(talkProblem),
  documents: z.array(z.object({ label: shortText, url: shortText.nullable() })),
  levels: z.array(shortText),
  chapters: z.array(z.object({ startMs: milliseconds, title: shortText })),
  related: z.array(relatedTalk),
  /** The recording that is played, drawn and aligned: one of `recordings`, in the order they were added. */
  media: media.nullable(),
  recordings: z.array(media),
  bookmark: bookmark.nullable(),
  transcriptIsComplete: z.boolean(),
  importedAt: z.string(),
  updatedAt: z.string(),
});

/** The schema of `WordTime`. */
export const wordTime = z.tuple([milliseconds, milliseconds, z.int().min(BY_HAND)]).readonly();

const textMark = z
  .object({
    from: z.int().min(0),
    to: z.int().min(1),
    kind: z.enum(MARK_KINDS),
    note: z.string().max(LIMITS.markNote),
  })
  .refine(isNoteSound);

/** A paragraph on the wire: `Paragraph` of the domain. */
export const paragraph = z.object({
  id: paragraphId,
  kind: z.enum(['paragraph', 'heading']),
  speakerId: speakerId.nullable(),
  startMs: milliseconds.nullable(),
  endMs: milliseconds.nullable(),
  text: longText,
  words: z.array(wordTime).max(LIMITS.words).readonly(),
  isStartByHand: z.boolean(),
  review: z.enum(REVIEW_STATES),
  marks: z.array(textMark).max(LIMITS.marks).readonly(),
}) satisfies z.ZodType<Paragraph>;

/** An edit of a transcript: `TranscriptChange` of the domain. */
export const transcriptChange = z.object({
  puts: z.array(paragraph).max(LIMITS.paragraphs).readonly(),
  removes: z.array(paragraphId).max(LIMITS.paragraphs).readonly(),
  order: z.array(paragraphId).max(LIMITS.paragraphs).readonly().nullable(),
});

/**
 * Why a revision was made. `import`: the text as it was imported; `found`: as it was when revisions began, of a talk
 * that had been corrected before; `restore`, `replace` and `align`: before an older text was put back, words were
 * replaced all over, or the times of an alignment were taken. Only `hourly` ones are ever thinned out.
 */
export const REVISION_KINDS = ['import', 'found', 'manual', 'export', 'hourly', 'restore', 'replace', 'align'] as const;

/** A text of a talk that was kept. `sequence` counts the talk's revisions from 1: it is their order. */
export const revision = z.object({
  id,
  sequence: z.int().min(1),
  kind: z.enum(REVISION_KINDS),
  /** What the user said, or the name of the exported file; may be empty. */
  note: shortText,
  createdAt: z.string(),
  /** Of the transcript it was made from. */
  version: z.int(),
  wordCount: z.int(),
  paragraphCount: z.int(),
});

/** A talk in the list. `snippets` are present while searching; `[` and `]` never mark hits, ranges do. */
export const talkRow = z.object({
  id: talkId,
  title: shortText,
  speakers: shortText,
  state: talkState,
  recordedOn: shortText.nullable(),
  durationMs: milliseconds.nullable(),
  disciplines: z.array(shortText),
  hasMedia: z.boolean(),
  problems: z.array(talkProblem),
  updatedAt: z.string(),
  snippets: z.array(
    z.object({
      field: z.enum(['title', 'speakers', 'abstract', 'transcript']),
      text: longText,
      /** Half-open UTF-16 ranges of the words that were found in `text`. */
      hits: z.array(z.tuple([z.int(), z.int()])),
    }),
  ),
});

/** A number of things. */
export const count = z.int().min(0);

/**
 * What became of one talk of a source, or of a source that gives none: `stub`, a talk of which only the title is known;
 * `withdrawn`, a record that the source says is gone, while the talk stays; `refused`, for a reason.
 */
export const IMPORT_OUTCOMES = ['imported', 'updated', 'unchanged', 'stub', 'withdrawn', 'refused'] as const;

/** How many talks, and files without any, came to each outcome. */
export const outcomeCounts = z.object({
  imported: count,
  updated: count,
  unchanged: count,
  stub: count,
  withdrawn: count,
  refused: count,
} satisfies Record<(typeof IMPORT_OUTCOMES)[number], typeof count>);

/** What the job of an import tells; the rest is asked for by `imports.report`, a page at a time. */
const importReport = z.object({
  importId: z.string(),
  counts: outcomeCounts,
  /** Fields in which a source says otherwise than the talk, which had not been said before. */
  conflictCount: count,
  wasCancelled: z.boolean(),
});

/**
 * Why a hit was not replaced, or a replacement not undone. `changed`: its text is not what it was; `same`: the new
 * text is the old one; `tooLong`: the paragraph would grow beyond what one may hold.
 */
const SKIP_REASONS = ['changed', 'same', 'tooLong'] as const;

const replacedTalk = z.object({
  talkId,
  title: shortText,
  replaced: z.int(),
  skipped: z.array(z.object({ reason: z.enum(SKIP_REASONS), count: z.int() })),
});

/** What became of a timed text that was to be taken into a talk; `reason` is the failure that refused it, or `null`. */
const takenText = z.object({
  path: z.string(),
  talkId,
  /** `''` for a talk that is gone. */
  title: shortText,
  took: z.enum(['text', 'times']).nullable(),
  reason: z.string().nullable(),
  /** Words of the talk, and those that have the time of the file. */
  wordCount: z.int(),
  timedCount: z.int(),
  /** What the times of the file were shifted by, in milliseconds at its start; 0 when they were not. */
  shiftMs: z.int(),
});

/** What a replacement, or its undoing, did: every talk it touched or skipped something in. */
const replaceReport = z.object({
  /** What `search.undoReplace` takes; `null` when nothing was replaced. */
  replacementId: z.string().nullable(),
  isUndo: z.boolean(),
  talks: z.array(replacedTalk),
  wasCancelled: z.boolean(),
});

/** What a format cannot say. */
export const droppedWhat = z.enum([
  'ids',
  'settings',
  'speakers',
  'styles',
  'innerTimes',
  'blocks',
  'overlaps',
  'precision',
  'ends',
  'beforeStart',
  'characters',
  'chapters',
]);

/** What became of a talk among those that were exported together; `reason` is `null` when all its files are there. */
const exportedTalk = z.object({
  talkId,
  title: shortText,
  paths: z.array(z.string()),
  reason: z.enum(FAILURE_CODES).nullable(),
  /** What the reason is about; of `export.exists` the paths that are taken, a line each. */
  detail: z.string(),
  estimatedCount: count,
  /** What the formats could not say. */
  dropped: z.array(droppedWhat),
  /** The sentences that its subtitles leave out because nobody says them. */
  unspoken: z.array(z.string()),
  /** Characters that the encoding does not have. */
  lost: z.array(z.string()),
  /** What breaks the rules in the file of subtitles that breaks most; `null` when none has subtitles. */
  check: deliveryCheck.nullable(),
});

const exportReport = z.object({ talks: z.array(exportedTalk), wasCancelled: z.boolean() });

/**
 * A piece of long work in the library, on one talk or on many. The report of an import is `report`, that of a
 * replacement `replaceReport`, that of an export of several talks `exportReport`. `done` and `total` count what the kind does: files, talks, or milliseconds of sound;
 * `total` is 0 until it is known. A job that waits is `running` and `isPaused`; `activeMs` is for how long it worked.
 */
export const job = z.object({
  id,
  kind: z.enum([
    'import',
    'watch',
    'harvest',
    'undoImport',
    'replace',
    'sound',
    'align',
    'shift',
    'remux',
    'recognise',
    'takeTexts',
    'export',
  ]),
  talkId: talkId.nullable(),
  /** Of `sound`: the file of the recording that is read, of which a talk may have several. */
  mediaName: z.string().nullable(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  isPaused: z.boolean(),
  activeMs: z.int().min(0),
  done: z.int(),
  total: z.int(),
  detail: z.string(),
  report: importReport.nullable(),
  replaceReport: replaceReport.nullable(),
  /** Of `takeTexts`: the files that were gone through so far. */
  takenTexts: z.array(takenText).nullable(),
  exportReport: exportReport.nullable(),
});

export type Talk = z.infer<typeof talk>;
export type Speaker = z.infer<typeof speaker>;
export type NoticeFields = z.infer<typeof noticeFields>;
export type TalkRow = z.infer<typeof talkRow>;
export type TalkState = z.infer<typeof talkState>;
export type TalkProblem = z.infer<typeof talkProblem>;
export type Media = z.infer<typeof media>;
export type Conversion = z.infer<typeof conversion>;
export type Bookmark = z.infer<typeof bookmark>;
export type Job = z.infer<typeof job>;
export type TakenTextReport = z.infer<typeof takenText>;
export type ImportReport = z.infer<typeof importReport>;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];
export type OutcomeCounts = z.infer<typeof outcomeCounts>;
export type Revision = z.infer<typeof revision>;
export type RevisionKind = Revision['kind'];
export type ReplaceReport = z.infer<typeof replaceReport>;
export type ExportReport = z.infer<typeof exportReport>;
export type ReplacedTalk = z.infer<typeof replacedTalk>;
export type SkipReason = (typeof SKIP_REASONS)[number];
