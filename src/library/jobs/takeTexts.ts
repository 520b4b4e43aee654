import { basename } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest } from '../../contract/methods.ts';
import type { TakenTextReport } from '../../contract/schemas.ts';
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

/** Takes timed texts into talks one after the other, and reports of each; see `timedTexts.takeAll`. */
export async function takeTexts(
  context: LibraryContext,
  files: readonly AskedText[],
  control: JobControl,
): Promise<void> {
  const takenTexts: TakenTextReport[] = [];
  for (const [index, asked] of files.entries()) {
    control.progress(index, files.length, basename(asked.path));
    await control.turn();
    if (control.signal.aborted) return;
    takenTexts.push(await takeOrTell(context, asked));
    control.report({ takenTexts: [...takenTexts] });
  }
  control.progress(files.length, files.length, '');
}

async function takeOrTell(context: LibraryContext, asked: AskedText): Promise<TakenTextReport> {
  try {
    return await takeOne(context, asked);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const talk = context.store.talks.numberOf(asked.talkId);
    const title = talk === undefined ? '' : context.store.talks.record(talk).title;
    const { path, talkId } = asked;
    return { path, talkId, title, took: null, reason: error.code, wordCount: 0, timedCount: 0, shiftMs: 0 };
  }
}

async function takeOne(context: LibraryContext, asked: AskedText): Promise<TakenTextReport> {
  const { store, now, inboxFolder, logError } = context;
  const { path, talkId } = asked;
  const talk = requireTalk(context, talkId);
  const read = await readTimedFile(path, asked.encoding);
  const shift = await shiftOf(context, talk, read);
  const file = shift?.isSure === true ? shiftedFile(read, shift) : read;
  // Nothing is waited for from here on: no other save comes between.
  const stored = store.transcripts.read(talk);
  const takes = asked.takes ?? likelyTaking(context, talk, { stored, file, path });
  const { paragraphs, timesOnly } = prepareTaking(context, { talk, talkId, takes }, { file, path, now: now() });
  const baseVersion = store.transcripts.version(talk);
  saveTranscript(context, { talkId, baseVersion, change: diffTranscripts(stored, paragraphs) });
  await removeFromInbox(path, inboxFolder).catch(logError);
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
