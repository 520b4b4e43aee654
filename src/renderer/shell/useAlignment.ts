import { useMemo } from 'react';
import type { Reply } from '../../contract/methods.ts';
import type { Job, Talk } from '../../contract/schemas.ts';
import { takeProposal, type AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import { paragraphsToAlign } from '../../domain/alignment/paragraphsToAlign.ts';
import { isMostlyTimed } from '../../domain/transcript/timedTranscript.ts';
import type { ParagraphId, TalkId } from '../../domain/transcript/transcript.ts';
import { useHost } from '../host/HostContext.ts';
import { failureOf, useTalkJob } from '../host/jobs.ts';
import { useTalkQuery } from '../host/useTalkQuery.ts';
import { remark } from '../ui/remarks.ts';
import { createValueStore, useValue, type ValueStore } from '../ui/valueStore.ts';
import type { TalkSession } from './useTalkSession.ts';

/** The alignment of a talk: under way, found, or to be begun. */
interface TalkAlignment {
  /** The last alignment of the talk, under way or ended. */
  readonly job: Job | null;
  /** What was found and waits to be taken. */
  readonly proposal: AlignmentProposal | null;
  /** What the last one found whose times were taken, to look through. */
  readonly taken: AlignmentProposal | null;
  /** Why the last one could not begin, failed, or could not be taken. */
  readonly failure: unknown;
  /** Whether the last one could not begin, or failed. */
  readonly hasFailed: boolean;
  readonly obstacle: 'noRecording' | 'recordingLost' | 'noText' | null;
  /** The paragraphs whose words nothing has heard, and may. */
  readonly changed: readonly ParagraphId[];
  /** Begins it with the text as it is now, or some paragraphs of it. */
  start(paragraphIds: readonly ParagraphId[] | null): Promise<void>;
  /** Gives the text the times that were found, as one step that can be undone. */
  take(): Promise<void>;
  dismiss(): Promise<void>;
}

/** What is asked of an alignment. */
type Work = 'start' | 'take' | 'dismiss';

/** Why something that was asked of the alignment of a talk could not be done. */
interface Refusal {
  readonly talkId: TalkId;
  readonly work: Work;
  readonly failure: unknown;
}

/** Why what was last asked of an alignment could not be done: asked for by a command, it shows in the panel of its talk. */
const lastFailure: ValueStore<Refusal | null> = createValueStore<Refusal | null>(null);
/** The talks of which something is being asked: a button pressed twice asks once. */
const busy = new Set<TalkId>();

export function useAlignment(talk: Talk, session: TalkSession): TalkAlignment {
  const { connection } = useHost();
  const { editor, timed } = session;
  const talkId = talk.id;
  const job = useTalkJob('align', talkId);
  const last = useValue(lastFailure);
  const refusal = last?.talkId === talkId ? last : null;
  const failureOfJob = failureOfLast(job);
  const { proposal, taken, unspoken } = useFound(talk.id);
  return {
    job,
    proposal,
    taken,
    failure: refusal?.failure ?? failureOfJob,
    hasFailed: refusal?.work === 'start' || failureOfJob !== null,
    obstacle: obstacleOf(talk, timed?.transcript.every(({ text }) => text.trim() === '') ?? false),
    changed: useMemo(() => paragraphsToAlign(timed?.transcript ?? [], unspoken), [timed, unspoken]),
    start: (paragraphIds) =>
      attempt(talkId, 'start', async () => {
        if (await session.flush())
          await connection.call('alignment.start', {
            talkId,
            paragraphIds: paragraphIds === null ? null : [...paragraphIds],
          });
      }),
    take: () =>
      attempt(talkId, 'take', async () => {
        if (editor === null || proposal === null || !(await session.flush())) return;
        await connection.call('revisions.make', { talkId, kind: 'align', note: '' });
        await editor.untilComposed();
        // The talk was left meanwhile: what was found waits for its next opening.
        if (editor.view.isDestroyed) return;
        const { transcript, skipped } = takeProposal(editor.margins.timed.transcript, proposal);
        editor.adopt(transcript);
        editor.focus();
        if (await session.flush()) await connection.call('alignment.dismiss', { talkId, isTaken: true });
        if (skipped.length > 0) remark('alignedBut', skipped.length);
        else remark('aligned');
      }),
    dismiss: () =>
      attempt(talkId, 'dismiss', async () => {
        await connection.call('alignment.dismiss', { talkId, isTaken: false });
      }),
  };
}

async function attempt(talkId: TalkId, work: Work, run: () => Promise<void>): Promise<void> {
  if (busy.has(talkId)) return;
  busy.add(talkId);
  lastFailure.set(null);
  try {
    await run();
  } catch (failure) {
    lastFailure.set({ talkId, work, failure });
  } finally {
    busy.delete(talkId);
  }
}

/** Why the last one failed. That its recording was gone is told as long as it is: another may have come in its place. */
function failureOfLast(job: Job | null): unknown {
  const failure = failureOf(job, '');
  return failure?.code === 'media.notFound' ? null : failure;
}

function obstacleOf({ media }: Talk, isEmpty: boolean): TalkAlignment['obstacle'] {
  if (media === null) return 'noRecording';
  if (!media.isPresent) return 'recordingLost';
  return isEmpty ? 'noText' : null;
}

const NONE_FOUND: Reply<'alignment.proposal'> = { proposal: null, isTaken: false, unspoken: [] };

/** What was found, by whether its times were taken, and what nobody says of the text. */
function useFound(
  talkId: TalkId,
): Pick<TalkAlignment, 'proposal' | 'taken'> & Pick<Reply<'alignment.proposal'>, 'unspoken'> {
  const { connection } = useHost();
  const found = useTalkQuery('alignment.changed', talkId, () => connection.call('alignment.proposal', { talkId }));
  const { proposal, isTaken, unspoken } = found.data ?? NONE_FOUND;
  return isTaken ? { proposal: null, taken: proposal, unspoken } : { proposal, taken: null, unspoken };
}

/** Whether most of the text has no times: the talk waits for its alignment. */
export function isUntimed({ timed }: TalkSession): boolean {
  return timed !== null && !isMostlyTimed(timed.transcript);
}
