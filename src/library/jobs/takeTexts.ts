import { basename } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest } from '../../contract/methods.ts';
import type { Job, TakenTextReport } from '../../contract/schemas.ts';
import { countWords } from '../../domain/transcript/countWords.ts';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import { diffTranscripts } from '../../domain/transcript/transcriptChange.ts';
import { removeFromInbox } from '../files/inbox.ts';
import { requireTalk } from '../handlers/requireTalk.ts';
import { saveTranscript } from '../handlers/transcripts.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { prepareTaking, shiftOf } from '../timedTexts/prepareTaking.ts';
import { readTimedFile, type TimedFile } from '../timedTexts/readTimedFile.ts';
import { shiftedFile, sourceOfTimes } from '../timedTexts/sourceOfTimes.ts';
import { endOfRecording } from '../timedTexts/endOfRecording.ts';
import { takeTimes } from '../../domain/transcript/takeTimes.ts';
import type { JobControl } from './jobRegistry.ts';

type AskedText = ParsedRequest<'timedTexts.takeAll'>['files'][number];

/** Unasked, the times of a file are taken when it has at least this share of the talk's words: another is of another talk. */
const ALIKE = 0.5;

interface StartTaking {
  readonly isPaused?: boolean;
  /** The job that was interrupted, whose files were taken as far as its results go. */
  readonly resumes?: string;
}

/** Starts to take timed texts into talks; a job that is interrupted goes on behind the last file it took. */
export function startTaking(
  context: LibraryContext,
  request: ParsedRequest<'timedTexts.takeAll'>,
  { isPaused = false, resumes }: StartTaking = {},
): Job {
  const { jobs, store } = context;
  // The old job has no results any more: it would take all files again if the program were ended in between.
  return store.transaction(() => {
    const job: Job = jobs.start(
      'takeTexts',
      (control) => takeTexts(context, request.files, { control, jobId: job.id }),
      { request, isPaused },
    );
    if (resumes === undefined) return job;
    store.jobResults.move(resumes, job.id);
    store.pendingJobs.remove(resumes);
    return job;
  });
}

/** Takes timed texts into talks one after the other, and reports of each; see `timedTexts.takeAll`. */
async function takeTexts(
  context: LibraryContext,
  files: readonly AskedText[],
  { control, jobId }: { readonly control: JobControl; readonly jobId: string },
): Promise<void> {
  const { store, inboxFolder, logError } = context;
  // The library may have been closed since it was started.
  if (control.signal.aborted) return;
  const takenTexts = store.jobResults.of(jobId) as TakenTextReport[];
  control.report({ takenTexts: [...takenTexts] });
  for (const asked of files.slice(takenTexts.length)) {
    const place = takenTexts.length;
    control.progress(place, files.length, basename(asked.path));
    await control.turn();
    if (control.signal.aborted) return;
    const report = await takeOrTell(context, asked, control.signal);
    if (report === null) return;
    // Nothing was waited for since it was saved: it is kept before the program can be closed.
    store.jobResults.add(jobId, place, report);
    takenTexts.push(report);
    control.report({ takenTexts: [...takenTexts] });
    if (report.reason === null) await removeFromInbox(asked.path, inboxFolder).catch(logError);
  }
  control.progress(files.length, files.length, '');
}

async function takeOrTell(
  context: LibraryContext,
  asked: AskedText,
  signal: AbortSignal,
): Promise<TakenTextReport | null> {
  try {
    return await takeOne(context, asked, signal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (signal.aborted) return null;
    const talk = context.store.talks.numberOf(asked.talkId);
    const title = talk === undefined ? '' : context.store.talks.record(talk).title;
    const { path, talkId } = asked;
    return { path, talkId, title, took: null, reason: error.code, wordCount: 0, timedCount: 0, shiftMs: 0 };
  }
}

/** Gives `null` when it was stopped before anything was taken. */
async function takeOne(
  context: LibraryContext,
  asked: AskedText,
  signal: AbortSignal,
): Promise<TakenTextReport | null> {
  const { store, now } = context;
  const { path, talkId } = asked;
  const talk = requireTalk(context, talkId);
  const read = await readTimedFile(path, asked.encoding);
  // The library may have been closed meanwhile.
  if (signal.aborted) return null;
  const shift = await shiftOf(context, talk, read);
  if (signal.aborted) return null;
  const file = shift?.isSure === true ? shiftedFile(read, shift) : read;
  // Nothing is waited for from here on: no other save comes between.
  const stored = store.transcripts.read(talk);
  const takes = asked.takes ?? likelyTaking(context, talk, { stored, file, path });
  const { paragraphs, timesOnly } = prepareTaking(context, { talk, talkId, takes }, { file, path, now: now() });
  const baseVersion = store.transcripts.version(talk);
  saveTranscript(context, { talkId, baseVersion, change: diffTranscripts(stored, paragraphs) });
  return {
    path,
    talkId,
    title: store.talks.record(talk).title,
    took: takes,
    reason: null,
    wordCount: countWords(paragraphs),
    timedCount: timesOnly?.matchedCount ?? countTimed(paragraphs),
    shiftMs: shift?.isSure === true ? shift.offsetMs : 0,
  };
}

interface LikelyTaking {
  readonly stored: Transcript;
  readonly file: TimedFile;
  readonly path: string;
}

/** A text that is there stays. */
function likelyTaking(
  { store }: LibraryContext,
  talk: TalkNumber,
  { stored, file, path }: LikelyTaking,
): 'text' | 'times' {
  const wordCount = countWords(stored);
  if (wordCount === 0) return 'text';
  const { matchedCount } = takeTimes(stored, sourceOfTimes(file.text), endOfRecording(store, talk));
  if (matchedCount < ALIKE * wordCount) throw new Failure('timedText.unlike', basename(path));
  return 'times';
}

function countTimed(transcript: Transcript): number {
  return transcript.reduce((sum, { words }) => sum + words.filter(([, , anchor]) => anchor >= 0).length, 0);
}
