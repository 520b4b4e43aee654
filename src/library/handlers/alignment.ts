import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest, Reply } from '../../contract/methods.ts';
import type { Job } from '../../contract/schemas.ts';
import type { AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import { isSaid } from '../../domain/alignment/soundTokens.ts';
import { alignInLibrary } from '../jobs/alignInLibrary.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { requirePresent } from '../media/findLostMedia.ts';
import { isTaken, unspokenOf } from '../store/alignmentStore.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

/** What is left of a proposal that was not taken. */
const NOTHING: AlignmentProposal = { paragraphs: [], sentences: [], unscripted: [] };

export function alignmentHandlers(context: LibraryContext): HandlersOf<'alignment'> {
  const { store, announce } = context;
  return {
    'alignment.start': (request) => startAlignment(context, request),
    'alignment.proposal'({ talkId }) {
      const kept = store.alignments.of(requireTalk(context, talkId));
      if (kept === null) return { proposal: null, isTaken: false, unspoken: [] };
      const { fingerprint: _fingerprint, earlier: _earlier, ...proposal } = kept;
      return { proposal, isTaken: isTaken(kept), unspoken: unspokenOf(kept) } as Reply<'alignment.proposal'>;
    },
    'alignment.dismiss'({ talkId, isTaken: takes }) {
      const talk = requireTalk(context, talkId);
      const kept = store.alignments.of(talk);
      store.transaction(() => {
        if (takes && kept !== null) store.alignments.put(talk, { ...kept, paragraphs: [] });
        // What those before it found still holds.
        else if (kept !== null && !isTaken(kept) && unspokenOf(kept).length > 0)
          store.alignments.put(talk, { ...kept, ...NOTHING });
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
  const wanted = store.transcripts.read(talk).filter(({ id }) => asked?.has(id) ?? true);
  if (!wanted.some(isSaid)) throw new Failure('alignment.noWords', talkId);
  const running = jobs.running('align', talkId);
  if (running !== undefined) return running;
  const aligned = { talk, talkId, media, asked: paragraphIds, isTrusted };
  return jobs.start('align', (control) => alignInLibrary(context, aligned, control), { talkId, request, isPaused });
}
