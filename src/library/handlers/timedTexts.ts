import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import { removeFromInbox } from '../files/inbox.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { speechOnTimeLine } from '../sound/speechOnTimeLine.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { findTimedShift } from '../timedTexts/findTimedShift.ts';
import { readTimedFile, type TimedFile } from '../timedTexts/readTimedFile.ts';
import { shiftedFile, sourceOfTimes } from '../timedTexts/sourceOfTimes.ts';
import { summariseTimedText } from '../timedTexts/summariseTimedText.ts';
import { takeTimedText, type TakenText, type Taking } from '../timedTexts/takeTimedText.ts';
import { takeTimesOnly } from '../timedTexts/takeTimesOnly.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function timedTextHandlers(context: LibraryContext): HandlersOf<'timedTexts'> {
  const { store } = context;
  return {
    async 'timedTexts.read'({ talkId, path, encoding }) {
      const talk = requireTalk(context, talkId);
      const file = await readTimedFile(path, encoding);
      return summariseTimedText(file, { store, talk, shift: await shiftOf(context, talk, file) });
    },
    'timedTexts.take': (request) => take(context, request),
    'timedTexts.confidences'({ talkId }) {
      const { words, confidences } = store.confidences.read(requireTalk(context, talkId));
      if (confidences.every((confidence) => confidence === null)) return { words: [], confidences: [] };
      return { words: [...words], confidences: [...confidences] };
    },
  };
}

async function shiftOf({ store, soundFolder }: LibraryContext, talk: TalkNumber, { text }: TimedFile) {
  const media = store.media.of(talk);
  const speech = media === undefined ? null : await speechOnTimeLine(soundFolder, media);
  return findTimedShift(store.transcripts.read(talk), sourceOfTimes(text), speech);
}

type Taken = Reply<'timedTexts.take'>;

async function take(context: LibraryContext, request: ParsedRequest<'timedTexts.take'>): Promise<Taken> {
  const { talkId, path, encoding, takes, shift } = request;
  const { store, announce, now, inboxFolder, logError } = context;
  const talk = requireTalk(context, talkId);
  const taking: Taking = { file: shiftedFile(await readTimedFile(path, encoding), shift), path, now: now() };
  const taken = takes === 'times' ? takeOnlyTimes(store, talk, taking) : takeText(context, talk, taking);
  announce('revisions.changed', { talkId });
  if (taken.isTalkChanged) announce('talks.changed', { talkIds: [talkId] });
  await removeFromInbox(path, inboxFolder).catch(logError);
  // The reply's schema knows no `readonly`; what it is given is this process's own copy.
  return { paragraphs: taken.paragraphs as Taken['paragraphs'], timesOnly: taken.timesOnly };
}

interface Prepared extends TakenText {
  readonly timesOnly: Taken['timesOnly'];
}

function takeText({ store, takenTexts }: LibraryContext, talk: TalkNumber, taking: Taking): Prepared {
  const taken = store.transaction(() => takeTimedText(store, talk, taking));
  const { complete } = taking.file.text;
  takenTexts.add(talk, { paragraphs: taken.paragraphs, isComplete: complete }, store.transcripts.isComplete(talk));
  return { ...taken, timesOnly: null };
}

function takeOnlyTimes(store: LibraryStore, talk: TalkNumber, taking: Taking): Prepared {
  const { transcript, ...timesOnly } = store.transaction(() => takeTimesOnly(store, talk, taking));
  return { paragraphs: transcript, isTalkChanged: false, timesOnly };
}
