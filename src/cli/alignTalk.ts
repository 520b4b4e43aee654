import type { Connection } from '../contract/connect.ts';
import { takeProposal } from '../domain/alignment/alignmentProposal.ts';
import type { PlacedSentence } from '../domain/alignment/spokenSentences.ts';
import { diffTranscripts } from '../domain/transcript/transcriptChange.ts';
import type { TalkId } from '../domain/transcript/transcript.ts';
import { describeFound, alignedCount } from './describeFound.ts';
import { runJob } from './runJob.ts';
import type { Terminal } from './terminal.ts';

/** What `align TALK --json` prints. */
interface AlignedTalk {
  readonly talkId: TalkId;
  readonly paragraphCount: number;
  readonly sentences: readonly PlacedSentence[];
  readonly unscripted: readonly { readonly startMs: number; readonly endMs: number }[];
}

/**
 * Aligns a talk of the library with its recording and takes the times that were found; the text before is kept as a
 * revision. `null` when it was stopped by Ctrl+C.
 */
export async function alignTalk(
  connection: Connection,
  { talkId, isTrusted }: { readonly talkId: TalkId; readonly isTrusted: boolean },
  terminal: Terminal,
): Promise<AlignedTalk | null> {
  const { call } = connection;
  const job = await runJob(connection, () => call('alignment.start', { talkId, paragraphIds: null, isTrusted }), {
    terminal,
    progressOf: ({ done, total }) => `aligning: ${Math.floor((100 * done) / total)} %`,
  });
  const { proposal } = await call('alignment.proposal', { talkId });
  if (job.state === 'cancelled' || proposal === null) return null;
  await call('revisions.make', { talkId, kind: 'align', note: '' });
  const stored = await call('transcripts.get', { talkId });
  const { transcript } = takeProposal(stored.paragraphs, proposal);
  const change = diffTranscripts(stored.paragraphs, transcript);
  await call('transcripts.save', { talkId, baseVersion: stored.version, change });
  await call('alignment.dismiss', { talkId, isTaken: true });
  const { sentences, unscripted, paragraphs } = proposal;
  return { talkId, paragraphCount: paragraphs.length, sentences, unscripted };
}

/** The same for a person. */
export function describeAligned(aligned: AlignedTalk): string {
  const { paragraphCount, sentences } = aligned;
  const counted = `${paragraphCount} paragraphs, ${alignedCount(sentences)} aligned`;
  return `${[counted, ...describeFound(aligned)].join('\n')}\n`;
}
