import type { Reply } from '../../contract/methods.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { speechOnTimeLine } from '../sound/speechOnTimeLine.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { findTimedShift } from './findTimedShift.ts';
import type { TimedFile } from './readTimedFile.ts';
import { sourceOfTimes } from './sourceOfTimes.ts';
import { takeTimedText, type TakenText, type Taking } from './takeTimedText.ts';
import { takeTimesOnly } from './takeTimesOnly.ts';

/** How the times of a file must be shifted for a talk; see `findTimedShift`. */
export async function shiftOf({ store, soundFolder }: LibraryContext, talk: TalkNumber, { text }: TimedFile) {
  const media = store.media.of(talk);
  const speech = media === undefined ? null : await speechOnTimeLine(soundFolder, media);
  return findTimedShift(store.transcripts.read(talk), sourceOfTimes(text), speech);
}

interface Prepared extends TakenText {
  readonly timesOnly: Reply<'timedTexts.take'>['timesOnly'];
}

/** The talk that takes, and what of the file. */
interface Receiving {
  readonly talk: TalkNumber;
  readonly talkId: TalkId;
  readonly takes: 'text' | 'times';
}

/** Makes a timed text, or only its times, ready to be saved as a talk's, and announces what changed for that. */
export function prepareTaking(context: LibraryContext, { talk, talkId, takes }: Receiving, taking: Taking): Prepared {
  const taken = takes === 'times' ? prepareTimes(context, talk, taking) : prepareText(context, talk, taking);
  context.announce('revisions.changed', { talkId });
  if (taken.isTalkChanged) context.announce('talks.changed', { talkIds: [talkId] });
  return taken;
}

function prepareText({ store, takenTexts }: LibraryContext, talk: TalkNumber, taking: Taking): Prepared {
  const taken = store.transaction(() => takeTimedText(store, talk, taking));
  const { complete } = taking.file.text;
  takenTexts.add(talk, { paragraphs: taken.paragraphs, isComplete: complete }, store.transcripts.isComplete(talk));
  return { ...taken, timesOnly: null };
}

function prepareTimes({ store }: LibraryContext, talk: TalkNumber, taking: Taking): Prepared {
  const { transcript, ...timesOnly } = store.transaction(() => takeTimesOnly(store, talk, taking));
  return { paragraphs: transcript, isTalkChanged: false, timesOnly };
}
