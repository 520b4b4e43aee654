import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import { removeFromInbox } from '../files/inbox.ts';
import { startTaking } from '../jobs/takeTexts.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { findTexts } from '../timedTexts/findTexts.ts';
import { prepareTaking, shiftOf } from '../timedTexts/prepareTaking.ts';
import { readTimedFile } from '../timedTexts/readTimedFile.ts';
import { shiftedFile } from '../timedTexts/sourceOfTimes.ts';
import { summariseTimedText } from '../timedTexts/summariseTimedText.ts';
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
    'timedTexts.match': ({ paths }) => findTexts(store, paths),
    'timedTexts.takeAll': (request) => startTaking(context, request),
    'timedTexts.confidences'({ talkId }) {
      const { words, confidences } = store.confidences.read(requireTalk(context, talkId));
      if (confidences.every((confidence) => confidence === null)) return { words: [], confidences: [] };
      return { words: [...words], confidences: [...confidences] };
    },
  };
}

type Taken = Reply<'timedTexts.take'>;

async function take(context: LibraryContext, request: ParsedRequest<'timedTexts.take'>): Promise<Taken> {
  const { talkId, path, encoding, takes, shift } = request;
  const { now, inboxFolder, logError } = context;
  const talk = requireTalk(context, talkId);
  const file = shiftedFile(await readTimedFile(path, encoding), shift);
  const taken = prepareTaking(context, { talk, talkId, takes }, { file, path, now: now() });
  await removeFromInbox(path, inboxFolder).catch(logError);
  // The reply's schema knows no `readonly`; what it is given is this process's own copy.
  return { paragraphs: taken.paragraphs as Taken['paragraphs'], timesOnly: taken.timesOnly };
}
