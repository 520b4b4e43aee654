import type { AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import type { PlacedSentence } from '../../domain/alignment/spokenSentences.ts';
import type { ParagraphId } from '../../domain/transcript/transcript.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** What an alignment found; one that was taken has no paragraphs any more. */
export interface KeptAlignment extends AlignmentProposal {
  /** That of the recording; those of before it was kept have none. */
  readonly fingerprint?: string;
  /** Of one that was taken: what those of the same recording that were taken before it found that nobody says. */
  readonly earlier?: readonly PlacedSentence[];
  /** Of one that waits: the one of the same recording that was taken last. */
  readonly before?: KeptAlignment;
}

/** Whether the editor has taken its times. */
export function isTaken({ paragraphs }: KeptAlignment): boolean {
  return paragraphs.length === 0;
}

/** The one that was taken last: it, or the one before it. */
export function lastTaken(kept: KeptAlignment): KeptAlignment | undefined {
  return isTaken(kept) ? kept : kept.before;
}

/** The sentences that nobody says, as alignments found that were taken: the last of them tells of its paragraphs. */
export function unspokenOf(kept: KeptAlignment): PlacedSentence[] {
  const { sentences = [], earlier = [] } = lastTaken(kept) ?? {};
  const told = new Set(sentences.map(({ paragraphId }) => paragraphId));
  const others = earlier.filter(({ paragraphId }) => !told.has(paragraphId));
  return [...others, ...sentences.filter(({ spoken }) => !spoken)];
}

/** What is kept of an alignment once it is taken; the talk has the paragraphs `present`. */
export function taken(kept: KeptAlignment, present: ReadonlySet<ParagraphId>): KeptAlignment {
  const { before: _before, ...found } = kept;
  const earlier = unspokenOf(kept).filter(({ paragraphId }) => present.has(paragraphId));
  return { ...found, paragraphs: [], earlier };
}

/** What is left when an alignment is dismissed: of one that waits, the one that was taken before it. */
export function dismissed({ before, fingerprint }: KeptAlignment): KeptAlignment | null {
  if (before === undefined) return null;
  // A conversion may have come in place of the recording.
  return fingerprint === undefined ? before : { ...before, fingerprint };
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
