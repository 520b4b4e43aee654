import type { TalkProblem, TalkState } from '../../contract/schemas.ts';

/** The columns of `talks` that its problems follow from; the column `has_problems` says the same in SQL. */
export interface ProblemColumns {
  readonly state: TalkState;
  readonly has_media: number;
  readonly is_media_lost: number;
  readonly has_text: number;
  readonly unconfirmed_count: number;
  readonly transcript_is_complete: number;
}

/** What the list warns of in a talk. A stub is not expected to have a transcript. */
export function problemsOf(talk: ProblemColumns): TalkProblem[] {
  const problems: TalkProblem[] = [];
  if (talk.state !== 'stub') {
    if (talk.has_text === 0) problems.push('transcriptMissing');
    else if (talk.transcript_is_complete === 0) problems.push('transcriptIncomplete');
  }
  if (talk.unconfirmed_count > 0) problems.push('speakerUnconfirmed');
  if (talk.is_media_lost === 1) problems.push('mediaLost');
  return problems;
}
