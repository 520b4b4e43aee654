import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import type { Job } from '../../contract/schemas.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import { alignInLibrary } from '../jobs/alignInLibrary.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { requirePresent } from '../media/findLostMedia.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function alignmentHandlers(context: LibraryContext): HandlersOf<'alignment'> {
  const { store, announce } = context;
  return {
    'alignment.start': (request) => startAlignment(context, request),
    'alignment.proposal'({ talkId }) {
      const kept = store.alignments.of(requireTalk(context, talkId));
      if (kept === null) return { proposal: null, isTaken: false };
      const { fingerprint: _fingerprint, ...proposal } = kept;
      // One that was taken has no times any more.
      const isTaken = proposal.paragraphs.length === 0;
      return { proposal: proposal as Reply<'alignment.proposal'>['proposal'], isTaken };
    },
    'alignment.dismiss'({ talkId, isTaken }) {
      const talk = requireTalk(context, talkId);
      const proposal = store.alignments.of(talk);
      store.transaction(() => {
        if (isTaken && proposal !== null) store.alignments.put(talk, { ...proposal, paragraphs: [] });
        else store.alignments.remove(talk);
      });
      announce('alignment.changed', { talkId });
      return {};
    },
  };
}

/** Starts the alignment of a talk, unless one is under way. */
export async function startAlignment(
  context: LibraryContext,
  request: ParsedRequest<'alignment.start'>,
  isPaused = false,
): Promise<Job> {
  const { talkId, paragraphIds, isTrusted } = request;
  const { store, jobs } = context;
  const talk = requireTalk(context, talkId);
  const media = store.media.of(talk);
  if (media === undefined) throw new Failure('media.notFound');
  await requirePresent(media);
  if (store.transcripts.isEmpty(talk)) throw new Failure('transcript.empty', talkId);
  const asked = paragraphIds === null ? null : new Set(paragraphIds);
  const hasWords = store.transcripts.read(talk).some((paragraph) => {
    return paragraph.kind === 'paragraph' && (asked?.has(paragraph.id) ?? true) && tokensOf(paragraph.text).length > 0;
  });
  if (!hasWords) throw new Failure('alignment.noWords', talkId);
  const running = jobs.running('align', talkId);
  if (running !== undefined) return running;
  const aligned = { talk, talkId, media, asked: paragraphIds, isTrusted };
  return jobs.start('align', (control) => alignInLibrary(context, aligned, control), { talkId, request, isPaused });
}
