import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import type { Job } from '../../contract/schemas.ts';
import { isSaid } from '../../domain/alignment/soundTokens.ts';
import { alignInLibrary } from '../jobs/alignInLibrary.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { requirePresent } from '../media/findLostMedia.ts';
import { dismissed, isTaken, taken, unspokenOf } from '../store/alignmentStore.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function alignmentHandlers(context: LibraryContext): HandlersOf<'alignment'> {
  const { store, announce } = context;
  return {
    'alignment.start': (request) => startAlignment(context, request),
    'alignment.proposal'({ talkId }) {
      const kept = store.alignments.of(requireTalk(context, talkId));
      if (kept === null) return { proposal: null, isTaken: false, unspoken: [] };
      const { fingerprint: _fingerprint, earlier: _earlier, before: _before, ...proposal } = kept;
      return { proposal, isTaken: isTaken(kept), unspoken: unspokenOf(kept) } as Reply<'alignment.proposal'>;
    },
    'alignment.dismiss'({ talkId, isTaken: takes }) {
      const talk = requireTalk(context, talkId);
      const kept = store.alignments.of(talk);
      const left =
        kept && (takes ? taken(kept, new Set(store.transcripts.read(talk).map(({ id }) => id))) : dismissed(kept));
      store.transaction(() => {
        if (left === null) store.alignments.remove(talk);
        else store.alignments.put(talk, left);
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
  const wanted = store.transcripts.read(talk).filter(({ id }) => asked?.has(id) ?? true);
  if (!wanted.some(isSaid)) throw new Failure('alignment.noWords', talkId);
  const running = jobs.running('align', talkId);
  if (running !== undefined) return running;
  const aligned = { talk, talkId, media, asked: paragraphIds, isTrusted };
  return jobs.start('align', (control) => alignInLibrary(context, aligned, control), { talkId, request, isPaused });
}
