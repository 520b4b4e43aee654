import type { AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import type { PlacedSentence } from '../../domain/alignment/spokenSentences.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** What an alignment found; one that was taken has no paragraphs any more. */
export interface KeptAlignment extends AlignmentProposal {
  /** That of the recording; those of before it was kept have none. */
  readonly fingerprint?: string;
  /** What those of the same recording before it found that nobody says, where it is of a part of the text. */
  readonly earlier?: readonly PlacedSentence[];
}

/** Whether the editor has taken its times. */
export function isTaken({ paragraphs }: KeptAlignment): boolean {
  return paragraphs.length === 0;
}

/** The sentences that nobody says, as alignments found that were taken: the last one tells of its paragraphs, if it was. */
export function unspokenOf(kept: KeptAlignment): PlacedSentence[] {
  const sentences = isTaken(kept) ? kept.sentences : [];
  const told = new Set(sentences.map(({ paragraphId }) => paragraphId));
  const earlier = kept.earlier?.filter(({ paragraphId }) => !told.has(paragraphId)) ?? [];
  return [...earlier, ...sentences.filter(({ spoken }) => !spoken)];
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
