import type { Call, Reply } from '../contract/methods.ts';
import { Failure } from '../contract/failure.ts';
import type { Revision } from '../contract/schemas.ts';
import { textOf, type TalkId } from '../domain/transcript/transcript.ts';
import { table } from './terminal.ts';

/** The revisions of a talk, or one of them with its text, as documents and for a person. */
export interface RevisionsAnswer {
  readonly document: { readonly revisions: readonly Revision[] } | Reply<'revisions.get'>;
  readonly human: string;
}

/** Lists the revisions of a talk, newest first; with a sequence number, gives that one whole. */
export async function askRevisions(call: Call, talkId: TalkId, sequence: number | null): Promise<RevisionsAnswer> {
  const { revisions } = await call('revisions.list', { talkId });
  if (sequence === null) return { document: { revisions }, human: describeRevisions(revisions) };
  const wanted = revisions.find((revision) => revision.sequence === sequence);
  if (wanted === undefined) throw new Failure('revision.unknown', String(sequence));
  const document = await call('revisions.get', { revisionId: wanted.id });
  return { document, human: `${textOf(document.paragraphs)}\n` };
}

function describeRevisions(revisions: readonly Revision[]): string {
  return table(
    revisions.map(({ sequence, createdAt, kind, wordCount, note }) => [
      String(sequence),
      createdAt,
      kind,
      `${wordCount} words`,
      note,
    ]),
  );
}
