import { z } from 'zod';
import {
  bookmark,
  conversion,
  job,
  LIMITS,
  media,
  milliseconds,
  noticeFields,
  offset,
  outcomeCounts,
  paragraph,
  paragraphId,
  path,
  revision,
  shortText,
  talk,
  talkId,
  talkRow,
  talkState,
  transcriptChange,
} from './schemas.ts';
import {
  importConflict,
  importFilter,
  importItem,
  importItemDetail,
  importRequest,
  importSummary,
  keptTalk,
} from './importSchemas.ts';
import { batchRequest, exportFiles, exportPreview, exportRequest, exportSummary } from './deliverySchemas.ts';
import { alignmentProposal, proposedSentence } from './alignmentSchemas.ts';
import {
  clockShift,
  matchTextsReply,
  matchTextsRequest,
  recognisedWords,
  takenCounts,
  takeTextsRequest,
  timedTextFile,
  timedTextSummary,
} from './timedTextSchemas.ts';
import { recogniserSetting, recognition } from './recogniserSchemas.ts';
import { glossaryEntry, glossaryPuts } from './glossarySchemas.ts';
import { rememberRequest, tablePreview } from './tableSchemas.ts';
import { harvestChoice, harvestSource, probedSource, probeRequest } from './harvestSchemas.ts';
import { PEOPLE_METHODS } from './peopleSchemas.ts';
import { ownProfile, profileId, ruleProfile } from './ruleProfileSchema.ts';
import { findReply, findRequest, pastReplacement, replaceRequest } from './searchSchemas.ts';

const nothing = z.object({});
const mediaId = z.string();
const importId = z.string();
const wantId = z.string().max(100);

/**
 * Everything the renderer and the command line can ask of the library, as `noun.verb`.
 *
 * How to add one: 1. its schemas here; 2. its handler in `library/handlers/<noun>.ts` (the library no longer
 * compiles without it); 3. a case in the contract suite; 4. its use.
 */
export const METHODS = {
  /** Names the library that is open. */
  'library.describe': {
    request: nothing,
    reply: z.object({ version: z.string(), folder: z.string(), talkCount: z.int(), hasDemo: z.boolean() }),
  },
  /** A page of the list of talks. An empty `query` lists all; stubs are listed only when `states` names them. */
  'talks.list': {
    request: z.object({
      query: shortText,
      states: z.array(talkState),
      discipline: shortText.nullable(),
      hasMedia: z.boolean().nullable(),
      hasProblems: z.boolean().nullable(),
      sort: z.enum(['relevance', 'title', 'recordedOn', 'updatedAt', 'durationMs', 'state']),
      isDescending: z.boolean(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1_000),
    }),
    reply: z.object({ total: z.int(), talks: z.array(talkRow) }),
  },
  /** What the filters can offer: how many talks per state, and the disciplines with their counts, by name. */
  'talks.facets': {
    request: nothing,
    reply: z.object({
      states: z.array(z.object({ state: talkState, count: z.int() })),
      disciplines: z.array(z.object({ label: shortText, count: z.int() })),
    }),
  },
  'talks.get': { request: z.object({ talkId }), reply: talk },
  /** Corrects fields of a notice; fields that are absent stay. */
  'talks.update': { request: z.object({ talkId, fields: noticeFields.partial() }), reply: talk },
  'talks.setState': { request: z.object({ talkId, state: talkState.exclude(['stub']) }), reply: nothing },
  /** Remembers where the editor is, so that the talk reopens there. */
  'talks.setBookmark': { request: z.object({ talkId, bookmark }), reply: nothing },
  /**
   * Starts an import of files and folders; `job.changed` tells its progress and how many came to which outcome, and
   * `imports.report` all the rest, while it goes on, too.
   */
  'notices.import': { request: importRequest, reply: job },
  /** The imports that were made, newest first. */
  'imports.list': { request: nothing, reply: z.object({ imports: z.array(importSummary) }) },
  /** Refused, as all that names one, with `import.unknown`. */
  'imports.get': { request: z.object({ importId }), reply: importSummary },
  /** A page of the report of an import, in the order of the files, and how many rows there are of each outcome. */
  'imports.report': {
    request: z.object({
      importId,
      filter: importFilter.prefault({}),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1_000),
    }),
    reply: z.object({ total: z.int(), counts: outcomeCounts, items: z.array(importItem) }),
  },
  /** A row of a report with its fields, what no rule used, problems and conflicts. Refused with `import.unknown`. */
  'imports.item': { request: z.object({ itemId: z.string() }), reply: importItemDetail },
  /** Conflicts of an import, of a talk, or of all, in the order in which they were found. */
  'imports.conflicts': {
    request: z.object({
      importId: importId.nullable(),
      talkId: talkId.nullable(),
      status: z.enum(['open', 'kept', 'taken']).nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1_000),
    }),
    reply: z.object({ total: z.int(), conflicts: z.array(importConflict) }),
  },
  /**
   * Decides conflicts: `ours` keeps what the talk says, `theirs` takes what the source says, and `open` takes a decision
   * back, with what the talk said before. `conflictIds` are some, `importId` all those of an import that are open. What
   * was taken and has been edited since is not taken back: it is `skipped`. All or none are stored.
   */
  'imports.resolveConflict': {
    request: z.object({
      which: z.union([z.object({ conflictIds: z.array(z.string()).min(1).max(100_000) }), z.object({ importId })]),
      resolution: z.enum(['ours', 'theirs', 'open']),
    }),
    reply: z.object({ resolvedIds: z.array(z.string()), skippedIds: z.array(z.string()) }),
  },
  /**
   * Starts to undo an import: the talks that it brought go, what it filled is as it was, and what was decided of its
   * conflicts is taken back. What was edited since is kept; `imports.kept` tells it. Importing again redoes it. Refused
   * with `import.notUndoable` while the import runs, for a dry run, and when it is undone.
   */
  'imports.undo': { request: z.object({ importId }), reply: job },
  /** What undoing an import kept, and why. */
  'imports.kept': {
    request: z.object({ importId, offset: z.int().min(0), limit: z.int().min(1).max(1_000) }),
    reply: z.object({ total: z.int(), talks: z.array(keptTalk) }),
  },
  /** Reads the source of a row again as its text was meant; see `importOptions.repairsEncoding`. */
  'imports.repair': { request: z.object({ itemId: z.string() }), reply: job },
  /** Drops a report, and with it the way to undo its import. The talks stay. Refused with `import.running`. */
  'imports.forget': { request: z.object({ importId }), reply: nothing },
  /** Writes a report as a table or as JSON, whole; refused as `exports.write`. */
  'imports.export': {
    request: z.object({ importId, format: z.enum(['csv', 'json']), path, overwrite: z.boolean() }),
    reply: z.object({ path: z.string(), itemCount: z.int() }),
  },
  /**
   * The tables among files and folders whose columns are not all understood, one for each header, with what the columns
   * are likely to hold. What cannot be read is not among them: its import says why.
   */
  'tables.preview': {
    request: z.object({ paths: z.array(path).min(1) }),
    reply: z.object({ tables: z.array(tablePreview) }),
  },
  /** Remembers what the columns of a header hold, in place of what was remembered: tables with it are read by that. */
  'tables.remember': { request: rememberRequest, reply: nothing },
  /**
   * What answers at an address of the web: a repository of OAI-PMH or a feed. Refused with `harvest.unreachable` and
   * `harvest.badAnswer`.
   */
  'harvest.probe': { request: probeRequest, reply: probedSource },
  /** The sources that are kept, in the order they were added. */
  'harvest.sources': { request: nothing, reply: z.object({ sources: z.array(harvestSource) }) },
  /** Keeps a source; one with the same address gives way to it, and is harvested whole the next time. */
  'harvest.add': { request: harvestChoice, reply: z.object({ id: z.string() }) },
  /** Forgets a source; what was imported of it stays. */
  'harvest.remove': { request: z.object({ id: z.string() }), reply: nothing },
  /**
   * Starts to fetch what is new in a source since the last time, or all of it, unless that is under way; then what was
   * fetched is imported as files are, by a job of its own. One that was stopped goes on where it was. Refused with
   * `harvest.unknown`.
   */
  'harvest.start': { request: z.object({ id: z.string(), isWhole: z.boolean().default(false) }), reply: job },
  'jobs.get': { request: z.object({ jobId: z.string() }), reply: job },
  /** The jobs under way and the last that ended, oldest first. */
  'jobs.list': { request: nothing, reply: z.object({ jobs: z.array(job) }) },
  'jobs.cancel': { request: z.object({ jobId: z.string() }), reply: nothing },
  /** Keeps a job waiting, or lets it go on; one that has ended stays as it is. */
  'jobs.pause': { request: z.object({ jobId: z.string(), isPaused: z.boolean() }), reply: nothing },
  'transcripts.get': {
    request: z.object({ talkId }),
    reply: z.object({ version: z.int(), paragraphs: z.array(paragraph) }),
  },
  /**
   * Stores an edit durably; the reply is the acknowledgement. Refused with `transcript.staleVersion` when
   * `baseVersion` is not the stored version, `transcript.unfit` when the change does not fit or breaks an invariant.
   */
  'transcripts.save': {
    request: z.object({ talkId, baseVersion: z.int(), change: transcriptChange }),
    reply: z.object({ version: z.int() }),
  },
  /** What a timed text (subtitles, a recogniser's words) holds; nothing is changed. Refused with `timedText.unread`. */
  'timedTexts.read': { request: timedTextFile.extend({ talkId }), reply: timedTextSummary },
  /**
   * Prepares a timed text for a talk and gives its paragraphs, for the caller to save in place of the text: keeps a
   * revision of the text there is, adds the speakers it names, keeps how sure the recogniser was and the file itself.
   * The glossary corrects the words.
   * Whether the text is whole is what the file says, from the save on and as long as its paragraphs are in the text.
   *
   * With `takes: 'times'` the paragraphs are the talk's own, with the times of the words that the file has, too;
   * `timesOnly` counts them. Refused with `timedText.unlike` when there are none. `shift` is applied to the file's times.
   */
  'timedTexts.take': {
    request: timedTextFile.extend({
      talkId,
      takes: z.enum(['text', 'times']).default('text'),
      shift: clockShift.nullable().default(null),
    }),
    reply: z.object({ paragraphs: z.array(paragraph), timesOnly: takenCounts.nullable() }),
  },
  /** Which talks timed texts are of, told by their names: an identifier, the name of a recording, a title. */
  'timedTexts.match': { request: matchTextsRequest, reply: matchTextsReply },
  /**
   * Starts to take timed texts into talks, each as `timedTexts.take` does, and saves them; times that are surely those
   * of another cut are shifted. `job.changed` brings `takenTexts`. A file that is refused does not hold up the others.
   */
  'timedTexts.takeAll': { request: takeTextsRequest, reply: job },
  /** What the recognisers of a talk's words said of them; empty when they never told how sure they were. */
  'timedTexts.confidences': { request: z.object({ talkId }), reply: recognisedWords },
  /**
   * Looks whether a program recognises speech as whisper.cpp's command line does, without running it on anything.
   * Refused with `recogniser.unset`, `.noProgram`, `.notExecutable`, `.unfit` or `.noModel`.
   */
  'recogniser.check': { request: recogniserSetting, reply: nothing },
  /**
   * Starts to recognise the speech of a talk's recording with the program of the setting `RECOGNISER_SETTING`, unless
   * that is under way; what it finds is announced and kept. Refused as `recogniser.check`, and with `media.notFound`.
   */
  'recogniser.start': { request: z.object({ talkId }), reply: job },
  /** What the last recognition of a talk gave: a file for `timedTexts.read` and `timedTexts.take`. */
  'recogniser.result': { request: z.object({ talkId }), reply: recognition },
  /** Gives up what was recognised. */
  'recogniser.discard': { request: z.object({ talkId }), reply: nothing },
  /** The revisions of a talk, newest first. There is none before the text first changes. */
  'revisions.list': { request: z.object({ talkId }), reply: z.object({ revisions: z.array(revision) }) },
  /** A revision with its text. Refused with `revision.damaged` when the text is not what was kept. */
  'revisions.get': {
    request: z.object({ revisionId: z.string() }),
    reply: revision.extend({ paragraphs: z.array(paragraph) }),
  },
  /** Keeps the stored text; `isNew` is false when the last revision has the very same text, and takes the note. */
  'revisions.make': {
    request: z.object({ talkId, kind: z.enum(['manual', 'restore', 'replace', 'align']), note: shortText }),
    reply: z.object({ revision, isNew: z.boolean() }),
  },
  /**
   * Looks for words in the texts as they are stored. Answers within a moment with what was found by then; asked again
   * with `after: next` it goes on, so whoever asks shows progress and stops by asking no more. Refused with
   * `search.badQuery`, and `search.tooSlow` for an expression that would take for ever.
   */
  'search.find': { request: findRequest, reply: findReply },
  /**
   * Starts to replace what is found; `job.changed` tells the progress and brings `replaceReport`. Each talk is changed
   * whole or not at all, word times and marks stay with their words, and all of it can be undone as one.
   */
  'search.replace': { request: replaceRequest, reply: job },
  /**
   * Starts to undo a replacement, in the paragraphs whose text has not changed since; the report tells the others.
   * Refused with `search.notUndoable` when it is not known any more, or undone. `firstTalkId`: as in `search.replace`.
   */
  'search.undoReplace': {
    request: z.object({ replacementId: z.string(), firstTalkId: talkId.optional() }),
    reply: job,
  },
  /** The last replacements, newest first. */
  'search.replacements': { request: nothing, reply: z.object({ replacements: z.array(pastReplacement) }) },
  /** The entries of the glossary that hold in a talk, or all of them. */
  'glossary.list': {
    request: z.object({ talkId: talkId.nullable() }),
    reply: z.object({ entries: z.array(glossaryEntry) }),
  },
  /** Adds or changes entries; one of the same scope that hears the same gives way. All or none are stored. */
  'glossary.put': { request: z.object({ entries: glossaryPuts }), reply: z.object({ ids: z.array(z.string()) }) },
  'glossary.remove': { request: z.object({ ids: z.array(z.string()).max(100_000) }), reply: nothing },
  ...PEOPLE_METHODS,
  /**
   * Attaches the recording at a path beside the recordings there are, or `inPlaceOf` the one that is played and of what
   * was converted from it, with their place on the time line. That one is named by whoever was asked about it: where
   * another is played by then, nothing is replaced. A file with the same in it as a lost one is that one, found again; but
   * in place of a recording that is there it is a new one. It is played where the one that was is lost.
   */
  'media.attach': { request: z.object({ talkId, path, inPlaceOf: mediaId.optional() }), reply: media },
  /** Whether the file at a path has the same in it as a recording of the talk that is lost. */
  'media.isLostOne': { request: z.object({ talkId, path }), reply: z.object({ isLostOne: z.boolean() }) },
  /** Detaches a recording, or the one that is played; another one is played then, if there is one. */
  'media.detach': { request: z.object({ talkId, mediaId: mediaId.optional() }), reply: nothing },
  /** Has a recording played, drawn and aligned in place of another. */
  'media.choose': { request: z.object({ talkId, mediaId }), reply: nothing },
  /** Puts a recording, and what it was converted from or to, at its place on the talk's time line. */
  'media.setOffset': { request: z.object({ talkId, mediaId, offsetMs: offset }), reply: nothing },
  /**
   * Starts to find by its sound where a recording begins on the talk's time line, beside another one of the talk, and
   * puts it there. Fails with `media.noShift` where the two do not go together, or there is no other.
   */
  'media.findOffset': { request: z.object({ talkId, mediaId }), reply: job },
  'media.setLabel': { request: z.object({ talkId, mediaId, label: shortText }), reply: nothing },
  /**
   * Starts to convert a recording so that it plays, and chooses the result; the recording stays, and can be chosen again.
   * Progress counts milliseconds of the recording. Fails with `media.noDecoder` where ffmpeg is needed and missing.
   */
  'media.convert': { request: z.object({ talkId, mediaId, conversion }), reply: job },
  /**
   * Looks for the file of a lost recording by what is in it, whatever its name: where it was, beside other recordings, and
   * in `folders` with all that is in them. Answers within a moment: asked again with `after: next` it goes on, until
   * that is `null`. `isFound`: the recording is there again. `sameName` is a file of that name with something else in it.
   */
  'media.find': {
    request: z.object({ talkId, mediaId, folders: z.array(path).max(100), after: z.int().min(0) }),
    reply: z.object({ isFound: z.boolean(), sameName: z.string().nullable(), next: z.int().nullable() }),
  },
  /** Where a recording's bytes are, for the host that serves them; never for the page. */
  'media.locate': {
    request: z.object({ mediaId }),
    reply: z.object({ path: z.string(), mimeType: z.string() }),
  },
  /**
   * The waveform of a talk's recording from a pair of peaks on, as far as it is known and fits one reply: base64 of
   * pairs of signed bytes, see `Peaks`. Where nobody has read the sound yet, that begins; `job` is the reading under way,
   * `null` once the waveform is whole.
   */
  'sound.peaks': {
    request: z.object({ talkId, from: z.int().min(0) }),
    reply: z.object({ peaks: z.base64(), job: job.nullable() }),
  },
  /**
   * The stretches of a talk's recording in which someone speaks, on the talk's time line, in order and apart; `null` while
   * the sound is read by `job`, which begins if `reads`, and where nobody has read it.
   */
  'sound.speech': {
    request: z.object({ talkId, reads: z.boolean() }),
    reply: z.object({
      ranges: z.array(z.object({ startMs: milliseconds, endMs: milliseconds })).nullable(),
      job: job.nullable(),
    }),
  },
  /**
   * A window takes on what `sound.wanted` asks for. Exactly one does: the others, and whoever comes too late, are told
   * that it is not wanted. One that is silent for long is taken for closed, and the rest is wanted anew.
   */
  'sound.offer': { request: z.object({ wantId }), reply: z.object({ isWanted: z.boolean() }) },
  /**
   * A stretch of the sound that was wanted, in order: base64 of 16-bit samples, mono, 16,000 a second, least byte first;
   * `at` counts samples from the start of the recording, and where it lies beyond the end of the one before there is
   * silence in between. The reply comes when it is worked with; only then may the next be given. Refused with
   * `job.unknown` when it is wanted no longer.
   */
  'sound.feed': {
    request: z.object({
      wantId,
      at: z.int().min(0).max(LIMITS.soundSamples),
      samples: z.base64().max(LIMITS.feedCharacters),
      isLast: z.boolean(),
    }),
    reply: nothing,
  },
  /** The window that took it on cannot decode the sound, or no more of it. Refused with `job.unknown`. */
  'sound.giveUp': {
    request: z.object({ wantId, code: z.enum(['media.undecodable', 'media.noSound', 'media.notFound']) }),
    reply: nothing,
  },
  /**
   * Starts to find when the words of a talk, or of some of its paragraphs, are said in its recording; what is found waits
   * as its proposal. One that is under way for the talk goes on. It fails with `alignment.noRoom` where neighbours leave no
   * time, and with `alignment.unheard` where the text fits no better than chance, which is not asked of one `isTrusted`.
   * Refused with `media.notFound` and `transcript.empty`.
   */
  'alignment.start': {
    request: z.object({
      talkId,
      paragraphIds: z.array(paragraphId).min(1).max(LIMITS.paragraphs).nullable(),
      isTrusted: z.boolean().default(false),
    }),
    reply: job,
  },
  /**
   * What the last alignment of a talk found, until it is dismissed; once it was taken, without times, to look through what
   * nobody says and what has no text. `unspoken` is what it and those before it found, where they were taken, that nobody says.
   */
  'alignment.proposal': {
    request: z.object({ talkId }),
    reply: z.object({
      proposal: alignmentProposal.nullable(),
      isTaken: z.boolean(),
      unspoken: z.array(proposedSentence),
    }),
  },
  /**
   * The proposal is of no use any more; what it says of the text is, where its times were taken. Where they were not, what
   * was taken before it of the same recording is there again.
   */
  'alignment.dismiss': { request: z.object({ talkId, isTaken: z.boolean() }), reply: nothing },
  /** The rule profiles, built-in ones first; `defaultId` is that of talks for which none is chosen (the setting `ruleProfile`). */
  'profiles.list': {
    request: nothing,
    reply: z.object({ profiles: z.array(ruleProfile), defaultId: profileId }),
  },
  /** Adds a profile of the library's own, or changes the one with its id; no built-in one can be. */
  'profiles.put': { request: z.object({ profile: ownProfile }), reply: nothing },
  /** Talks that chose it have that of their collection, or the default, from then on; those of a collection the default. */
  'profiles.remove': { request: z.object({ profileId }), reply: nothing },
  /** What subtitles of a talk are derived by and checked for. */
  'profiles.ofTalk': {
    request: z.object({ talkId }),
    reply: z.object({
      profile: ruleProfile,
      /** What the profile is chosen for: first comes the talk itself, then its collection, then all talks. */
      chosenFor: z.enum(['talk', 'collection', 'default']),
      /** The collection of the talk, with what is chosen for it. */
      collection: z.object({ name: shortText, profileId: profileId.nullable() }).nullable(),
    }),
  },
  /** Where a profile is chosen: `talkCount` talks, the titles of the first of them, and the labels of collections. */
  'profiles.uses': {
    request: z.object({ profileId }),
    reply: z.object({ talkCount: z.int(), talks: z.array(z.string()), collections: z.array(shortText) }),
  },
  /** `null` takes the choice of a talk back. Refused with `profile.unknown`. */
  'profiles.choose': { request: z.object({ talkId, profileId: profileId.nullable() }), reply: nothing },
  /**
   * For the talks of a collection that chose none; `null` takes it back. Refused with `profile.unknown`, and with
   * `collection.unknown` where no talk has the label.
   */
  'profiles.chooseForCollection': {
    request: z.object({ collection: shortText.min(1), profileId: profileId.nullable() }),
    reply: nothing,
  },
  /** What a delivery would hold, whole. */
  'exports.preview': { request: exportRequest, reply: exportPreview },
  /**
   * Writes deliveries, each whole; refused with `export.exists` unless `overwrite`, and then nothing is written: the
   * detail is the paths that are taken, a line each.
   */
  'exports.write': {
    request: exportRequest.omit({ format: true }).extend({ files: exportFiles, overwrite: z.boolean() }),
    reply: z.object({ files: z.array(exportSummary.extend({ path: z.string() })) }),
  },
  /**
   * Starts to write many talks into a folder; `job.changed` tells the progress and brings `exportReport`. A talk that
   * cannot be written is told there, and the others go on. Refused with `export.folderMissing`.
   */
  'exports.batch': { request: batchRequest, reply: job },
  /** Everything the interface remembers, as JSON values by name. */
  'settings.get': { request: nothing, reply: z.object({ settings: z.record(z.string(), z.json()) }) },
  'settings.set': { request: z.object({ name: z.string().min(1).max(100), value: z.json() }), reply: nothing },
  /** The entries of a folder, folders first; `null` means the user's home. For the hosts without native dialogs. */
  'files.list': {
    request: z.object({ folder: path.nullable() }),
    reply: z.object({
      folder: z.string(),
      parent: z.string().nullable(),
      entries: z.array(z.object({ name: z.string(), path: z.string(), isFolder: z.boolean(), sizeBytes: z.int() })),
    }),
  },
  /** Brings the demonstration lecture into the library, or finds it there. */
  'demo.install': { request: nothing, reply: z.object({ talkId }) },
} as const satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;

/** What the library announces. Events are in the past tense and only announce. */
export const EVENTS = {
  /** Talks were added or changed, other than in their text. */
  'talks.changed': z.object({ talkIds: z.array(talkId) }),
  /** `jobId`: the job that replaced in it, so that the window that asked for it knows the change as its own. */
  'transcript.changed': z.object({ talkId, version: z.int(), jobId: z.string().optional() }),
  'revisions.changed': z.object({ talkId }),
  /** An alignment has found something, or what it found was taken or dismissed. */
  'alignment.changed': z.object({ talkId }),
  'glossary.changed': nothing,
  /** Rule profiles were added, changed or removed, or another was chosen for a talk or a collection. */
  'profiles.changed': nothing,
  /** A report has more rows, or an import was undone or forgotten, or its conflicts decided. */
  'import.changed': z.object({ importId }),
  /** Records of people, or what waits about them, changed by an answer or a correction. */
  'people.changed': nothing,
  /** A recognition of a talk has ended, or what it gave was given up. */
  'recognition.changed': z.object({ talkId }),
  'setting.changed': z.object({ name: z.string(), value: z.json() }),
  'job.changed': job,
  /**
   * Work needs the sound of a recording from `startMs` to `endMs`, or to its end, and there is no ffmpeg to decode it: a
   * window that can answers with `sound.offer`. Announced every second until one does.
   */
  'sound.wanted': z.object({ wantId, mediaId, startMs: milliseconds, endMs: milliseconds.nullable() }),
} as const satisfies Record<string, z.ZodType>;

export type MethodName = keyof typeof METHODS;
/** What a caller sends. */
export type Request<M extends MethodName> = z.input<(typeof METHODS)[M]['request']>;
/** What a handler is given: the request once parsed. */
export type ParsedRequest<M extends MethodName> = z.output<(typeof METHODS)[M]['request']>;
export type Reply<M extends MethodName> = z.output<(typeof METHODS)[M]['reply']>;
export type EventName = keyof typeof EVENTS;
export type EventPayload<E extends EventName> = z.output<(typeof EVENTS)[E]>;

/** One function per method; it throws a `Failure` to refuse. */
export type Handlers = { readonly [M in MethodName]: (request: ParsedRequest<M>) => Reply<M> | Promise<Reply<M>> };
/** Asks the library; rejects with a `Failure`. */
export type Call = <M extends MethodName>(method: M, request: Request<M>) => Promise<Reply<M>>;
