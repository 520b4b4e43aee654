import { Failure } from '../../contract/failure.ts';
import type { Reply } from '../../contract/methods.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { makeRevision } from '../revisions/makeRevision.ts';
import { unpackTranscript } from '../revisions/revisionContent.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function revisionHandlers(context: LibraryContext): HandlersOf<'revisions'> {
  const { store, announce, now } = context;
  return {
    'revisions.list': ({ talkId }) => ({ revisions: store.revisions.list(requireTalk(context, talkId)) }),
    'revisions.get': ({ revisionId }) => readRevision(context, revisionId),
    'revisions.make'({ talkId, kind, note }) {
      const talk = requireTalk(context, talkId);
      const made = store.transaction(() => makeRevision(store, talk, { kind, note: note.trim(), now: now() }));
      announce('revisions.changed', { talkId });
      return made;
    },
  };
}

function readRevision({ store }: LibraryContext, id: string): Reply<'revisions.get'> {
  const stored = store.revisions.read(id);
  if (stored === undefined) throw new Failure('revision.unknown', id);
  const paragraphs = unpackTranscript(stored.bytes, stored.hash);
  if (paragraphs === null) throw new Failure('revision.damaged', String(stored.revision.sequence));
  return { ...stored.revision, paragraphs: paragraphs as Reply<'revisions.get'>['paragraphs'] };
}
