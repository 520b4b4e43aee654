import type { AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** What an alignment found; one that was taken has no paragraphs any more. */
interface KeptAlignment extends AlignmentProposal {
  /** That of the recording; those of before it was kept have none. */
  readonly fingerprint?: string;
}

/** What alignments found and nobody has dismissed, at most one for a talk. */
export interface AlignmentStore {
  of(talk: TalkNumber): KeptAlignment | null;
  put(talk: TalkNumber, alignment: KeptAlignment): void;
  remove(talk: TalkNumber): void;
}

export function createAlignmentStore(database: Database): AlignmentStore {
  const select = database.prepare<[TalkNumber], { proposal: string }>(
    'SELECT proposal FROM alignment_proposals WHERE talk = ?',
  );
  const upsert = database.prepare(
    `INSERT INTO alignment_proposals (talk, proposal) VALUES (?, ?)
     ON CONFLICT (talk) DO UPDATE SET proposal = excluded.proposal`,
  );
  const remove = database.prepare('DELETE FROM alignment_proposals WHERE talk = ?');
  return {
    of(talk) {
      const row = select.get(talk);
      return row === undefined ? null : (JSON.parse(row.proposal) as KeptAlignment);
    },
    put: (talk, alignment) => void upsert.run(talk, JSON.stringify(alignment)),
    remove: (talk) => void remove.run(talk),
  };
}
