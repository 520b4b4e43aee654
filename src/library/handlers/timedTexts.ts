import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import { removeFromInbox } from '../files/inbox.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { readTimedFile } from '../timedTexts/readTimedFile.ts';
import { summariseTimedText } from '../timedTexts/summariseTimedText.ts';
import { takeTimedText } from '../timedTexts/takeTimedText.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function timedTextHandlers(context: LibraryContext): HandlersOf<'timedTexts'> {
  const { store } = context;
  return {
    async 'timedTexts.read'({ talkId, path }) {
      const talk = requireTalk(context, talkId);
      const file = await readTimedFile(path);
      return summariseTimedText(file, store, talk);
    },
    'timedTexts.take': (request) => take(context, request),
    'timedTexts.confidences'({ talkId }) {
      const { words, confidences } = store.confidences.read(requireTalk(context, talkId));
      if (confidences.every((confidence) => confidence === null)) return { words: [], confidences: [] };
      return { words: [...words], confidences: [...confidences] };
    },
  };
}

async function take(
  context: LibraryContext,
  { talkId, path }: ParsedRequest<'timedTexts.take'>,
): Promise<Reply<'timedTexts.take'>> {
  const { store, takenTexts, announce, now, inboxFolder, logError } = context;
  const talk = requireTalk(context, talkId);
  const file = await readTimedFile(path);
  const { paragraphs, isTalkChanged } = store.transaction(() => takeTimedText(store, talk, { file, path, now: now() }));
  takenTexts.add(talk, { paragraphs, isComplete: file.text.complete }, store.transcripts.isComplete(talk));
  announce('revisions.changed', { talkId });
  if (isTalkChanged) announce('talks.changed', { talkIds: [talkId] });
  await removeFromInbox(path, inboxFolder).catch(logError);
  // The reply's schema knows no `readonly`; what it is given is this process's own copy.
  return { paragraphs: paragraphs as Reply<'timedTexts.take'>['paragraphs'] };
}
